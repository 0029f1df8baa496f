"""Numbers with units in a sentence: shares, money, measures, counts and ranks, as they are written."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace

from kg_service.extraction.document import Document, Sentence, Sweep, within
from kg_service.extraction.statistic.elided import elided, in_turns, part_of_total
from kg_service.extraction.statistic.figure import TY, Figure
from kg_service.extraction.statistic.rank_figures import RankFinder
from kg_service.extraction.statistic.spans import is_span
from kg_service.extraction.statistic.spoken_numbers import after_words, in_parts
from kg_service.extraction.statistic.units import measure_nouns, noun_before, open_unit, unit_at
from kg_service.extraction.tables import any_of
from kg_service.extraction.worded import table_words, worded
from kg_service.text.numbers import MAGNITUDES, NUMBER_PATTERN, digit_runs, parse_number
from kg_service.text.patterns import compiled

_NUMBER = compiled(
    rf"(?<![\p{{L}}\d.,/&])(?<![\p{{L}}\d][+-])(?P<n>{NUMBER_PATTERN})"
    rf"(?:\s?(?P<join>[/-]|đến|tới|trên(?:\stổng(?:\ssố)?)?)\s?(?P<m>{NUMBER_PATTERN}))?(?![\d/]|-\p{{L}}|[.,]\d)"
)
_WHOLE = compiled(rf"\s?/\s?({NUMBER_PATTERN})(?=\s+\p{{L}})")
_SPEED = worded(r"/\s?<speed>$", "figure_units")
_SPACED_USD = re.compile(r"\bUS D\b")
_DONG = compiled(r"(?<!\p{L})[đĐ](?!\p{L})")
_EXAM = worded(r"(?<!\p{L})<exam>(?!\p{L})", "figure_units")
_EXAM_REACH = 120
_NEGATIVE = worded(r"(?<!\p{L})<negative>\s$", "figure_units")
_MONTHS = 12
"""``ngày 6/5 xã tổ chức``: what is larger than so few may be a day before its month."""
_PLACE_POINT = worded(r"\s+(?!<after_marks>|đạt(?! danh))\p{L}{2}", "figure_units")
"""After ``điểm`` that are places: ``31 điểm ngập``."""
_GOES_ON = compiled(r"\s+(?:lên|xuống|so với|và|trong)\s")
"""What follows a number whose unit stands before it: ``số hộ nghèo giảm từ 512 xuống 430 hộ``."""
_BREAK = compiled(r"[.;]")
_REST = compiled(rf"\s+(?P<n>{NUMBER_PATTERN})\s+(?P<scale>{any_of(MAGNITUDES)})(?:\s+đồng)?(?!\p{{L}})")
_SPAN_REACH = 150
_HALF = worded(r"\s+<half>(?!\p{L})", "figure_units")
_SESSION = compiled(r"khóa\s+[ivx]+(?!\p{L})")
_YEAR = compiled(r"(?:19|20)\d{2}")


class FigureFinder:
    """Figures of one document's sentences; a sentence without digits or words of rank costs next to nothing."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._digits = [start for start, _ in digit_runs(document.article.folded)]
        self._ranks = RankFinder(document)

    def find(self, sentence: Sentence) -> list[Figure]:
        """Figures of a sentence, left to right; dates, symbols and bare numbers are not among them."""
        first = bisect.bisect_left(self._digits, sentence.start)
        digits = self._digits[first : bisect.bisect_left(self._digits, sentence.end, first)]
        placed = self._ranks.find(sentence)
        return _figures(self._document, sentence, digits, placed) if digits else placed


def _figures(document: Document, sentence: Sentence, digits: list[int], ranks: list[Figure]) -> list[Figure]:
    found = list(ranks)
    taken = sentence.start
    dated = Sweep(within(document.dates, sentence.start - 30, sentence.end + 20))
    ranked = Sweep(ranks)
    for position in digits:
        match = _NUMBER.match(document.folded, position, sentence.end) if position >= taken else None
        match = _past_year(document.folded, match, sentence.end) if match else None
        if match is None:
            continue
        start, end = match.span()
        is_rank = ranked.over(start, start + 1)
        taken = match.end("n") if is_rank else end
        if is_rank or dated.over(start, end):
            continue
        read = in_parts(document, match, sentence.end) or _same_currency(
            document, _figure(document, match, sentence.end), found
        )
        part = part_of_total(document, match, sentence, found) if read is None or read.kind == "open" else None
        figure = part or read or elided(document, match, sentence, found)
        if figure and figure.kind != "none" and not (figure.elided and _is_part_of_thing(figure)):
            found.append(figure)
            other = _other_counted(document, figure, sentence.end)
            if other:
                found.append(other)
                taken = other.end
            whole = figure.end if figure.elided or figure.kind == "money" else figure.unit_start
            taken = whole if figure.elided else max(taken, whole)
    if len(found) < 2:
        return found
    found.sort(key=lambda figure: figure.start)
    return in_turns(document.folded, list(_ranked_fractions(document.folded, found)))


