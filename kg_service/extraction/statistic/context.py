"""What a number with a unit stands in: awards, persons, single cases, trials, raids, whole areas and times."""

from __future__ import annotations

import bisect
from functools import cache, lru_cache

import regex

from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.statistic.doers import goes_on_deed, is_deed, tells_of_one
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.words import is_spoken, pattern_of, spoken, words_of
from kg_service.extraction.tables import WHOLE_TEXT
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

_UNCLE = worded(r"<honoured_uncle>(?!\p{L})", "figure_contexts")
"""``Bác Hồ``: nobody of whom a story is told."""
_HONOUR = compiled(r"\s+việt nam anh hùng")
_NOBODYS = ("share", "rank", "times", "count", "office")
_OF_OFFICES = ("share", "rank", "office")
_OTHERS = compiled(r"(?:\s+\p{L}+){0,2}?\s+khác(?!\p{L})")
"""``chỉ cách làm cho 36 hộ khác``: others than the one who is told of."""
_SPEAKING = regex.compile(r"(?:\s+\p{Lu}\p{L}*){1,5}(?:,[^:.\d]{0,80})?:\s")
_NAMED_PERSON = regex.compile(r"\s+\p{Lu}\p{Ll}*")
_ACTING_PERSON = worded(r"\s+<acts>(?!\p{L})", "figure_contexts")
_OPENING = 24
_ACTS_THEN = worded(r"(?:\s*\([^()]{0,30}\))?(?:,[^,.;:]{2,40},)?\s+<acts>(?!\p{L})", "figure_contexts")
_BEGINS_CLAUSE = compiled(r"(?:^|[.,;:\n\"“])\s*(?:(?:gia đình|vợ chồng|nhà|còn|riêng|nhưng)\s)?$")
_DOES_SO = regex.compile(r"\s+\p{Ll}")
_NO_ONE = worded(r"\s+(?:<no_one>|<says>)(?!\p{L})", "figure_contexts")
"""After ``ông`` or ``em`` where it is nobody who acts: ``ông cha``, ``anh em``."""
_COUNTED_BEFORE = worded(
    r"(?:\d|(?<!\p{L})(?<!mỗi )(?<!hằng )(?<!hàng )(?<!nhiều )(?<!một )<counted_before>)[ \u00a0]$", "figure_contexts"
)
"""Before persons who are counted, or who only say whose something is: ``trường cô đạt 790 điểm``."""
_NUMBER_OF = compiled(r"\s*(?:tổng\s+)?(?:số\s+)?")
_NUMBER_BEFORE = worded(r"(?:\d\s+(?:<times_done>\s+)?|<no_story>\s+)$", "figure_contexts")
_HEAD = 1000
_REPORT = worded(r"(?m)^[ \t]*(?:(?P<head>(?i:<report>))|Số\s?:\s?\d+\s?/\s?(?:BC|BB))(?!\p{L})", "figure_contexts")
"""How reports of offices begin, in capitals or with their number."""
_AFTER = 40
_ALL = 95
_PRESENT = worded(r"\s*(?:tổng\s+)?(?:số\s+)?<present>(?!\p{L})", "figure_contexts")
_MADE_IT = worded(r"\s<made_it>(?!\p{L})", "figure_contexts")
"""What offices achieved, other than their paperwork: ``100% cơ quan trong khối đạt chuẩn văn hóa``."""
_OWN_FAMILY = worded(r"(?<!\p{L})gia đình\s+<own>(?!\p{L})", "figure_contexts")
_CASES = ("vụ", "vụ án", "vụ việc", "đối tượng")
_LEVEL_REACH, _LONGEST_PLACE = 12, 60
_CAMPAIGN = worded(r"(?<!\p{L})<raids>(?!\p{L})", "figure_contexts")
"""What tells that many raids are added up."""
_MANY_CASES = worded(r"(?<![\d.,])(?:0?[3-9]|[1-9]\d[\d.]*)\s+<cases>(?!\p{L})", "figure_contexts")
"""``triệt phá 14 đường dây, thu 3,2 kg ma túy``: what many raids found."""
_SEIZED_REACH = 40
_CASE_HEAD, _TELL_CASE = 5, 2
_A_MONTH, _IN_REACH = len("2020-01"), 20
"""A month is when a case was, unless ``trong tháng`` counts over it."""
_ITEM = compiled(r"\s*[\-*•+–]\s")
_CULTURAL = worded(
    r"\s*[\"“]?\s*(?:<cultural_of>(?:(?:,| -| và)? <cultural_of>)* (?:đạt chuẩn )?văn hóa"
    r"|(?:hộ\s+)?(?:gia đình\s+)?(?:nông dân\s+)?<producing> giỏi|<learning> học tập)",
    "figure_contexts",
)
"""Titles that tell how places live: ``danh hiệu gia đình văn hóa``; how many hold them is a figure."""


