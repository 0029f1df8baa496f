"""What offices in a row tell of each other: the body left out, ``nguyên`` said once, the area named with the last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from kg_service.extraction.document import Document, InOrder, within
from kg_service.extraction.mentions.office_tables import institutions, office_bodies, office_words, offices_of
from kg_service.extraction.mentions.places import DISTRICT, PROVINCE, Place, folded_name, levels
from kg_service.extraction.person.office_records import Office, party_body
from kg_service.extraction.tables import any_of
from kg_service.text.patterns import compiled
from kg_service.text.phrases import stands_in

_AGENCY_CHIEF, _POLICE = "Thủ trưởng", "Công an"
_OF_ITS_PROVINCE = frozenset({"school", "hospital", "company", "centre"})
_ASSOCIATION = frozenset({"union", "front"})
_CLUSTER = compiled(r"(?:Cụm|Khối) thi đua(?!.*tỉnh)")
"""A cluster or bloc inside one province, whose name need not say of which."""

_NEAR = 500
"""Characters before an office in which its sentence may name its area."""
_HOME_REACH = 24
"""Characters before a place that tell whether it is somebody's home."""


@cache
def _committees() -> frozenset[str]:
    """The party's committees of provinces and districts."""
    return frozenset(level.party for level in levels() if level.party and level.rank <= DISTRICT)


@cache
def _home() -> re.Pattern[str]:
    return compiled(rf"(?:{office_words('home')})\s+(?:tại\s+|ở\s+)?$")


@cache
def _village_head() -> re.Pattern[str]:
    return compiled(rf"(?:phó )?trưởng (?P<unit>{any_of(office_bodies('village'))})")


def _is(name: str | None, use: str) -> bool:
    """Whether a name of a body is one of those of a use of ``office_bodies.tsv``."""
    return name is not None and folded_name(name) in office_bodies(use)


def completed(chain: Sequence[Office]) -> list[Office]:
    """The offices of one person with what the others tell of them."""
    done: list[Office] = []
    former = False
    for index, office in enumerate(chain):
        retired_body = office.body is not None and office.body.kind in _ASSOCIATION
        former = office.former or (former and not retired_body and not office.current)
        after = chain[index + 1 :]
        full = office if office.former == former else replace(office, former=former)
        full = _with_party(_of_village(full, after), after)
        full = _with_body_of_next(full, after)
        done.append(_with_place(full, after, chain[:index]))
    return done


def _with_party(office: Office, after: Sequence[Office]) -> Office:
    """``Ủy viên Trung ương Đảng`` sits in its executive committee; ``Bí thư, Chủ tịch UBND xã`` is of its party's."""
    if "Ủy viên" in office.role and office.organisation == "Trung ương Đảng":
        return replace(office, organisation="Ban Chấp hành Trung ương Đảng")
    if office.organisation is None and after and after[0].body and folded_name(office.role) in offices_of("seat"):
        party = _party_of(after[0])  # UVBTV, Trưởng Ban Chính sách Liên đoàn Lao động tỉnh
        return replace(office, organisation=party or after[0].body.organisation, body=after[0].body)
    if after and not office.place and _is(office.organisation, "committee_part") and (party := _party_of(after[0])):
        return replace(office, organisation=f"{office.organisation} {party}")
    if office.organisation == "Đảng ủy" and not office.place and not office.level and after and after[0].organisation:
        if after[0].body and after[0].body.kind in ("government", "council", "front", "union"):
            level = after[0].place.level if after[0].place else after[0].level
            return replace(office, organisation=f"Đảng ủy {level}", level=level) if level else office
        of, place = after[0], after[0].place
        return replace(office, organisation=f"Đảng ủy {of.organisation}", body=of.body, place=place, level=of.level)
    if office.organisation is None and office.role.endswith(("Bí thư", "Bí thư Thường trực")) and after:
        level = after[0].place.level if after[0].place else after[0].level
        body = party_body(level) if level else None
        return replace(office, organisation=body, level=level) if body else office
    return office


def _of_village(office: Office, after: Sequence[Office]) -> Office:
    """``Bí thư kiêm Trưởng bản``: of the village's party cell."""
    if office.role not in ("Bí thư", "Phó Bí thư") or office.organisation or not after:
        return office
    head = _village_head().fullmatch(folded_name(after[0].role))
    if head is None:
        return office
    return replace(office, organisation=f"Chi bộ {after[0].organisation or head['unit']}", place=after[0].place)


def _party_of(office: Office) -> str | None:
    """The party's committee that an office names, alone or as that of a board: ``Trưởng Ban Dân vận Tỉnh ủy``."""
    words = (office.organisation or "").split()
    name = " ".join(words[-2:])
    return name if name in _committees() else None


