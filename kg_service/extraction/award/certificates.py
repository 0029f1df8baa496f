"""Certificates: what is handed over says that a standing is recognised, and whose."""

from __future__ import annotations

import regex

from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.worded import worded

_CERTIFICATE = worded(r"<certificate>", "award_verbs")
_AREA = worded(r"(?i)^<committee> <area_levels/*> (?=\p{Lu})", "award_verbs", engine=regex.compile)


def certifies(folded: str, award: AwardMention) -> bool:
    """Whether an award is a certificate: ``nhận Bằng công nhận đạt chuẩn quốc gia``."""
    return award.prefixed and award.stem.by is None and _CERTIFICATE.match(folded, award.start) is not None


def certified(folded: str, award: AwardMention, name: str) -> str:
    """Whose standing it is: the area's, where ``name`` is its committee that receives the certificate."""
    return _AREA.sub("", name) if award.stem.form == "standing" and certifies(folded, award) else name