_HE_DID = worded(
    r"(?:(?:[.,;:\n]\s|(?<!\p{L})(?:đến nay|tới nay|nay|hiện|năm\s\d{4}),?\s)<own>\s(?:đã|còn|cũng|lại|vừa)\s"
    r"|[.\n]\s(?:\p{L}+\s){0,3}?<own>\s(?=<helps>\s))"
    r"(?![^.;:]*(?<!\p{L})(?:cùng|với|và)\s)[^,.;:\d]{2,50}$",
    "figure_contexts",
    engine=regex.compile,
)
"""``Đến nay ông đã vận động làm được 39 cây cầu``: a deed of who was told of before."""
_HE_REACH = 90
_EXAMPLE = worded(r"[\s\"“–•*-]*<example>(?!\p{L})", "figure_contexts")


def is_example(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """``Ví dụ một xã có 900 hộ``: what a sentence makes up; that of a place with a name is what it is."""
    if not _EXAMPLE.match(document.folded, sentence.start, figure.start):
        return False
    return not any(len(place.name) > 1 for place in within(document.places, sentence.start, figure.start))


def names_award(document: Document, start: int, end: int) -> bool:
    """Whether words of awards stand in ``[start, end)``."""
    found = spoken("figure_contexts", "award", document, start, end)
    return any(not _CULTURAL.match(document.folded, stop) for _, stop, _ in found)


def is_personal(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether the sentence tells one person's story: a named person before the figure who does not just report it.

    What a sentence about a person is followed by tells on, where it is of sums and sizes. Shares, ranks and what places
    and bodies are made of (hộ, trường, đề tài) are nobody's own.
    """
    if figure.kind not in _OF_OFFICES and tells_of_one(document, sentence.start, figure.start):
        return True
    if figure.kind in _NOBODYS and not _OTHERS.match(document.folded, figure.end):
        if figure.kind != "count":
            return False
        begin = max(sentence.start, document.folded.rfind(";", sentence.start, figure.start))
        if is_thing(figure.noun) and _opens_with_person(document, begin, figure.start):
            return True  # anh A có 14 sáng kiến
        if _HE_DID.search(document.folded, max(begin - 2, figure.start - _HE_REACH), figure.start):
            return True
        return is_deed(document, begin, figure.start) or goes_on_deed(document, sentence.start, figure.end)
    if _tells_of_person(document, sentence.start, figure.start) or _tells_of_her(
        document, sentence.start, figure.start
    ):
        return True
    owned = figure.kind in ("money", "measure") and not _is_whole(document, sentence.start, figure.start)
    return owned and _follows_person(document, sentence)


def _opens_with_person(document: Document, start: int, end: int) -> bool:
    """``Bác sĩ Lò Thị Xôm, 42 tuổi, đã mổ …``: a sentence that begins with a person who acts."""
    for person in within(document.people, start, min(end, start + _OPENING)):
        if not _ACTS_THEN.match(document.folded, person.end, end):
            return False
        return not is_spoken("figure_contexts", "says", document, person.end, end)
    return False


def _tells_of_person(document: Document, start: int, end: int) -> bool:
    if _opens_with_person(document, start, end):
        return True
    start = max(start, end - 400)
    for begin, stop, _ in _persons().between(document.article.folded, start, end):
        if document.folded.endswith("theo ", 0, begin):
            return False  # theo bà A, …: she reports
        near = within(document.places, max(0, begin - _LEVEL_REACH), begin + _LONGEST_PLACE)
        if any(place.start <= begin < place.end for place in near):
            continue  # Bà Rịa - Vũng Tàu
        if _COUNTED_BEFORE.search(document.folded, max(0, begin - 16), begin):
            continue  # chỉ một em phải ở nhà
        if _HONOUR.match(document.folded, stop) or _UNCLE.match(document.folded, begin):
            continue  # thăm Mẹ Việt Nam Anh hùng: no story of hers
        if _SPEAKING.match(document.text, stop):
            return False  # Bà A: Toàn tỉnh có …
        if _NAMED_PERSON.match(document.text, stop) or _ACTING_PERSON.match(document.folded, stop):
            own = _OWN_FAMILY.search(document.folded, stop, end) is not None  # bà A cho biết gia đình bà đã hiến
            return own or not is_spoken("figure_contexts", "says", document, stop, end)
    return False


def _tells_of_her(document: Document, start: int, end: int) -> bool:
    """Whether ``ông``, ``chị`` … begins a clause and does something: ``gia đình chị thuộc hộ nghèo``."""
    for begin, stop, _ in spoken("figure_contexts", "she_or_he", document, max(start, end - 400), end):
        if starting_at(document.places, begin):
            continue  # Bà Rịa - Vũng Tàu, Cô Tô
        begins = _BEGINS_CLAUSE.search(document.folded, max(0, begin - 14), begin)
        if begins and _DOES_SO.match(document.text, stop) and not _NO_ONE.match(document.folded, stop):
            return not is_spoken("figure_contexts", "says", document, stop, end)
    return False


@cache
def _persons() -> PhraseFinder:
    """What stands before the name of a person: address, rank, degree; those that also begin other names apart."""
    titles = table_words("honorifics", "rank") | table_words("honorifics", "degree")
    titled = titles - table_words("figure_contexts", "no_person")
    return PhraseFinder(sorted(table_words("figure_contexts", "person") | titled), WHOLE_TEXT)


def _follows_person(document: Document, sentence: Sentence) -> bool:
    return any(_tells_of_person(document, other.start, other.end) for other in sentences_before(document, sentence, 1))


def sentences_before(document: Document, sentence: Sentence, count: int) -> list[Sentence]:
    """Up to ``count`` sentences before one in its block, the nearest first."""
    index = bisect.bisect_left(document.sentences, sentence.start, key=lambda other: other.start)
    near = document.sentences[max(0, index - count) : index]
    return [other for other in reversed(near) if other.block == sentence.block]


def _is_whole(document: Document, start: int, end: int) -> bool:
    named = bool(within(document.places, start, end)) or bool(within(document.bodies, start, end))
    return named or is_whole(document, start, end)


def is_whole(document: Document, start: int, end: int) -> bool:
    """Whether ``[start, end)`` speaks of a whole area or body: ``toàn tỉnh``, ``các cấp``."""
    return is_spoken("figure_contexts", "whole", document, start, end)


def is_aggregate(document: Document, start: int, end: int) -> bool:
    """Whether ``[start, end)`` speaks of a whole area or body, or of a time over which offices count."""
    return is_whole(document, start, end) or is_spoken("figure_contexts", "span", document, start, end)


@cache
def context_words(kind: str) -> frozenset[str]:
    """The words of one kind of ``figure_contexts.tsv``."""
    return frozenset(words_of("figure_contexts", kind))


@lru_cache(maxsize=2)  # asked for by all that names and weighs the figures of an article
def is_report(document: Document) -> bool:
    """Whether the document is a report of an office: what it counts are figures, however few and tersely said."""
    found = _REPORT.finditer(document.text, 0, _HEAD)
    return any(report["head"] is None or report["head"].isupper() for report in found)


def is_of_affair(document: Document) -> bool:
    """Whether the document is news of an affair (a trial, a deal, a dispute) and not of what a community or body did.

    Its figures are that affair's, unless they bear a name of their own.
    """
    told = {word for _, _, word in spoken("figure_contexts", "affair", document, 0, len(document.folded))}
    return len(told) >= _TELL_CASE and not is_spoken("figure_contexts", "community", document, 0, len(document.folded))


def is_of_deal(document: Document) -> bool:
    """Whether the document is of a deal in land or a building: plots, seats and costs are those of one project."""
    told = {word for _, _, word in spoken("figure_contexts", "deal", document, 0, len(document.folded))}
    return len(told) > _TELL_CASE and not is_spoken("figure_contexts", "community", document, 0, len(document.folded))


def is_case(document: Document) -> bool:
    """Whether the head of the document tells of a crime or an accident: its figures are that case's."""
    if not document.sentences or is_report(document):
        return False
    head = document.sentences[min(_CASE_HEAD, len(document.sentences)) - 1].end
    told = {word for _, _, word in spoken("figure_contexts", "case", document, 0, min(head, _HEAD))}
    return len(told) >= _TELL_CASE and not is_spoken("figure_contexts", "award", document, 0, min(head, _HEAD))


def is_of_time(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether the words before a figure speak of a whole area or of a time over which one counts."""
    for told in within(document.periods, sentence.start, figure.start):
        month = told.value[-2:].isdigit() and len(told.value) == _A_MONTH
        if not month or document.folded.find("trong", max(0, told.start - _IN_REACH), told.start) >= 0:
            return True
    return is_aggregate(document, sentence.start, figure.start)


def is_foreign(document: Document) -> bool:
    """Whether the document speaks of other countries."""
    return is_spoken("figure_contexts", "foreign", document, 0, len(document.folded))


def is_thing(noun: str) -> bool:
    """Whether a unit is something that is never awarded: hồ sơ, đề tài; awards in the same sentence are of others."""
    return noun in context_words("thing")


def is_story(document: Document, start: int, end: int) -> bool:
    """Whether ``[start, end)`` tells of a single case: hành khách, nghi phạm, chuyên án; counted ones are no case."""
    told = spoken("figure_contexts", "story", document, start, end)
    return any(not _NUMBER_BEFORE.search(document.folded, max(0, begin - 16), begin) for begin, _, _ in told)


def is_trial(document: Document, start: int, end: int) -> bool:
    """Whether ``[start, end)`` tells of a trial, whose sums are of the accused: bị cáo, chiếm đoạt."""
    return is_spoken("figure_contexts", "court", document, start, end)


def is_seizure(document: Document, sentence: Sentence, figure: Figure, end: int) -> bool:
    """Whether a figure is what one raid found: drugs, arms; those of a told time are results of those who raid."""
    if figure.kind not in ("measure", "item", "open") or figure.noun in _CASES:
        return False
    if not is_spoken("figure_contexts", "seized", document, max(sentence.start, figure.start - _SEIZED_REACH), end):
        return False
    if _CAMPAIGN.search(document.folded, sentence.start, figure.start):
        return False
    if _MANY_CASES.search(document.folded, sentence.start, figure.start):
        return False
    if is_aggregate(document, sentence.start, figure.start) or _ITEM.match(document.folded, sentence.start):
        return False
    return not within(document.periods, sentence.start, figure.start)


def says_nothing(document: Document, figure: Figure) -> bool:
    """Whether a share only says that offices did what they had to: all of them, or 95% in round numbers.

    That of those present at a meeting says nothing either.
    """
    if figure.value < _ALL or not of_offices(document, figure):
        return False
    return figure.value.is_integer() or _PRESENT.match(document.folded, figure.end) is not None


def of_offices(document: Document, figure: Figure) -> bool:
    """Whether a share is one of offices or of what they had to do: ``100% các sở, ban, ngành``."""
    if _MADE_IT.search(document.folded, figure.end, min(len(document.folded), figure.end + _AFTER)):
        return False
    pattern = pattern_of("figure_contexts", "base")
    start = figure.end
    number = _NUMBER_OF.match(document.folded, start)
    start = number.end() if number else start
    return pattern.match(document.folded, start) is not None


def gives(document: Document, start: int, end: int) -> bool:
    """Whether a verb of giving stands in ``[start, end)``: the figure is then of the area that receives."""
    return is_spoken("figure_contexts", "gives", document, start, end)
