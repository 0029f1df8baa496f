"""How sure a count is a figure: by its verb, its predicate, its size, and whether it is of a whole area or time."""

from __future__ import annotations

from kg_service.extraction.document import within
from kg_service.extraction.statistic.around import COUNTED, FREE, WEAK, Around, Before, Running, Verb
from kg_service.extraction.statistic.conditions import rose
from kg_service.extraction.statistic.context import is_aggregate, names_award
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.had import is_among, is_group_had, is_had, is_staff, is_told_part, verb_is
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

ACHIEVED = worded(
    r"(?:\s+và\s+\d[\d.]*\s+[\p{L}, ]{2,40}?)?\s+(?:đã\s+)?(?:đăng ký và\s+)?(?:<achieve>(?!\p{L})|có\s+100\s?%)",
    "figure_people",
)
_ROW_ACHIEVED = worded(
    r"(?:(?:,|\svà|,\svà)\s\d[\d.]*\s<administered>){1,4}\s(?:đã\s|được\s)?<achieve>(?!\p{L})", "figure_people"
)
"""``3 huyện, 45 xã, 312 thôn đạt chuẩn``: what all in a row of units achieved."""
_AFTER_PLACE = worded(r"\p{L}\s*\((?:<figure_links/approx>\s+)?$", "figure_people")
"""``A (34 xã), B (28 xã)``: in brackets after each of the units counted for."""
_OF_PEOPLE = worded(r"/\s?(?:[\d.]+\s+|(?:vạn|nghìn|ngàn|triệu)\s+)?<per_people>", "figure_people")
_PER_ALL = worded(
    r"(?:\s+và\s+\d[\d.,]*\s+\p{L}+(?:\s\p{L}+)?)?\s*(?:/|trên|cho|tính trên)\s+(?:mỗi\s+|một\s+|1\s+)?"
    r"(?:[\d.]+\s+|(?:vạn|nghìn|ngàn|triệu)\s+)?<per_people>",
    "figure_people",
)
"""After a number of those who are there for so many people."""
_ATTENDS = worded(r"(?<!\p{L})(?:<attend>(?!\s<belongs_to>)|người <person_of>)(?!\p{L})", "figure_people")
_LENT = worded(r"[^,.;:\d]{0,40}?\s<lend>(?!\p{L})", "figure_people")
_OPENING = 4
_ASKED_REACH = 90
_ASKED = worded(r"(?<!\p{L})<ask>\s[^?]{0,50}\?[^.?\d]{0,20}$", "figure_people")
_GROUPED = compiled(r"\d{1,3}(?:\.\d{3})+(?!\d)")
_DONE = worded(r"(?:\s+\p{L}+){0,4}?\s+<done>\s", "figure_people")
_PARTS_FOLLOW = worded(r"[^.;:\d]{0,60}?\s<parts_follow>\s(?:có\s)?(?:<approx>\s)?\d", "figure_names", "figure_links")
_TOTAL, _AWARD_REACH = 10, 200
_OWN_REACH = 60
_AT_WHOLE = worded(
    r"(?<!\p{L})(?:cả|toàn)\s+(?:<self_words/village>|<figure_areas/level>)\s+(?:<approx>\s+)?$", "figure_links"
)
_WHOLE_REACH = 30
_FEW_DONE, _SUFFER_REACH = 2, 20
_CRITERION = "tiêu chí"
_ATTEND_REACH = 70
_CAME = worded(r"(?<!\p{L})(?:<held>)(?!\p{L})[^.;:]{0,60}\s<came>\s+(?:<figure_links/approx>\s+)?$", "figure_people")
_CAME_TO = worded(r"[^.,;:\d]{0,24}?\s<attend>(?!\p{L})(?!\s<belongs_to>)", "figure_people")
_MADE_SUFFER = worded(r"(?<!\p{L})<suffer>\s+$", "figure_people")
_AVERAGE = worded(r"(?<!\p{L})<average>(?!\p{L})", "figure_links")
_GIVEN = worded(r"(?:\s+\p{L}+){0,2}\s+<help>\s+(?:<approx>\s+)?", "figure_verb_kinds", "figure_links")
_SUFFERED = worded(r"\s+<suffer>(?!\p{L})", "figure_people")
_WHO = ("people", "item")
_IN_THAT = compiled(r"(?<!\p{L})trong (?:số )?đó(?!\p{L})[^.;:]*$")
_PARTS_REACH, _ROSE_REACH = 80, 160
_ROW = ("share", "rank")
"""Figures that only reports have: what stands in a row with them is one."""
_FEW, _SOME, _MANY = 5, 20, 100
_PHRASE = 3
"""Words of what no table has before ``1.150 người`` that say what they are: xuất khẩu lao động."""


