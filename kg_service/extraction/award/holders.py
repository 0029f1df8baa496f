"""Who has an award, where a sentence says only that it is had: what stands before the verb, and whom that means."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.cues import ROLES, SHORT_NAMES
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.predications import Head
from kg_service.extraction.award.recipient_words import pronouns
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.recipients_before import NamedBefore
from kg_service.extraction.award.words import words_of
from kg_service.text.patterns import compiled

_REACH = 220
COUNTED_GAP = 12
"""Characters between a number and a verb of having whose subject it is."""

_BOUNDARY = compiled(r"[;:]|,\s(?=(?:trong|trên|ở|giữa|nơi|còn|riêng)\s)")
_WHERE = compiled(r"\s*[\"“]?(?:(?:và|còn|riêng|nhưng|nay|hiện)\s+)*(?:trên|trong|giữa|ở|nơi|bên|trước|từ|phía sau)\s")
"""``Trong phòng họp của trường A``: whose place it is has what is in it."""

_OWN = compiled(r"(?<!\p{L})(?:của|ngực|ngực áo|tay|nhà|tủ kính|sự nghiệp|cuộc đời)\s+(?:\p{L}+\s+){0,3}$")
_OWN_REACH = 40
_SOME = frozenset({"một", "nhiều", "các", "những", "mọi", "mỗi", "vài", "từng"})
"""Before a form of address that then means several people, or nobody in particular."""

_INSIDE = frozenset({"nhà", "bệnh", "hội", "công", "ngôi", "mái", "tập", "học"})
"""Words before a short name of one word that make it part of another."""
_LEFT_OUT = compiled(
    r"[\s–-]*(?:(?:còn|nay|đã|vừa|lại|cũng|hiện|từng|và|rồi|riêng|đồng thời|sau đó|trước đó|năm|đều|hai|ba|lần|liền"
    r"|ngoài ra|được|mới|tiếp tục|trong đó|\d{4})\s*)*"
)
"""A clause without a subject."""


def left_out(clause: str) -> bool:
    """Whether nothing that could be a subject stands in the words of a clause before its verb."""
    return _LEFT_OUT.fullmatch(clause) is not None


def holder(
    marks: Sequence[Mark], head: Head, floor: int, start: int, folded: str, before: NamedBefore
) -> list[Recipient]:
    """The one in whose place, or as whose own, the words before the verb name what is had."""
    verb = marks[head.first].start
    since = max(start, verb - _REACH, marks[floor - 1].end if floor else start)
    since = max((match.end() for match in _BOUNDARY.finditer(folded, since, verb)), default=since)
    where = _WHERE.match(folded, since, verb) is not None
    for mark in reversed(marks[floor : head.first]):
        recipient = mark.recipient
        if recipient is None or mark.start < since or recipient.count is not None or recipient.rank:
            continue
        if where or _OWN.search(folded, max(since, mark.start - _OWN_REACH), mark.start):
            return [recipient]
    taken = [(mark.start, mark.end) for mark in marks[floor : head.first]]
    said = _said(since, verb, folded, before, taken)
    return [said] if said else []


def _said(
    since: int, verb: int, folded: str, before: NamedBefore, taken: Sequence[tuple[int, int]]
) -> Recipient | None:
    """``tấm huân chương anh giữ``, ``phòng họp của trường``: a word that stands for one named before."""
    words = words_of(folded, since, verb)
    for at in range(len(words) - 1, -1, -1):
        if any(start <= words[at].start < end for start, end in taken) or (at and words[at - 1].text in _SOME):
            continue
        pair = " ".join(word.text for word in words[at : at + 2])
        if words[at].text in pronouns() or pair in ROLES:
            size = 2 if pair in ROLES else 1
            if before.names_at(words[at + size - 1].end + 1):
                return None  # a name of its own that nothing took up
            return before.addressed(pair if size == 2 else words[at].text, words[at].start, words[at + size - 1].end)
        sizes = range(min(3, len(words) - at), 0, -1)
        short = next((n for n in sizes if " ".join(word.text for word in words[at : at + n]) in SHORT_NAMES), 0)
        if short and not (at and words[at - 1].text in _INSIDE):
            return before.short_name(words, at, short)
    return None
