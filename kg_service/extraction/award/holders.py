"""Who has an award, where a sentence says only that it is had: what stands before the verb, and whom that means."""

from __future__ import annotations

from collections.abc import Sequence

from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.phrases import indefinite, telling, words_in
from kg_service.extraction.award.predications import Head
from kg_service.extraction.award.recipient_words import pronouns
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.recipients_before import NamedBefore
from kg_service.extraction.award.words import size_in, words_of
from kg_service.text.patterns import compiled

_REACH = 220
COUNTED_GAP = 12
"""Characters between a number and a verb of having whose subject it is."""

_BOUNDARY = compiled(r"[;:]|,\s(?=(?:trong|trên|ở|giữa|nơi|còn|riêng)\s)")
_WHERE = telling(r"\s*[\"“]?(?:(?:<adds>|<adverb>|nhưng)\s+)*(?:trên|trong|giữa|ở|nơi|bên|trước|từ|phía sau)\s")
"""``Trong phòng họp của trường A``: whose place it is has what is in it."""

_OWN = telling(r"(?<!\p{L})(?:của|<own_place>)\s+(?:\p{L}+\s+){0,3}$")
_OWN_REACH = 40
_LEFT_OUT = telling(r"[\s–-]*(?:(?:<adverb>|<adds>|<several>|lần|liền|được|\d{4})\s*)*")
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
    some, roles, shorts = indefinite() | {"một"}, words_in("role"), words_in("short_name")
    for at in range(len(words) - 1, -1, -1):
        if any(start <= words[at].start < end for start, end in taken) or (at and words[at - 1].text in some):
            continue
        pair = " ".join(word.text for word in words[at : at + 2])
        if words[at].text in pronouns() or pair in roles:
            size = 2 if pair in roles else 1
            if before.names_at(words[at + size - 1].end + 1):
                return None  # a name of its own that nothing took up
            return before.people.addressed(
                pair if size == 2 else words[at].text, words[at].start, words[at + size - 1].end
            )
        short = size_in(words, at, shorts, 3)
        if short and not (at and words[at - 1].text in words_in("compound")):
            return before.short_name(words, at, short)
    return None