def is_left(verb: Verb | None) -> bool:
    """Whether a verb tells what is left to do: a few of it are a figure."""
    return verb_is(verb, "left")


def _is_part(figure: Figure, total: Figure) -> bool:
    """Whether a figure can be a part of a total: 34 tuyến of 157 tuyến đường, 12 giáo sư of 530 viên chức."""
    short, long = sorted((figure.noun, total.noun), key=len)
    alike = long == short or long.startswith(f"{short} ") or figure.kind == total.kind == "people"
    return alike and figure.size < total.size


def _is_timed(around: Around) -> bool:
    """Whether a count is of a time that is told: ``trong quý I/2021, … khám phá 3 vụ``."""
    told = within(around.document.periods, around.sentence_start, around.figure.start)
    return any(around.folded.endswith("trong ", 0, mention.start) for mention in told)


def _is_attendance(around: Around) -> bool:
    """Whether people or things are counted that came to an event: what their number says is not of the area."""
    start = max(around.sentence_start, around.figure.start - _ATTEND_REACH)
    end = min(len(around.folded), around.figure.end + _ATTEND_REACH)
    return (
        _ATTENDS.search(around.folded, around.figure.unit_start, end) is not None
        or _ATTENDS.search(around.folded, start, around.figure.start) is not None
    )


def _came(around: Around) -> bool:
    """``khai mạc với 600 đoàn viên tham gia``: those who came to one event."""
    begin = max(around.sentence_start, around.figure.start - _OWN_REACH)
    if _CAME.search(around.folded, begin, around.figure.start) is None:
        return False
    return _CAME_TO.match(around.folded, around.figure.end, around.tail_end + 1) is not None


def _is_lent(around: Around) -> bool:
    """``cho 286 hội viên vay``: what is lent stands around those who borrow."""
    before, end = around.folded[max(0, around.figure.start - 5) : around.figure.start], around.figure.end
    return before.endswith(("cho ", "giúp ")) and _LENT.match(around.folded, end, around.tail_end + 1) is not None


def _is_counted(around: Around, *, told: bool, whole: bool) -> bool:
    """Whether a noun that no table has is counted: it is no part of a name with a number (lữ đoàn 171 tuần tra)."""
    figure = around.figure
    if _GROUPED.match(around.folded, figure.start) or figure.size > figure.value:
        return True  # 1.415 mái tôn: no name has its thousands marked
    if figure.size >= _MANY and _DONE.match(around.folded, figure.end):
        return True
    if is_had(around):
        return True
    if verb_is(around.verb, "by_now") and figure.size >= _SOME and not _is_attendance(around):
        return True
    return told and (whole or (around.verb is not None and around.verb.acts)) and figure.size >= 10


