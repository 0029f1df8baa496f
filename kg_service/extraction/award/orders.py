"""Names of orders and medals of no table: what follows ``Huân chương``, ``huy chương``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg_service.extraction.award.stems import name_ends, words_around
from kg_service.extraction.award.words import Word, word_after
from kg_service.extraction.worded import table_words

TITLE_WORDS = 9
"""A title without quotation marks has at most this many words."""
_CAUSE_ENDS = frozenset({"hạng", "của", "cho", "và"})


class OrderNames:
    """Reads such names in one text; ``quotations``: ends and words by where they begin."""

    def __init__(self, text: str, quotations: Mapping[int, tuple[int, str]]) -> None:
        self._text = text
        self._quotations = quotations

    def read(self, words: Sequence[Word], at: int) -> tuple[str, int] | None:
        """The name that goes on at a word and the word after it; None for medals of sports."""
        return self._quoted_order(words, at) or self._open_order(words, at)

    def _open_order(self, words: Sequence[Word], at: int) -> tuple[str, int] | None:
        """The capitalised words after ``Huân chương``; medals of sports are none of ours."""
        text = self._text
        if at < len(words) and words[at].text in table_words("award_verbs", "sports_medal"):
            return None
        if [word.text for word in words[at : at + 2]] in (["các", "loại"], ["các", "hạng"]):
            return "các loại", at + 2
        after = at
        if words_around("cause").longest(words, at):
            after = self._cause_end(words, at)
            return _slice(self._text, words, at, after), after
        while after < len(words) and after < at + 6 and words[after].text[0].isalpha():
            capital = text[words[after].start].isupper()
            if words[after].text in ("hạng", "của", "cho") or (after == at and not capital):
                break
            if not capital and name_ends().longest(words, after):
                break
            after += 1
        return (_slice(self._text, words, at, after) if after > at else ""), after

    def _quoted_order(self, words: Sequence[Word], at: int) -> tuple[str, int] | None:
        """``huy chương "Tuổi trẻ dũng cảm"``: the words in quotation marks."""
        quotation = self._quotations.get(words[at].start) if at < len(words) else None
        if quotation is None or len(quotation[1].split()) > TITLE_WORDS:
            return None
        return sentence_case(quotation[1]), word_after(words, at, quotation[0])

    @staticmethod
    def _cause_end(words: Sequence[Word], at: int) -> int:
        """The word after ``vì sự nghiệp giải phóng phụ nữ``, which may be written small."""
        after = at + 2
        while after < len(words) and after < at + TITLE_WORDS + 2 and words[after].text[0].isalpha():
            if words[after].text in _CAUSE_ENDS or name_ends().longest(words, after):
                break
            after += 1
        return after


def sentence_case(title: str) -> str:
    """A title with a capital at its beginning, the rest as written."""
    return title[:1].upper() + title[1:]


def _slice(text: str, words: Sequence[Word], first: int, after: int) -> str:
    return " ".join(text[words[first].start : words[after - 1].end].split())
