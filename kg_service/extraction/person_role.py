"""Facts of type ``person_role``: a named person in an office, one fact for each office.

Offices stand before the name (``Chủ tịch UBND tỉnh Nguyễn Văn An``), after it (``ông Nguyễn Văn An, Phó Bí thư Tỉnh ủy,
Chủ tịch UBND tỉnh``), before a list of names (``các Phó Chủ tịch UBND tỉnh: …``) or over a signature.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from kg_service.extraction.delegates import delegates
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import Fact, PersonRoleFact
from kg_service.extraction.office_areas import area_of, completed
from kg_service.extraction.office_names import OfficeNames
from kg_service.extraction.office_records import Office
from kg_service.extraction.office_tables import office_words
from kg_service.extraction.offices import OfficeFinder
from kg_service.extraction.participation import Participations
from kg_service.extraction.person_records import Person
from kg_service.extraction.person_words import title_pattern
from kg_service.extraction.signatures import signatures
from kg_service.text.patterns import compiled

# Measured on the development articles: of the facts of each kind of place, this share is right.
_SURE, _LISTED, _BARE, _SIGNED = 0.95, 0.85, 0.6, 0.9


_BEFORE = 24
"""Characters before an office that are looked through for ``các đồng chí`` and ``thay mặt``."""


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a person holds, and the words that say so."""

    person: Person
    office: Office
    start: int
    end: int
    confidence: float


@cache
def _before_name() -> re.Pattern[str]:
    """What may stand between an office and the name after it."""
    return compiled(rf"\s*(?:[-:]\s*)?(?:(?:các\s+)?(?:{title_pattern()})\s*[,-]?\s*)*")


@cache
def _after_name() -> re.Pattern[str]:
    """What may stand between a name and the office after it: a mark, a bracket with age or home, a rank, ``là``."""
    told, former = office_words("is"), office_words("former")
    age = r"(?:sn|sinh năm|sinh)?\s*\d{2,4}(?:\s+tuổi)?\s*,\s*(?:(?:quê|trú|ngụ|ở)[^,()\n]{1,40},\s*)?"
    rank = rf"(?:(?:{former})\s+)?(?:{title_pattern()})(?:\s+(?:quân đội|công an)(?:\s+nhân dân)?)?\s*,\s*"
    return compiled(
        rf"\s*(?:\([^()\n]{{1,60}}\)\s*)?(?:(?:,|-|:|\((?:\s*{age})?|–|\|)\s*|(?:(?:,\s*)?(?:{told}))\s+)(?:{rank})?"
        rf"(?:(?:{told})\s+)?(?:cố\s+)?|\s+(?=nguyên\s|quyền\s)"
    )


@cache
def _said() -> re.Pattern[str]:
    """Between a short name and an office that the sentence says is the person's: ``hiện là``, ``đang giữ chức``."""
    told = rf"(?:{office_words('current')}|{office_words('is')})"
    return compiled(rf"\s+(?:đã\s+|đang\s+|từng\s+|mới\s+)?{told}(?:\s+{told})?\s+")


@cache
def _between() -> re.Pattern[str]:
    """What may stand between two offices of one person."""
    return compiled(rf"\s*(?:,|;|-|/)\s*(?:(?:{office_words('join')})\s+)?|\s+(?:{office_words('join')})\s+|\s*$")


@cache
def _lead() -> regex.Pattern[str]:
    """What may begin a sentence before an office and the name after it: ``Theo``, ``Là``, ``Trên cương vị``."""
    return regex.compile(rf"(?:theo|(?P<fronted>{office_words('fronted')}))\s+")


@cache
def _aside() -> re.Pattern[str]:
    """What may stand between a fronted office and the name: ``Là Trưởng thôn nhiều năm, hiểu rõ từng nhà, ông …``."""
    return compiled(r"[^.;:!?()\"“”]{0,120},")


@cache
def _on_behalf() -> re.Pattern[str]:
    """Before an office that is another person's: ``Thay mặt Chủ tịch nước, Bộ trưởng …``."""
    return compiled(rf"(?<!\p{{L}})(?:{office_words('behalf')})\s+$")


