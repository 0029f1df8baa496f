"""Awards that are only meant to be given, in words that name no proposal: votes, sessions, files that are made up."""

from __future__ import annotations

from functools import lru_cache

from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.reading import Conferral
from kg_service.extraction.document import Document
from kg_service.extraction.worded import worded

_PREPARED = worded(r"(?<!\p{L})<prepares>(?!\p{L})(?![^;.]*(?<!\p{L})<done>(?!\p{L}))", "award_votes")
"""``đang hoàn tất thủ tục để truy tặng``."""
_VOTED = worded(
    r"(?<!\p{L})(?:<voters>(?!\p{L})[^;.]*?(?<!\p{L})<votes>|<asks>)(?!\p{L})"
    r"(?:(?!(?<!\p{L})<done>(?!\p{L}))[^.])*?(?<!\p{L})<award_cues/receive>(?!\p{L})[^;.]*$",
    "award_votes",
)
"""``cụm suy tôn huyện A nhận Cờ thi đua của Chính phủ``: whoever confers it has yet to."""
_POLLED = worded(r"\d\s?(?:/\s?\d+|%)\s+(?:số\s+)?<ballots>(?!\p{L})", "award_votes")
"""``được 11/12 phiếu``: only those who cannot confer it count votes."""
_SESSION = worded(
    r"(?<!\p{L})(?:<council>(?!\p{L})[^\n]{0,80}?(?<!\p{L})<meets>|<meets>(?!\p{L})[^\n]{0,40}?(?<!\p{L})<council>)"
    r"(?!\p{L})",
    "award_votes",
)
"""``Hội đồng Thi đua - Khen thưởng tỉnh họp xét``, ``Biên bản họp Khối thi đua``."""
_DONE = worded(r"(?<!\p{L})<done>(?!\p{L})|(?<!\p{L})<given>(?!\p{L})", "award_votes")
_HEAD = 300
_REACH = 300
"""Characters before an award that are looked at: sentences without end stay linear."""


def is_intended(document: Document, conferral: Conferral, mention: AwardMention) -> bool:
    """Whether the words before an award in its clause, or what the text is of, say that somebody is to get it."""
    if conferral.status != "conferred" or conferral.act == "revoke":
        return False
    folded, start = document.folded, max(conferral.sentence.start, mention.start - _REACH)
    end = max(mention.end, min(conferral.end, mention.end + _REACH))
    if _VOTED.search(folded, start, mention.start):
        return True
    start = max(start, folded.rfind(";", start, mention.start) + 1)
    if _PREPARED.search(folded, start, mention.start):
        return True
    if _POLLED.search(folded, start, end):
        return True
    return conferral.rule != "history" and _is_session(document) and not _DONE.search(folded, start, end)


@lru_cache(maxsize=1)
def _is_session(document: Document) -> bool:
    """Whether a text tells in its head of a session that considers awards: what it names there is not given yet."""
    head = document.folded[:_HEAD].lstrip().partition("\n\n")[0]
    return _SESSION.search(head) is not None