def count_confidence(around: Around, running: Running, predicated: bool) -> float:
    """How sure a count is a figure: by its verb, its predicate, its size, and whether it is of a whole area or time."""
    figure = around.figure
    if running.total and _is_part(figure, running.total) and (predicated or figure.noun != running.total.noun):
        return FREE
    if around.lead.average or (
        not figure.value.is_integer() and _AVERAGE.search(around.folded, around.lead_start, figure.start)
    ):
        return FREE  # bình quân 14,9 tiêu chí/xã
    if not figure.value.is_integer() and _PER_ALL.match(around.folded, figure.end):
        return FREE  # 8,2 bác sĩ và 26,5 giường bệnh trên một vạn dân
    if "/" in figure.unit and _OF_PEOPLE.search(figure.unit.lower()):
        return FREE  # 9,2 bác sĩ/vạn dân is a rate of somewhere
    near = max(0, figure.start - _ASKED_REACH), figure.start
    if around.folded.find("?", *near) >= 0 and _ASKED.search(around.folded, *near):
        return FREE  # - Còn bao nhiêu hộ nghèo? - Dạ 14 hộ
    if figure.kind == "count" and _AT_WHOLE.search(around.folded, *(max(0, figure.start - _WHOLE_REACH), figure.start)):
        return FREE  # cả bản 92 hộ
    before = running.before
    if is_group_had(around) or is_staff(around, before):
        return FREE
    given = before is not None and before.accepted and before.figure.kind == "money" and figure.size > 1
    if given and before and _GIVEN.fullmatch(around.folded, before.figure.end, figure.start):
        return FREE  # 95 triệu đồng cho 8 hội viên
    if figure.size >= _FEW_DONE and (_goes_on(around, before, predicated) or _is_in_parts(around, before)):
        return FREE
    if (before and (is_told_part(around, before) or is_among(around, before))) or _meets_criteria(around):
        return FREE
    several = figure.kind != "open" and figure.size >= _FEW_DONE
    if several and rose(around.folded, figure, around.tail_end + _ROSE_REACH):
        return FREE
    whose = figure.kind in ("people", "item", "open")
    sure = _of_who_and_what(around, running, predicated) if whose else _of_things(around, running, predicated)
    return FREE if sure < FREE and _is_total(around) else sure


def _goes_on(around: Around, before: Before | None, predicated: bool) -> bool:
    """``…; tỷ lệ tốt nghiệp 99%; 12 em đỗ thủ khoa``: a part of its own in a row of figures; none of victims."""
    figure = around.figure
    if before is None or not before.accepted or figure.kind == "open" or around.verb not in (None, before.verb):
        return False
    if not around.follows(before) or _SUFFERED.match(around.folded, figure.end):
        return False
    if not predicated and not (figure.kind == "count" and " " in figure.noun):
        return False
    return before.figure.kind in _ROW or (predicated and _begins_part(around))


def _begins_part(around: Around) -> bool:
    """Whether a figure is the first of its part between semicolons."""
    mark = around.folded.rfind(";", max(around.sentence_start, around.figure.start - _OPENING), around.figure.start)
    return mark >= 0 and not around.folded[mark + 1 : around.figure.start].strip()


def _meets_criteria(around: Around) -> bool:
    """``Xã A đạt 9 tiêu chí``: few too, where a unit is named."""
    met = around.figure.noun == _CRITERION and around.figure.size >= _FEW_DONE and verb_is(around.verb, "reached")
    return met and bool(within(around.document.places, around.sentence_start, around.figure.start))


def _is_in_parts(around: Around, before: Before | None) -> bool:
    """``186 viên chức, trong đó 41 bác sĩ, 8 dược sĩ``: after one part another of the same kind."""
    if before is None or not before.accepted or before.figure.kind not in _WHO or not around.follows(before):
        return False
    if around.figure.kind not in _WHO or around.verb is not None or around.figure.noun == before.figure.noun:
        return False
    start = max(around.sentence_start, before.figure.start - _PARTS_REACH)
    return _IN_THAT.search(around.folded, start, before.figure.start) is not None


def _is_total(around: Around) -> bool:
    """``85 công trình, trong đó 5 cấp tỉnh``: a count whose parts follow; of awards it is a tally."""
    figure = around.figure
    if figure.size < _TOTAL or not _PARTS_FOLLOW.match(around.folded, figure.end):
        return False
    return not names_award(around.document, around.sentence_start, figure.end + _AWARD_REACH)


