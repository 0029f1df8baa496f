"""Ministries by their field alone: ``Bộ trưởng Công an Tô Lâm``, ``Thứ trưởng GD-ĐT (…)``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import regex

from kg_service.extraction.mentions.body_tables import field_lookup, fields
from kg_service.extraction.person.office_records import Office, capital

MINISTRY = "bộ"
"""The head of ministries, which ``Bộ trưởng`` and ``Thứ trưởng`` may swallow."""
_CAPITAL_NEXT = regex.compile(r"\s\p{Lu}|[-&,]\s?\p{L}")


def of_ministry(office: Office, start: int, text: str, folded: str, names: Collection[int]) -> Office | None:
    """The office with the ministry whose field begins at ``start``, up to a name (``names``: where one begins) or mark.

    Not ``Bộ trưởng Quốc phòng Mỹ``: of another country's.
    """
    field = field_lookup().at(folded, start)
    if field is None:
        return None
    after = start + len(field)
    if _CAPITAL_NEXT.match(text, after) and after + 1 not in names:
        return None
    return replace(office, end=after, organisation=f"{capital(MINISTRY)} {fields()[field]}")
