"""An award as a text names it: what its words say, before who conferred it in the clause is known."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.authorities import Authority
from kg_service.extraction.award.kinds import kind_of
from kg_service.extraction.award.stems import Stem
from kg_service.extraction.facts import RecipientKind
from kg_service.text.values import value


@value
class AwardMention:
    """An award at ``[start, end)`` of the text: what its words say, not who conferred it in the clause.

    ``classes``: more than one for ``hạng Nhì và hạng Ba``. ``level``: ``cấp tỉnh``. ``title``: the words in quotation
    marks. ``issuers``: who confers it by its name. ``count``: the number before it (``05 lượt Cờ thi đua``).
    ``given``: the kind of recipients after a number of awards.
    """

    start: int
    end: int
    stem: Stem
    classes: tuple[str, ...] = ()
    level: str | None = None
    title: str | None = None
    issuers: tuple[Authority, ...] = ()
    period: str | None = None
    prefixed: bool = False
    count: int | None = None
    given: RecipientKind | None = None

    @property
    def kind(self) -> RecipientKind | None:
        """Whom a number of it is for, by its nature or by the words after it (``226 Bằng khen cho cá nhân``)."""
        if self.given:
            return self.given
        kind = self.stem.recipient or self.stem.counted
        return kind_of(kind) if kind else None

    @property
    def takes_issuer(self) -> bool:
        """Whether who confers it belongs to its name, and the words leave it out."""
        return self.stem.form == "issued" and not (self.issuers or self.level or self.title)

    def names(self, issuers: Sequence[str] = (), level: str | None = None) -> list[str]:
        """Its names, one for each class.

        ``issuers`` or their ``level`` complete it where its own words leave out who confers it.
        """
        if self.title:
            base = self.title if self.stem.form == "title" else f'{self.stem.name} "{self.title}"'
        else:
            base = f"{self.stem.name} {self.level}" if self.level else self.stem.name
        if self.stem.form == "levelled" and not self.level and level:
            base = f"{base} cấp {level}"
        own = [authority.name for authority in self.issuers]
        if self.stem.form == "issued" and not self.title and not self.level and (own or issuers):
            conferring = [_conferring(self.stem.name, name) for name in own or issuers]
            if len(own) > 2 or (len(own) == 2 and "khen" in self.stem.name):
                return [f"{base} của {name}" for name in conferring]  # each body gives its own
            base = f"{base} của {' và '.join(conferring)}"
        elif self.stem.form == "order" and own:
            base = f"{base} của {' và '.join(own)}"
        return [f"{base} hạng {one}" for one in self.classes] or [base]


def _conferring(stem: str, issuer: str) -> str:
    """The issuer in an award's name: flags are the Government's or a committee's, not its head's (Luật 2003, 25).

    The certificate that the press calls the Government's is the Prime Minister's (Luật 2022, 73).
    """
    if stem == "Bằng khen" and issuer == "Chính phủ":
        return "Thủ tướng Chính phủ"
    if stem.startswith("Cờ"):
        return {"Thủ tướng Chính phủ": "Chính phủ"}.get(issuer, issuer.removeprefix("Chủ tịch "))
    return issuer
