"""The period that a figure is of."""

from __future__ import annotations

import bisect

import regex

from kg_service.extraction.article_years import is_of_birth
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.words import Cued
from kg_service.extraction.worded import worded
from kg_service.text.dates import PeriodMention
from kg_service.text.patterns import compiled

_REPORTED = worded(
    r"(?<!\p{L})<reported>(?!\p{L})[^.\n]{0,90}?năm\s+(?P<y>(?:19|20)\d{2})(?!\d|\s?-\s?\d)",
    "figure_times",
    engine=regex.compile,
)
_REPORTED_SPAN = worded(
    r"(?<!\p{L})<reported>(?!\p{L})[^.\n]{0,120}?(?:giai đoạn|nhiệm kỳ)\s+(?:19|20)\d{2}\s?-\s?"
    r"(?P<y>(?:19|20)\d{2})(?!\d)",
    "figure_times",
    engine=regex.compile,
)
"""The years that a report without a date is on."""
_COMPARED = worded(r"<compared>\s+(?:<compared_part>\s+)?$", "figure_times")
_PLANNED = worded(r"(?<!\p{L})<planned>\s+(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?$", "figure_times")
"""``vượt quy hoạch đến năm 2020``: when a plan ends."""
_GAP_AFTER = worded(r"\s*\(?\s*(?:<at>\s+)?$", "figure_times")
_NOW = Cued(
    worded(r"(?<!\p{L})(?:<now>|<now_alone>(?=,|\s+<goes_on>))(?!\p{L})", "figure_times"),
    "figure_times",
    "now",
    "now_alone",
)
_MONTHS = worded(r"<until>\s+tháng\s+(?P<m>\d{1,2})(?!\d|\s?/|\s+năm)", "figure_times", engine=regex.compile)
_WHOLE_YEAR = Cued(
    worded(r"(?<!\p{L})<whole_year>(?!\p{L})(?!\s+(?:học|\d))", "figure_times"), "figure_times", "whole_year"
)
_BREAK = compiled(r";|\.\s")
_SPAN = compiled(r"\d{4}-\d{4}$")
_YEAR_OVER = worded(r"(?<!\p{L})<over>\s+(?P<y>\d{4})(?!\d|\s?-\s?\d)", "figure_times")
_YEAR_TOLD = compiled(r"(?<!\p{L})(?:năm|quý \p{L}+|tháng \d{1,2})[\s/]+(?P<y>\d{4})(?!\d)")
_LOOKS_BACK = 2
"""Up to this month news look back on the year before, where they name it more often than their own."""
_YEARS = compiled(r"(?<![\d./])(?:19|20)\d\d(?:(?:\s?,\s?|\s?;\s?|\s?và\s|\s?-\s?)(?:năm\s)?(?:19|20)\d\d(?!\d))+")
_YEAR_ONLY = compiled(r"(?:19|20)\d\d")
_TURN_REACH = 320
_YEAR_BEFORE = worded(r"(?<![\d./-])(?P<y>(?:19|20)\d\d)\s*(?::|=|-|<is_value>)\s*(?:<of_value>\s+)*$", "figure_times")
"""``2018 đạt 112 tỷ, 2019 đạt 131 tỷ``."""
_YEAR_CLOSED = compiled(r"\s*\(\s*(?:năm\s+)?(?P<y>(?:19|20)\d\d)\s*\)")
_OF_NEXT = worded(r"\s*(?::|<is_value>|<of_value>)?\s*(?:<of_value>\s+)*\d", "figure_times")
_CLOSED = compiled(r"\s*\)")
_NEAR = 30
_HALF = ("H1", "H2")
_HEAD = 1500
_BEGUN = compiled(r"(?<!\p{L})(?:từ|kể từ)\s+(?:đầu\s+|cuối\s+)?$")
"""Before when something began, which is no time of the figures of later sentences."""
_FOUNDED = worded(r"(?<!\p{L})<since_founded>\s+(?:năm\s+)?$", "figure_times")
"""``Được thành lập từ năm 2006, tới nay trường có 40 lớp``: not the time of what is had now."""
_SCHOOL_SPAN = compiled(r"năm học\s+(?P<a>(?:19|20)\d\d)\s?[-–]\s?(?P<b>(?:19|20)\d\d)(?!\d)")
_SCHOOL_YEAR = worded(
    r"(?<!\p{L})(?:<in_school_year>\s+năm học|năm học\s+(?:này|(?P<past><past_year>)))(?!\p{L}|\s+\d)", "figure_times"
)
_SO_MANY_YEARS = worded(
    r"(?<!\p{L})(?:trong|qua|sau|suốt)\s+(?P<n>\d{1,2}|<numeral>)\s+năm(?!\p{L}|\s+(?:\d|học|nữa|tới))", "figure_times"
)
_NUMERALS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "mười": 10}


