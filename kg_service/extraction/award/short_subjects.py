"""Subjects by a short name: ``Vùng đã được …``, ``Ba năm liền trường đạt …``, ``Năm 2021 huyện dẫn đầu và nhận …``."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kg_service.extraction.award.counted_subjects import REACH
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.phrases import first_words_in, telling, words_in
from kg_service.extraction.award.predications import Head
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.recipients_before import NamedBefore
from kg_service.extraction.award.words import Word, size_in, words_of
from kg_service.extraction.mentions.places import unit_words
from kg_service.text.patterns import compiled

_SHORT_WORDS = 6
_SHORT_CLAUSES = 6
_SHORT_REACH = 40
_YEAR = 4
_CLAUSE_CUT = compiled(r"[;,:\"]")
_LEADS = ("unit_lead", "recipient_leads/people", "recipient_leads/folk")
_BULLETS = frozenset('-+*•"')
_CUT = regex.compile(r"[,;:.(]|(?<!\p{L})(?:và|thì)(?!\p{L})")
_TIME_FIRST = telling(
    r"\s*(?:(?:trong|đến|từ|cuối|đầu|giữa)\s+)?"
    r"(?:năm(?: học)?\s(?:<that_year>|(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?)|<time_said>)\s+"
)
_GOES_ON = ("adverb", "gets", "award_cues/negation", "some", "does")
"""Words after a short name with which a clause begins."""
_LABEL = telling(r":\s*<adverb>?\s*$")


def _without_leads(words: list[Word]) -> list[Word]:
    """Words without bullet, quotation mark, ``tập thể`` and ``toàn thể`` before a short name."""
    at = 0
    while at < len(words) and (step := _lead(words, at)):
        at += step
    return words[at:]


def _lead(words: list[Word], at: int) -> int:
    """How many words at a place only lead to a short name."""
    return 1 if words[at].text in _BULLETS else size_in(words, at, words_in(*_LEADS), 2)


def _after_time(words: list[Word]) -> list[Word]:
    """A short name without the words of time before it: ``Ba năm liền trường đạt …``, ``Năm 1998 xã được``."""
    for size in (2, 1):
        last = len(words) - size
        if last > 0 and size_in(words, last, words_in("short_name"), size) == size:
            led = words[last - 1].text
            if led in words_in("time_end") or (led.isdigit() and len(led) == _YEAR):
                return words[last:]
    return words


class ShortSubjects:
    """Finds whom such names mean in one text."""

    def __init__(self, folded: str, before: NamedBefore) -> None:
        self._folded = folded
        self._before = before

    def before(self, marks: Sequence[Mark], head: Head, floor: int, start: int) -> list[Recipient]:
        """``Vùng đã được …``, ``huyện được …``: a word alone for the name given before."""
        verb = marks[head.first].start
        since = max(marks[floor - 1].end if floor else start, verb - REACH)
        if head.first and marks[head.first - 1].award:
            since = max(since, marks[head.first - 1].end)  # Cờ thi đua trường nhận năm 2018
        label = _LABEL.search(self._folded, since, verb)
        until = label.start() if label else verb
        cut = max((match.end() for match in _CUT.finditer(self._folded, since, until)), default=since)
        words = words_of(self._folded, cut, until)
        words = _without_leads(words)
        words = _after_time(words)
        if not words or len(words) > _SHORT_WORDS:
            return []
        beside = self._beside(marks[: head.first], words[0])
        short = beside or self._before.short_form(words, 0)
        return [short] if short else []

    def _beside(self, marks: Sequence[Mark], word: Word) -> Recipient | None:
        """``của Nam Định, tỉnh trước đây hai lần được tặng``: the unit that a word for its level stands beside."""
        named = next((mark.recipient for mark in reversed(marks) if mark.end <= word.start), None)
        if named is None or not named.rank or self._folded[named.end : word.start].strip() != ",":
            return None
        return named if word.text in unit_words(named.rank, named.rank) else None

    def stands_for(self, start: int, end: int) -> list[Recipient]:
        """``Trong năm 2017, đơn vị đã vượt khó khăn, …``: the short name with which a clause of the sentence begins."""
        cuts = [start, *(match.end() for match in _CLAUSE_CUT.finditer(self._folded, start, end))]
        for at in reversed(cuts[-_SHORT_CLAUSES:]):
            time = _TIME_FIRST.match(self._folded, at, end)
            at = time.end() if time else at
            words = _without_leads(words_of(self._folded, at, min(end, at + _SHORT_REACH)))
            size = size_in(words, 0, words_in("short_name"), 2)
            if size and len(words) > size and words[size].text in first_words_in(*_GOES_ON):
                short = self._before.short_form(words, 0)
                return [short] if short else []
        return []
