"""Whether a number with a unit is an aim, a condition or part of a name, and whether it is a total of parts."""

from __future__ import annotations

import regex

from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.no_aims import aims_at_nothing
from kg_service.extraction.statistic.plans import is_after_plan, plan_before
from kg_service.extraction.statistic.rates import is_base_of_rate
from kg_service.extraction.statistic.words import Cued, is_spoken, spoken, stands_after, stands_before, words_of
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_NOT_NUMBERED = worded(
    r"(?:(?<!\p{L})(?:<not_numbered>(?:\s+(?:mới|thêm|được))?|<having>\s+<total>)|[;:,(]\s+<total>)\s+$", "target_words"
)
"""Ends like a word before a number of its own, and counts: ``nâng cấp 46 tuyến đường``, ``có tổng số 530 lao động``."""
_EXPECTED = worded(r"\s+<estimate>(?!\p{L})", "figure_links")
_MENTIONING = worded(r"\s+<worth_telling>(?!\p{L})", "target_words")
_NEW_CLAUSE = compiled(r"[,;:(]\s?")
_WILL = Cued(worded(r"(?:\s+(?!<will_not>\s)\p{L}+){0,8}?\s+<will>(?!\p{L})", "target_words"), "target_words", "will")
"""``3 dây chuyền … sẽ chạy thử``: what is not there yet."""
_THOSE_WHO = worded(r"(?<!\p{L})<counting>\s+(?:\p{L}+\s+){1,5}$", "target_words")
"""``tỷ lệ học sinh phải thi lại``: of whom the figure is."""
_ADDRESS = worded(r"(?<!\p{L})<address>\s+$", "target_words")
"""``kiệt 96 đường Hải Phòng``: where somebody lives."""
_STREETS = ("đường", "phố")
_NAME_REACH, _LONGEST_PLACE = 60, 60
_ACHIEVING = worded(r"\s+(?:<duty_of>|(?:\p{L}+\s+){0,3}?<duty_to>)(?!\p{L})", "target_words")
"""What one has to do where ``phải`` opens an aim."""
_ASKED = Cued(
    worded(r"(?<!\p{L})<figure_contexts/proposal>\s+(?:[\p{L},]+\s+){0,7}?<asked_for>(?!\p{L})", "target_words"),
    "figure_contexts",
    "proposal",
)
"""``huyện đề nghị cấp trên đầu tư 25 tỷ đồng``."""
_IN_PROPER_NAME = worded(r"(?<!\p{L})<in_name>\s+$", "figure_names")
_AFTER, _BESIDE = 40, 12
_PARTED = ("count", "item", "people")
_TOTAL_REACH = 30
_TOTAL = worded(r"(?r)(?<!\p{L})trong(?:\s+tổng)?(?:\s+số)?\s+(?:<approx>\s+)?$", "figure_links", engine=regex.compile)
_PARTS = worded(
    r"[^.;:()\d]{0,120}?(?:(?<!\p{L})(?:chỉ\s+|đã\s+|mới\s+)?có\s+|,\s+(?=\d[\d.,]*\s?%))(?:(?:tới|đến|<approx>)\s+)?\d",
    "figure_links",
    engine=regex.compile,
)
"""What follows a total: the first of its parts."""
_RISES = compiled(
    r"(?:\s+(?:năm|tháng|quý)\s[\d/]+|\s+\(\d{4}\))?\s+(?:lên|xuống)(?:\s+(?:còn|đến|tới))?\s+(?:\p{L}+\s+)?\d"
)
"""After the first figure of ``tăng từ 120 lên 180``."""
_ROSE_FROM = worded(r"(?<!\p{L})từ\s+(?:(?:<approx>|chỗ (?:chỉ )?có)\s+)?$", "figure_links")
_ROSE_TO = worded(
    r"[^.;:]{0,120}?(?<!\p{L})(?<!trở )(?:<moves> )?(?:lên|xuống|còn)\s+(?:(?:còn|đến|tới|<approx>)\s+){0,2}\d",
    "target_words",
    "figure_links",
)
"""Around the first figure of ``từ 3.100 hộ năm 2018, số hộ … đã vọt lên 11.240``."""
_NOW_HAS = worded(
    r"[^.;:]{0,100}?(?<!\p{L})(?:đến\s+)?nay(?!\p{L})[^.;:\d]{0,60}?(?<!\p{L})(?:có|là)\s+(?:(?:tới|đến|<approx>)\s+)?\d",
    "figure_links",
)
"""After the first figure of ``Từ 40 lao động ngày đầu, đến nay công ty đã có 310``."""
_OF_PLAN = worded(r"\s*(?:[,;.()]|$|<plan_whose>(?!\p{L}))", "target_words")
_CLASS = "lớp"
_IN_CLASSES = worded(r"<pupils>\s+(?:được\s+)?(?:chia|lập)\s+(?:thành|làm)\s+$", "target_words")
"""``1.050 học sinh chia thành 27 lớp``."""
_FROM_REACH = 30
_PLANNED = worded(r"[\s\-*•+.)\dđa-e]{0,8}<aims_line> (?:19|20)\d\d(?!\d)", "target_words")
"""A line of aims: ``Chỉ tiêu 2010: hội viên 75%``."""
_AIMS = worded(
    r"[\s\-+*•]*<plan>(?:\s+(?:<plan_of>|\d{4}))*\s*(?::|là\s)(?!.*(?<!\p{L})<plan_met>(?!\p{L})).*", "target_words"
)
"""A sentence that begins as an aim: ``Chỉ tiêu: trồng 300 ha rừng``, ``Kế hoạch năm 2023 là 230 tỷ đồng``."""
_AIM_REACH = 400
_CLASS_OF = worded(r"(?<!\p{L})(?:các|những|mỗi|mọi)\s+[^.,;:\d]{2,40}\scó\s+<at_least>\s+$", "target_words")
_MAY = worded(r"[^.;:]{0,40}\s<bound>(?!\p{L})", "target_words")
"""``Các doanh nghiệp có trên 200 lao động có thể …``: which ones are meant."""
_EVERY = worded(r"(?<!\p{L})mỗi\s+(?!<span_of_time>)[^.,;:()\d\"]{3,40}\s<each_does>\s+$", "target_words")
"""``mỗi đảng viên phụ trách 10 hộ``: what each does."""
_ALL_DID = worded(
    r"[^,.;:()\d]{0,60}?\s<all_of>\s+(?:đã\s+)?(?:<figure_contexts/made_it>|đạt|có|hoàn thành)(?!\p{L})", "target_words"
)
"""``cả 9 trạm y tế đều có bác sĩ``."""
_EACH_IS = worded(
    r"(?:^|[.,;:(\n]|(?<!\p{L})với)\s*mỗi\s+(?!<span_of_time>)(?:\p{L}+\s+){1,3}?(?:<size_of_each>\s+)?(?:<figure_links/approx>\s+)?$",
    "target_words",
)
"""``30 suất quà, mỗi suất 400 nghìn đồng``: what one of many is worth."""
_OF_SOME = worded(
    r"(?<!\p{L})(?:ở|tại)\s+<some_of>\s+<some_units>(?!\p{L})[^.;:%]{0,90}$",
    "target_words",
)
"""``ở một số nơi tỷ lệ này chưa đến 30%``."""
_ONE_FINED = worded(r"\s+(?:đối(?:\s+với)?\s+)?(?:một\s+)?<one_person>(?!\p{L})", "target_words")
"""After a sum that one person pays or gets."""
_FINED_ONE = worded(r"(?<!\p{L})<figure_names/fine>\s+<one_fined>(?!\p{L})[^,.;:\d]{0,50}$", "target_words")
"""``phạt công ty 1,2 tỷ đồng``: a single case."""
_RULED = Cued(
    worded(
        r"(?<!\p{L})(?:(?<!(?:<not_by_rule>)\s)<by_rule>\s+$|<rule>(?!\p{L}|\s+<of_then>)[^,;:.]*$)",
        "target_words",
        engine=regex.compile,
    ),
    "target_words",
    "by_rule",
    "rule",
)
"""Before the figures of rules: ``cứ vắng 2% trừ 5 điểm``, ``mức đóng bằng 8% tiền lương``."""
_PLAN = worded(r"[(/;]\s*<plan>(?:\s+(?:<plan_of>|\d{4}))*\s*:?\s*$", "target_words")
"""``41 tấn tôm (kế hoạch 38 tấn)``."""
_RULE_REACH = 90
_LACK = compiled(r"[^,.;:\d]{0,80}?\s(?:vẫn|còn|hiện)\s+(?:còn\s+)?chưa\s")
"""``ở 214 doanh nghiệp … vẫn chưa có công đoàn``."""
_GROUPED = compiled(r"\d{1,3}(?:\.\d{3})+(?!\d)")
_EACH = compiled(r"\s*\(\s*mỗi\s")
_WHOLE_OF = compiled(r"(?<!\p{L})(?:toàn|cả)\s+(?:\p{L}+\s+){1,2}$")
"""``toàn huyện 940 hộ``: no number of a district."""
_EVERY_YEAR = worded(r"(?<!\p{L})(?:mỗi|hằng|hàng|một)\s+<span_of_time>\s+$", "target_words")
_LEAST_SHARE = compiled(r"(?<!\p{L})từ\s+$")
_ON_TO = compiled(r"[^.;:]{0,60}?(?<!\p{L})(?<!trở )(?:lên|xuống|còn|sang|đến|tới|nay)(?!\p{L})")
"""After the first share of ``từ 21% vươn lên 30%``."""
_SHARE_REACH = 120
_SHARE_OF = worded(r"\d\s?%[^.;:%\d]{1,90}?\strong\s+tổng(?:\s+số)?\s+(?:<approx>\s+)?$", "figure_links")
_OR_MORE = worded(
    r"[^\d,;.:()]{0,30}?(?<!\p{L})(?<!<grade>\s)trở (?:lên|xuống)(?!\p{L})", "target_words", engine=regex.compile
)
"""``5 xã trở lên``; not ``36 trường xếp loại tốt trở lên``."""


