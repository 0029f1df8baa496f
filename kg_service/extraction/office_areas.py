"""What offices in a row tell of each other: the body left out, ``nguyên`` said once, the area named with the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_service.extraction.document import Document, within
from kg_service.extraction.office_records import Office, party_body
from kg_service.extraction.office_tables import institutions
from kg_service.extraction.places import COMMUNE, DISTRICT, PROVINCE
from kg_service.text.patterns import compiled

_OF_A_PARTY = frozenset({"Ban Thường vụ", "Ban Chấp hành", "Thường vụ"})
"""Parts of a party's committee that a row names without it: ``Ủy viên Ban Thường vụ, Trưởng Ban … Tỉnh ủy``."""
_SEATS = frozenset({"Ủy viên Ban Thường vụ", "Ủy viên Ban Chấp hành"})
_COMMITTEES = frozenset({"Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy"})
_AGENCY_CHIEF, _POLICE = "Thủ trưởng", "Công an"
_ASSOCIATION = frozenset({"union", "front"})
_OF_A_DISTRICT = compiled(
    r"Phòng (?:Nội vụ|Giáo dục|Tài chính - Kế hoạch|Tư pháp|Y tế|Lao động|Nông nghiệp|Kinh tế|Văn hóa|Tài nguyên"
    r"|Quản lý đô thị|Dân tộc)[^,]*$"
)
"""Offices of a district's committee; those of a department or of the police have others."""
_OF_A_CITY = compiled(r"Thành (?:ủy|đoàn)$|(?:thành phố|TP)$")
_HOME = compiled(r"(?:quê|ngụ|trú|sinh|người|hộ khẩu|ở)\s+(?:tại\s+|ở\s+|quán\s+)?$")
"""Before a place where a person lives or comes from."""


_CLUSTER = compiled(r"(?:Cụm|Khối) thi đua(?!.*tỉnh)")
"""A cluster or bloc inside one province, whose name need not say of which."""

_NEAR = 500
"""Characters before an office in which its sentence may name its area."""


def completed(chain: Sequence[Office]) -> list[Office]:
    """The offices of one person with what the others tell of them."""
    done: list[Office] = []
    former = False
    for index, office in enumerate(chain):
        retired_body = office.body is not None and office.body.kind in _ASSOCIATION
        former = office.former or (former and not retired_body and not office.current)
        after = chain[index + 1 :]
        full = office if office.former == former else replace(office, former=former)
        full = _with_party(full, after)
        full = _with_body_of_next(full, after)
        done.append(_with_place(full, after, chain[:index]))
    return done


def _with_party(office: Office, after: Sequence[Office]) -> Office:
    """``Ủy viên Trung ương Đảng`` sits in its executive committee; ``Bí thư, Chủ tịch UBND xã`` is of its party's."""
    if "Ủy viên" in office.role and office.organisation == "Trung ương Đảng":
        return replace(office, organisation="Ban Chấp hành Trung ương Đảng")
    if office.role in _SEATS and office.organisation is None and after and after[0].body:
        party = _party_of(after[0])  # UVBTV, Trưởng Ban Chính sách Liên đoàn Lao động tỉnh
        return replace(office, organisation=party or after[0].body.organisation, body=after[0].body)
    if office.organisation in _OF_A_PARTY and not office.place and after and (party := _party_of(after[0])):
        return replace(office, organisation=f"{office.organisation} {party}")
    if office.organisation == "Đảng ủy" and not office.place and not office.level and after and after[0].organisation:
        if after[0].body and after[0].body.kind in ("government", "council", "front", "union"):
            level = after[0].place.level if after[0].place else after[0].level
            return replace(office, organisation=f"Đảng ủy {level}", level=level) if level else office
        return replace(office, organisation=f"Đảng ủy {after[0].organisation}")
    if office.organisation is None and office.role.endswith(("Bí thư", "Bí thư Thường trực")) and after:
        level = after[0].place.level if after[0].place else after[0].level
        body = party_body(level) if level else None
        return replace(office, organisation=body, level=level) if body else office
    return office


def _party_of(office: Office) -> str | None:
    """The party's committee that an office names, alone or as that of a board: ``Trưởng Ban Dân vận Tỉnh ủy``."""
    words = (office.organisation or "").split()
    name = " ".join(words[-2:])
    return name if name in _COMMITTEES else None


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


def _last_of(document: Document, rank: int, position: int) -> str | None:
    """The unit of a rank that the sentences before a position name last."""
    for place in reversed(within(document.places, max(0, position - _NEAR), position)):
        if place.rank == rank and not _HOME.search(document.folded, max(0, place.start - 12), place.start):
            return place.label
    return None


def area_of(document: Document, office: Office) -> str | None:
    """The area that an office serves; None for offices of the whole country."""
    if office.place:
        return office.place.label
    if not office.local:
        return None
    rank = office.rank or PROVINCE
    sentence = document.sentence_at(office.start)
    if sentence:
        for place in reversed(within(document.places, max(sentence.start, office.start - _NEAR), office.start)):
            home = _HOME.search(document.folded, max(0, place.start - 12), place.start)
            if place.rank == rank and not home:
                return place.label
    areas = document.areas
    if rank == PROVINCE and _OF_A_DISTRICT.match(office.organisation or "") and areas.district:
        return areas.district
    of_city = office.level == "thành phố" or _OF_A_CITY.search(office.organisation or "")
    if of_city and areas.district is None and areas.province in document.knowledge.places.cities:
        return areas.province
    own = areas.own(rank) or (_last_of(document, rank, office.start) if rank in (DISTRICT, COMMUNE) else None)
    if own is None and rank in (DISTRICT, COMMUNE):
        return areas.subject if areas.subject != areas.cluster else None
    return own
