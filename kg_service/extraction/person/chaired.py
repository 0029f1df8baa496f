"""Councils by who chairs them: ``Hội đồng cấp nhà nước do Bộ trưởng … làm chủ tịch``."""

from __future__ import annotations

from dataclasses import replace

from kg_service.extraction.person.office_records import Office, capital
from kg_service.text.patterns import compiled

_CHAIRED = compiled(
    r"(?<!\p{L})(?P<body>(?:hội đồng|tiểu ban|tổ chuyên gia)(?:\s(?!do\s|đã\s|có\s|sẽ\s)[\p{L}-]+){0,9})"
    r"\s+do\s[^.;:\n]{3,110}?\slàm\s$"
)
_REACH = 220


def of_chaired(office: Office, text: str, folded: str, floor: int) -> Office | None:
    """The office with the council whose chair the words before it tell; ``floor``: where the sentence begins."""
    if office.organisation is not None or not folded.endswith("làm ", 0, office.start):
        return None
    found = _CHAIRED.search(folded, max(floor, office.start - _REACH), office.start)
    if found is None:
        return None
    name = " ".join(text[found.start("body") : found.end("body")].split())
    return replace(office, organisation=capital(name))
