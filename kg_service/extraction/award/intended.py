"""Awards that are only meant to be given, in words that name no proposal: votes, files that are made up."""

from __future__ import annotations

from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.reading import Conferral
from kg_service.extraction.document import Document
from kg_service.extraction.worded import worded

_PREPARED = worded(r"(?<!\p{L})<prepares>(?!\p{L})(?![^;.]*(?<!\p{L})<done>(?!\p{L}))", "award_votes")
"""``đang hoàn tất thủ tục để truy tặng``."""
_VOTED = worded(
    r"(?<!\p{L})(?:<voters>(?!\p{L})[^;.]*?(?<!\p{L})<votes>|<asks>)(?!\p{L})"
    r"(?:(?!(?<!\p{L})<done>(?!\p{L}))[^;.])*?(?<!\p{L})<award_cues/receive>(?!\p{L})[^;.]*$",
    "award_votes",
)
"""``cụm suy tôn huyện A nhận Cờ thi đua của Chính phủ``: whoever confers it has yet to."""
_POLLED = worded(r"\d\s?(?:/\s?\d+|%)\s+(?:số\s+)?<ballots>(?!\p{L})", "award_votes")
"""``được 11/12 phiếu``: only those who cannot confer it count votes."""


def is_intended(document: Document, conferral: Conferral, mention: AwardMention) -> bool:
    """Whether the words before an award in its clause say that somebody is to get it."""
    if conferral.status != "conferred":
        return False
    folded, start = document.folded, conferral.sentence.start
    start = max(start, folded.rfind(";", start, mention.start) + 1)
    if _PREPARED.search(folded, start, mention.start):
        return True
    if _VOTED.search(folded, start, mention.start):
        return True
    return _POLLED.search(folded, start, max(conferral.end, mention.end)) is not None
