"""Whether a number with a unit is a figure of a place or body: no aim, no condition, no award, no story."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from functools import cache

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.statistic_figures import Figure
from kg_service.extraction.tables import WHOLE_TEXT, any_of, rows, spellings
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

_HONOUR = compiled(r"\s+việt nam anh hùng")
_SPEAKING = regex.compile(r"(?:\s+\p{Lu}\p{L}*){1,5}(?:,[^:.\d]{0,80})?:\s")
_NAMED_PERSON = regex.compile(r"\s+\p{Lu}\p{Ll}*")
_ACTING_PERSON = compiled(r"\s+(?:đã|còn|cũng|đang|từng|có|được|bị|mua|bán|nuôi|trồng|kể|luôn|phải|vẫn)(?!\p{L})")
_NUMBER_OF = compiled(r"\s*(?:tổng\s+)?(?:số\s+)?")
_FIGURE_OF = compiled(r"(?<!\p{L})con số\s+$")
_EXPECTED = compiled(r"\s+dự kiến(?!\p{L})")
_GROWN = regex.compile(r"(?<!\p{L})(?:nâng|cung|trợ|cấp phát,|chu|tiếp)\s+cấp(?:\s+(?:mới|thêm|được))?\s+$")
"""Verbs that end like a word before a number of its own: nâng cấp 46 tuyến đường."""
_IN_ALL = compiled(r"(?<!\p{L})(?:có|với|gồm|là|đạt|được)\s+tổng(?:\s+(?:số|cộng))?\s+$")
"""What has so many in all, and is none of so many: có tổng số 530 lao động."""
_NUMBER_BEFORE = compiled(r"\d\s+$")
_HEAD = 1000
_REPORT = compiled(
    r"(?m)^[ \t]*(?:(?:ĐỀ CƯƠNG |DỰ THẢO |TÓM TẮT )?BÁO CÁO|TÓM TẮT KẾT QUẢ|BIÊN BẢN"
    r"|KẾT QUẢ (?:HỘI NGHỊ|CÔNG TÁC|THỰC HIỆN)|Số\s?:\s?\d+\s?/\s?(?:BC|BB))(?!\p{L})"
)
"""How reports of offices begin."""
_ROMAN = compiled(r"(?:[IVX]{1,5}|[A-D])\s*[.)]\s")
_AFTER = 40
_PARTED = ("count", "item", "people")
_TOTAL_REACH = 30
_TOTAL = regex.compile(r"(?r)(?<!\p{L})trong(?:\s+tổng)?(?:\s+số)?\s+(?:(?:hơn|gần|trên|khoảng)\s+)?$")
_PARTS = regex.compile(
    r"[^.;:()\d]{0,120}?(?<!\p{L})(?:chỉ\s+|đã\s+|mới\s+)?có\s+(?:(?:tới|đến|hơn|gần|trên|khoảng)\s+)?\d"
)
"""What follows a total: the first of its parts."""
_RISES = compiled(
    r"(?:\s+(?:năm|tháng|quý)\s[\d/]+|\s+\(\d{4}\))?\s+(?:lên|xuống)(?:\s+(?:còn|đến|tới))?\s+(?:\p{L}+\s+)?\d"
)
"""After the first figure of ``tăng từ 120 lên 180``."""
_MADE_IT = compiled(r"\s(?:đạt chuẩn|đạt danh hiệu|đạt tiêu chuẩn|được công nhận|đạt loại|xếp loại)(?!\p{L})")
"""What offices achieved, other than their paperwork: ``100% cơ quan trong khối đạt chuẩn văn hóa``."""
_PLANNED = compiled(r"[\s\-*•+.)\dđa-e]{0,8}chỉ tiêu(?: thi đua| phấn đấu)?(?: năm(?: học)?)? (?:19|20)\d\d(?!\d)")
"""A line of aims: ``Chỉ tiêu 2010: hội viên 75%``."""
_SIZE_OF = compiled(r"(?<!\p{L})(?:dân|sĩ|quân|nhân) số\s+$")
"""What is a number of people itself: dân số 19.874 người."""
_LEFT_UNDER = compiled(r"(?<!\p{L})(?:còn|xuống|ở mức)\s+dưới\s+$")
"""``giảm còn dưới 2,6%``: not quite so much is left."""
_CULTURAL = compiled(
    r"\s*[\"“]?\s*(?:gia đình|thôn|ấp|khóm|bản|làng|khu phố|khu dân cư|tổ dân phố|cơ quan|đơn vị|xã|phường)"
    r"(?:(?:,| -| và)? (?:thôn|ấp|bản|làng|khu phố|cơ quan|đơn vị|doanh nghiệp|khu dân cư))* (?:đạt chuẩn )?văn hóa"
)
"""Titles that tell how places live: ``danh hiệu gia đình văn hóa``; how many hold them is a figure."""
_SHARE_REACH = 120
_SHARE_OF = compiled(r"\d\s?%[^.;:%\d]{1,90}?\strong\s+tổng(?:\s+số)?\s+(?:(?:hơn|gần|trên|khoảng)\s+)?$")
_OR_MORE = regex.compile(
    r"[^\d,;.:()]{0,30}?(?<!\p{L})(?<!tốt )(?<!khá )(?<!bình )(?<!học )(?<!nghề )trở (?:lên|xuống)(?!\p{L})"
)
"""``5 xã trở lên``; not ``36 trường xếp loại tốt trở lên``."""


def _alternation(words: Iterable[str]) -> str:
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _words(table: str, kind: str) -> tuple[str, ...]:
    return tuple(word for row in rows(table, "kind", "word") if row["kind"] == kind for word in spellings(row["word"]))


@cache
def _pattern(table: str, kind: str, tail: str = "") -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{any_of(_words(table, kind), ' ')})(?!\p{{L}}){tail}")


def _spoken(table: str, kind: str, document: Document, start: int, end: int) -> list[tuple[int, int, str]]:
    """Words of a kind in ``[start, end)``, as whole words: start, end, word."""
    # The pass over all tables' phrases goes over the article's text, which has the offsets of any view of it.
    return _finder(table, kind).between(document.article.folded, start, end)


@cache
def _finder(table: str, kind: str) -> PhraseFinder:
    return PhraseFinder(_words(table, kind), WHOLE_TEXT)


@cache
def _before(kind: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?<!\p{{L}})(?:{_alternation(_words('target_words', kind))})\s+$")


@cache
def _after(kind: str) -> re.Pattern[str]:
    return compiled(rf"\s*(?:{any_of(_words('target_words', kind), ' ')})(?!\p{{L}})")


def is_target(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure is something aimed at: after phấn đấu, mục tiêu … with no result word between."""
    folded = document.folded
    if _PLANNED.match(folded, sentence.start, figure.start):
        return True
    start = max(sentence.start, figure.start - 400)
    reach = start
    for begin, end, _ in _spoken("target_words", "duty", document, start, figure.start):
        if document.text[begin].isupper() and begin > sentence.start:
            continue  # Cần Thơ
        reach = reach if _EXPECTED.match(folded, end) else max(reach, end)
    for begin, end, _ in _spoken("target_words", "target", document, start, figure.start):
        if _before("not_before").search(folded, max(start, begin - 20), begin):
            continue
        if _after("not_after").match(folded, end):
            continue
        reach = max(reach, end)
    if reach == start:
        return False
    return not _spoken("target_words", "reset", document, reach, figure.start)


