"""Awards whose name is said once: ``hai Huân chương: hạng Ba, hạng Nhì``, ``hai Bằng khen, một của A, một của B``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_service.extraction.award.cues import confer_words
from kg_service.extraction.award.grades import class_names, read_classes, read_level
from kg_service.extraction.award.marks import Mark
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.award.names import AwardNames
from kg_service.extraction.award.phrases import telling
from kg_service.extraction.award.stems import words_around
from kg_service.extraction.award.words import Word
from kg_service.extraction.document import Document

_CLASS_AGAIN = telling(
    r"(?:(?!(?<!\p{L})<graded>(?!\p{L}))[^.!?\n]){0,90}?"
    r"(?:[,;:(–/-]|\d{4}\)?|(?<!\p{L})(?:<gets>|<award_cues/confer>|<award_cues/hand>|<award_cues/become>"
    r"|và|rồi|đến|tiếp|thưởng|thêm))\s*"
)
"""What may stand between an order and the next class of it."""

_ISSUER_AGAIN = telling(
    r"(?:[^.!?\n]{0,90}?(?:[,;:(–-]|(?<!\p{L})(?:và|còn))\s*)?(?:(?:<several>|<piece>|một|kia|nữa|là)\s+)*"
)
"""What may stand between such an award and the next one's issuer: ``(2018), một``."""


class Ellipsis:
    """Reads such rows in one document."""

    def __init__(self, document: Document, names: AwardNames) -> None:
        self._document = document
        self._names = names

    def read(self, words: Sequence[Word], at: int, found: Sequence[Mark]) -> tuple[Mark, int] | None:
        """The next class or issuer at a word of the award that was named last, and the word after it."""
        if words[at].text not in ("hạng", "của"):
            return None
        last = next((mark for mark in reversed(found) if mark.award), None)
        if last is None:
            return None
        return self._class(words, at, last) if words[at].text == "hạng" else self._issuer(words, at, last)

    @staticmethod
    def level(words: Sequence[Word], at: int, known: AwardMention) -> tuple[Mark, int] | None:
        """``đạt danh hiệu cấp tỉnh``: the title named last, of the level that is told."""
        noun = words_around("prefix").longest(words, at)
        if noun is None or known.stem.form != "levelled":
            return None
        level = read_level(words, at + noun[0], False)
        if level is None:
            return None
        start, end = words[at].start, words[level[2] - 1].end
        award = replace(known, start=start, end=end, level=level[0], count=None, given=None, period=None)
        return Mark(start, end, award=award), level[2]

    def _class(self, words: Sequence[Word], at: int, last: Mark) -> tuple[Mark, int] | None:
        """``Huân chương Lao động hạng Ba (1985), năm 1990 là hạng Nhì``: the same order again, of the next class."""
        award = last.award
        if award is None or award.stem.form not in ("classed", "order"):
            return None
        if not _CLASS_AGAIN.fullmatch(self._document.folded, award.end, words[at].start):
            return None
        classes, after = read_classes(self._document.text, words, at)
        if not classes or not set(classes) <= set(class_names().values()):
            return None
        start, end = words[at].start, words[after - 1].end
        again = replace(award, start=start, end=end, classes=classes, count=None, given=None)
        return Mark(start, end, award=self._names.periods.dated(again)), after

    def _issuer(self, words: Sequence[Word], at: int, last: Mark) -> tuple[Mark, int] | None:
        """``hai Bằng khen, một của Bộ Y tế (2011), một của Bộ Công an``: the same again, of another issuer."""
        award = last.award
        if award is None or award.stem.form != "issued" or award.title or award.end + 1 >= words[at].start:
            return None
        if not _ISSUER_AGAIN.fullmatch(self._document.folded, award.end, words[at].start):
            return None
        issuers, after = self._names.issuers(words, at, award.stem, confer_words())
        if not issuers:
            return None
        start, end = words[at].start, words[after - 1].end
        again = replace(award, start=start, end=end, issuers=issuers, level=None, count=None, given=None, period=None)
        return Mark(start, end, award=self._names.periods.dated(again)), after


def without_told(marks: list[Mark], folded: str) -> list[Mark]:
    """The marks without names of awards whose classes or issuers are told one by one after them."""
    found: list[Mark] = []
    awards = [index for index, mark in enumerate(marks) if mark.award]
    ahead = 0  # of the awards: the first after the mark
    for index, mark in enumerate(marks):
        award = mark.award
        ahead += ahead < len(awards) and awards[ahead] == index
        open_ = award is not None and (award.takes_issuer or not award.classes)
        following = marks[awards[ahead]] if open_ and ahead < len(awards) else None
        told = following and following.award and award and following.award.stem == award.stem
        lead = "của" if award and award.takes_issuer else "hạng"
        if not (told and following and folded.startswith(lead, following.start)):
            found.append(mark)
        elif awards[ahead] == index + 1 and following.award:
            marks[index + 1] = Mark(mark.start, following.end, award=replace(following.award, start=mark.start))
    return found