def extract(document: Document) -> Iterator[Fact]:
    """The facts of this type that the document asserts, in order of place; one for each person, office and body."""
    finder = OfficeFinder(document)
    names = OfficeNames(document, finder.role_ends)
    if not (document.people or names):
        return
    held = [one for sentence in document.sentences for one in _of_sentence(document, finder, names, sentence)]
    held += [Held(person, office, start, end, _SIGNED) for person, office, start, end in signatures(document, finder)]
    held += [Held(person, office, start, end, _LISTED) for person, office, start, end in delegates(document)]
    yield from _facts(document, sorted(held, key=lambda one: one.start))


def _of_sentence(document: Document, finder: OfficeFinder, names: OfficeNames, sentence: Sentence) -> list[Held]:
    mentioned = within(document.people, sentence.start, sentence.end)
    people = [person for person in mentioned if person.full]
    hidden = names.any_in(sentence.start, sentence.end)
    offices = finder.find(sentence.start, sentence.end) if mentioned or hidden else []
    if not offices:
        return []
    if hidden:
        people = sorted([*people, *names.after(offices)], key=lambda person: person.start)
    row = _Row(document, people, offices)
    found: list[Held] = []
    for person, chain in row.after():
        found += _held(person, chain, person.start)
    for person, chain in row.said([person for person in mentioned if not person.full]):
        found += _held(person, chain, person.start)
    for person, chain in row.before():
        found += _held(person, chain, chain[0].start)
    served = {one.person.start for one in found}
    for person, chain in row.opening(sentence.start, served):
        found += [replace(one, confidence=_LISTED) for one in _held(person, chain, chain[0].start)]
    return [*found, *_shared(row, served)]


def _held(person: Person, chain: list[Office], start: int) -> list[Held]:
    end = max([person.end, *(office.end for office in chain)])
    return [
        Held(person, office, start, end, _SURE if office.organisation or office.whole else _BARE)
        for office in completed(chain)
    ]


class _Row:
    """The names and offices of one sentence, each in order, and what stands between them."""

    def __init__(self, document: Document, people: list[Person], offices: list[Office]) -> None:
        self.folded = document.folded
        self.people = people
        self.offices = offices
        self._starts = [office.start for office in offices]
        self._ends = [office.end for office in offices]
        self._leading = {
            index: person
            for number, person in enumerate(people)
            if (index := self._straight_before(person, people[number - 1] if number else None)) is not None
        }
        self._taken: set[int] = set()

    def first_from(self, position: int) -> int:
        """The index of the first office at a position or after it."""
        return bisect.bisect_left(self._starts, position)

    def _straight_before(self, person: Person, previous: Person | None) -> int | None:
        index = bisect.bisect_right(self._ends, person.start) - 1
        if index < 0 or (previous and previous.start >= self._ends[index]):
            return None
        return index if _before_name().fullmatch(self.folded, self._ends[index], person.start) else None

    def after(self) -> Iterator[tuple[Person, list[Office]]]:
        """Persons with the offices after their names, up to the first that leads to the next name."""
        return self._forward(self.people, _after_name())

    def said(self, people: list[Person]) -> Iterator[tuple[Person, list[Office]]]:
        """Persons by their short names, whose full ones stand before: ``Bác sĩ Hồi hiện là Phó Trưởng khoa``."""
        return self._forward(people, _said())

    def _forward(self, people: list[Person], first: re.Pattern[str]) -> Iterator[tuple[Person, list[Office]]]:
        for person in people:
            chain: list[Office] = []
            position, gap = person.end, first
            for index in range(self.first_from(person.end), len(self.offices)):
                office = self.offices[index]
                if index in self._leading or not gap.fullmatch(self.folded, position, office.start):
                    break
                chain.append(office)
                self._taken.add(index)
                position, gap = office.end, _between()
            if chain:
                yield person, chain

    def before(self) -> Iterator[tuple[Person, list[Office]]]:
        """Persons with the row of offices that ends straight before their names; call it after ``after``."""
        for last, person in self._leading.items():
            if last not in self._taken:
                yield person, self._back(last)

    def _back(self, last: int) -> list[Office]:
        """The row of offices that ends with the one at an index."""
        chain = [self.offices[last]]
        for index in range(last - 1, -1, -1):
            office = self.offices[index]
            if index in self._taken or not _between().fullmatch(self.folded, office.end, chain[0].start):
                break
            comma = self.folded[office.end : chain[0].start].lstrip().startswith(",")
            if comma and _on_behalf().search(self.folded, max(0, office.start - _BEFORE), office.start):
                break
            chain.insert(0, office)
        return chain

    def opening(self, start: int, served: set[int]) -> Iterator[tuple[Person, list[Office]]]:
        """``Giám đốc Sở Y tế, bác sĩ …`` at the beginning of a sentence: a comma between the office and the name."""
        for person in self.people:
            index = bisect.bisect_right(self._ends, person.start) - 1
            if index < 0 or person.start in served or person.title_start == person.start or index in self._taken:
                continue
            between = self.folded[self._ends[index] : person.title_start].strip()
            if not between.endswith(","):
                continue
            chain = self._back(index)
            lead = _lead().match(self.folded, start, chain[0].start)
            begins = lead.end() if lead else start
            said = self.folded.endswith(" là ", start, chain[0].start) and self._ends_clause(person)
            if not said and any(char.isalpha() for char in self.folded[begins : chain[0].start]):
                continue
            if between == "," or (lead and lead["fronted"] and _aside().fullmatch(between)):
                self._taken.add(index)
                yield person, chain

    def _ends_clause(self, person: Person) -> bool:
        """Whether a clause ends with a name: ``Người ký là Chủ tịch Hội, ông Dũng``."""
        return self.folded[person.end : person.end + 1] in ("", ".", ",", ";", ")", "\n")


