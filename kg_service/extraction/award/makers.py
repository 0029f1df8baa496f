"""Subjects that only their works name, and bodies that only hold the event: ``Sáng kiến của kỹ sư A … được B tặng``."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kg_service.extraction.award.counted_subjects import REACH
from kg_service.extraction.award.marks import VERBS, Mark
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.predications import Head

ORGANISES = telling(r"\s+(?:(?:<adverb>|phối hợp)\s+)*(?:tổ chức|chủ trì|phát động|đăng cai)(?!\p{L})[^;:]{0,90},\s")
"""``lễ do Sở A tổ chức hôm qua, 30 người được``: after a body that only holds the event."""

_HOLDS = telling(r"(?<!\p{L})(?:tổ chức|chủ trì)\s+(?:buổi\s+)?<award_verbs/ceremony>\s+(?:công bố\s+và\s+)?$")
_HOLDS_REACH = 40
_FOR_OTHERS = " cho "
_WORK = telling(
    r"\s*[-+*•]?\s*(?:(?:các|những|một|hai|ba)\s+)?<work>(?!\p{L})[^.;:]{0,90}?(?<!\p{L})của\s+(?:<honorifics/*>\s+)*",
    regex.compile,
)


def maker(marks: Sequence[Mark], head: Head, floor: int, start: int, folded: str) -> int | None:
    """The person whose work begins the clause of a passive verb: whose work it is that is honoured."""
    if not head.passive:
        return None
    verb = marks[head.first].start
    for at in range(head.first - 1, floor - 1, -1):
        mark = marks[at]
        if mark.award or mark.act in VERBS or verb - mark.end > REACH:
            return None
        if mark.recipient and mark.recipient.person:
            begins = max(start, folded.rfind(";", start, mark.start) + 1)
            return at if _WORK.fullmatch(folded, begins, mark.start) else None
    return None


def held_for_others(marks: Sequence[Mark], head: Head, folded: str) -> bool:
    """``Sở A tổ chức lễ đón nhận Huân chương B cho đội ngũ thầy thuốc trẻ``: who holds the ceremony gets nothing."""
    verb = marks[head.first]
    if verb.act != "receive" or not _HOLDS.search(folded, max(0, verb.start - _HOLDS_REACH), verb.start):
        return False
    after = head.first + 1
    while after < len(marks) and marks[after].award:
        after += 1
    return folded.startswith(_FOR_OTHERS, marks[after - 1].end)
