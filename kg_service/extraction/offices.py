"""Offices in an article: role, body, area.

``Phó Chủ tịch Thường trực Hội đồng Thi đua - Khen thưởng tỉnh``: the role is found by the words of ``offices.tsv``, the
body after it by the finder of bodies, or else it is the words up to the end of the phrase.
"""

from __future__ import annotations

import re
from dataclasses import replace

import regex

from kg_service.extraction.bodies import Body
from kg_service.extraction.body_tables import level_word
from kg_service.extraction.document import Document, within
from kg_service.extraction.office_institutions import Institutions
from kg_service.extraction.office_records import Office, committee
from kg_service.extraction.office_tables import (
    OfficeKind,
    before_pattern,
    of_pattern,
    office_kinds,
    rank_pattern,
    role_finder,
    stop_pattern,
)
from kg_service.extraction.places import COMMUNE, Place, level_of
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention

_BEFORE = 24
"""Characters before an office that are looked through for ``nguyên`` and ``quyền``."""

_NO_OFFICE = "-"
"""In place of a role: words that begin like an office and are none."""

_LONGEST_BODY = 18
"""Words of the longest body that is taken on trust, with no table that knows it."""

_OPEN = frozenset({"Cục", "Vụ", "Phòng", "Ban", "Ủy ban", "Tổng cục", "Trung ương Đảng", "Đài", "Trung tâm"})
"""Heads of bodies whose names go on in small letters: Cục Cảnh sát hình sự, Trung ương Đảng Nhân dân Campuchia."""
_WHOLE = frozenset({"ministry", "state"})
"""Kinds of bodies whose known names are whole: what follows Bộ Công an is not part of it."""

_GOVERNMENT = compiled(r"\s+chính phủ(?!\p{L})")
_BRACKETED = regex.compile(r"(?: [\p{Ll}-]+){2,8}(?=\))")
_CAPITAL_OR_DIGIT = regex.compile(r"\p{Lu}|\d")
_SMALL_THEN_CAPITAL = regex.compile(r"(?:[\p{Ll}]+\s+){1,4}[\p{Lu}\d]")
_SPACE = compiled(r"\s+")
_WORD = compiled(r"[\p{L}\d][\p{L}\d.&/'-]*")
_TOKEN = compiled(r"(?P<gap>\s+(?:[-&]\s+)?)(?P<word>[\p{L}\d][\p{L}\d.&/'-]*)")


