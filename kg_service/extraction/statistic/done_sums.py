"""Sums named by what was done with them: raised, disbursed, given."""

from __future__ import annotations

import regex

from kg_service.extraction.statistic.around import FREE, VERBAL, Around, Named, Running, lower, verbs
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_WORDS = regex.compile(r"[\p{L}\d][\p{L}\d-]*")
_RECEIVES = worded(r"(?:(?:về|vào|cho|các)\s+)*<object>(?!\p{L})", "figure_names")
"""What sums are given to: the object of ủng hộ, vận động, thu hồi."""
_PASSIVE = compiled(r"\s+(?:đã\s+)?được\s+(?P<does>\p{L}+(?:\s\p{L}+){0,2})")
_LONGEST_OBJECT, _DONE_REACH = 12, 40


def passive(around: Around) -> Named | None:
    """``6 tỷ đồng được quyên góp``, ``hơn 4 tỷ đồng đã được trao``: the sum is named by what was done with it."""
    done = _PASSIVE.match(around.folded, around.figure.end, around.tail_end)
    words = done["does"].split() if done else []
    for size in (3, 2, 1):
        verb = verbs().get(" ".join(words[:size])) if len(words) >= size else None
        if done and verb and verb.money:
            return around.named(verb.money, VERBAL, done.start("does") + len(" ".join(words[:size])))
    return None


def told_done(around: Around, running: Running) -> Named | None:
    """``giải ngân cả năm đạt 990 tỷ đồng``: a verb that sums stand with, a time, and the value reached."""
    lead, figure = around.lead, around.figure
    whole = around.folded[lead.start : lead.end].strip() in table_words("figure_contexts", "whole")
    if whole and lead.link in table_words("figure_verb_kinds", "taken"):  # toàn ngành thu 368 tỷ đồng
        running.base = Indicator(lead.link.capitalize(), lead.end, figure.start, ("money",))
        return around.named(running.base.name, FREE, start=lead.start)
    if not lead.empty or lead.direction != "level" or lead.link == ":" or figure.start - lead.start > _DONE_REACH:
        return None
    words = [match.span() for match in _WORDS.finditer(around.folded, lead.start, figure.start)]
    for size in (3, 2, 1):
        if len(words) <= size:
            continue
        verb = verbs().get(around.folded[words[0][0] : words[size - 1][1]])
        if verb and verb.money:
            return around.named(verb.money, VERBAL, start=words[0][0])
    return None


def given(around: Around) -> Named | None:
    """``ủng hộ Quỹ vắc-xin trên 9,4 tỷ đồng``: a verb that sums stand with, its object, and the sum."""
    lead, folded = around.lead, around.folded
    start = max(folded.rfind(mark, lead.start, lead.end) + 1 for mark in ",;:.")
    words = [match.span() for match in _WORDS.finditer(folded, max(start, lead.start), lead.end)]
    for index in range(len(words)):
        for size in (3, 2, 1):
            if index + size >= len(words):
                continue
            verb = verbs().get(" ".join(folded[words[index][0] : words[index + size - 1][1]].split()))
            if verb and verb.money:
                name = clean_name(around.document, words[index + size][0], lead.end)
                if not 1 <= len(name.split()) <= _LONGEST_OBJECT or not _RECEIVES.match(name.lower()):
                    return None
                return around.named(f"{verb.money} {lower(name)}", FREE, start=words[index][0])
    return None
