"""Of what body an office is: the one named after it, before it, or elsewhere in the text."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache

import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.body_tables import level_word
from kg_service.extraction.mentions.office_tables import (
    OfficeKind,
    institution_before_name,
    institution_word,
    institution_words,
    of_pattern,
    office_bodies,
    office_words,
    offices_of,
)
from kg_service.extraction.mentions.person_words import titles_of
from kg_service.extraction.mentions.places import COMMUNE, Place, folded_name, level_of, unit_words
from kg_service.extraction.person.ministries import MINISTRY, of_ministry
from kg_service.extraction.person.office_free_names import WHOLE, FreeNames
from kg_service.extraction.person.office_institutions import Institutions
from kg_service.extraction.person.office_records import Office, capital, committee, surmised, with_level
from kg_service.extraction.tables import any_of
from kg_service.text.patterns import compiled

_NAMED_FOR_PLACES = frozenset({"company", "school", "hospital", "institute"})
"""Kinds of bodies of whose names a bare place is a part: Trường Cao đẳng Y tế Phú Thọ."""


_LED = compiled(r"\s+(?:\([^()]{1,40}\)\s+)?(?:do|với|có|gồm)[\s:]")
_LINE_MARK = compiled(r"\s*(?:[-+•*●▪–]|\d{1,2}[.)]|\p{L}\))?\s*")
_FOR_REACH = 16
_COUNCIL = "Hội đồng Thi đua"
_JOINT = compiled(r"\s+-\s+|,\s+")
_UNIT_AFTER = compiled(r",\s+(?:đảng bộ\s+)?|\s*\(\s*")
_CAPITAL_OR_DIGIT = regex.compile(r"\p{Lu}|\d")
_SMALL_THEN_CAPITAL = regex.compile(r"(?:[\p{Ll}]+\s+){1,4}[\p{Lu}\d]")
_SPACE = compiled(r"\s+")


@cache
def _heads_line() -> re.Pattern[str]:
    address = any_of(titles_of("address"))
    return compiled(rf"\s*(?:\([^()\n]{{1,40}}\)\s*)?(?::|,\s*nơi\s|\s+-\s+(?:{address})\s)")


@cache
def _ends_with_level() -> re.Pattern[str]:
    return compiled(rf"\s(?P<level>{any_of(unit_words())})$")


@cache
def _for_body() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{office_words('for_body')})\s+$")


def _begins(name: str, use: str) -> bool:
    """Whether a name begins with one of the heads of a use of ``office_bodies.tsv``."""
    return folded_name(name).startswith(office_bodies(use))


class OfficeBodies:
    """Finds the bodies of the offices of one document."""

    def __init__(self, document: Document, roles: Collection[int]) -> None:
        """``roles``: where offices begin in the text."""
        self._document = document
        self._text = document.text
        self._folded = document.folded
        self._cities = document.knowledge.places.cities
        self._bodies = {body.start: body for body in document.bodies}
        self._places = {place.start: place for place in document.places}
        self._clusters = {cluster.start: cluster for cluster in document.clusters}
        self._roles = roles
        people = {person.start for person in document.people} | {person.title_start for person in document.people}
        self._people = people
        self.hidden: Collection[int] = ()
        """Where names begin that only the office before them tells to be names."""
        self.names = FreeNames(self._text, self._folded, people, self._bodies, roles)
        self._institutions = Institutions(document, self.names)

    def is_matter(self, end: int) -> bool:
        """Whether small letters that begin no body follow: ``Phó Giám đốc phụ trách ánh đèn``."""
        return self._text[end + 1 : end + 2].islower() and end + 1 not in self._bodies and end + 1 not in self._places

    def of_line(self, office: Office) -> Office | None:
        """``- Ban Dân vận: đ/c A, Trưởng ban``; ``Nhà hát B, nơi chị làm Giám đốc``: the body at the line's head."""
        sentence = self._document.sentence_at(office.start)
        if sentence is None:
            return None
        mark = _LINE_MARK.match(self._folded, sentence.start)
        body = self._bodies.get(mark.end() if mark else sentence.start)
        if body is None or not _heads_line().match(self._folded, body.end, office.start):
            return None
        return replace(office, organisation=with_level(body, body.organisation), body=body, place=body.place)

    def after_comma(self, office: Office, limit: int) -> Office | None:
        """``Chỉ huy trưởng, Bộ Chỉ huy Quân sự tỉnh``: a comma between the office and its body."""
        body = self._bodies.get(office.end + 2) if self._folded.startswith(", ", office.end) else None
        return self._of_body(office, body, limit) if body and body.end <= limit else None

    def led(self, office: Office, kind: OfficeKind) -> Office | None:
        """``Cục Thuế do ông A, Cục trưởng, …``: the body that the sentence named before, and who leads it."""
        if not kind.head:
            return None
        named = self._of_named_before(office, kind.head)
        led = named.body and _LED.match(self._folded, named.body.end, office.start)
        return named if led else None

    def spoken_for(self, office: Office) -> Office | None:
        """``Thay mặt Sở Y tế, Phó Giám đốc A``: the body in whose name the holder of the office appears."""
        index = bisect.bisect_left(self._document.bodies.starts, office.start) - 1
        body = self._document.bodies[index] if index >= 0 else None
        if body is None or self._folded[body.end : office.start] != ", ":
            return None
        if not _for_body().search(self._folded, max(0, body.start - _FOR_REACH), body.start):
            return None
        return replace(surmised(office, body, office.end), surmised=False)

    def of_institution(self, office: Office, kind: OfficeKind) -> Office:
        """``Hiệu trưởng``, ``Giám đốc bệnh viện``: of the school or hospital that the text names elsewhere."""
        word = institution_word().match(self._folded, office.end)
        if word:
            return self._of_kind(office, " ".join(word["word"].split()), word.end())
        bare = institution_before_name().match(self._folded, office.end)
        if bare and bare.end() in self._people and self._text[bare.start("word")].islower():
            return self._of_kind(office, " ".join(bare["word"].split()), bare.end("word"))
        body = self._institutions.of(office.role, office.start)
        if body is None and kind.head and kind.head not in office_bodies("elsewhere"):
            if kind.head in office_bodies("village") and (place := self._institutions.village(kind.head, office.start)):
                return replace(office, organisation=capital(place.label), place=place, surmised=True)
            body = self._institutions.one_of((kind.head,), office.start)
        return surmised(office, body, office.end) if body else office

    def _of_kind(self, office: Office, word: str, end: int) -> Office:
        """``Phó Chính ủy Quân khu``, ``Giám đốc BV``: of the one that the text names elsewhere, else of some such."""
        kind = institution_words()[word]
        body = self._institutions.called(word, kind, office.start)
        return surmised(office, body, end) if body else replace(office, end=end, organisation=kind)

    def with_body(self, office: Office, start: int, limit: int, kind: OfficeKind) -> Office | None:
        """The office with the body whose name may begin at ``start``; None where none does."""
        if kind.head == MINISTRY and start >= office.end:
            if start in self.hidden:
                return None  # Bộ trưởng Tô Lâm
            names = self._people.union(self.hidden)
            if ministry := of_ministry(office, start, self._text, self._folded, names):
                return ministry
        body = self._bodies.get(start)
        if body and body.end <= limit:
            return self._of_body(office, body, limit)
        cluster = self._clusters.get(start)
        if cluster:
            return replace(office, end=cluster.end, organisation=cluster.name)
        place = self._places.get(start)
        if place and start >= office.end:
            return self._of_place(office, place, kind)
        if start >= office.end and start in self._roles:
            return None
        level = level_word().match(self._folded, start)
        if level and start >= office.end and level_of(level["level"]).rank <= COMMUNE:
            word = level_of(level["level"]).word
            return replace(office, end=level.end(), level=word, organisation=committee(kind.role, word))
        return self._on_trust(office, start, limit, kind) if not kind.needs_body else None

    def _of_body(self, office: Office, body: Body, limit: int, part: str | None = None) -> Office:
        """The office of a body, and of the body that this one belongs to: Ban Tuyên giáo Tỉnh ủy."""
        names = [part, body.organisation] if part else [body.organisation]
        last = body
        while not last.place and (inner := self._next_body(last, limit)) is not None:
            names.append(inner.organisation)
            last = inner
        organisation = " ".join(names)
        level = last.level or body.level
        if last.kind in _NAMED_FOR_PLACES and last.place and last.place.start == last.place.name_start:
            organisation = f"{organisation} {self._text[last.place.start : last.place.end]}"
        if level and f" {level}" not in organisation and last.kind in ("police", "army"):
            where = last.place.name if last.place and level == "thành phố" else None
            of_city = where and where.lower().startswith(level)  # Công an thành phố, of Thành phố Hồ Chí Minh
            named = (level,) if of_city else (level, where)
            organisation = " ".join(part for part in (organisation, *named) if part)
        elif level:
            organisation = with_level(last, organisation)
        end = last.end
        if not last.place and not level:
            end, organisation = self._lengthened(last, organisation, limit)
        place = last.place or (self._place_ending(last.end, end) if end > last.end else None)
        return replace(
            office, end=end, organisation=organisation, body=last, place=place, level=None if place else level
        )

    def _place_ending(self, start: int, end: int) -> Place | None:
        """The place that a name up to ``end`` ends with."""
        return next((p for p in within(self._document.places, start, end) if end - p.end <= 1), None)

    def around(self, office: Office) -> Office:
        """With the unit that the office lies in: ``Trưởng thôn Nà Sản, xã Hát Lót``, ``Trường Sao Mai (Tư Nghĩa)``."""
        known = office.body is None or office.body.kind in _NAMED_FOR_PLACES or office.body.kind == "centre"
        if not known or (office.place and office.place.rank <= COMMUNE) or office.level:
            return office
        joint = _UNIT_AFTER.match(self._folded, office.end)
        place = self._places.get(joint.end()) if joint else None
        if place is None or place.rank > COMMUNE:
            return replace(office, level="xã", place=None) if office.place else office
        return replace(office, place=place)

    def _lengthened(self, body: Body, organisation: str, limit: int) -> tuple[int, str]:
        """A known name that goes on: Ban Chỉ đạo Tây Nam Bộ, Cục Cảnh sát điều tra tội phạm về ma túy."""
        gap = _SPACE.match(self._folded, body.end, limit)
        if gap is None or body.scope or body.kind in WHOLE:
            return body.end, organisation
        capital = self._text[gap.end() : gap.end() + 1]
        if not (capital.isupper() or capital.isdigit() or _begins(body.name, "open")):
            return body.end, organisation
        if gap.end() in self._roles or (gap.end() in self.hidden and body.kind not in _NAMED_FOR_PLACES):
            return body.end, organisation  # Tổng cục Chính trị Lương Cường
        end = self.names.end(gap.end(), limit)
        tail = " ".join(self._text[gap.end() : end].split()).rstrip(".&/'-")
        return (end, f"{organisation} {tail}") if tail else (body.end, organisation)

    def _next_body(self, body: Body, limit: int) -> Body | None:
        if _begins(body.name, "part") and (whole := self._whole_of(body.end, limit)):
            return whole
        gap = of_pattern().match(self._folded, body.end)
        inner = self._bodies.get(gap.end()) if gap else None
        return inner if inner and inner.end <= limit else None

    def _whole_of(self, end: int, limit: int) -> Body | None:
        """The body after a dash or comma that a part of it named before ends with: ``Khoa Nội, Bệnh viện Nhi``."""
        joint = _JOINT.match(self._folded, end)
        whole = self._bodies.get(joint.end()) if joint else None
        if whole is None or whole.end > limit:
            return None
        others = (whole.end + len(gap) for gap in (" và ", ", ") if self._folded.startswith(gap, whole.end))
        return None if any(other in self._bodies for other in others) else whole  # a row of bodies has no wholes

    def _of_place(self, office: Office, place: Place, kind: OfficeKind) -> Office | None:
        """The office of a place: the chair of a province is chair of its committee."""
        bare = "thành phố" if place.known and place.name in self._cities else "tỉnh"
        organisation = committee(kind.role, bare if place.start == place.name_start else place.level)
        if place.rank > COMMUNE and place.start < place.name_start:
            return replace(office, end=place.end, organisation=place.label, place=place)
        if place.start == place.name_start and organisation is None:
            return replace(office, end=place.end, place=place)
        return replace(office, end=place.end, place=place, organisation=organisation)

    def _on_trust(self, office: Office, start: int, limit: int, kind: OfficeKind) -> Office | None:
        """The words up to the end of the phrase as the name of the body, when a capital is among the first."""
        end = self.names.end(start, limit)
        name = " ".join(self._text[start:end].split()).rstrip(".&/'-")
        if not name or not _CAPITAL_OR_DIGIT.search(name):
            return None
        if name.lower() in institution_words():
            return self._of_kind(office, name.lower(), end)
        begins = name[0].isupper() or name[0].isdigit() or _SMALL_THEN_CAPITAL.match(name)
        if not begins and not (kind.head and start < office.end):
            return None
        if kind.head and start >= office.end and not self._folded.startswith(kind.head, start):
            name = f"{capital(kind.head)} {name}"
        if part := self._of_part(office, name, end):
            return part
        if fielded := self._with_field(office, name, end, limit, kind):
            return fielded
        if name.lower() == "hội đồng":
            return self._of_council(office, name, end)
        if kind.head and name.lower() == kind.head:
            return self._of_named_before(office, kind.head)
        inner = next((body for body in within(self._document.bodies, start + 1, end) if body.end == end), None)
        if inner and inner.kind in WHOLE:  # Thanh tra Bộ Văn hóa, Thể thao và Du lịch
            before = " ".join(self._text[start : inner.start].split())
            return replace(office, end=end, organisation=f"{capital(before)} {inner.organisation}", body=inner)
        spelt_out = self._institutions.spelt_out(name)
        if spelt_out:
            return replace(office, end=end, organisation=f"{capital(spelt_out[0])} ({name})", body=spelt_out[1])
        if inner and (inner.place or inner.level):  # Văn phòng UBND tỉnh
            return replace(office, end=end, organisation=capital(name), place=inner.place, level=inner.level)
        place = self._place_ending(start, end)
        if place is None and (level := _ends_with_level().search(name)):
            return replace(office, end=max(end, office.end), organisation=capital(name), level=level["level"])
        of_whole = kind.head in office_bodies("part") and not place
        whole = self._whole_of(end, limit) if of_whole else None
        if whole:
            return self._of_body(replace(office, end=end), whole, limit, capital(name))
        return replace(office, end=max(end, office.end), organisation=capital(name), place=place)

    def _with_field(self, office: Office, name: str, end: int, limit: int, kind: OfficeKind) -> Office | None:
        """``Trợ lý Tác huấn, Bộ Chỉ huy Quân sự tỉnh``: a field of work, and after a comma the body."""
        comma = _JOINT.match(self._folded, end) if folded_name(kind.role) in offices_of("fielded") else None
        whole = self._bodies.get(comma.end()) if comma else None
        if whole is None or whole.end > limit:
            return None
        return self._of_body(replace(office, end=end, role=f"{office.role} {name}"), whole, limit)

    def _of_part(self, office: Office, name: str, end: int) -> Office | None:
        """``Chánh Văn phòng Sở``: of the office of the department that the text names elsewhere."""
        part, _, whole = name.rpartition(" ")
        if not part or whole.lower() not in institution_words() or not whole[0].isupper():
            return None
        body = self._institutions.of_kind((whole.lower(),), office.start)
        if body is None:
            return None
        return replace(surmised(office, body, end), organisation=f"{capital(part)} {body.organisation}")

    def _of_council(self, office: Office, name: str, end: int) -> Office:
        """``Phó Chủ tịch Hội đồng``: of the council of emulation that the text names."""
        council = next((body for body in self._document.bodies if body.name.startswith(_COUNCIL)), None)
        named = replace(office, end=end, organisation=name)
        return surmised(named, council, end) if council else named

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