def _with_body_of_next(office: Office, after: Sequence[Office]) -> Office:
    """``Phó Chủ tịch kiêm Tổng Thư ký Hội …``: both are of the body that the last one names."""
    if not after or not after[0].organisation or office.whole:
        return office
    if (office.organisation or office.body) and not _is_surmised_beside(office, after[0]):
        return office
    first, organisation = after[0], after[0].organisation
    if first.role == _AGENCY_CHIEF:  # "Phó Giám đốc, Thủ trưởng Cơ quan điều tra Công an tỉnh": Giám đốc of the police
        _, police, rest = organisation.partition(_POLICE)
        organisation = f"{police}{rest}" or organisation
    if folded_name(office.role).endswith(offices_of("party_office")):
        cell = None
    else:
        cell = next((one for one in office_bodies("cell") if folded_name(organisation).startswith(f"{one} ")), None)
    if cell and organisation[len(cell) + 1].isupper():  # Giám đốc, Bí thư Đảng ủy Sở Y tế
        organisation = organisation[len(cell) + 1 :]
    return replace(office, organisation=organisation, body=first.body, place=first.place, level=first.level)


def _is_surmised_beside(office: Office, other: Office) -> bool:
    """``Chủ tịch HĐQT kiêm Giám đốc Công ty Sao Khuê``: of the company beside it, not of one named elsewhere."""
    heads = institutions().get(office.role, ())
    return office.surmised and not other.surmised and (other.organisation or "").lower().startswith(heads)


def _with_place(office: Office, after: Sequence[Office], before: Sequence[Office]) -> Office:
    """The area of the next office of the same rank that names one, else of the one before."""
    if office.place or not (office.local or _CLUSTER.match(office.organisation or "")):
        return office
    rank = office.rank
    for other in [*after, *reversed(before)]:
        if other.place and (rank is None or other.place.rank == rank):
            return replace(office, place=other.place)
    return office


@lru_cache(maxsize=2)  # asked for every office of a document
def _units(document: Document) -> InOrder[Place]:
    """The places of a text and those that only the names of bodies hold: ``Huyện ủy Ba Bể``."""
    named = {body.place.start: body.place for body in document.bodies if body.place}
    return InOrder(sorted((named | {place.start: place for place in document.places}).values(), key=_place_start))


def _place_start(place: Place) -> int:
    return place.start


def _last_of(document: Document, rank: int, start: int, end: int) -> str | None:
    """The unit of a rank that the text names last in ``[start, end)``, and not as somebody's home."""
    for place in reversed(within(_units(document), max(0, start, end - _NEAR), end)):
        if place.rank == rank and not _home().search(document.folded, max(0, place.start - _HOME_REACH), place.start):
            return place.label
    return None


def area_of(document: Document, office: Office) -> str | None:
    """The area that an office serves; None for offices of the whole country."""
    if office.place:
        return office.place.label
    if not office.local:
        return _only_province(document) if _is_of_its_province(office) else None
    rank = office.rank or PROVINCE
    sentence = document.sentence_at(office.start)
    if sentence and (named := _last_of(document, rank, sentence.start, office.start)):
        return named
    areas = document.areas
    signed = document.text[office.start : office.end].isupper()
    body = folded_name(office.organisation or "")
    if office.rank is None and body in office_bodies("of_each_level") and not signed:
        return areas.subject if areas.subject != areas.cluster else areas.own(PROVINCE)
    if rank == PROVINCE and areas.district and body.startswith(office_bodies("of_district")) and "," not in body:
        return areas.district
    of_city = office.level == "thành phố" or body.endswith(office_bodies("of_city"))
    if of_city and areas.district is None and areas.province in document.knowledge.places.cities:
        return areas.province
    if rank == PROVINCE:
        if office.rank is None and areas.issuer:
            return areas.issuer.label
        return areas.own(rank) or (areas.own(DISTRICT) if office.rank is None else None)
    own = areas.own(rank) or _last_of(document, rank, 0, office.start)
    return own or _only_after(document, rank, office) or _subject(document, rank)


def _only_after(document: Document, rank: int, office: Office) -> str | None:
    """The only unit of a rank that the sentence names after an office: ``làm Bí thư Đoàn xã, … không rời xã A``."""
    sentence = document.sentence_at(office.start)
    after = within(_units(document), office.end, sentence.end) if sentence else []
    named = {place.label for place in after if place.rank == rank}
    return named.pop() if len(named) == 1 else None


def _is_of_its_province(office: Office) -> bool:
    """Whether an office is of a school, a hospital or a company whose name need not say where it is."""
    if office.body is None or office.body.kind not in _OF_ITS_PROVINCE or office.body.scope:
        return False
    name = folded_name(office.organisation or "")
    return not any(stands_in(words, name) for words in office_bodies("of_many_provinces"))


@lru_cache(maxsize=2)
def _only_province(document: Document) -> str | None:
    """The province of a text that names it, and no other, again and again: its schools and companies are of there."""
    named = Counter(place.label for place in document.places if place.rank == PROVINCE and place.known)
    return next(iter(named)) if len(named) == 1 and named.total() > 1 else None


@lru_cache(maxsize=8)
def _subject(document: Document, rank: int) -> str | None:
    """What the article is about, where that is no cluster and no larger unit."""
    label, areas = document.areas.subject, document.areas
    larger = any(place.label == label and place.rank < rank for place in document.places)
    return None if label == areas.cluster or larger else label
