"""Offices in an article: role, body, area.

``Phó Chủ tịch Thường trực Hội đồng Thi đua - Khen thưởng tỉnh``: the role is found by the words of ``offices.tsv``, the
body after it by the finder of bodies, or else it is the words up to the end of the phrase.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.office_tables import (
    OfficeKind,
    before_pattern,
    of_pattern,
    office_kinds,
    offices_of,
    rank_pattern,
    role_finder,
)
from kg_service.extraction.mentions.places import folded_name
from kg_service.extraction.person.chaired import of_chaired
from kg_service.extraction.person.office_bodies import OfficeBodies
from kg_service.extraction.person.office_records import Office, capital
from kg_service.extraction.person.office_seats import seated
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention

_BEFORE = 24
"""Characters before an office that are looked through for ``nguyên`` and ``quyền``."""


_OFFICE = 40
"""Characters of the longest name of an office."""

_EMPOWERED = "ủy "
"""Before ``quyền``: empowered, not acting."""

_NO_OFFICE = "-"
"""In place of a role: words that begin like an office and are none."""


@cache
def _of_several() -> tuple[str, ...]:
    """After an office that several persons hold: ``cùng bộ trưởng các bộ Y tế, Tài chính``."""
    return tuple(f" {words} " for words in offices_of("several"))


_GOVERNMENT = compiled(r"\s+chính phủ(?!\p{L})")
_MARKED = regex.compile(r"(?: \p{Ll}+){2,6}(?=[,.;)\n]| [-–] |$)")
_BRACKETED = regex.compile(r"(?: (?!kiêm )[\p{Ll}-]+){2,8}(?=\)| kiêm )")


_ENVOY = "Đại sứ"
_POST = regex.compile(r"\s(?:tại|ở)\s(?:\p{Ll}+\s){0,2}(?P<where>\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){0,4})")
"""Where an envoy is posted; a name may follow it at once."""


class OfficeFinder:
    """Reads offices out of one document."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._document = document
        self._folded = document.folded
        found = (self._of_one_line(mention) for mention in role_finder().find(document.folded))
        self._roles = [mention for mention in found if mention]
        self._role_starts = {mention.start for mention in self._roles}
        self._bodies = OfficeBodies(document, self._role_starts)

    def find(self, start: int, end: int) -> list[Office]:
        """Offices in ``[start, end)``, left to right."""
        found: list[Office] = []
        position = start
        for mention in within(self._roles, start, end):
            if mention.start < position:
                continue
            office = self._office(mention, start, end)
            position = office.end if office else mention.end
            if office:
                found.append(office)
        return found

    def _of_one_line(self, mention: PhraseMention) -> PhraseMention | None:
        """``TM. BAN THƯỜNG VỤ TỈNH ĐOÀN``, and below it ``PHÓ BÍ THƯ``: lines in capitals make no office together.

        Then the office that begins the lower line, if any.
        """
        said = self._text[mention.start : mention.end]
        if "\n" not in said or not said.isupper():
            return mention
        below = mention.start + said.rindex("\n") + 1
        return role_finder().first(self._folded, below, below + _OFFICE)

    def hide(self, names: Collection[int]) -> None:
        """Makes known where names begin that only the office before them tells to be names."""
        self._bodies.hidden = names

    @property
    def role_ends(self) -> list[int]:
        """Where the words for offices end, their bodies not included."""
        return [mention.end for mention in self._roles]

    def begins(self, position: int) -> bool:
        """Whether an office begins at a position."""
        return position in self._role_starts

    def _office(self, mention: PhraseMention, first: int, limit: int) -> Office | None:
        kind = office_kinds()[mention.phrase]
        if kind.role == _NO_OFFICE or self._folded.startswith(_of_several(), mention.end):
            return None
        before = before_pattern().search(self._folded, max(first, mention.start - _BEFORE), mention.start)
        rank = rank_pattern().match(self._folded, mention.end, limit)
        if rank and rank["rank"] == "phụ trách" and self._bodies.is_matter(rank.end()):
            rank = None  # Phó Giám đốc phụ trách ánh đèn
        if rank and rank["rank"] == "tt" and not folded_name(kind.role).endswith(offices_of("standing")):
            rank = None  # Giám đốc TT Y tế
        role = _ranked(kind.role, rank["rank"] if rank else None)
        acting, former, current = (bool(before and before[name]) for name in ("acting", "former", "current"))
        if before and acting and self._folded.endswith(_EMPOWERED, 0, before.start("acting")):
            return None  # Thừa ủy quyền Chủ tịch nước: who is stood in for is not who stands here
        start = mention.start
        if before and (acting or former):
            start = before.start("acting") if current else before.start()
        end = rank.end() if rank else mention.end
        government = _GOVERNMENT.match(self._folded, end, limit) if role.endswith("Chính phủ") else None
        end = government.end() if government else end
        office = Office(
            start, end, f"Quyền {role}" if acting else role, kind.body, former=former, current=current, whole=kind.whole
        )
        if kind.whole:
            return office
        for body_start in self._body_starts(mention, end, kind):
            full = self._bodies.with_body(office, body_start, limit, kind)
            if full and full.organisation and kind.role.endswith(_ENVOY):
                return self._posted(full)
            if full and full.organisation:
                return self._bodies.around(seated(self._document, full))
        full = of_chaired(office, self._text, self._folded, first)
        full = full or self._bodies.after_comma(office, limit) or self._bracketed(office, mention, kind)
        full = (
            full
            or self._bodies.led(office, kind)
            or self._bodies.spoken_for(office)
            or self._bodies.of_line(office)
            or self._bodies.of_institution(office, kind)
        )
        return None if kind.needs_body and full.organisation is None else full

    def _posted(self, office: Office) -> Office:
        """``Đại sứ Việt Nam tại Lào``: whose envoy, and where."""
        post = _POST.match(self._text, office.end)
        named = within(self._document.people, office.end, post.end()) if post else []
        end = len(self._text[: named[0].title_start].rstrip()) if named else post.end() if post else office.end
        if post is None or end <= post.start("where"):
            return office
        return replace(office, end=end, organisation=f"{office.organisation} {self._text[office.end : end].strip()}")

    def _bracketed(self, office: Office, mention: PhraseMention, kind: OfficeKind) -> Office | None:
        """``(trưởng phòng quy hoạch và môi trường)``: a body in small letters, where marks say where it ends."""
        if not kind.head or not mention.phrase.endswith(kind.head):
            return None
        bracket = self._folded.startswith("(", office.start - 1)
        words = (_BRACKETED if bracket else _MARKED).match(self._text, mention.end)
        if words is None or (not bracket and self._bodies.names.end(mention.end + 1, words.end()) != words.end()):
            return None
        name = capital(" ".join(self._text[mention.end - len(kind.head) : words.end()].split()))
        return replace(office, end=words.end(), organisation=name)

    def _body_starts(self, mention: PhraseMention, end: int, kind: OfficeKind) -> list[int]:
        """Where the name of the body may begin: after the office, or at the word that the office has swallowed."""
        gap = of_pattern().match(self._folded, end)
        starts = [gap.end()] if gap else []
        if kind.head and mention.phrase.endswith(kind.head):
            swallowed = mention.end - len(kind.head)
            again = bool(gap and self._folded.startswith(kind.head, gap.end()))
            starts = [*starts, swallowed] if again else [swallowed, *starts]
        return starts


def _ranked(role: str, rank: str | None) -> str:
    """``Phó Bí thư Thường trực``; the Government stays last: ``Phó Thủ tướng Thường trực Chính phủ``."""
    if not rank:
        return role
    rank = "thường trực" if rank == "tt" else rank
    word = capital(" ".join(rank.split())) if rank != "phụ trách" else "phụ trách"
    government = " Chính phủ"
    if role.endswith(government):
        return f"{role.removesuffix(government)} {word}{government}"
    return f"{role} {word}"
