"""Numbers whose unit stands with another number, and numbers in series.

``71, 84 và 96 tỷ đồng``, ``từ 17,6 xuống 8,3%``, ``nhận 8.210 hồ sơ, giải quyết 8.194``.
"""

from __future__ import annotations

import re
from dataclasses import replace

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.statistic.figure import TY, Figure
from kg_service.extraction.statistic.subject_units import unit_of_subject
from kg_service.extraction.statistic.units import noun_before, unit_at
from kg_service.extraction.tables import any_of
from kg_service.extraction.worded import worded
from kg_service.text.numbers import MAGNITUDES, NUMBER_PATTERN, parse_number
from kg_service.text.patterns import compiled

_ABOUT = r"(?:(?:là|đạt|còn|<approx>)\s+){0,2}"
_JOINT = rf"\s?(?:(?:[,;]|[-–](?=\s))\s?(?:và\s+|rồi\s+)?|và\s+|rồi\s+|(?:xuống|lên)\s+){_ABOUT}"
_BESIDE = worded(_JOINT, "figure_links")
_SERIES = worded(rf"(?:{_JOINT}(?:{NUMBER_PATTERN})){{1,9}}(?![\d/]|[.,]\d)", "figure_links")
_CHANGED = worded(
    rf"\s+(?:<in_time>\s+)?(?:(?:cuối |đầu )?(?:năm\s+)?(?:19|20)\d\d\s+)?(?:lên|xuống|còn)\s+{_ABOUT}"
    rf"(?:<changed_to>\s+){{0,2}}(?:{NUMBER_PATTERN})(?![\d/]|[.,]\d)",
    "figure_clauses",
    "figure_links",
)
_IN_TURN = worded(r"(?<!\p{L})<in_turn>(?!\p{L})", "figure_clauses")
_FROM = worded(r"(?<!\p{L})từ\s+(?:<approx>\s+)?$", "figure_links")
_NEAR = 20
_TURN_REACH = 240
_MEASURED = ("share", "money", "measure")
_TOO_LARGE = compiled(r"\d{3,}$|\d{1,3}\.\d{3}")
"""Numbers that are no share beside one with a decimal mark."""
_PART_OF = compiled(rf"\s+trong\s+(?:tổng\s+)?(?:số\s+)?(?P<of>{NUMBER_PATTERN})(?=\s+\p{{L}})")
"""``6.318 trong 9.402 hộ dân``."""
_OF_LINE = r"(?:(?:năm\s+)?(?:19|20)\d\d\s*[:=]\s*|(?:\p{L}+\s+){1,5}[:(]?\s*|(?:\p{L}+\s+){0,4}\p{L}+\s*:\s*)?"
"""Before a number of a line: its year, or the unit or part that it is of."""
_LINE_UNIT = worded(
    r"\((?:<unit_label>\s*:?\s*)?(?P<unit>[^()\d]{1,30})\)\s*[:=]\s*"
    rf"(?:{_OF_LINE}(?:{NUMBER_PATTERN})\s*\)?\s*[-–;,/]\s*(?:và\s+)?)*{_OF_LINE}",
    "figure_clauses",
)
_OF_YEARS = compiled(r"(?<!\p{L})năm\s+$")
_LINE_REACH = 300
_SCORE = worded(
    r"(?<!\p{L})điểm\s+<scored_by>(?!\p{L})[^;.:()\d]{0,70}?(?::|\s(?:chấm\s)?(?:là|đạt|được|còn|chấm))\s+(?:<approx>\s+)?$",
    "figure_units",
    "figure_links",
)
_SCORE_REACH, _POINTS = 110, "điểm"
_YEAR = compiled(r"(?:19|20)\d{2}")
_SCALE = compiled(rf"\s?(?:{any_of(MAGNITUDES)})(?:\stỷ)?(?!\p{{L}})")
_SUMS = worded(r"(?<!\p{L})<sum>(?!\p{L})", "figure_names")
_NAMED_SUM = worded(r"(?<!\p{L})<sum>(?!\p{L})[^,;.()\d]{0,60}$", "figure_names")
"""Before ``45 triệu.``: thu nhập bình quân đầu người tăng lên …"""
_SUM_REACH = 120
_THINGS = ("count", "item", "people")
_ENDS = worded(r"\s*(?:[,;)]|\.(?!\d)|$|\(|\s<number_end>(?!\p{L}))", "figure_clauses")
_WORDS_BEFORE = regex.compile(r"(?:^|:\s|[,;:(–-]\s?|\s(?:và|thì|nhưng)\s|\d\s)(?P<words>\s*(?:\p{L}+[\s,]+){1,7})$")
_LABELS = worded(r"(?<!\p{L})<numbered>\s+$", "target_words")
_NO_LABELS = worded(r"(?<!\p{L})<not_numbered>\s+$", "target_words")
"""Words before a number that is a name or an aim, no count."""
_IN_THAT = worded(
    r"[^.;:\d]{0,60}?(?<!\p{L})trong\s+(?:số\s+)?đó\s*,?\s*:?\s*(?:(?:có|gồm)\s+)?(?:<approx>\s+)?", "figure_links"
)
_NEXT_PART = compiled(r"\s[^,.;:]{1,40}?(?:,\s*|\s+và\s+)(?:có\s+)?")
_PART_QUALITY = worded(r"\s+<part_quality>(?!\p{L})", "figure_clauses")
_OF_THAT = compiled(r"\s+trong số (?:đó|này|ấy|trên)")
_OF_YEAR = compiled(r"\((?:năm |quý [ivx]+[/ ])?(?:19|20)\d\d\s*:\s*$")
_SHORT = 6
_AGED = worded(r"(?<!\p{L})<of_age>(?!\p{L})[^,.;:\d]*$", "figure_names")
"""``người lớn tuổi nhất đã gần 60``: how old somebody is."""
_AGED_REACH = 40
_ABOUT_END = worded(r"(?:(?:<approx>|<reach>)\s+)+$", "figure_links", "figure_clauses", engine=regex.compile)


