"""Subjects that are told after the award: ``Đơn vị được tặng A: R``, ``Từng nhận A, anh B nói …``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg_service.extraction.award.marks import VERBS, Mark
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.predications import Head
from kg_service.extraction.award.recipients import Recipient
from kg_service.text.patterns import compiled

_SOMEBODY = telling(r"[\s.;,-]*(?:(?:\d{1,3}|các|những)\s+)?<somebody>(?:,\s+<somebody>)?\s+(?:\p{L}+\s+){0,3}")
_IS = compiled(r"[\"”]?(?:\s*\([^()\n]{1,60}\))?\s*(?::|(?:gồm|là)(?!\p{L}))")
_OPENS_SENTENCE = telling(r"\s*[\"“-]?\s*(?:là\s+[^,;:.]{3,60}?\s+)?(?:(?:<adverb>|được)\s+)*")
_MAIN = telling(r",\s+(?:<honorifics/*>\s+)*$")
_MAIN_BODY = telling(r"\s*,\s+(?:<recipient_leads/any>\s+)?")

_TITLE_GAP = 24


def told_below(marks: Sequence[Mark], head: Head, floor: int, start: int, folded: str) -> bool:
    """``Đơn vị được tặng A: R``, ``Các cá nhân được tặng A là R``: who they are is told after the award."""
    verb = marks[head.first].start
    since = max(start, marks[floor - 1].end if floor else start)
    if not _SOMEBODY.fullmatch(folded, since, verb):
        return False
    last = next((mark for mark in reversed(marks[head.index + 1 :]) if mark.award), None)
    return last is not None and _IS.match(folded, last.end) is not None


def main_subject(marks: Sequence[Mark], head: Head, start: int, folded: str) -> list[Recipient]:
    """``Từng nhận A và B, anh C nói …``, ``Là đơn vị được tặng A, Trường D …``: with whom the main clause begins."""
    if not _OPENS_SENTENCE.fullmatch(folded, start, marks[head.first].start):
        return []
    after = marks[head.index + 1 :]
    last = max((at for at, mark in enumerate(after) if mark.award), default=-1)
    for mark in after[last + 1 :]:
        recipient = mark.recipient
        if recipient and recipient.person:
            return [recipient] if _MAIN.search(folded, max(0, mark.start - 24), mark.start) else []
        if (
            recipient
            and recipient.count is None
            and last >= 0
            and _MAIN_BODY.fullmatch(folded, after[last].end, mark.start)
        ):
            return [recipient]
        if mark.act in VERBS:
            return []
    return []


def told_after(marks: Sequence[Mark], head: Head, folded: str) -> list[Recipient]:
    """``Sau khi nhận danh hiệu A, nghệ sĩ B …``: who gets it is named after it."""
    for award, mark in pairwise(marks[head.index + 1 :]):
        body = mark.recipient is not None and not mark.recipient.person and mark.recipient.count is None
        if award.award and body and mark.recipient and _MAIN_BODY.fullmatch(folded, award.end, mark.start):
            return [mark.recipient]
        if award.award and mark.recipient and mark.recipient.person:
            gap = folded[award.end : mark.start]
            return [mark.recipient] if gap.startswith(",") and len(gap) <= _TITLE_GAP else []
    return []