def _figure(document: Document, match: re.Match[str], limit: int) -> Figure | None:
    folded = document.folded
    join, number = _join(match), match["n"]
    unit_start, end, noun, kind = unit_at(folded, after_words(folded, match.end(), limit), limit)
    open_of = join == "/" and len(match["m"]) > 2
    if not kind and (not join or open_of) and not _YEAR.fullmatch(number):
        first, end, noun, kind = open_unit(document.text, folded, end, limit)
        unit_start = min(unit_start, first)
    if join in (None, "/") and (not kind or (kind == "none" and _GOES_ON.match(folded, match.end(), limit))):
        return _named_before(document, match, unit_start, end)
    if kind == "none" and not join and is_span(folded, noun, max(0, match.start() - _SPAN_REACH), match.start()):
        kind = "measure"
    if not kind or (kind == "item" and _SESSION.match(folded, unit_start, limit)):
        return None  # Nghị quyết Trung ương 4 khóa XII
    if _is_year(folded, match, kind):
        return None
    try:
        value = parse_number(number) * _sign(folded, match.start(), kind)
        whole = match["m"] if join == "/" else _whole_after(folded, end, limit, kind)
        of = parse_number(whole) if whole else None
    except ValueError:
        return None
    dated = of is not None and value > of and of <= _MONTHS and value.is_integer() and of.is_integer()
    if of is not None and (kind == "share" or dated):
        return None
    of = of if of is None or value <= of else None  # 850/800 ha: done and planned
    if kind == "measure" and _SPEED.search(folded, unit_start, end):
        return None  # a speed is of a vehicle
    if kind == "share" and value >= 1000 and number.count(".") == 1 and "," not in number:
        value = float(number)  # 12.345%: no share is that large, the dot is a decimal mark
    if kind == "award" and noun == "giải" and _EXAM.search(folded, max(0, match.start() - _EXAM_REACH), end + 40):
        kind = "item"  # 46 giải học sinh giỏi
    if noun == "điểm" and _PLACE_POINT.match(folded, end):
        kind = "item"  # 31 điểm ngập
    unit, noun, kind = _written(" ".join(document.text[unit_start:end].split()), noun, kind)
    if kind == "money" and noun == "đồng" and not join:
        value, end = _with_rest(folded, value, folded[unit_start:end], end, limit)
    half = _HALF.match(folded, end, limit) if kind in ("money", "measure") and value.is_integer() else None
    if half:
        value, end = value + 0.5, half.end()  # 2 tỷ rưỡi
    return Figure(match.start(), unit_start, end, value, unit, noun, kind, of, ranged=bool(join) and join != "/")


def _past_year(folded: str, match: re.Match[str], limit: int) -> re.Match[str] | None:
    """The number after a year and a dash: ``năm 2014 - 38,4%``; else the match itself."""
    if match["join"] != "-" or not _YEAR.fullmatch(match["n"]) or _YEAR.fullmatch(match["m"]):
        return match
    return _NUMBER.match(folded, match.start("m"), limit)


def _is_part_of_thing(figure: Figure) -> bool:
    """Whether a figure counts 4.6 of what comes whole: its unit is another's."""
    return figure.kind in ("count", "item", "people") and not figure.size.is_integer()


def _join(match: re.Match[str]) -> str | None:
    """What joins two numbers: a stroke also where it is spoken (07 trên 09 xã); None for one number."""
    join: str | None = match["join"]
    return "/" if join and join.startswith("trên") else join


def _is_year(folded: str, match: re.Match[str], kind: str) -> bool:
    """Whether a number is a year before a noun: ``năm 2016 phong trào``."""
    things = kind not in ("share", "money", "measure")
    return things and folded.endswith("năm ", 0, match.start()) and _YEAR.fullmatch(match["n"]) is not None


def _written(unit: str, noun: str, kind: str) -> tuple[str, str, str]:
    """A unit as facts give it, with its noun and kind: abbreviations in full, sums with their currency."""
    if kind == "money" and unit.lower() in table_words("figure_units", "comrade"):
        return "đồng chí", "đồng chí", "people"
    if kind in ("count", "item", "people") and noun != "điểm" and (meant := measure_nouns().get(noun)):
        unit, noun = unit.lower().replace(noun, meant), meant  # 1.204 HS are học sinh
    if kind == "money" and noun == "đ":
        unit = _DONG.sub("đồng", unit)
    if kind == "money" and noun == "đồng" and unit.lower() in MAGNITUDES | TY:
        unit = f"{unit} đồng"
    if unit.isupper() and len(unit) > 3 and " " in unit:
        unit = unit.lower().replace("usd", "USD")  # of a heading in capitals
    unit = _SPACED_USD.sub("USD", unit) if "US D" in unit else unit
    if noun == "cây số":
        unit = noun = "km"
    return unit, noun, kind