def _shared_unit(document: Document, number: re.Match[str], sentence: Sentence) -> tuple[int, int, str, str] | None:
    """The unit of the last of a series of numbers that begins at a bare number: start, end, noun and kind."""
    folded, limit = document.folded, sentence.end
    series = _SERIES.match(folded, number.end(), limit) or _CHANGED.match(folded, number.end(), limit)
    if series is None:
        return None
    start, end, noun, kind = unit_at(folded, series.end(), limit)
    if kind == "share" and _TOO_LARGE.match(number["n"]):
        return None  # giải quyết 987, đạt 97,3%
    if kind in _MEASURED:
        return start, end, noun, kind
    near = max(sentence.start, number.start() - _NEAR), number.start()
    rose = kind in _THINGS and _CHANGED.match(folded, number.end(), series.end()) and _FROM.search(folded, *near)
    if rose:
        return start, end, noun, kind  # giảm từ 115 xuống còn 27 thủ tục
    said = kind in _THINGS and _IN_TURN.search(
        folded, max(sentence.start, number.start() - _TURN_REACH), number.start()
    )
    return (start, end, noun, kind) if said else None


def _continues(document: Document, number: re.Match[str], stop: int, sentence: Sentence) -> bool:
    """Whether a bare number ends a clause of a few words, so that its unit may be that of the number before."""
    folded = document.folded
    if _ENDS.match(folded, stop, sentence.end) is None:
        return False
    start = max(sentence.start, number.start() - 70)
    about = _ABOUT_END.search(folded, start, number.start())
    end = about.start() if about else number.start()
    last = document.text[start:end].split()[-1:]
    inside = folded.rfind("(", start, end) > folded.rfind(")", start, end)
    short = bool(last) and inside and last[0].isupper() and about is None and len(last[0]) < _SHORT
    placed = about is not None and any(place.end >= end - 1 for place in within(document.places, max(0, end - 40), end))
    named = bool(last) and last[0][0].isupper() and not short and not placed
    if inside and folded[end - 1] == "(" and folded[stop : stop + 1] == ")" and _is_placed(document, end - 1):
        return True  # huyện A (91,2 điểm), B (90,4)
    if named or (_LABELS.search(folded, start, end) and not _NO_LABELS.search(folded, start, end)):
        return False
    if stop > number.end() and (folded[start:end].endswith("(") or _OF_YEAR.search(folded, start, end)):
        return True  # mức chung (8,4 triệu)
    that = _OF_THAT.match(folded, stop, sentence.end) is not None
    return that or _WORDS_BEFORE.search(folded, start, end) is not None or (about is not None and end > start)


