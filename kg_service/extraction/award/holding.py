"""Awards that are had and not given: ``R có A``, ``R trở thành A``, ``trên ngực R là A``, ``A thuộc về R``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg_service.extraction.award.cues import Cue, confer_words, cues, holdings
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.names import AwardNames
from kg_service.extraction.award.phrases import telling, words_in
from kg_service.extraction.award.stems import cue_words
from kg_service.extraction.award.words import Trie, Word, word_after
from kg_service.extraction.document import Document

_MOST_BETWEEN = 6
"""Words between such a verb and the award: ``gắn lên lá cờ truyền thống thêm một tấm``."""
_TOLD_WITHIN = 40
_NAMES_ONE = ("title", "levelled")
_LETTER = "Thư khen"
"""``Bộ A có Thư khen gửi B``: who has it gives it."""

_THING = telling(r"(?<!\p{L})(?:<honour>|<superlative>|(?:trên|trong) <own_place>)(?!\p{L})[^;:.]{0,60}$")
"""Words before ``là`` after which an award that is no title says what somebody has."""
_THING_REACH = 110
_LANDS = telling(r"[\"”]?\s*(?:\((?:năm\s+)?\d{4}\)|năm (?:<that_year>|\d{4})|<again>)?\s*(?:<adverb>\s+)*")
_LANDS_REACH = 48


@cache
def _between() -> Trie[str]:
    return Trie((word, word) for word in cue_words("between"))


class HoldingReader:
    """Reads such verbs in one document."""

    def __init__(self, document: Document, names: AwardNames) -> None:
        self._document = document
        self._names = names
        self._people = {person.start for person in document.people}

    def read(self, words: Sequence[Word], at: int, found: Sequence[Mark]) -> tuple[Mark, int] | None:
        """The verb at a word as a cue, with all words before the award, and the word after; None if it is no such."""
        match = holdings().longest(words, at)
        if match is None:
            return None
        size, act = match
        start, word = words[at].start, " ".join(one.text for one in words[at : at + size])
        if act == "land":
            end = words[at + size - 1].end
            return (Mark(start, end, cue=Cue("confer", word=word)), at + size) if self._lands(start, found) else None
        after = self._object(words, at + size)
        if after is None or (at and act == "become" and words[at - 1].text in words_in("not_is")):
            return None
        award = self._award(words, after)
        if award is None or not self._fits(act, award, start):
            return None
        if act == "pin" and self._pinned_on(words, award):
            return Mark(start, words[at + size - 1].end, cue=Cue("hand", word=word)), at + size
        if act == "become" and found and found[-1].act == "recognise" and found[-1].end + 1 == start:
            return None  # được bình chọn là
        return Mark(start, words[after - 1].end, cue=Cue("reach", word=word, held=True)), after

    def _pinned_on(self, words: Sequence[Word], award: AwardMention) -> bool:
        """``gắn Huân chương lên lá cờ truyền thống của trường A``: handed over to whom the flag is."""
        match = cues().longest(words, word_after(words, 0, award.end))
        return match is not None and match[1].act == "dative"

    def _lands(self, start: int, found: Sequence[Mark]) -> bool:
        """``Cờ thi đua A về với trường B``: an award stands straight before the verb."""
        award = found[-1].award if found else None
        if award is None or start - award.end > _LANDS_REACH:
            return False
        return _LANDS.fullmatch(self._document.folded, award.end, start) is not None

    def _object(self, words: Sequence[Word], at: int) -> int | None:
        """Where the award begins after the small words that may stand before it; None if other words do."""
        step = at
        while step < len(words) and step - at <= _MOST_BETWEEN:
            if self._award(words, step):
                return step
            match = _between().longest(words, step)
            if match is None and (words[step].text != ":" or self._goes_to(words, step)):
                return None
            step += match[0] if match else 1  # nhà ông có đủ: Bằng khen của A; Giấy khen của B
        return None

    @staticmethod
    def _goes_to(words: Sequence[Word], at: int) -> bool:
        """``có thêm: hai Huân chương trao cho Đội A``: the verb after the awards tells whose they are."""
        return any(word.text in ("cho", "tặng", "trao") for word in words[at : at + _TOLD_WITHIN])

    def _award(self, words: Sequence[Word], at: int) -> AwardMention | None:
        found = self._names.at(words, at, confer_words()) if at < len(words) else None
        if found is None:
            return None
        addressed = found[0].stem.form in _NAMES_ONE and not found[0].prefixed
        if addressed and found[1] < len(words) and words[found[1]].start in self._people:
            return None  # là Anh hùng Lao động Nguyễn Văn A
        return found[0]

    def _fits(self, act: str, award: AwardMention, start: int) -> bool:
        """People become titles and have things; ``là`` tells of a thing only after words for things."""
        title = award.stem.form in _NAMES_ONE
        if award.stem.form == "standing":
            return False
        if act in ("hold", "pin"):
            return award.stem.name != _LETTER and (not title or award.prefixed)
        return title or _THING.search(self._document.folded, max(0, start - _THING_REACH), start) is not None
