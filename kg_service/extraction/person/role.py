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

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import Fact, PersonRoleFact
from kg_service.extraction.mentions.foreign_names import may_be_vietnamese
from kg_service.extraction.mentions.office_tables import offices_of
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.person_words import titles_of
from kg_service.extraction.mentions.places import folded_name
from kg_service.extraction.person.delegates import delegates
from kg_service.extraction.person.holders import holders
from kg_service.extraction.person.office_areas import area_of, completed
from kg_service.extraction.person.office_careers import careers
from kg_service.extraction.person.office_names import OfficeNames
from kg_service.extraction.person.office_records import Office
from kg_service.extraction.person.office_rows import BEFORE, Row, before_name
from kg_service.extraction.person.office_surmised import is_indefinite, with_surmised_body
from kg_service.extraction.person.offices import OfficeFinder
from kg_service.extraction.person.participation import Participations
from kg_service.extraction.person.signatures import signatures
from kg_service.extraction.tables import any_of
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled

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


def extract(document: Document) -> Iterator[Fact]:
    """The facts of this type that the document asserts, in order of place; one for each person, office and body."""
    finder = OfficeFinder(document)
    names = OfficeNames(document, finder.role_ends)
    finder.hide(names.starts)
    held = [one for sentence in document.sentences for one in _of_sentence(document, finder, names, sentence)]
    held += [Held(person, office, start, end, _SIGNED) for person, office, start, end in signatures(document, finder)]
    for told in (delegates(document), holders(document, finder)):
        held += [Held(person, office, start, end, _LISTED) for person, office, start, end in told]
    yield from _facts(document, sorted(held, key=lambda one: one.start))


def _of_sentence(document: Document, finder: OfficeFinder, names: OfficeNames, sentence: Sentence) -> list[Held]:
    people_here = within(document.people, sentence.start, sentence.end)
    mentioned = [person for person in people_here if not _in_name_of_body(document, person)]
    people = [person for person in mentioned if person.full]
    hidden = names.any_in(sentence.start, sentence.end)
    offices = finder.find(sentence.start, sentence.end) if document.people or hidden else []
    if not offices:
        return []
    if hidden:
        people = sorted([*people, *names.after(offices)], key=lambda person: person.start)
    row = Row(document, people, offices)
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
    found += _shared(row, served)
    for person, chain in careers(document, row, sentence):
        found += [replace(one, confidence=_LISTED) for one in _held(person, chain, chain[0].start)]
    return _of_the_same(sorted(found, key=lambda one: one.office.start))


def _in_name_of_body(document: Document, person: Person) -> bool:
    """``Công ty TNHH Giày Hoàng Sơn``: what looks like a person ends the name of a company."""
    index = bisect.bisect_left(document.bodies.starts, person.start) - 1
    body = document.bodies[index] if index >= 0 else None
    named = body is not None and body.kind in ("company", "union") and body.end >= person.end
    return named and person.honorific is None


def _held(person: Person, chain: list[Office], start: int) -> list[Held]:
    end = max([person.end, *(office.end for office in chain)])
    if start == chain[0].start and person.end < start:
        end = chain[-1].end  # the name stands before, in another clause
    return [
        Held(person, office, start, end, _SURE if office.organisation or office.whole else _BARE)
        for office in completed(chain)
    ]


def _of_the_same(held: list[Held]) -> list[Held]:
    """``ông A, Chủ tịch UBND tỉnh; bà B, Phó Chủ tịch``: the deputy beside the chief is of the same body."""
    done: list[Held] = []
    for one in held:
        chief = one.office.role.removeprefix("Phó ").removesuffix(" Thường trực")
        if one.office.organisation is None and one.office.role.startswith("Phó ") and one.office.body is None:
            for other in reversed(done):
                if other.office.role.removeprefix("Phó ").removesuffix(" Thường trực") == chief:
                    same = other.office
                    office = replace(one.office, organisation=same.organisation, body=same.body, place=same.place)
                    one = replace(one, office=replace(office, level=same.level))
                    break
        done.append(one)
    return done


_GOVERNMENT = " Chính phủ"
_LIST_GAP = r"\s*(?:,|;|và|cùng)\s*"


@cache
def _list() -> re.Pattern[str]:
    """What stands between the names of a list."""
    return compiled(rf"{_LIST_GAP}(?:(?:các\s+)?(?:{any_of(titles_of('address', 'rank', 'degree'))})\s+)?")