def _is_placed(document: Document, end: int) -> bool:
    """Whether a place ends right before a position."""
    return any(place.end in (end - 1, end) for place in within(document.places, max(0, end - 60), end))


def elided(document: Document, number: re.Match[str], sentence: Sentence, before: list[Figure]) -> Figure | None:
    """The figure of a number without a unit of its own, where another number gives it one; else None.

    ``before``: the figures found so far in the sentence.
    """
    folded, limit = document.folded, sentence.end
    if _AGED.search(folded, max(sentence.start, number.start() - _AGED_REACH), number.start()):
        return None
    headed = _unit_of_line(document, number, sentence) or _score(document, number, sentence)
    if headed or number["join"] or _YEAR.fullmatch(number["n"]):
        return headed
    shared = _shared_unit(document, number, sentence)
    if shared:
        start, end, noun, kind = shared
        return _made(number, " ".join(document.text[start:end].split()), noun, kind)
    part = _part_of(document, number, limit)
    if part:
        return part
    subject = unit_of_subject(document, number, sentence)
    if subject:
        return _made(number, subject[0], *subject)
    scale = _SCALE.match(folded, number.end(), limit)
    stop = scale.end() if scale else number.end()
    if (
        scale
        and _ENDS.match(folded, stop, limit)
        and _NAMED_SUM.search(folded, max(sentence.start, number.start() - _SUM_REACH), number.start())
    ):
        return _made(number, f"{' '.join(scale.group().split())} đồng", "đồng", "money", stop)
    if not _continues(document, number, stop, sentence):
        return None
    scaled = " ".join(scale.group().split()) if scale else ""
    noun = noun_before(folded, number.start())
    if noun:
        return _made(number, f"{scaled} {noun}".strip(), noun, "count", stop)
    of = next((figure for figure in reversed(before) if figure.kind in (*_THINGS, *_MEASURED)), None)
    start = max(sentence.start, number.start() - _SUM_REACH, of.end if of else 0)
    if scale and not (of and of.kind == "money") and _SUMS.search(folded, start, number.start()):
        return _made(number, f"{scaled} đồng", "đồng", "money", stop)
    if scale and (of is None or of.kind in _THINGS) and not (of and of.size > of.value):
        return _made(number, f"{scaled} đồng", "đồng", "money", stop)  # sửa 23 căn hết 640 triệu
    if of is None or of.ranged:
        return None
    if of.kind == "share" or (of.noun == "đồng" and not scale and of.unit == of.noun):
        return None
    figure = _made(number, of.unit, of.noun, of.kind, stop)
    whole = figure is not None and figure.size > of.size  # 1,2 triệu lượt, trong đó khách quốc tế 45.000
    if figure is None or not (scale or (whole and " " in of.unit)):
        return figure
    plain = [word for word in of.unit.split() if TY.get(word.lower(), word.lower()) not in MAGNITUDES]
    return _made(number, " ".join([scaled, *plain]).strip(), of.noun, of.kind, stop)


