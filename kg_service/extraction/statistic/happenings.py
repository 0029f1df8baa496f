"""Cases of what a clause begins with: ``Đuối nước còn nhức nhối với 21 vụ`` counts drownings."""

from __future__ import annotations

import regex

from kg_service.extraction.document import within
from kg_service.extraction.statistic.around import FREE, Around, Named, lower
from kg_service.extraction.statistic.context import is_whole
from kg_service.extraction.statistic.indicator_names import clean_name, is_name
from kg_service.extraction.worded import table_words, worded

_HAPPENS = worded(
    r"(?r)(?:^|[,;:.\n]|\s<says>(?:\s+rằng)?)\s*(?:<state_of>\s+)?(?P<what>[^,;:.()\d\"]{6,70}?)\s+"
    r"(?:<still>\s+)*(?:<how_much_of_it>\s+(?:và\s+)?)*<there_were>\s+(?:<figure_links/approx>\s+)?$",
    "figure_cases",
    engine=regex.compile,
)
_REACH = 120
_FEWEST, _MOST = 2, 6


def happened(around: Around) -> Named | None:
    """The name of a number of cases by what happened, None where the clause begins otherwise or they are no cases."""
    figure, folded = around.figure, around.folded
    if figure.noun not in table_words("figure_cases", "case") or figure.size < _FEWEST:
        return None
    if around.verb and around.verb.acts and around.verb.words not in table_words("figure_cases", "there_were"):
        return None
    begin = max(around.sentence_start, around.lead_start, figure.start - _REACH)
    found = _HAPPENS.search(folded[begin : figure.start])
    if found is None:
        return None
    start, end = begin + found.start("what"), begin + found.end("what")
    what = clean_name(around.document, start, end)
    words = what.lower().split()
    if not _FEWEST <= len(words) <= _MOST or not is_name(what) or is_whole(around.document, start, end):
        return None
    if words[0] in table_words("figure_cases", "no_case") or within(around.document.places, start, end):
        return None
    return around.named(f"Số {figure.noun} {lower(what)}", FREE, start=start)
