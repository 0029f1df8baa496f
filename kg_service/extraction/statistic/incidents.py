"""News of one deed that was honoured: a robber caught, a drowning child saved, a purse given back.

Its numbers are that case's, but for those of a told time or of a whole area: ``trong 5 năm qua, đội đã bắt 120 vụ``.
"""

from __future__ import annotations

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.statistic.context import is_aggregate, is_of_time, is_report, sentences_before
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.words import is_spoken, spoken

_HEAD, _HEAD_LETTERS = 3, 1000
_TOLD = 2
"""So many different words of a deed tell, in the head of an article, that it is about one; in its title one does."""


def is_incident(document: Document) -> bool:
    """Whether a document is news of one deed that somebody is honoured for."""
    if not document.sentences or is_report(document):
        return False
    head = min(document.sentences[min(_HEAD, len(document.sentences)) - 1].end, _HEAD_LETTERS)
    told = spoken("figure_contexts", "deed", document, 0, head)
    if not told or not any(is_spoken("figure_contexts", kind, document, 0, head) for kind in ("award", "praise")):
        return False
    title = next((block.span.end for block in document.article.blocks if block.kind == "title"), 0)
    return told[0][0] < title or len({word for _, _, word in told}) >= _TOLD


def is_beyond_incident(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure in such news is of a whole area or of a time over which one counts, told here or just before."""
    if is_of_time(document, sentence, figure):
        return True
    told = [(sentence.start, figure.start)]
    told += [(other.start, other.end) for other in sentences_before(document, sentence, 1)]
    return any(
        is_spoken("figure_contexts", "by_now", document, *near) or is_aggregate(document, *near) for near in told
    )


def is_of_one_case(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """``Vụ cháy khiến 60 người bị thương``: a sentence on one crime or accident, of no area and no time."""
    if figure.kind in ("share", "rank", "office") or not is_spoken(
        "figure_contexts", "one_case", document, sentence.start, sentence.end
    ):
        return False
    return not is_of_time(document, sentence, figure)