class PeriodFinder:
    """Periods of one document's figures, asked in order of place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._spans = [mention for mention in document.periods if _SPAN.match(mention.value)]
        self._claimed: set[int] = set()
        self._block = -1
        self._last: str | None = None
        self._span_end = self._reported_span()
        self.reported = self._reported_year()
        ends = [] if document.article.published else [int(mention.value[-4:]) for mention in self._spans]
        latest = max([*ends, *([document.year] if document.year else [])], default=None)
        # A year that is only guessed may be the one before; a later one is an aim's.
        self.latest = latest + (not document.article.published) if latest else None

    def _reported_span(self) -> int | None:
        """The last year of the span that a report without a date is on, where later years are those to come."""
        span = None if self._document.article.published else _REPORTED_SPAN.search(self._document.folded[:1500])
        end, year = int(span["y"]) if span else 0, self._document.year
        return end if end and (year is None or year > end) else None

    def _reported_year(self) -> int | None:
        """The year that the article reports on: of ``tổng kết … năm 2021`` in its head, else its own."""
        head = self._document.folded[:1500]
        match = _REPORTED.search(head)
        if match:
            return int(match["y"])
        year, published = self._document.year, self._document.article.published
        if self._span_end:
            return self._span_end
        if year and published and published.month <= _LOOKS_BACK:
            over = sum(int(told["y"]) == year - 1 for told in _YEAR_OVER.finditer(head))
            own = sum(int(told["y"]) == year for told in _YEAR_TOLD.finditer(head))
            if over > own:
                return year - 1
        return year

    def value(self, mention: PeriodMention) -> str:
        """A period's value; half years without a year of their own are of the reported year."""
        year = str(self.reported or "")
        if mention.inferred and mention.value[-2:] in _HALF and year:
            return f"{year}-{mention.value[-2:]}"
        return mention.value

    def at(self, sentence: Sentence, lead_start: int, figure: Figure, tail_end: int, *, ranged: bool) -> str | None:
        """The period of a figure.

        Right after the figure; else in its own words before; else in its name after; else before it in the sentence,
        after it, before in the block; else the reported year. ``ranged`` asks for a span of years (yearly averages).
        """
        document = self._document
        if sentence.block != self._block:
            self._block, self._last = sentence.block, None
        after = within(document.periods, figure.end, min(tail_end + 30, sentence.end))
        close = after[0] if after and self._follows(figure, after[0]) else None
        if figure.turn[1] > 1 and (year := self._in_turn(sentence, figure)):
            return year
        if ranged and (span := self._range(sentence, figure)):
            return span
        found = self._plain(sentence, lead_start, figure, close, tail_end)
        if within(document.periods, sentence.start, figure.start):
            self._last = found
        return found

    def _follows(self, figure: Figure, mention: PeriodMention) -> bool:
        """Whether a period stands right after a figure, and is not that of the next: ``41 triệu (năm 2016 là 20)``."""
        folded = self._document.folded
        gap = folded[figure.end : mention.start]
        if not _GAP_AFTER.match(gap):
            return False
        return "(" not in gap or _OF_NEXT.match(folded, mention.end) is None

    def _in_turn(self, sentence: Sentence, figure: Figure) -> str | None:
        """``ba năm 2019, 2020, 2021 lần lượt là 38, 39 và 41 tấn``: the year whose turn is the figure's."""
        folded, (index, count) = self._document.folded, figure.turn
        near = max(0, figure.start - _TURN_REACH), min(sentence.end, figure.end + _TURN_REACH)
        for listed in reversed(list(_YEARS.finditer(folded, *near))):
            years: list[str] = _YEAR_ONLY.findall(listed.group())
            if len(years) == 2 and "-" in listed.group():
                years = [str(year) for year in range(int(years[0]), int(years[-1]) + 1)]
            if len(years) == count:
                return years[index]
        return None

    def _plain(
        self, sentence: Sentence, lead_start: int, figure: Figure, close: PeriodMention | None, tail_end: int
    ) -> str | None:
        document = self._document
        if close:
            self._claimed.add(close.start)
            return self.value(close)
        closed = _YEAR_CLOSED.match(document.folded, figure.end, sentence.end)
        if closed:
            return str(closed["y"])
        near = max(sentence.start, figure.start - _NEAR), figure.start
        told = document.folded.find("20", *near) >= 0 or document.folded.find("19", *near) >= 0
        if told and (year := _YEAR_BEFORE.search(document.folded, *near)):
            return str(year["y"])
        own = [p for p in self._usable(lead_start, figure.start) if p.start not in self._claimed]
        if own:
            return self.value(own[-1])
        monthly = document.folded.find("tháng", sentence.start, figure.start) >= 0
        month = _MONTHS.search(document.folded, sentence.start, figure.start) if monthly else None
        if month and self.reported and 1 <= int(month["m"]) <= 12:
            return f"{self.reported}-{int(month['m']):02d}"
        spoken = self._span_told(sentence, figure)
        if spoken:
            return spoken
        named = self._usable(figure.end, min(tail_end + 24, sentence.end)) if tail_end > figure.end else []
        if named:
            return self.value(named[-1])
        before = [p for p in self._usable(sentence.start, lead_start) if p.start not in self._claimed]
        whole = _WHOLE_YEAR.search(document, sentence.start, figure.start)
        if whole and self.reported and not any(p.start > whole.start() for p in before):
            return str(self.reported)
        if before:
            return self.value(before[-1])
        if _NOW.search(document, sentence.start, figure.start) and document.year:
            return str(self._span_end or document.year)
        following = self._usable(figure.end, min(sentence.end, figure.end + 500))
        next_one = bool(following) and document.folded[following[0].start - 1] == "("
        if following and next_one and _OF_NEXT.match(document.folded, following[0].end):
            following = []
        if following and not _BREAK.search(document.folded, figure.end, following[0].start):
            return self.value(following[0])
        return self._last or self._earlier(sentence)

    def _earlier(self, sentence: Sentence) -> str | None:
        """The period named last in the sentences before, in the block; else the reported year."""
        document = self._document
        block = document.article.blocks[sentence.block].span
        earlier = [
            p
            for p in self._usable(max(block.start, sentence.start - 4000), sentence.start)
            if "-20" not in p.value and not _BEGUN.search(document.folded, max(0, p.start - 12), p.start)
        ]
        if earlier and (document.year is None or int(self.value(earlier[-1])[:4]) <= document.year):
            return self.value(earlier[-1])
        return str(self.reported) if self.reported else None

    def _span_told(self, sentence: Sentence, figure: Figure) -> str | None:
        """``đến cuối năm học``, ``trong 10 năm``: a span of the text that is told without its years."""
        folded = self._document.folded
        if folded.find("năm", sentence.start, figure.start) < 0:
            return None
        if school := _SCHOOL_YEAR.search(folded, sentence.start, figure.start):
            return self._school_year(past=school["past"] is not None)
        told = _SO_MANY_YEARS.search(folded, sentence.start, figure.start)
        if told is None or within(self._document.periods, told.start(), figure.start):
            return None
        count = _NUMERALS.get(told["n"]) or (int(told["n"]) if told["n"].isdigit() else 0)
        spans = {mention.value for mention in self._spans}
        fitting = {span for span in spans if int(span[5:]) - int(span[:4]) in (count, count - 1)}
        return fitting.pop() if len(fitting) == 1 and count > 1 else None

    def _school_year(self, *, past: bool) -> str | None:
        """The school year that a text is on; ``past``: the one before the text."""
        document = self._document
        head = _SCHOOL_SPAN.search(document.folded, 0, _HEAD)
        if head:
            return f"{head['a']}-{head['b']}"
        return f"{document.year - 1}-{document.year}" if past and document.year else None

    def _range(self, sentence: Sentence, figure: Figure) -> str | None:
        """The span of years named last before the figure in its sentence or block, else first in the article."""
        block = self._document.article.blocks[sentence.block].span
        index = bisect.bisect_left(self._spans, figure.start, key=lambda span: span.start)
        before = self._spans[index - 1] if index else None
        if before and before.start >= block.start:
            return before.value
        return self._spans[0].value if self._spans else None

    def _usable(self, start: int, end: int) -> list[PeriodMention]:
        """Periods in ``[start, end)`` that nothing is compared with, that end no plan, in which nobody was born."""
        folded = self._document.folded
        return [
            mention
            for mention in within(self._document.periods, start, end)
            if not _COMPARED.search(before := folded[max(0, mention.start - 24) : mention.start])
            and not _PLANNED.search(before)
            and not _FOUNDED.search(before)
            and not is_of_birth(folded, mention.start)
            and not (folded[mention.start - 1 : mention.start] == "(" and _CLOSED.match(folded, mention.end))
        ]