class OfficeFinder:
    """Reads offices out of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._folded = document.folded
        self._bodies = {body.start: body for body in document.bodies}
        self._places = {place.start: place for place in document.places}
        self._clusters = {cluster.start: cluster for cluster in document.clusters}
        self._people = {person.start for person in document.people}
        self._people |= {person.title_start for person in document.people}
        self._institutions = Institutions(document)
        self._roles = role_finder().find(document.folded)
        self._role_starts = {mention.start for mention in self._roles}

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

    @property
    def role_ends(self) -> list[int]:
        """Where the words for offices end, their bodies not included."""
        return [mention.end for mention in self._roles]

    def begins(self, position: int) -> bool:
        """Whether an office begins at a position."""
        return position in self._role_starts

    def _office(self, mention: PhraseMention, first: int, limit: int) -> Office | None:
        kind = office_kinds()[mention.phrase]
        if kind.role == _NO_OFFICE:
            return None
        before = before_pattern().search(self._folded, max(first, mention.start - _BEFORE), mention.start)
        rank = rank_pattern().match(self._folded, mention.end, limit)
        role = _ranked(kind.role, rank["rank"] if rank else None)
        acting, former, current = (bool(before and before[name]) for name in ("acting", "former", "current"))
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
            full = self._with_body(office, body_start, limit, kind)
            if full and full.organisation:
                return full
        full = self._bracketed(office, mention, kind) or self._of_institution(office)
        return None if kind.needs_body and full.organisation is None else full

    def _bracketed(self, office: Office, mention: PhraseMention, kind: OfficeKind) -> Office | None:
        """``(trưởng phòng quy hoạch và môi trường)``: a body in small letters, where brackets say where it ends."""
        if not kind.head or not mention.phrase.endswith(kind.head) or self._folded[: office.start][-1:] != "(":
            return None
        words = _BRACKETED.match(self._text, mention.end)
        if words is None:
            return None
        name = _capital(" ".join(self._text[mention.end - len(kind.head) : words.end()].split()))
        return replace(office, end=words.end(), organisation=name)

    def _of_institution(self, office: Office) -> Office:
        """``Hiệu trưởng``, ``Giám đốc bệnh viện``: of the school or hospital that the text names elsewhere."""
        found = self._institutions.of(office.role, office.start, office.end)
        if found is None:
            return office
        body, end = found
        named = replace(office, end=end, organisation=body.organisation, body=body, surmised=True)
        return replace(named, place=body.place, level=body.level)

    def _body_starts(self, mention: PhraseMention, end: int, kind: OfficeKind) -> list[int]:
        """Where the name of the body may begin: after the office, or at the word that the office has swallowed."""
        gap = of_pattern().match(self._folded, end)
        starts = [gap.end()] if gap else []
        if kind.head and mention.phrase.endswith(kind.head):
            swallowed = mention.end - len(kind.head)
            again = bool(gap and self._folded.startswith(kind.head, gap.end()))
            starts = [*starts, swallowed] if again else [swallowed, *starts]
        return starts

    def _with_body(self, office: Office, start: int, limit: int, kind: OfficeKind) -> Office | None:
        body = self._bodies.get(start)
        if body and body.end <= limit:
            return self._of_body(office, body, limit)
        cluster = self._clusters.get(start)
        if cluster:
            return replace(office, end=cluster.end, organisation=cluster.name)
        place = self._places.get(start)
        if place and start >= office.end:
            return self._of_place(office, place, kind)
        level = level_word().match(self._folded, start)
        if level and start >= office.end and level_of(level["level"]).rank <= COMMUNE:
            word = level_of(level["level"]).word
            return replace(office, end=level.end(), level=word, organisation=committee(kind.role, word))
        return self._on_trust(office, start, limit, kind) if not kind.needs_body else None

    def _of_body(self, office: Office, body: Body, limit: int) -> Office:
        """The office of a body, and of the body that this one belongs to: Ban Tuyên giáo Tỉnh ủy."""
        names = [body.organisation]
        last = body
        while not last.place and (inner := self._next_body(last, limit)) is not None:
            names.append(inner.organisation)
            last = inner
        organisation = " ".join(names)
        level = last.level or body.level
        if level and f" {level}" not in organisation and last.kind in ("police", "army"):
            where = last.place.name if last.place and level == "thành phố" else None
            named = (where,) if where and where.lower().startswith(level) else (level, where)
            organisation = " ".join(part for part in (organisation, *named) if part)
        end = last.end
        if not last.place and not level:
            end, organisation = self._lengthened(last, organisation, limit)
        return replace(
            office,
            end=end,
            organisation=organisation,
            body=last,
            place=last.place,
            level=None if last.place else level,
        )

    def _lengthened(self, body: Body, organisation: str, limit: int) -> tuple[int, str]:
        """A known name that goes on: Ban Chỉ đạo Tây Nam Bộ, Cục Cảnh sát điều tra tội phạm về ma túy."""
        gap = _SPACE.match(self._folded, body.end, limit)
        if gap is None or body.scope or body.kind in _WHOLE:
            return body.end, organisation
        capital = self._text[gap.end() : gap.end() + 1]
        if not (capital.isupper() or capital.isdigit() or body.name.startswith(tuple(_OPEN))):
            return body.end, organisation
        if self.begins(gap.end()):
            return body.end, organisation
        end = self._phrase_end(gap.end(), limit)
        tail = " ".join(self._text[gap.end() : end].split()).rstrip(".&/'-")
        return (end, f"{organisation} {tail}") if tail else (body.end, organisation)

    def _next_body(self, body: Body, limit: int) -> Body | None:
        gap = of_pattern().match(self._folded, body.end)
        inner = self._bodies.get(gap.end()) if gap else None
        return inner if inner and inner.end <= limit else None

    def _of_place(self, office: Office, place: Place, kind: OfficeKind) -> Office | None:
        """The office of a place: the chair of a province is chair of its committee."""
        organisation = committee(kind.role, "tỉnh" if place.start == place.name_start else place.level)
        if place.rank > COMMUNE and place.start < place.name_start:
            return replace(office, end=place.end, organisation=place.label)
        if place.start == place.name_start and organisation is None:
            return replace(office, end=place.end, place=place)
        return replace(office, end=place.end, place=place, organisation=organisation)

    def _on_trust(self, office: Office, start: int, limit: int, kind: OfficeKind) -> Office | None:
        """The words up to the end of the phrase as the name of the body, when a capital is among the first."""
        end = self._phrase_end(start, limit)
        name = " ".join(self._text[start:end].split()).rstrip(".&/'-")
        if not name or not _CAPITAL_OR_DIGIT.search(name):
            return None
        begins = name[0].isupper() or name[0].isdigit() or _SMALL_THEN_CAPITAL.match(name)
        if not begins and not (kind.head and start < office.end):
            return None
        if kind.head and start >= office.end and not self._folded.startswith(kind.head, start):
            name = f"{_capital(kind.head)} {name}"
        if kind.head and name.lower() == kind.head:
            return self._of_named_before(office, kind.head)
        inner = next((body for body in within(self._document.bodies, start + 1, end) if body.end == end), None)
        if inner and inner.kind in _WHOLE:  # Thanh tra Bộ Văn hóa, Thể thao và Du lịch
            before = " ".join(self._text[start : inner.start].split())
            return replace(office, end=end, organisation=f"{_capital(before)} {inner.organisation}", body=inner)
        place = next((p for p in within(self._document.places, start, end) if end - p.end <= 1), None)
        return replace(office, end=max(end, office.end), organisation=_capital(name), place=place)

    def _of_named_before(self, office: Office, head: str) -> Office:
        """``Ban Quản lý khu kinh tế do ông Danh làm Trưởng Ban``: the body that the sentence named before."""
        sentence = self._document.sentence_at(office.start)
        named = [
            body
            for body in within(self._document.bodies, sentence.start if sentence else office.start, office.start)
            if body.name.lower().startswith(f"{head} ")
        ]
        if not named:
            return office
        body = named[-1]
        return replace(office, organisation=body.organisation, body=body, place=body.place, level=body.level)

    def _phrase_end(self, start: int, limit: int) -> int:
        first = _WORD.match(self._text, start, limit)
        if first is None or start in self._people or stop_pattern().match(self._folded, start):
            return start
        end = first.end()
        for _ in range(_LONGEST_BODY):
            token = _TOKEN.match(self._text, end, limit)
            if token is None or token.start("word") in self._people:
                break
            word = token.start("word")
            body = self._bodies.get(word)
            if body and body.kind in _WHOLE and body.end <= limit:
                return body.end
            capital = self._text[word].isupper()
            if "-" in token["gap"] and (not capital or self._folded.startswith("ảnh", word)):
                break
            if not capital and stop_pattern().match(self._folded, word) and not self._goes_on(token, limit):
                break
            if self.begins(word):
                break
            end = token.end()
        return end

    def _goes_on(self, token: re.Match[str], limit: int) -> bool:
        """Whether ``và`` joins two parts of one name: Hội Nghệ nhân và Thương hiệu Việt Nam."""
        if token["word"] != "và":
            return False
        after = _TOKEN.match(self._text, token.end(), limit)
        return bool(
            after
            and after["word"][0].isupper()
            and after.start("word") not in self._people
            and not self.begins(after.start("word"))
            and after.start("word") not in self._bodies
        )


def _ranked(role: str, rank: str | None) -> str:
    """``Phó Bí thư Thường trực``; the Government stays last: ``Phó Thủ tướng Thường trực Chính phủ``."""
    if not rank:
        return role
    word = _capital(" ".join(rank.split())) if rank != "phụ trách" else "phụ trách"
    government = " Chính phủ"
    if role.endswith(government):
        return f"{role.removesuffix(government)} {word}{government}"
    return f"{role} {word}"


def _capital(words: str | None) -> str | None:
    return words[:1].upper() + words[1:] if words else None