def is_condition(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether the number is a threshold or part of a name: ``ít nhất 5``, ``cả 4``, ``80% trở lên``."""
    folded = document.folded
    start = max(sentence.start, figure.start - 24)
    if _before("threshold_before").search(folded, start, figure.start):
        return _LEFT_UNDER.search(folded, start, figure.start) is None
    counted = figure.kind in ("count", "people") and figure.of is None
    if figure.kind in _PARTED and (opens_parts(document, figure, sentence.end) or is_whole_of_share(document, figure)):
        return False
    numbered = counted and _before("numbered").search(folded, start, figure.start)
    if numbered and (_SIZE_OF.search(folded, start, figure.start) or _RISES.match(folded, figure.end, sentence.end)):
        return False
    if numbered and not _GROWN.search(folded, start, figure.start) and not _IN_ALL.search(folded, start, figure.start):
        return _FIGURE_OF.search(folded, start, figure.start) is None
    limit = min(len(folded), figure.end + _AFTER)
    return _OR_MORE.match(folded, figure.end, limit) is not None or (
        _after("threshold_after").match(folded, figure.end, limit) is not None
    )


def opens_parts(document: Document, figure: Figure, limit: int) -> bool:
    """Whether a figure is a total whose parts follow: ``trong số 157 tuyến đường …, có 34 …``."""
    if figure.kind not in _PARTED or figure.of is not None or figure.noun == "người":
        return False
    folded = document.folded
    if folded.find("trong", max(0, figure.start - _TOTAL_REACH), figure.start) < 0:
        return False
    return (
        _TOTAL.search(folded, max(0, figure.start - _TOTAL_REACH), figure.start) is not None
        and _PARTS.match(folded, figure.end, limit) is not None
    )


def is_whole_of_share(document: Document, figure: Figure) -> bool:
    """Whether a figure is what a share before it is of: ``19% có bằng cấp trong tổng số 53 triệu lao động``."""
    start = max(0, figure.start - _SHARE_REACH)
    if figure.kind not in _PARTED or document.folded.find("trong tổng", start, figure.start) < 0:
        return False
    return _SHARE_OF.search(document.folded, start, figure.start) is not None


def names_award(document: Document, start: int, end: int) -> bool:
    """Whether words of awards stand in ``[start, end)``."""
    found = _spoken("figure_contexts", "award", document, start, end)
    return any(not _CULTURAL.match(document.folded, stop) for _, stop, _ in found)


def is_personal(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether the sentence tells one person's story: a named person before the figure who does not just report it."""
    return _tells_of_person(document, sentence.start, figure.start) or (
        not _is_whole(document, sentence.start, figure.start) and _follows_person(document, sentence)
    )


def _tells_of_person(document: Document, start: int, end: int) -> bool:
    start = max(start, end - 400)
    for begin, stop, _ in _spoken("figure_contexts", "person", document, start, end):
        if document.folded.endswith("theo ", 0, begin):
            return False  # theo bà A, …: she reports
        if _HONOUR.match(document.folded, stop):
            continue  # thăm Mẹ Việt Nam Anh hùng: no story of hers
        if _SPEAKING.match(document.text, stop):
            return False  # Bà A: Toàn tỉnh có …
        if _NAMED_PERSON.match(document.text, stop) or _ACTING_PERSON.match(document.folded, stop):
            return not _spoken("figure_contexts", "says", document, stop, end)
    return False


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
    return bool(_spoken("figure_contexts", "whole", document, start, end))


def is_aggregate(document: Document, start: int, end: int) -> bool:
    """Whether ``[start, end)`` speaks of a whole area or body, or of a time over which offices count."""
    return is_whole(document, start, end) or bool(_spoken("figure_contexts", "span", document, start, end))


@cache
def context_words(kind: str) -> frozenset[str]:
    """The words of one kind of ``figure_contexts.tsv``."""
    return frozenset(_words("figure_contexts", kind))


def is_report(document: Document) -> bool:
    """Whether the document is a report of an office: what it counts are figures, however few and tersely said."""
    return _REPORT.search(document.text, 0, _HEAD) is not None


def is_foreign(document: Document) -> bool:
    """Whether the document speaks of other countries."""
    return bool(_spoken("figure_contexts", "foreign", document, 0, len(document.folded)))


def is_thing(noun: str) -> bool:
    """Whether a unit is something that is never awarded: hồ sơ, đề tài; awards in the same sentence are of others."""
    return noun in context_words("thing")


def is_story(document: Document, start: int, end: int) -> bool:
    """Whether ``[start, end)`` tells of a single case: hành khách, nghi phạm, chuyên án; counted ones are no case."""
    told = _spoken("figure_contexts", "story", document, start, end)
    return any(not _NUMBER_BEFORE.search(document.folded, max(0, begin - 8), begin) for begin, _, _ in told)


def is_trial(document: Document, start: int, end: int) -> bool:
    """Whether ``[start, end)`` tells of a trial, whose sums are of the accused: bị cáo, chiếm đoạt."""
    return bool(_spoken("figure_contexts", "court", document, start, end))


def of_offices(document: Document, figure: Figure) -> bool:
    """Whether a share is one of offices or of what they had to do: ``100% các sở, ban, ngành``."""
    if _MADE_IT.search(document.folded, figure.end, min(len(document.folded), figure.end + _AFTER)):
        return False
    pattern = _pattern("figure_contexts", "base")
    start = figure.end
    number = _NUMBER_OF.match(document.folded, start)
    start = number.end() if number else start
    return pattern.match(document.folded, start) is not None


def gives(document: Document, start: int, end: int) -> bool:
    """Whether a verb of giving stands in ``[start, end)``: the figure is then of the area that receives."""
    return bool(_spoken("figure_contexts", "gives", document, start, end))


def future_sections(document: Document) -> list[tuple[int, int]]:
    """Stretches of blocks under a heading of plans and aims, up to the next heading of its level or of results."""
    found: list[tuple[int, int]] = []
    begin: int | None = None
    for block in document.article.blocks:
        start, end = block.span.start, block.span.end
        if block.kind in ("chrome", "byline", "date") or end - start > 140:
            continue
        folded = document.folded[start:end]
        is_heading = (
            block.kind == "heading"
            or folded.rstrip()[-1:] not in (".", ";", ",")
            or bool(_ROMAN.match(document.text, start))
        )
        if not is_heading or block.kind == "title":
            continue
        future = _pattern("target_words", "future_heading").search(folded) is not None
        result = _pattern("target_words", "result_heading").search(folded) is not None
        if begin is None and future and not result:
            begin = end
        elif begin is not None and (result or (bool(_ROMAN.match(document.text, start)) and not future)):
            found.append((begin, start))
            begin = None
    if begin is not None:
        found.append((begin, len(document.text)))
    return found