def _named_before(document: Document, match: re.Match[str], scale_start: int, scale_end: int) -> Figure | None:
    """The figure of a number whose unit its name gives: ``số hồ sơ nhận về là 1,7 triệu``."""
    noun = noun_before(document.folded, match.start())
    scale = " ".join(document.folded[scale_start:scale_end].split()) if scale_end > match.end() else ""
    scale = scale if all(word in MAGNITUDES for word in scale.split()) else ""
    end = scale_end if scale else match.end()
    if not noun:
        return None
    unit = f"{scale} {noun}".strip()
    try:
        value, of = parse_number(match["n"]), parse_number(match["m"]) if match["m"] else None
    except ValueError:
        return None
    if of is not None and value > of:
        return None if of <= _MONTHS else Figure(match.start(), match.end(), end, value, unit, noun, "count")
    return Figure(match.start(), match.end(), end, value, unit, noun, "count", of)


def _sign(folded: str, start: int, kind: str) -> int:
    """-1 after ``âm``: ``tăng trưởng âm 3,2%``."""
    return -1 if kind in ("share", "money") and _NEGATIVE.search(folded, max(0, start - 12), start) else 1


def _same_currency(document: Document, figure: Figure | None, before: list[Figure]) -> Figure | None:
    """``2,1 tỷ USD, rồi đến Hà Nam 0,6 tỷ``: a sum without a currency is in that of the sum before."""
    if figure is None or figure.kind != "money" or "đồng" in document.folded[figure.unit_start : figure.end]:
        return figure
    other = next((one for one in reversed(before) if one.kind == "money"), None)
    bare = document.folded[figure.unit_start : figure.end].strip() in MAGNITUDES | TY
    return replace(figure, noun=other.noun, unit=other.unit) if bare and other and other.noun != figure.noun else figure


def _with_rest(folded: str, value: float, unit: str, end: int, limit: int) -> tuple[float, int]:
    """The value of ``153 tỷ 900 triệu đồng`` in tỷ, and where the sum ends."""
    whole = MAGNITUDES.get(TY.get(unit, unit))
    rest = _REST.match(folded, end, limit) if whole and value.is_integer() else None
    part = MAGNITUDES[TY.get(rest["scale"], rest["scale"])] if rest else 0
    if rest is None or whole is None or part >= whole:
        return value, end
    try:
        return round(value + parse_number(rest["n"]) * part / whole, 9), rest.end()
    except ValueError:
        return value, end


def _other_counted(document: Document, figure: Figure, limit: int) -> Figure | None:
    """The second count of ``33 vụ/380 đối tượng``, of something else than the first."""
    if figure.kind not in ("count", "item", "people") or "/" not in document.folded[figure.end : figure.end + 2]:
        return None
    match = _WHOLE.match(document.folded, figure.end, limit)
    if match is None:
        return None
    unit_start, end, noun, kind = unit_at(document.folded, match.end(), limit)
    if kind not in ("count", "item", "people") or noun == figure.noun:
        return None
    try:
        value = parse_number(match[1])
    except ValueError:
        return None
    unit = " ".join(document.text[unit_start:end].split())
    return Figure(match.start(1), unit_start, end, value, measure_nouns().get(noun, unit), noun, kind)


def _whole_after(folded: str, end: int, limit: int, kind: str) -> str | None:
    """The number of ``17 hộ nghèo/50 hộ dân`` that the counted are of; cases are of no number of persons."""
    if kind not in ("count", "item", "people") or "/" not in folded[end : end + 2]:
        return None
    if folded.startswith(("vụ", "vụ án"), max(0, end - 6)) or folded[max(0, end - 2) : end] == "vụ":
        return None
    match = _WHOLE.match(folded, end, limit)
    return match[1] if match else None


def _ranked_fractions(folded: str, figures: list[Figure]) -> Iterator[Figure]:
    """Figures, with ``36/63 tỉnh`` after a rank read as a rank too."""
    before: Figure | None = None
    for figure in figures:
        ranked = (
            before is not None
            and before.kind == "rank"
            and figure.of is not None
            and figure.noun in table_words("figure_units", "ranked")
        )
        if ranked and before and not _BREAK.search(folded, before.end, figure.start):
            figure = Figure(figure.start, figure.end, figure.end, figure.value, "hạng", "hạng", "rank", figure.of)
        yield figure
        before = figure