def _of_who_and_what(around: Around, running: Running, predicated: bool) -> float:
    """Of people, and of things that stories count too: only those of a whole, of a verb of doing, or many."""
    figure, verb, before = around.figure, around.verb, running.before
    whole = is_aggregate(around.document, around.sentence_start, figure.start)
    acts = verb is not None and verb.acts
    listed = before is not None and before.accepted and before.figure.kind in ("item", "count", "people", "open")
    if listed and before and before.figure.noun == figure.noun and predicated:
        return FREE
    if listed and before and verb is not None and not acts and around.follows(before) and figure.size >= _SOME:
        return FREE  # có 876 học sinh và 42 giáo viên
    if figure.noun == "giải" and (verb is not None or listed or around.lead.link):
        return FREE  # of pupils: of other prizes there is no figure
    told = _is_told(around, whole=whole, listed=listed, predicated=predicated)
    if figure.kind == "people" and not listed and _came(around):
        return WEAK
    if figure.kind == "open":
        return FREE if _is_counted(around, told=told, whole=whole) else WEAK
    opens = predicated and figure.size >= _SOME and figure.start <= around.sentence_start + _OPENING
    beside = before is not None and before.accepted and around.lead.empty and around.follows(before)
    if beside and around.lead.crossed and figure.size >= _SOME and figure.noun != "người":
        return FREE  # 8 tổ, 56 thành viên
    told = told or ((figure.size >= _MANY or opens) and not _is_attendance(around)) or _is_lent(around)
    had = (figure.kind == "item" or figure.size >= _SOME) and is_had(around)
    if figure.kind == "item":
        return COUNTED if (told and whole) or figure.of else FREE if told or listed or had else WEAK
    if had:
        return FREE
    told = told or (listed and predicated and figure.size >= _SOME)
    known = listed or whole or running.terse or _is_timed(around) or figure.size >= _SOME
    return _of_people(around, told=told, predicated=predicated, known=known)


def _is_told(around: Around, *, whole: bool, listed: bool, predicated: bool) -> bool:
    """Whether a verb makes a count of people or items a figure, by how many there are."""
    figure, verb = around.figure, around.verb
    if verb is None:
        return False
    timed = figure.kind == "item" and verb.acts and _is_timed(around)
    if figure.size >= (_SOME if verb.acts else _MANY):
        return True
    if (whole or timed) and figure.size >= (10 if figure.kind == "people" else 2):
        return True
    least = _SOME if verb.guessed or not verb.acts else 2 if listed else _FEW
    return (verb.acts or is_left(verb) or predicated) and figure.size >= least


def _of_people(around: Around, *, told: bool, predicated: bool, known: bool) -> float:
    """Of people; ``known``: they stand in a list of figures, or with a whole or a time, so that no one case is told."""
    figure, verb = around.figure, around.verb
    start = max(around.sentence_start, figure.start - _SUFFER_REACH)
    if _SUFFERED.match(around.folded, figure.end) or _MADE_SUFFER.search(around.folded, start, figure.start):
        return FREE if known else WEAK  # 8 vụ, 3 người chết
    achieved = figure.size >= _MANY and around.lead.link == ":"
    told = told or (achieved and ACHIEVED.match(around.folded, figure.end) is not None)
    suffered = verb is not None and verb.acts and not verb.guessed  # làm chết 121 người
    suffered = suffered or (verb is not None and " " in verb.words and len(verb.words.split()) >= _PHRASE)
    said = predicated or suffered or figure.noun != "người" or (figure.size >= _MANY and not around.lead.empty)
    return FREE if told and said else WEAK


def _of_things(around: Around, running: Running, predicated: bool) -> float:
    """Of things that reports count: units of administration need a predicate, others a verb or many."""
    figure, verb, before = around.figure, around.verb, running.before
    places = table_words("figure_people", "administered")
    if figure.noun in places and _ROW_ACHIEVED.match(around.folded, figure.end):
        return FREE
    if (
        before
        and before.accepted
        and before.figure.noun == figure.noun
        and _AFTER_PLACE.search(around.folded, max(0, figure.start - 24), figure.start)
    ):
        return FREE
    there_are = verb_is(verb, "there_are")
    beside = before is not None and before.accepted and around.lead.empty and around.follows(before)
    if beside and (around.lead.crossed or (before and before.figure.noun in places and figure.noun in places)):
        return FREE  # 68 km đường hoa, 27 mô hình; gồm 22 xã và 3 thị trấn
    if figure.noun not in places and is_had(around):
        return COUNTED if figure.size >= _FEW else FREE
    if figure.noun in places and not predicated and not there_are and figure.of is None:
        return WEAK
    if verb and verb.guessed and figure.of is None:
        return FREE if figure.size >= _FEW else WEAK
    if verb or figure.of is not None:
        few = verb is not None and verb.acts and figure.size >= _FEW_DONE
        few = few or (is_left(verb) and " " in figure.noun)  # chỉ còn 6 hộ nghèo
        return COUNTED if predicated or figure.size >= 10 or figure.of else FREE if few else WEAK
    return FREE if (predicated and figure.size >= 2) or figure.size >= _MANY else WEAK