@cache
def _plural() -> re.Pattern[str]:
    """Before an office that several persons hold."""
    return compiled(rf"(?:các|những|hai|ba|bốn|nguyên)\s+(?:(?:{any_of(titles_of('address'))})\s+)?(?:là\s+)?$")


def _shared(row: Row, served: set[int]) -> Iterator[Held]:
    """An office named once for several persons: ``các Phó Chủ tịch UBND tỉnh: A, B và C``."""
    starts = [person.start for person in row.people]
    for office in row.offices:
        if not _plural().search(row.folded, max(0, office.start - BEFORE), office.start):
            continue
        position, gap = office.end, before_name()
        for person in row.people[bisect.bisect_left(starts, office.end) :]:
            if not gap.fullmatch(row.folded, position, person.start):
                break
            if person.start not in served:
                yield Held(person, completed([office])[0], office.start, person.end, _LISTED)
            position, gap = person.end, _list()


# --- facts -----------------------------------------------------------------------------------------------------------


def _facts(document: Document, held: list[Held]) -> Iterator[PersonRoleFact]:
    """One fact for each person, role and body; a bare ``Bộ trưởng`` only where nothing says of what."""
    found: dict[tuple[str, str, str | None], PersonRoleFact] = {}
    participations = Participations(document)
    bare_ones: dict[tuple[str, str], Held] = {}
    for one in held:
        fact = _fact(document, one, participations)
        if fact.organisation is None:
            bare_ones.setdefault((fact.person, fact.role), one)
        key = (fact.person, fact.role, fact.organisation)
        known = found.get(key)
        if known is None or fact.confidence > known.confidence:
            found[key] = fact
        elif known.event is None and fact.event:
            found[key] = known.model_copy(update={"event": fact.event})
    told = {(fact.person, fact.role.removeprefix("nguyên ")) for fact in found.values() if fact.organisation}
    placed = {fact.person for fact in found.values() if fact.organisation}
    whole_roles = {(fact.person, fact.role) for fact in found.values()}
    for fact in found.values():
        if fact.organisation is None and is_indefinite(document, bare_ones[fact.person, fact.role].office):
            continue
        if fact.organisation is None and _is_no_office(fact.role, of_another=fact.person in placed):
            continue
        bare = (fact.person, fact.role.removeprefix("nguyên "))
        whole = any((fact.person, f"{fact.role} {of}") in whole_roles for of in ("nước", "Quốc hội"))
        if fact.organisation or not (bare in told or (whole and fact.confidence <= _BARE)):
            yield fact if fact.organisation else _surmised(document, fact, bare_ones[fact.person, fact.role])


def _surmised(document: Document, fact: PersonRoleFact, one: Held) -> PersonRoleFact:
    """The fact of a bare office with the body that the text is about."""
    at_home = all(may_be_vietnamese(word) for word in fold(fact.person).split())
    office = with_surmised_body(document, one.office) if at_home else one.office
    if office.organisation is None:
        return fact
    return fact.model_copy(update={"organisation": office.organisation, "area": area_of(document, office)})


def _is_no_office(role: str, *, of_another: bool) -> bool:
    """Whether a role without a body is none: who takes the minutes; who leads a group of guests, of another office."""
    said = folded_name(role)
    return said in offices_of("no_office") or (of_another and said in offices_of("for_once"))


def _cluster_of(document: Document, office: Office) -> str | None:
    """``Khối trưởng`` alone is the head of the article's own cluster or bloc."""
    role = folded_name(office.role)
    return document.areas.cluster if any(word in role for word in offices_of("cluster_office")) else None


def _is_foreign(document: Document, one: Held) -> bool:
    """Whether ``Thủ tướng`` heads another country's government: its name stands there, or that of a foreigner."""
    said = document.folded[one.start : one.end]
    if not one.office.role.endswith(_GOVERNMENT) or fold(_GOVERNMENT) in said:
        return False
    return not all(may_be_vietnamese(word) for word in fold(one.person.name).split())


def _fact(document: Document, one: Held, participations: Participations) -> PersonRoleFact:
    office = one.office
    role = office.role.removesuffix(_GOVERNMENT) if _is_foreign(document, one) else office.role
    return PersonRoleFact(
        article=document.article.id,
        evidence=document.evidence(one.start, one.end),
        confidence=one.confidence,
        person=one.person.name,
        role=f"nguyên {role}" if office.former else role,
        organisation=office.organisation or _cluster_of(document, office),
        area=area_of(document, office),
        event=participations.of(one.person, one.start, one.end),
    )
