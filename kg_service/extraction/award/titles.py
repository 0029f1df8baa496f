"""Titles in names of awards: in quotation marks, or capitals after ``danh hiệu``, ``giải thưởng``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg_service.extraction.award.authorities import Authorities
from kg_service.extraction.award.collective_names import fields
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.orders import TITLE_WORDS, sentence_case
from kg_service.extraction.award.periods import AwardPeriods
from kg_service.extraction.award.phrases import words_in
from kg_service.extraction.award.stems import Stem, foreign_titles, name_ends, stems_of, words_around
from kg_service.extraction.award.words import Word, size_in, word_after, words_of
from kg_service.extraction.document import Document
from kg_service.extraction.worded import table_words
from kg_service.text.patterns import compiled

_TITLE_REACH = 60
_HERO = "anh hùng"
_FLAG, _PRAISE = "Cờ thi đua", "khen"
_FEWEST_OF_REASON = 2
"""Words of a reason beside those that begin it."""
_YEAR_END = compiled(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d{2})$")
"""``"Doanh nhân tiêu biểu năm 2007"``: the year is no part of the title."""
_MEDAL = "Kỷ niệm chương"
_NAMED_AFTER = frozenset({"Giải thưởng", _MEDAL})
"""Stems whose titles may be one or two words in capitals without quotation marks."""


class TitleReader:
    """Reads the titles of one document; ``quotations``: ends and words by where they begin."""

    def __init__(self, document: Document, authorities: Authorities, quotations: Mapping[int, tuple[int, str]]) -> None:
        self._document = document
        self._authorities = authorities
        self._quotations = quotations
        self._stems = stems_of(document.knowledge.reference)
        self._taken = {person.start for person in document.people}
        self._periods = AwardPeriods(document)

    def _slice(self, words: Sequence[Word], first: int, after: int) -> str:
        return " ".join(self._document.text[words[first].start : words[after - 1].end].split())

    def title(self, words: Sequence[Word], at: int, stem: Stem) -> tuple[str | None, int]:
        """The title that goes on a stem's name at a word, and the word after it."""
        if at >= len(words):
            return None, at
        quotation = self._quotations.get(words[at].start)
        if quotation:
            title = None if self._is_no_title(quotation[1], stem) else sentence_case(quotation[1])
            return title, word_after(words, at, quotation[0])
        if stem.form == "quoted" or (stem.name == _MEDAL and not self._authorities.at(words, at)):
            after = self._capital_run(words, at)
            if (after > at and words[at].text in table_words("award_verbs", "opens_title")) or after >= at + 3:
                return self._slice(words, at, after), after
            if stem.name in _NAMED_AFTER and self._is_proper(words, at, after):
                return self._slice(words, at, after), after
        return None, at

    def _is_no_title(self, quoted: str, stem: Stem) -> bool:
        """What a certificate is for (``Bằng khen "Đã có thành tích …"``), or a flag by law (``"Đơn vị dẫn đầu …"``)."""
        words = words_of(quoted.lower(), 0, len(quoted))
        if stem.name == _FLAG:
            known = self._stems.longest(words, 0)
            return known is not None and known[1].form == "standing" and known[0] == len(words)
        reason = words_around("reason").longest(words, 0)
        return _PRAISE in stem.name and reason is not None and len(words) > reason[0] + _FEWEST_OF_REASON

    def _is_proper(self, words: Sequence[Word], at: int, after: int) -> bool:
        """``giải thưởng Sao Khuê``, ``Kỷ niệm chương Hùng Vương``: capitals only, or a word in capitals (``KOVA``)."""
        written = [self._document.text[word.start : word.end] for word in words[at:after]]
        if not written or any(start in self._taken for start in (words[at].start, words[at].start - 1)):
            return False
        if self._authorities.at(words, at) or self._authorities.level_at(words, at):
            return False
        if len(written) == 1:
            return len(written[0]) > 2 and written[0].isupper() and written[0].isalpha()
        return all(word[0].isupper() for word in written)

    def local(self, words: Sequence[Word], first: int, at: int) -> tuple[AwardMention, int] | None:
        """``danh hiệu "Người tốt, việc tốt"``, ``danh hiệu Công dân Thủ đô ưu tú``."""
        if at >= len(words):
            return None
        quotation, year = self._quotations.get(words[at].start), None
        if foreign_titles().longest(words, at + 1 if quotation else at):
            return None
        if quotation:
            after, title = word_after(words, at, quotation[0]), sentence_case(quotation[1])
            end = quotation[0]
            year = _YEAR_END.search(title)
            title = title[: year.start()] if year else title
        else:
            after = self._capital_run(words, at)
            if after - at < 2 or not self._document.text[words[at].start].isupper():
                return None
            if self._document.text[words[first].start : words[after - 1].end].isupper():
                return None  # NHỮNG PHẦN THƯỞNG CAO QUÝ: a heading in capitals names nothing
            title, end = self._slice(words, at, after), words[after - 1].end
        full = self._full_stem(title)
        if full:
            return AwardMention(words[first].start, end, full, prefixed=True), word_after(words, after - 1, end)
        period = self._periods.after(end) or ((end, year["year"]) if year else None)
        mention = AwardMention(
            words[first].start, period[0] if period else end, Stem(title, "title"), title=title,
            period=period[1] if period else None, prefixed=True,
        )  # fmt: skip
        return mention, word_after(words, after - 1, mention.end)

    def _full_stem(self, title: str) -> Stem | None:
        """``danh hiệu Anh hùng``: the name that the article gives in full, if it gives one."""
        folded = self._document.folded
        found = set()
        if title.lower() == _HERO:
            at = folded.find(_HERO)
            while at >= 0:
                match = self._stems.longest(words_of(folded, at, at + _TITLE_REACH), 0)
                if match:
                    found.add(match[1])
                at = folded.find(_HERO, at + len(_HERO))
        return found.pop() if len(found) == 1 else None

    def _capital_run(self, words: Sequence[Word], at: int) -> int:
        """The word after a title without quotation marks: capitals with small words between, up to an end word."""
        text = self._document.text
        last = at
        index = at
        while index < min(len(words), at + TITLE_WORDS):
            word = words[index]
            if index > at and (field := fields().longest(words, index)):
                index = last = index + field[0]  # Vì sự nghiệp Lao động - Thương binh và Xã hội
                continue
            ends = index > at and not text[word.start].isupper() and name_ends().longest(words, index)
            if ends and (praise := size_in(words, index, words_in("praise"), 2)):
                return index + praise  # danh hiệu Công dân tiêu biểu
            if not word.text[0].isalnum() or ends:
                break  # giải thưởng Lương Định Của ends later
            if index == at and not text[word.start].isupper():
                break
            index += 1
            last = index
        return last
