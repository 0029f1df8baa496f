"""Lists attached to a decision: which of its articles gives what to those whom a list names.

``Điều 1. Tặng Bằng khen cho 05 tập thể (danh sách số 1 kèm theo)``, and after the signature ``DANH SÁCH SỐ 1``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg_service.extraction.award.kinds import kind_words
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.predications import Predication
from kg_service.extraction.facts import RecipientKind
from kg_service.extraction.worded import worded

_LABEL = r"(?:\s+(?:số\s+)?(?P<label>\d{1,2}|[ivx]{1,5}|[a-e])(?![\p{L}\d]))?"
_HEADS = worded(rf"\s*(?:[-_=*]{{3,}}\s*)?<annex>(?:\s+<attached>)?{_LABEL}(?!\p{{L}})", "award_recipients")
_REFERS = worded(
    r"(?:(?:<attached>|theo|có|tại|trong|ở|như|[(,])\s*(?:các\s+|bản\s+)?<annex>|<annex_alone>"
    rf"|<annex>(?=[^.;]{{0,20}}<attached>)){_LABEL}",
    "award_recipients",
)
_ATTACHED = worded(r"\s*\(?\s*<attached>\s", "award_recipients")
_KIND = worded(r"(?<!\p{L})<recipient_sections/*>(?!\p{L})", "recipient_sections")
_HEADING_REACH = 80


def heads_annex(folded: str) -> bool:
    """Whether a line begins as the heading of an attached list does."""
    return _HEADS.match(folded) is not None


def attached(folded: str) -> bool:
    """Whether a line says only to what its list belongs: ``(Kèm theo Quyết định số 5/QĐ-UBND)``."""
    return _ATTACHED.match(folded) is not None


def only_kind(folded: str) -> RecipientKind | None:
    """The kind of recipients that a heading speaks of, if it is one: ``DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG …``."""
    found = {kind_words()[match.group()] for match in _KIND.finditer(folded, 0, _HEADING_REACH)}
    return found.pop() if len(found) == 1 else None


@dataclass(slots=True)
class Annex:
    """What the decision says of one list. ``label``: its number; ``kinds``: of those whom it counts."""

    label: str
    predication: Predication
    awards: list[AwardMention]
    kinds: frozenset[RecipientKind]


@dataclass(slots=True)
class Annexes:
    """The lists that a decision refers to, in order. ``current``: the one whose heading came last."""

    known: list[Annex] = field(default_factory=list)
    current: Annex | None = None

    def __bool__(self) -> bool:
        return bool(self.known)

    def refer(self, folded: str, end: int, found: Sequence[Predication]) -> None:
        """Keeps what predications give to those of a list: numbers of recipients, or nobody by name."""
        for index, predication in enumerate(found):
            until = found[index + 1].start if index + 1 < len(found) else end
            reference = _REFERS.search(folded, predication.verb or predication.start, max(until, predication.end))
            if reference is None or any(r.count is None for g in predication.groups for r in g.recipients):
                continue
            for group in predication.groups:
                if group.awards:
                    kinds = frozenset(kind for recipient in group.recipients for kind in recipient.kinds)
                    self.known.append(Annex(reference["label"] or "", predication, list(group.awards), kinds))

    def headed(self, folded: str, awards: Sequence[AwardMention]) -> Annex:
        """The list that a heading heads: by its number, the award that it names, its kind, else in order."""
        self.current = self._told(folded, awards) or self._next()
        return self.current

    def _told(self, folded: str, awards: Sequence[AwardMention]) -> Annex | None:
        match = _HEADS.match(folded)
        label = match["label"] if match else None
        stems = {award.stem.name for award in awards}
        kind = only_kind(folded)
        fitting = [annex for annex in self.known if label and annex.label == label]
        fitting = fitting or [annex for annex in self.known if stems & {award.stem.name for award in annex.awards}]
        if label and not fitting:
            return None
        of_kind = [annex for annex in fitting or self.known if kind in annex.kinds]
        if len(of_kind) == 1:
            return of_kind[0]
        if self.current and not label and not fitting:
            return self.current
        return fitting[0] if fitting else None

    def _next(self) -> Annex:
        """The first list, and then the one after the last."""
        if self.current is None:
            return self.known[0]
        return self.known[min(len(self.known) - 1, self.known.index(self.current) + 1)]
