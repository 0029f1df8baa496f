"""Lines of a list below an order that open with a class of it: ``1. Hạng Nhì: ông A``, ``Hạng Ba: xã B; ông C``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_service.extraction.award.grades import CLASSES
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.document import Sentence
from kg_service.text.patterns import compiled

_CLASS_LINE = compiled(
    r"\s*(?:[-+*•]|\(?\d{1,2}[.)]|\p{L}[.)])?\s*hạng\s+(?P<class>nhất|nhì|ba|iii|ii|i|[123])(?!\p{L})"
)
_COLON_REACH = 12


def class_line(folded: str, sentence: Sentence, awards: Sequence[AwardMention]) -> int:
    """Where the recipients begin in a line that opens with a class of one of the list's awards; 0 for another."""
    line = _CLASS_LINE.match(folded, sentence.start, sentence.end)
    if line is None or not any(one.stem.form == "classed" for one in awards):
        return 0
    colon = folded.find(":", line.end(), min(line.end() + _COLON_REACH, sentence.end))
    return colon + 1 if colon >= 0 else 0


def classed(folded: str, sentence: Sentence, awards: Sequence[AwardMention]) -> list[AwardMention]:
    """The list's awards, of the class that the line begins with."""
    line = _CLASS_LINE.match(folded, sentence.start, sentence.end)
    if line is None:
        return list(awards)
    return [replace(one, classes=(CLASSES[line["class"]],)) if one.stem.form == "classed" else one for one in awards]
