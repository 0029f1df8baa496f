"""Counts of recipients: ``247 tập thể``, ``30 lượt cá nhân``, ``12 tập thể, cá nhân``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg_service.extraction.award.kinds import kind_of, kind_words
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.words import Trie, Word, word_after
from kg_service.extraction.facts import RecipientKind
from kg_service.extraction.tables import rows, spellings
from kg_service.extraction.worded import table_words, worded
from kg_service.text.numbers import NUMBER_PATTERN, number_words, parse_number
from kg_service.text.patterns import compiled
from kg_service.text.values import value

_NUMBER = compiled(NUMBER_PATTERN)
_NUMBERED = frozenset(("/", "%", "-"))
"""Marks that make the number after them a part of a date, a share, a range."""
_REVERSED = worded(
    r"(?<!\p{L})(?<!\d\s)(?P<noun><recipient_sections/*>)\s*[:=]?\s*(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,4})"
    r"(?=\s*(?:[,;)]|\.(?!\d)|\n|$|và\s))"
)
_SPANS = frozenset({"trong", "qua"})
_LONGEST_SPELLED = 3
"""Words of ``hai mươi lăm``."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of ``recipient_nouns.tsv``."""

    kind: RecipientKind
    sure: bool
    word: str


@cache
def _no_count_before() -> frozenset[str]:
    """Words and marks that make the number after them a year, a day, a rank, a share."""
    return _NUMBERED | table_words("award_recipients", "number_of")


@cache
def _nouns() -> Trie[Noun]:
    return Trie(
        (word, Noun(kind_of(row["kind"]), row["sure"] == "yes", word))
        for row in rows("recipient_nouns", "kind", "sure", "words")
        for word in spellings(row["words"])
    )


@value
class Number:
    """A number before a noun: value, the word after it (``lượt`` included), and whether it counts instances."""

    value: int
    after: int


@cache
def _last_of_nouns() -> frozenset[str]:
    """The last words of ``tập thể``, ``cá nhân``, ``hộ gia đình``."""
    return frozenset(noun.split()[-1] for noun in kind_words())


class Counts:
    """Reads the counts of one text."""

    def __init__(self, folded: str) -> None:
        self._folded = folded

    def number_at(self, words: Sequence[Word], index: int) -> Number | None:
        """A whole number that may count recipients or awards: no year, day, rank, share or part of a symbol."""
        word = words[index]
        if index and self._numbered_by(words, index):
            return None
        if word.text.isdigit():
            match = _NUMBER.match(self._folded, word.start)
            if match is None:
                return None
            try:
                value = parse_number(match.group())
            except ValueError:
                return None
            after = word_after(words, index, match.end())
            follows = words[after].text if after < len(words) else ""
            if follows == "/" and (whole := self._whole(words, after)):
                return Number(int(value), whole) if value == int(value) else None
            if value != int(value) or follows in ("%", "/") or (follows == "-" and words[after].start == match.end()):
                return None
            count = int(value)
        else:
            spelled = number_words([word.text for word in words[index : index + _LONGEST_SPELLED]])
            if not spelled or not spelled[0] or (word.text == "năm" and index and words[index - 1].text in _SPANS):
                return None
            count, after = spelled[0], index + spelled[1]
        if after < len(words) and words[after].text in ("lượt", "danh", "suất"):
            after += words[after].text == "lượt"
        return Number(count, after)

    @staticmethod
    def _whole(words: Sequence[Word], stroke: int) -> int:
        """``17/20 khoa``: the word after the whole, which is no date or symbol; 0 for none."""
        after = stroke + 2
        if after >= len(words) or not words[stroke + 1].text.isdigit() or words[after].text in ("/", "-", "."):
            return 0
        return after if _nouns().longest(words, after) else 0

    @staticmethod
    def _numbered_by(words: Sequence[Word], index: int) -> bool:
        """``năm 2019``, ``10-15``, ``10 - 15``: the number says which one, or ends a range.

        Not ``Bằng khen - 28``, nor ``- 28 giáo viên`` after the dash of an item, nor ``4 tập thể / 6 cá nhân``.
        """
        before, start = words[index - 1], words[index].start
        if before.text == "/" and index > 1 and words[index - 2].text in _last_of_nouns():
            return False
        if before.text not in _no_count_before() or before.end < start - 1:
            return False
        if before.text == "-" and index == 1:
            return before.end == start
        spaced = before.text == "-" and before.end < start and words[index - 2].end < before.start
        return not spaced or words[index - 2].text.isdigit()

    def reversed_in(self, start: int, end: int) -> list[Recipient]:
        """``tập thể: 30, cá nhân 82``: numbers after their nouns, with a mark after each."""
        return [
            Recipient(
                match.start(), match.end(), "", (kind_words()[match["noun"]],),
                count=int(match["number"].replace(".", "")), noun=match["noun"],
            )
            for match in _REVERSED.finditer(self._folded, start, end)
        ]  # fmt: skip

    def count_at(self, words: Sequence[Word], index: int, number: Number) -> tuple[Recipient, int] | None:
        """``247 tập thể``, ``30 lượt cá nhân``, ``12 tập thể, cá nhân``: the count and the word after it."""
        at = number.after
        if at < len(words) and words[at].text == "cho":
            allotted = _nouns().longest(words, at + 1)
            if allotted is None or not allotted[1].sure:
                return None
            at += 1  # 6 Bằng khen: 2 cho tập thể
        while at < len(words) and words[at].text in ("các", "nữ", "nam", "trường") and at < number.after + 2:
            if words[at].text == "trường" and not (at + 1 < len(words) and words[at + 1].text == "hợp"):
                break
            step = _nouns().longest(words, at)
            if step:
                break
            at += 1
        match = _nouns().longest(words, at)
        if match is None:
            return None
        spelled_out = not words[index].text.isdigit()
        kinds: list[RecipientKind] = [match[1].kind]
        if spelled_out and not match[1].sure and number.after == index + 1 and words[index].text in ("một", "năm"):
            return None
        sure, noun = match[1].sure, match[1].word
        after = at + match[0]
        while after + 1 < len(words) and (words[after].text in (",", "và", "/")):
            more = _nouns().longest(words, after + 1)
            if more is None or not (more[1].sure and sure) or more[1].kind in kinds:
                break
            kinds.append(more[1].kind)
            after += 1 + more[0]
        start, end = words[index].start, words[after - 1].end
        return Recipient(start, end, "", tuple(kinds), count=number.value, sure=sure, noun=noun), after
