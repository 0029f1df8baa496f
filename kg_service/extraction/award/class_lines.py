"""Lines of a list below an order that open with a class of it: ``1. Hạng Nhì: ông A``, ``Hạng Ba: xã B; ông C``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_service.extraction.award.grades import class_names
from kg_service.extraction.award.mention import AwardMention
from kg_service.extraction.document import Sentence
from kg_service.extraction.worded import worded

_COLON_REACH = 12


_CLASS_LINE = worded(r"\s*(?:[-+*•]|\(?\d{1,2}[.)]|\p{L}[.)])?\s*hạng\s+(?P<class><class>)(?!\p{L})", "award_grades")


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
    own = (class_names()[line["class"]],)
    return [replace(one, classes=own) if one.stem.form == "classed" else one for one in awards]