_OF_CLUSTER = compiled(r"[Cc]ụm|[Kk]hối")
_LIST = compiled(r"\s*(?:,|;|và|cùng)\s*(?:(?:các\s+)?(?:đồng chí|đ/c|ông|bà)\s+)?")
_PLURAL = compiled(r"(?:các|những|hai|ba|bốn|nguyên)\s+(?:(?:đồng chí|ông|bà|đ/c)\s+)?(?:là\s+)?$")


def _shared(row: _Row, served: set[int]) -> Iterator[Held]:
    """An office named once for several persons: ``các Phó Chủ tịch UBND tỉnh: A, B và C``."""
    starts = [person.start for person in row.people]
    for office in row.offices:
        if not _PLURAL.search(row.folded, max(0, office.start - _BEFORE), office.start):
            continue
        position, gap = office.end, _before_name()
        for person in row.people[bisect.bisect_left(starts, office.end) :]:
            if not gap.fullmatch(row.folded, position, person.start):
                break
            if person.start not in served:
                yield Held(person, completed([office])[0], office.start, person.end, _LISTED)
            position, gap = person.end, _LIST


# --- facts -----------------------------------------------------------------------------------------------------------


def _facts(document: Document, held: list[Held]) -> Iterator[PersonRoleFact]:
    """One fact for each person, role and body; a bare ``Bộ trưởng`` only where nothing says of what."""
    found: dict[tuple[str, str, str | None], PersonRoleFact] = {}
    participations = Participations(document)
    for one in held:
        fact = _fact(document, one, participations)
        key = (fact.person, fact.role, fact.organisation)
        known = found.get(key)
        if known is None or fact.confidence > known.confidence:
            found[key] = fact
        elif known.event is None and fact.event:
            found[key] = known.model_copy(update={"event": fact.event})
    told = {(fact.person, fact.role.removeprefix("nguyên ")) for fact in found.values() if fact.organisation}
    for fact in found.values():
        bare = (fact.person, fact.role.removeprefix("nguyên "))
        if fact.organisation or fact.confidence > _BARE or bare not in told:
            yield fact


def _cluster_of(document: Document, office: Office) -> str | None:
    """``Khối trưởng`` alone is the head of the article's own cluster or bloc."""
    return document.areas.cluster if _OF_CLUSTER.search(office.role) else None


def _fact(document: Document, one: Held, participations: Participations) -> PersonRoleFact:
    office = one.office
    return PersonRoleFact(
        article=document.article.id,
        evidence=document.evidence(one.start, one.end),
        confidence=one.confidence,
        person=one.person.name,
        role=f"nguyên {office.role}" if office.former else office.role,
        organisation=office.organisation or _cluster_of(document, office),
        area=area_of(document, office),
        event=participations.of(one.person, one.start, one.end),
    )