def is_target(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether the figure is something aimed at: after phấn đấu, mục tiêu … with no result word between."""
    folded = document.folded
    if figure.kind not in ("share", "rank") and _WILL.match(document, figure.end, sentence.end):
        return True
    near = figure.start - sentence.start <= _AIM_REACH
    if _PLANNED.match(folded, sentence.start, figure.start):
        return True
    if near and _AIMS.fullmatch(folded, sentence.start, figure.start):
        return True
    start = max(sentence.start, figure.start - 400)
    reach = start
    for begin, end, _ in spoken("target_words", "duty", document, start, figure.start):
        if document.text[begin].isupper() and begin > sentence.start:
            continue  # Cần Thơ
        if any(
            first <= begin and end <= last
            for first, last, _ in spoken("target_words", "no_duty", document, begin - _BESIDE, end + _BESIDE)
        ):
            continue  # tỷ lệ chuyên cần
        demand = folded[begin:end] in words_of("target_words", "demand")
        met = demand and stands_before("met", folded, max(start, begin - 12), begin)
        nothing = aims_at_nothing(document, begin, end, figure.start)
        if met or nothing or _EXPECTED.match(folded, end) or _tells(folded, begin, end, figure.start):
            continue
        reach = max(reach, end)
    for begin, end, _ in spoken("target_words", "target", document, start, figure.start):
        if folded.endswith("% ", 0, begin) and _OF_PLAN.match(folded, end):
            continue  # vượt 1% mục tiêu nghị quyết
        if stands_before("not_before", folded, max(start, begin - 20), begin):
            continue
        if stands_after("not_after", folded, end) or aims_at_nothing(document, begin, end, figure.start):
            continue
        reach = max(reach, end)
    for asked in _ASKED.finditer(document, start, figure.start):
        reach = max(reach, asked.end())
    if reach == start or is_after_plan(document, sentence.start, figure):
        return False
    return not is_spoken("target_words", "reset", document, reach, figure.start)


def _tells(folded: str, begin: int, end: int, figure: int) -> bool:
    """Whether ``phải`` or ``cần`` tells what happened, or which are counted, or opens results: ``phải kể đến 26 …``."""
    if folded[begin:end] not in words_of("target_words", "must"):
        return False
    if _MENTIONING.match(folded, end):
        return True
    told = _NEW_CLAUSE.search(folded, end, figure) or _THOSE_WHO.search(folded, max(0, begin - _NAME_REACH), begin)
    return told is not None and _ACHIEVING.match(folded, end) is None


def is_condition(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether the number is a threshold or part of a name: ``ít nhất 5``, ``cả 4``, ``80% trở lên``."""
    folded = document.folded
    start = max(sentence.start, figure.start - 24)
    if stands_before("threshold_before", folded, start, figure.start):
        if figure.noun == _CLASS and _IN_CLASSES.search(folded, start, figure.start):
            return False
        whole = folded.endswith("cả ", 0, figure.start) and (  # cả 15/15 chỉ tiêu, cả 9 trạm đều có bác sĩ
            figure.of is not None or _ALL_DID.match(folded, figure.end, sentence.end) is not None
        )
        return not whole and not stands_before("no_threshold", folded, start, figure.start)
    if (figure.noun in _STREETS and _ADDRESS.search(folded, start, figure.start)) or is_base_of_rate(folded, figure):
        return True
    near = max(sentence.start, figure.start - _RULE_REACH), figure.start
    if _PLAN.search(folded, *near) or _RULED.search(document, *near) or plan_before(document, sentence.start, figure):
        return True
    if figure.kind == "share" and _OF_SOME.search(
        folded, max(sentence.start, figure.start - _SHARE_REACH), figure.start
    ):
        return True
    least = figure.kind == "share" and _LEAST_SHARE.search(folded, start, figure.start)
    if least and not _ON_TO.match(folded, figure.end, sentence.end):
        return True
    if figure.kind == "money" and (_ONE_FINED.match(folded, figure.end) or _FINED_ONE.search(folded, *near)):
        return True
    if _of_each(document, sentence, figure):
        return True
    near = max(sentence.start, figure.start - 60), figure.start
    if folded.find("có", *near) >= 0 and _CLASS_OF.search(folded, *near):
        return _MAY.match(folded, figure.end, sentence.end) is not None
    if figure.kind in ("money", "measure"):
        return _IN_PROPER_NAME.search(folded, start, figure.start) is not None or _is_threshold(folded, figure)
    if figure.kind in _PARTED and (opens_parts(document, figure, sentence.end) or is_whole_of_share(document, figure)):
        return False
    counted = figure.kind in ("count", "people") and figure.of is None and figure.value.is_integer()
    if counted and _is_numbered(folded, start, figure):
        told = _tells_size(folded, figure, start, sentence.end) or _LACK.match(folded, figure.end, sentence.end)
        return not told and (not _NOT_NUMBERED.search(folded, start, figure.start) or _is_threshold(folded, figure))
    return _is_threshold(folded, figure)


def _is_numbered(folded: str, start: int, figure: Figure) -> bool:
    """Whether a word before a number says that it is a name, or only whose or among whom: ``khu phố 4``."""
    if stands_before("belongs_to", folded, start, figure.start):
        return True
    return stands_before("numbered", folded, start, figure.start) and not _names_no_unit(folded, figure)


def _of_each(document: Document, sentence: Sentence, figure: Figure) -> bool:
    """``mỗi đảng viên phụ trách 10 hộ``, ``30 suất quà, mỗi suất 400 nghìn đồng``: of one of many."""
    folded = document.folded
    if figure.kind == "money" and _EACH.match(folded, figure.end):
        return True
    start = max(0, sentence.start - 2, figure.start - 60)
    if folded.find("mỗi", start, figure.start) < 0:
        return False
    is_size = figure.kind in ("money", "measure") and _EACH_IS.search(folded, start, figure.start) is not None
    every = _EVERY.search(folded, max(sentence.start, figure.start - 50), figure.start)
    return is_size or (every is not None and not _ends_place(document, every.start()))


def _ends_place(document: Document, position: int) -> bool:
    """``các huyện A, B mỗi huyện có 3 xã``: whether each of units just named is spoken of."""
    near = within(document.places, max(0, position - _LONGEST_PLACE), position)
    return any(not document.folded[place.end : position].strip(" ,)") for place in near if place.end <= position)


def _names_no_unit(folded: str, figure: Figure) -> bool:
    """``cấp huyện 14.600 hộ``: no district and no quarter has a number with its thousands marked."""
    return _GROUPED.match(folded, figure.start) is not None and not folded.endswith("số ", 0, figure.start)


def _tells_size(folded: str, figure: Figure, start: int, limit: int) -> bool:
    """Whether a number after a word of numbering counts all the same: ``toàn huyện 940 hộ``."""
    if figure.kind == "people" and folded.endswith("điều ", start, figure.start):
        return True
    if _WHOLE_OF.search(folded, start, figure.start) or _EVERY_YEAR.search(folded, start, figure.start):
        return True
    return rose(folded, figure, limit) or _RISES.match(folded, figure.end, limit) is not None


def rose(folded: str, figure: Figure, limit: int) -> bool:
    """Whether a figure is the first of two: ``từ 7 thành viên ban đầu …, đến nay có 128``."""
    if _ROSE_FROM.search(folded, max(0, figure.start - _FROM_REACH), figure.start) is None:
        if folded.find("nay", figure.end, limit) < 0:
            return False
        now = _NOW_HAS.match(folded, figure.end, limit)
        return now is not None and folded.find(f" {figure.noun}", now.end(), now.end() + _FROM_REACH) >= 0
    return any(after.match(folded, figure.end, limit) for after in (_ROSE_TO, _NOW_HAS))


def _is_threshold(folded: str, figure: Figure) -> bool:
    """Whether words after a number make it a threshold: ``5 xã trở lên``."""
    limit = min(len(folded), figure.end + _AFTER)
    more = folded.find("trở ", figure.end, limit) >= 0 and _OR_MORE.match(folded, figure.end, limit) is not None
    return more or stands_after("threshold_after", folded, figure.end, limit)


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