def _part_of(document: Document, number: re.Match[str], limit: int) -> Figure | None:
    """The figure of ``6.318 trong 9.402 hộ dân``."""
    part = _PART_OF.match(document.folded, number.end(), limit)
    if part is None or number["n"] == "1":
        return None
    start, end, noun, kind = unit_at(document.folded, part.end(), limit)
    if kind not in _THINGS:
        return None
    figure = _made(number, " ".join(document.text[start:end].split()), noun, kind, end)
    return replace(figure, of=parse_number(part["of"])) if figure else None


def part_of_total(document: Document, number: re.Match[str], sentence: Sentence, before: list[Figure]) -> Figure | None:
    """``120 mô hình, trong đó 15 cấp tỉnh, 40 cấp huyện``: a number with only what tells its part from the others."""
    folded = document.folded
    of = next((figure for figure in reversed(before) if figure.kind != "open"), None)
    if (
        of is None
        or of.kind not in _THINGS
        or number["join"]
        or not _PART_QUALITY.match(folded, number.end(), sentence.end)
    ):
        return None
    opened = _IN_THAT.fullmatch(folded, of.end, number.start())
    if not opened and not (of.elided and _NEXT_PART.fullmatch(folded, of.end, number.start())):
        return None
    figure = _made(number, of.unit, of.noun, of.kind)
    total = of if opened else None
    return None if figure is None or not figure.value.is_integer() or (total and figure.size >= total.size) else figure


def in_turns(folded: str, figures: list[Figure]) -> list[Figure]:
    """The figures, those that follow each other with one unit and nothing between told their turn."""
    found: list[Figure] = []
    run: list[Figure] = []
    for figure in [*figures, None]:
        if figure and run and figure.noun == run[-1].noun and _BESIDE.fullmatch(folded, run[-1].end, figure.start):
            run.append(figure)
            continue
        found += [replace(one, turn=(index, len(run))) for index, one in enumerate(run)] if len(run) > 1 else run
        run = [figure] if figure else []
    return found


def line_of_unit(document: Document, start: int, number: int) -> re.Match[str] | None:
    """The unit of a line, in brackets, with the numbers up to one: ``(%): năm 2014: 8,5; năm 2015:``."""
    line = document.folded.rfind("):", max(start, number - _LINE_REACH), number)
    line = document.folded.rfind("(", max(start, line - _LINE_REACH), line) if line >= 0 else line
    head = _LINE_UNIT.match(document.folded, line, number) if line >= 0 else None
    return head if head is not None and head.end() == number else None


def _unit_of_line(document: Document, number: re.Match[str], sentence: Sentence) -> Figure | None:
    """The figure of a number after ``Tỷ lệ hộ nghèo (%):``, alone or in a series."""
    head = line_of_unit(document, sentence.start, number.start())
    if head is None or (
        _YEAR.fullmatch(number["n"]) and _OF_YEARS.search(document.folded, head.start(), number.start())
    ):
        return None
    start, end, noun, kind = unit_at(document.folded, head.start("unit"), head.end("unit"))
    if end != head.end("unit") or kind not in (*_THINGS, *_MEASURED):
        return None
    return _made(number, " ".join(document.text[start:end].split()), noun, kind, number.end("n"))


def _score(document: Document, number: re.Match[str], sentence: Sentence) -> Figure | None:
    """``Điểm trung bình môn Toán là 6,41``, ``điểm chất lượng bệnh viện: 3,62/5``: points without the word for them."""
    start = max(sentence.start, number.start() - _SCORE_REACH)
    if "," not in number["n"] or number["join"] not in (None, "/"):
        return None
    if not _SCORE.search(document.folded, start, number.start()) or not _ENDS.match(document.folded, number.end()):
        return None
    figure = _made(number, _POINTS, _POINTS, "measure")
    return replace(figure, of=parse_number(number["m"])) if figure and number["m"] else figure


def _made(number: re.Match[str], unit: str, noun: str, kind: str, end: int = 0) -> Figure | None:
    try:
        value = parse_number(number["n"])
    except ValueError:
        return None
    end = end or number.end()
    return Figure(number.start(), end, end, value, unit, noun, kind, elided=True)
