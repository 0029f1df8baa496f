"""Facts of type ``person_role``: a named person in an office, one fact for each office.

Offices stand before the name (``Chủ tịch UBND tỉnh Nguyễn Văn An``), after it (``ông Nguyễn Văn An, Phó Bí thư Tỉnh ủy,
Chủ tịch UBND tỉnh``), before a list of names (``các Phó Chủ tịch UBND tỉnh: …``) or over a signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import Fact, PersonRoleFact
from kg_service.extraction.office_areas import area_of, completed
from kg_service.extraction.offices import Office, OfficeFinder, office_words
from kg_service.extraction.participation import participation
from kg_service.extraction.people import Person, title_pattern
from kg_service.extraction.signatures import signatures

# Measured on the development articles: of the facts of each kind of place, this share is right.
_SURE, _LISTED, _BARE, _SIGNED = 0.95, 0.85, 0.6, 0.9


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a person holds, and the words that say so."""

    person: Person
    office: Office
    start: int
    end: int
    confidence: float


@cache
def _before_name() -> regex.Pattern[str]:
    """What may stand between an office and the name after it."""
    return regex.compile(rf"\s*(?:[-:]\s*)?(?:(?:các\s+)?(?:{title_pattern()})\s*[,-]?\s*)*")


@cache
def _after_name() -> regex.Pattern[str]:
    """What may stand between a name and the office after it: a mark, a bracket with age or home, ``là``."""
    return regex.compile(
        rf"\s*(?:\([^()\n]{{1,60}}\)\s*)?(?:(?:,|-|:|\(|–)\s*|(?:(?:,\s*)?(?:{office_words('is')}))\s+)(?:(?:{office_words('is')})\s+)?"
        r"|\s+(?=nguyên\s|quyền\s)"
    )


@cache
def _between() -> regex.Pattern[str]:
    """What may stand between two offices of one person."""
    return regex.compile(rf"\s*(?:,|;|-|/)\s*(?:(?:{office_words('join')})\s+)?|\s+(?:{office_words('join')})\s+|\s*$")


@cache
def _on_behalf() -> regex.Pattern[str]:
    """Before an office that is another person's: ``Thay mặt Chủ tịch nước, Bộ trưởng …``."""
    return regex.compile(rf"(?<!\p{{L}})(?:{office_words('behalf')})\s+$")


def extract(document: Document) -> Iterator[Fact]:
    """The facts of this type that the document asserts, in order of place; one for each person, office and body."""
    held = [one for sentence in document.sentences for one in _of_sentence(document, sentence)]
    held += [Held(person, office, start, end, _SIGNED) for person, office, start, end in signatures(document)]
    yield from _facts(document, sorted(held, key=lambda one: one.start))


def _of_sentence(document: Document, sentence: Sentence) -> list[Held]:
    people = [person for person in within(document.people, sentence.start, sentence.end) if person.full]
    if not people:
        return []
    offices = OfficeFinder(document).find(sentence.start, sentence.end)
    if not offices:
        return []
    taken: dict[int, int] = {}
    found: list[Held] = []
    leading = {_office_before(document, person, offices, people) for person in people}
    for index, person in enumerate(people):
        chain = _after(document, person, offices, {one.start for one in leading if one})
        taken.update((office.start, index) for office in chain)
        found += _held(person, chain, person.start)
    for person in people:
        last = _office_before(document, person, offices, people)
        if last is None or last.start in taken:
            continue
        chain = _back(document, last, offices, taken)
        found += _held(person, chain, chain[0].start)
    found += _shared(document, people, offices, found)
    return found


def _held(person: Person, chain: list[Office], start: int) -> list[Held]:
    end = max([person.end, *(office.end for office in chain)])
    return [
        Held(person, office, start, end, _SURE if office.organisation or office.whole else _BARE)
        for office in completed(chain)
    ]


def _after(document: Document, person: Person, offices: list[Office], leading: set[int]) -> list[Office]:
    """Offices after a name, up to the first that leads to the next name."""
    chain: list[Office] = []
    position = person.end
    gap = _after_name()
    for office in offices:
        if office.start < position:
            continue
        if office.start in leading or not gap.fullmatch(document.folded, position, office.start):
            break
        chain.append(office)
        position, gap = office.end, _between()
    return chain


def _office_before(document: Document, person: Person, offices: list[Office], people: list[Person]) -> Office | None:
    """The office straight before a name."""
    for office in reversed(offices):
        if office.end <= person.start:
            if any(office.end <= other.start < person.start for other in people):
                return None
            return office if _before_name().fullmatch(document.folded, office.end, person.start) else None
    return None


def _back(document: Document, last: Office, offices: list[Office], taken: dict[int, int]) -> list[Office]:
    """The row of offices that ends with the last."""
    chain = [last]
    for office in reversed(offices):
        if office.end > chain[0].start:
            continue
        if office.start in taken or not _between().fullmatch(document.folded, office.end, chain[0].start):
            break
        if _on_behalf().search(document.folded, max(0, office.start - 24), office.start):
            break
        chain.insert(0, office)
    return chain


_LIST = regex.compile(r"\s*(?:,|;|và|cùng)\s*(?:(?:các\s+)?(?:đồng chí|đ/c|ông|bà)\s+)?")
_PLURAL = regex.compile(r"(?:các|những|hai|ba|bốn|nguyên)\s+(?:(?:đồng chí|ông|bà|đ/c)\s+)?(?:là\s+)?$")


def _shared(document: Document, people: list[Person], offices: list[Office], found: list[Held]) -> list[Held]:
    """An office named once for several persons: ``các Phó Chủ tịch UBND tỉnh: A, B và C``."""
    shared: list[Held] = []
    for office in offices:
        if not _PLURAL.search(document.folded, max(0, office.start - 24), office.start):
            continue
        position, first = office.end, True
        for person in people:
            if person.start < position:
                continue
            gap = _before_name() if first else _LIST
            if not gap.fullmatch(document.folded, position, person.start):
                break
            if not first and not any(one.person is person for one in found):
                shared.append(Held(person, completed([office])[0], office.start, person.end, _LISTED))
            position, first = person.end, False
    return shared


# --- facts -----------------------------------------------------------------------------------------------------------


def _facts(document: Document, held: list[Held]) -> Iterator[PersonRoleFact]:
    """One fact for each person, role and body; a bare ``Bộ trưởng`` only where nothing says of what."""
    found: dict[tuple[str, str, str | None], PersonRoleFact] = {}
    for one in held:
        fact = _fact(document, one)
        key = (fact.person, fact.role, fact.organisation)
        known = found.get(key)
        if known is None or fact.confidence > known.confidence:
            found[key] = fact
        elif known.event is None and fact.event:
            found[key] = known.model_copy(update={"event": fact.event})
    told = {(fact.person, fact.role.removeprefix("nguyên ")) for fact in found.values() if fact.organisation}
    for fact in found.values():
        if fact.organisation or fact.confidence > _BARE or (fact.person, fact.role) not in told:
            yield fact


def _fact(document: Document, one: Held) -> PersonRoleFact:
    office = one.office
    return PersonRoleFact(
        article=document.article.id,
        evidence=document.evidence(one.start, one.end),
        confidence=one.confidence,
        person=one.person.name,
        role=f"nguyên {office.role}" if office.former else office.role,
        organisation=office.organisation,
        area=area_of(document, office),
        event=participation(document, one.person, one.start, one.end),
    )
