"""Of whom a text speaks where a sentence names nobody: ``Treo giữa nhà là Bằng khen của UBND tỉnh (2009)``."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

import regex

from kg_service.extraction.award.entries import BULLET
from kg_service.extraction.award.mark_reader import MarkReader
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.persons_before import only_says
from kg_service.extraction.award.phrases import indefinite, telling, words_in
from kg_service.extraction.award.recipient_words import pronouns
from kg_service.extraction.award.recipients import Recipient
from kg_service.extraction.award.words import Word, size_in, words_of
from kg_service.extraction.document import Document, Sentence

GIVERS = frozenset({"government", "ministry", "state", "party", "front", "council"})
"""Kinds of authorities that give such awards rather than get them."""

_BACK = 4
"""Sentences before one that may name of whom it speaks."""
_LINES_BACK = 16
_SAID_REACH = 300
_OPENS = telling(
    r"[\s\"“'*•+-]*(?:<circumstance>\s[^.;:]{0,90}?,?\s+)?(?:(?:<honorifics/*>|<person_noun>|tập thể)\s+)*",
)
"""What may stand before the name with which a sentence begins."""
_OFFICIAL = telling(r"(?<!\p{L})<high_office>(?:\s[^,.;]{0,40})?\s*$", regex.compile)
_OFFICIAL_REACH = 60


class Topics:
    """Finds of whom the sentences of one document speak."""

    def __init__(self, document: Document, marks: MarkReader) -> None:
        self._document = document
        self._marks = marks
        self._ends = [sentence.end for sentence in document.sentences]

    def of(self, sentence: Sentence, awards: Sequence[AwardMention]) -> list[Recipient]:
        """The one whom a sentence with awards speaks of: by a word for somebody named before, else the last subject."""
        kinds = {award.stem.recipient for award in awards if award.stem.recipient}
        kind = kinds.pop() if len(kinds) == 1 else None
        for one in self._candidates(sentence, awards[0]):
            if kind is None or kind in one.kinds:
                return [one]
        return []

    def _candidates(self, sentence: Sentence, award: AwardMention) -> Iterator[Recipient]:
        yield from self._said(sentence, award)
        for before in self._sentences_before(sentence):
            if found := self._subject(before):
                yield found

    def _said(self, sentence: Sentence, award: AwardMention) -> list[Recipient]:
        """Those whom pronouns and short names in the sentence mean: the last before the award first."""
        first, last = max(sentence.start, award.start - _SAID_REACH), min(sentence.end, award.end + _SAID_REACH)
        words = words_of(self._document.folded, first, last)
        several = indefinite() | words_in("several") | {"một"}
        found = [
            one
            for at, word in enumerate(words)
            if not (award.start <= word.start < award.end or (at and words[at - 1].text in several))
            and (one := self._stands_for(words, at))
        ]
        before = [one for one in found if one.start < award.start]
        return [*reversed(before), *found[len(before) :]]

    def _stands_for(self, words: Sequence[Word], at: int) -> Recipient | None:
        """Whom a pronoun or a short name at a word stands for; none where a name of its own follows."""
        role = " ".join(word.text for word in words[at : at + 2])
        size = 2 if role in words_in("role") else 1 if words[at].text in pronouns() else 0
        short = 0 if size else size_in(words, at, words_in("short_name"), 3)
        after = at + (size or short)
        follows = self._document.text[words[after].start] if after < len(words) else "."
        if after == at or follows.isupper() or (short and follows in ",/"):
            return None
        if short:
            found = self._marks.before.short_name(words, at, short)
            return found if found and not found.rank else None
        word = role if size == 2 else words[at].text
        return self._marks.before.people.addressed(word, words[at].start, words[after - 1].end)

    def _sentences_before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before one, the last first, up to a heading or the items of a numbered list above."""
        sentences, text = self._document.sentences, self._document.text
        at = bisect.bisect_left(self._ends, sentence.end)
        plain = [one for one in sentences[max(0, at - _LINES_BACK) : at] if one.kind != "caption"]
        for one in reversed(plain[-_BACK:]):
            number = BULLET.match(text, one.start, one.end)
            numbered = number is not None and any(char.isdigit() for char in number.group())
            if numbered and one.block != sentence.block:
                return
            yield one
            if one.kind in ("heading", "title"):
                return

    def _subject(self, sentence: Sentence) -> Recipient | None:
        """Whom a sentence begins with: a person or a body, no area and no high officer."""
        for mark in self._marks.marks(sentence.start, sentence.end):
            one = mark.recipient
            if mark.award:
                return None
            if one is None or one.count is not None or one.rank:
                continue
            if not _OPENS.fullmatch(self._document.folded, sentence.start, one.start):
                return None
            if one.person and _OFFICIAL.search(self._document.folded, max(0, one.start - _OFFICIAL_REACH), one.start):
                return None
            if one.person and only_says(self._document.folded, one.start, one.end):
                return None
            return None if mark.authority and mark.authority.kind in GIVERS else one
        return None
