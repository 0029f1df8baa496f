"""What one named person did: the households that one helped are no figure of the place where they live."""

from __future__ import annotations

import regex

from kg_service.extraction.document import Document, starting_at, within
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_REACH = 200
"""Characters before a figure in which its doer is looked for."""
_CALLED = worded(
    r"(?r)(?:^|[.,;:–(\"“\n]|\s-)\s*(?:<says>\s+)?(?:nhưng|và|còn|riêng|chính|bản thân)?\s*"
    r"(?:<person>|<honorifics/rank>|<honorifics/degree>)\s+$",
    "figure_contexts",
    engine=regex.compile,
)
"""Before a name with which a clause begins."""
_LONGEST_CALLED = 80
_BESIDE = compiled(r"(?:\s*\([^()]{0,60}\))?(?:,[^,.;:]{2,90},|\s+-\s+[^,.;:]{2,90}(?:,|\s-))?")
"""Who it is, in brackets or between commas."""
_DOES = worded(r"\s+(?:<doer_opens>\s+)?(?!<not_alone>(?!\p{L}))(?P<does>[^,.;:\d]{2,60}?)$", "figure_contexts")
_MORE = worded(r"(?<!\p{L})(?:<of_whole>|<says>)(?!\p{L})", "figure_contexts")
_OF_THOSE = compiled(r"\s+(?:trong\s+(?:tổng\s+)?số\s+)(?:đó|ấy|này)(?!\p{L})")
"""``6 em trong số ấy``: of those told of before."""
_DIGITS = compiled(r"\d[\d.,]*")
_LAST_SENTENCE = 400
_WHEN = (
    r"[\s\"“–•*+-]*(?:(?:<when>|(?:từ\s|đến\s)?(?:đầu\s|cuối\s)?năm\s\d{4})(?:\s[^,.;:]{1,20})?,?\s)?(?:<doer_then>\s)?"
)
_HOLDING = worded(
    rf"{_WHEN}(?:<holding>\s(?:(?:[^\s,.;:]+\s){{0,3}}?của\s)?|<holding_of>\s(?:[^\s,.;:]+\s){{0,2}}?của\s)"
    r"<one>(?!\p{L}|\shùng)",
    "figure_contexts",
)
"""``Trang trại của ông Tư``, ``Hiện nay, gia đình chị``: whose it is that a sentence begins with."""
_ROLE = worded(rf"{_WHEN}<role>\s", "figure_contexts")
_HE = worded(rf"{_WHEN}(?P<who><she_or_he>)(?=\s\p{{L}})(?!\s(?:<no_one>|<says>)(?!\p{{L}}))", "figure_contexts")
_OPENING = 80


def is_deed(document: Document, start: int, figure_start: int) -> bool:
    """Whether the words from ``start`` up to a figure tell what one person does: ``bà B dạy nghề cho 20 hộ``.

    The person is named at the beginning of a clause and is its subject; who only reports, or acts with others, is not.
    """
    start = max(start, figure_start - _REACH)
    for person in reversed(within(document.people, start, figure_start)):
        if person.end > figure_start:
            continue
        called = _CALLED.search(document.folded[max(start, person.start - _LONGEST_CALLED) : person.start])
        if called is None:
            return False
        beside = _BESIDE.match(document.folded, person.end, figure_start)
        begin = beside.end() if beside else person.end
        does = _DOES.match(document.folded, begin, figure_start)
        return does is not None and _MORE.search(document.folded, *does.span("does")) is None
    return False


def goes_on_deed(document: Document, start: int, figure_end: int) -> bool:
    """Whether a count is one of those whom a person helped in the sentence that ends before ``start``."""
    if _OF_THOSE.match(document.folded, figure_end) is None:
        return False
    told = [match.start() for match in _DIGITS.finditer(document.folded, max(0, start - _LAST_SENTENCE), start)]
    sentence = document.sentence_at(told[-1]) if told else None
    return sentence is not None and is_deed(document, sentence.start, told[-1])


def tells_of_one(document: Document, start: int, figure_start: int) -> bool:
    """Whether a sentence begins with one person, or what is one person's, and tells of nobody else up to a figure."""
    folded = document.folded
    if folded.find(";", start, figure_start) >= 0:
        return False
    limit = min(figure_start, start + _OPENING)
    opened = _HOLDING.match(folded, start, limit)
    called = None if opened else _HE.match(folded, start, limit)
    role = None if opened or called else _ROLE.match(folded, start, limit)
    if called and (document.text[called.end() + 1].islower() or document.text[called.start("who")].islower()):
        opened = called
    before_name = role.end() if role else called.end() + 1 if called and not opened else -1
    named = starting_at(document.people, before_name)  # Anh Sơn, Cô Tô and Bà Rịa are places
    end = opened.end() if opened else named.end if named else 0
    return bool(end) and end < figure_start and _MORE.search(folded, end, figure_start) is None
