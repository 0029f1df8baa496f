"""The seat of a branch as part of its name: ``phó trưởng văn phòng báo A tại miền Bắc``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg_service.extraction.document import Document, starting_at
from kg_service.extraction.mentions.office_tables import office_bodies, office_words
from kg_service.extraction.mentions.places import folded_name
from kg_service.extraction.person.office_records import Office
from kg_service.text.patterns import compiled


@cache
def _seat() -> re.Pattern[str]:
    """``tại miền Bắc``, or up to the place of the seat."""
    return compiled(rf"\s+(?:tại|ở)\s+(?P<part>(?:khu vực\s+)?(?:{office_words('part_of_country')})(?!\p{{L}}))?")


def seated(document: Document, office: Office) -> Office:
    """An office with the seat of its body, where that is a branch: ``Chi nhánh B tại Đà Nẵng``."""
    if not office.organisation or not folded_name(office.organisation).startswith(office_bodies("branch")):
        return office
    seat = _seat().match(document.folded, office.end)
    place = starting_at(document.places, seat.end()) if seat else None
    end = place.end if place else seat.end() if seat and seat["part"] else None
    if end is None:
        return office
    organisation = f"{office.organisation} {' '.join(document.text[office.end : end].split())}"
    return replace(office, end=end, organisation=organisation, place=place or office.place)
