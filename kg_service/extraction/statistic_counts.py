"""Counts of things: ``Số`` with the noun, its predicate and the verb whose object it is."""

from __future__ import annotations

import regex

from kg_service.extraction.document import within
from kg_service.extraction.figure import Figure
from kg_service.extraction.indicator_names import Indicator, clean_name
from kg_service.extraction.indicators import bare_head, free_name, indicator_of
from kg_service.extraction.statistic_around import COUNTED, FREE, WEAK, Around, Named, Running, lower
from kg_service.extraction.statistic_carried import CHANGES, changed, part
from kg_service.extraction.statistic_conditions import is_whole_of_share
from kg_service.extraction.statistic_context import is_aggregate, is_thing, names_award
from kg_service.extraction.statistic_units import measure_nouns
from kg_service.text.patterns import compiled

COUNTS = ("count", "item", "people", "office", "open")
"""Kinds of units that are things themselves."""
_ACHIEVED = compiled(
    r"\s+(?:đã\s+)?(?:đăng ký và\s+)?(?:(?:đạt|hoàn thành|được công nhận|về đích)(?!\p{L})|có\s+100\s?%)"
)
_DID = compiled(
    r"\s+(?:trong\s+\p{L}+\s+)?(?:(?:đã|đều|có)\s+)?"
    r"(?:đăng ký|ký|tổ chức|triển khai|xây dựng|thành lập|ban hành|phát động|thực hiện|nộp|gửi|tham gia|có|không còn)"
    r"(?!\p{L})"
)
"""``78/79 đơn vị đăng ký``: what some of the offices did; that all did their paperwork says nothing."""
_NOT_YET = compiled(r"\s+(?:chưa|không)(?!\p{L})")
_ITEM = regex.compile(
    r"\s*(?:(?:cụ thể|trong đó|gồm|bao gồm)(?:\s+như sau)?\s*:\s*)?[-+•*–]\s+(?P<what>[^.;:\d][^.;:]{2,90}?)"
    r"\s+(?:hiện\s+|đã\s+)?có\s+"
)
_COUNTABLE = compiled(r"(?:số|tổng số|số lượng|lượng|tổng lượng|dân số|đàn|tổng đàn|quy mô)\s")
_MAGNITUDE = compiled(r"^(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+")
_OF_PEOPLE = compiled(r"/\s?(?:[\d.]+\s+|(?:vạn|nghìn|ngàn|triệu)\s+)?(?:dân|người dân|hộ dân)")
_PREPOSITION = compiled(r"(?:vào|về|cho|tại|ở|trên|từ|với|theo|thuộc|trong)(?!\p{L})")
_PLACES = frozenset(
    {"xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thôn", "ấp", "buôn", "khu phố", "tổ dân phố", "thôn, bản"}
)
"""Units of administration: that there are so many is said with có or gồm; else they need a predicate."""
_CASES = frozenset({"trường hợp", "lượt người", "học sinh", "liệt sĩ", "thương binh", "căn nhà"})
"""Things that may be awarded when their own words say so: 4.288 trường hợp được tặng …."""
_ENROLS = compiled(r"\s+(?:\p{L}+\s+){0,3}?đăng ký(?!\p{L})")
"""Who enrols for a title has none yet."""
_GENERIC = frozenset({"hộ", "người", "xã", "trường", "vụ", "lượt", "đơn vị", "cơ sở", "trường hợp"})
"""Units that say less than the words before them: ``hộ cận nghèo là 6.943 hộ``."""
_AWARD_REACH = 200
_STATING = frozenset({"là", "đạt", "lên tới", "lên đến", "đạt mức", "ở mức", "chỉ còn", "giảm còn"})
"""Links after which a figure is what stands before them, whatever its unit."""
_LEFT = frozenset({"còn", "hiện còn", "vẫn còn", "còn lại", "chỉ còn", "tồn", "tồn đọng", "còn tồn"})
"""Verbs of what is left to do: a few of it are a figure."""
_CLASSIFIERS = frozenset({"cái", "chiếc", "viên", "quả", "tấm", "bức", "cặp"})
"""Units that count nothing in particular without the noun after them."""
_SAYS_NOTHING = frozenset({"quy mô", "tổ chức", "kết quả", "số liệu", "cụ thể", "hiện có", "tổng cộng", "hiện trạng"})
"""Topics before a colon that do not name what is counted after it."""
_ATTENDS = compiled(
    r"(?<!\p{L})(?:dự|tham dự|tham gia|có mặt|về dự|đến dự|chứng kiến|diễu hành|đại diện|quy tụ|hội tụ|góp mặt|chạy"
    r"|theo dõi|cổ vũ|đông|đại biểu|khán giả|vận động viên|thí sinh|câu hỏi|đăng ký|cam kết|kế hoạch"
    r"|quán triệt)(?!\p{L})"
)
_DONE = compiled(r"(?:\s+\p{L}+){0,2}\s+(?:đã|được|có)\s")
_ATTEND_REACH = 70
_SUFFERED = compiled(r"\s+(?:chết|tử vong|bị thương|mất tích|thương vong)(?!\p{L})")
_STROKE = compiled(r"\s?/\s?")
_FEW, _SOME, _MANY = 5, 20, 100
_PHRASE = 3
"""Words of what no table has before ``1.150 người`` that say what they are: xuất khẩu lao động."""


def count(around: Around, running: Running) -> Named | None:
    """The name of a count; None where it counts awards, or offices that achieved nothing."""
    document, figure, lead = around.document, around.figure, around.lead
    if figure.kind == "office" and not _is_of_offices(around):
        found = indicator_of(document, lead, figure.kind) if lead.link in _STATING else None
        return around.by(found, found.name) if found else None
    begin = figure.end if is_thing(figure.noun) else max(around.sentence_start, figure.start - _AWARD_REACH)
    dossier = begin == figure.end and figure.noun not in _CASES
    cared = figure.noun.endswith("anh hùng") and around.acts  # nhận phụng dưỡng 12 Mẹ Việt Nam Anh hùng
    enrolled = cared or _ENROLS.match(around.folded, figure.end) is not None
    if not dossier and not enrolled and names_award(document, begin, around.tail_end):
        return None
    before = running.before
    if before and before.accepted and _STROKE.fullmatch(around.folded, before.figure.end, figure.start):
        noun = clean_name(document, figure.unit_start, around.tail_end) or figure.noun
        return _counted(around, running, f"Số {_plain(noun)}", FREE, around.tail_end)
    if is_whole_of_share(document, figure):
        return _counted(around, running, f"Tổng số {figure.noun}", FREE, figure.end)
    found = indicator_of(document, lead, figure.kind) if not around.acts else None
    if found and (found.known or lead.link in _STATING or _COUNTABLE.match(f"{found.name.lower()} ")):
        running.base = found
        _remember(running, figure.noun, found)
        return around.by(found, changed(around, running, found))
    head = bare_head(document, lead) if lead.link in _STATING else ""
    if " " in head:
        return _counted(around, running, head.capitalize(), FREE, figure.end)
    listed = _change(around, running) or part(around, running)
    if listed:
        return listed
    named_before = lead.link in ("là", "đạt", "còn", ":") and not around.acts
    free = free_name(document, lead) if named_before and (lead.link == ":" or figure.noun in _GENERIC) else None
    if free and lead.link == ":" and within(document.people, free.start, free.end + 1):
        return None
    tail = clean_name(document, figure.unit_start, around.tail_end) if free and lead.link == ":" else ""
    tail = figure.noun if "/" in figure.unit and tail.lower() == figure.unit.lower() else tail
    if free and lead.link == ":" and len(tail.split()) <= len(figure.noun.split()):
        said = free.name.lstrip(" *+-•")
        name = f"Số {figure.noun}" if said.lower() in _SAYS_NOTHING else said
        return _counted(around, running, name, FREE, figure.end)
    if free and lead.link != ":":
        return _counted(around, running, f"Số {lower(free.name)}", FREE, figure.end)
    itemised = _itemised(around)
    if itemised:
        return _counted(around, running, itemised, FREE, around.tail_end)
    noun = clean_name(document, figure.unit_start, around.tail_end) or figure.noun
    first, _, rest = noun.partition(" ")
    words = _plain(f"{figure.noun} {rest}".strip() if measure_nouns().get(first.lower()) == figure.noun else noun)
    if figure.noun in _CLASSIFIERS and words == figure.noun:
        return None
    confidence = _confidence(around, running, len(words.split()) > len(figure.noun.split()))
    return _counted(around, running, f"Số {_with_verb(around, words)}", confidence, around.tail_end)


def _itemised(around: Around) -> str:
    """The name of what a line of a list counts: ``- Lĩnh vực 3 (Điện ảnh) có 4 sản phẩm``; empty for no such line."""
    item = _ITEM.fullmatch(around.folded, around.sentence_start, around.figure.start)
    if item is None or around.figure.kind == "people":
        return ""
    start, end = item.span("what")
    of_place = any(place.end >= end - 1 for place in within(around.document.places, start, end + 1))
    said = "" if of_place else clean_name(around.document, start, end)
    return f"Số {around.figure.noun} {lower(said) if said else ''}".strip()


def _is_of_offices(around: Around) -> bool:
    """Whether offices are counted by what they achieved, what all or part of them did, or what they have yet to do."""
    figure, folded = around.figure, around.folded
    if _ACHIEVED.match(folded, figure.end):
        return True
    if figure.of is not None and figure.value < figure.of:
        return _DID.match(folded, figure.end) is not None
    return around.verb is not None and around.verb.words in _LEFT and _NOT_YET.match(folded, figure.end) is not None


def _change(around: Around, running: Running) -> Named | None:
    """``tăng 45 xã so với năm 2010``, ``giảm 25 vụ, 12 người chết``: by how many there are more or fewer."""
    before, direction = running.before, around.lead.direction
    if not direction and before and around.follows(before):
        direction = before.direction
    apart = around.lead.empty or around.lead.crossed or ":" in around.folded[around.lead.end : around.lead.raw_end]
    if direction not in ("up", "down") or not apart:
        return None
    around.lead.direction = direction
    noun = clean_name(around.document, around.figure.unit_start, around.tail_end) or around.figure.noun
    return around.named(f"Số {_plain(noun)} {CHANGES[direction]}", COUNTED, around.tail_end)


def _plain(noun: str) -> str:
    """A noun phrase inside a name, its words of magnitude left to the unit."""
    return _MAGNITUDE.sub("", lower(noun), count=1)


def _counted(around: Around, running: Running, name: str, confidence: float, end: int) -> Named:
    """A count; percentages that follow it are of it."""
    if confidence > WEAK:
        running.base = Indicator(name, around.figure.start, around.figure.end, ("count",))
        _remember(running, around.figure.noun, running.base)
    return around.named(name, confidence, end)


def _remember(running: Running, noun: str, counted: Indicator) -> None:
    """Keep what was counted, for parts and other areas that follow with a number alone."""
    running.counted = noun
    running.counts[noun] = counted


def _with_verb(around: Around, words: str) -> str:
    """A counted noun with the verb that it is the object of: ``dự án thu hút vào các lĩnh vực``."""
    if around.verb is None or not around.verb.acts:
        return words
    verb, noun = around.verb.plain, around.figure.noun
    if verb.endswith(" cho"):
        return f"{words} được {verb.removesuffix(' cho')}"
    rest = words[len(noun) :].strip() if words.lower().startswith(noun) else ""
    if rest and _PREPOSITION.match(rest.lower()):
        return f"{words[: len(noun)]} {verb} {rest}"
    return f"{words} {verb}"


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
        _ATTENDS.search(around.folded, around.figure.end, end) is not None
        or _ATTENDS.search(around.folded, start, around.figure.start) is not None
    )


def _confidence(around: Around, running: Running, predicated: bool) -> float:
    """How sure a count is a figure: by its verb, its predicate, its size, and whether it is of a whole area or time."""
    figure, verb = around.figure, around.verb
    if running.total and _is_part(figure, running.total) and (predicated or figure.noun != running.total.noun):
        return FREE
    if "/" in figure.unit and around.lead.average:
        return FREE  # bình quân 14,9 tiêu chí/xã
    if "/" in figure.unit and _OF_PEOPLE.search(figure.unit.lower()):
        return FREE  # 9,2 bác sĩ/vạn dân is a rate of somewhere
    if figure.kind in ("people", "item", "open"):
        whole = is_aggregate(around.document, around.sentence_start, figure.start)
        timed = figure.kind == "item" and _is_timed(around)
        before = running.before
        listed = before is not None and before.accepted and before.figure.kind in ("item", "count", "people", "open")
        told = verb is not None and (
            figure.size >= (20 if verb.acts else 100)
            or ((whole or (timed and verb.acts)) and figure.size >= (10 if figure.kind == "people" else 2))
        )
        few = verb is not None and (verb.acts or verb.words in _LEFT or predicated)
        least = _SOME if verb is not None and (verb.guessed or not verb.acts) else 2 if listed else _FEW
        told = told or (few and figure.size >= least)
        if listed and before and before.figure.noun == figure.noun and predicated:
            return FREE
        if listed and before and verb is not None and not verb.acts and around.follows(before) and figure.size >= _SOME:
            return FREE  # có 876 học sinh và 42 giáo viên
        if figure.noun == "giải" and (verb is not None or listed or around.lead.link):
            return FREE  # of pupils: of other prizes there is no figure
        acts = verb is not None and verb.acts
        if figure.kind == "open":
            done = figure.size >= _MANY and _DONE.match(around.folded, figure.end) is not None
            return FREE if done or (told and (acts or whole) and figure.size >= 10) else WEAK
        told = told or (figure.size >= _MANY and not _is_attendance(around))
        if figure.kind == "item":
            return COUNTED if (told and whole) or figure.of else FREE if told or listed else WEAK
        told = told or (listed and predicated and figure.size >= 20)
        achieved = figure.size >= _MANY and around.lead.link == ":"
        told = told or (achieved and _ACHIEVED.match(around.folded, figure.end) is not None)
        if _SUFFERED.match(around.folded, figure.end):
            return FREE  # 8 vụ, 3 người chết
        suffered = verb is not None and verb.acts and not verb.guessed  # làm chết 121 người
        suffered = suffered or (verb is not None and " " in verb.words and len(verb.words.split()) >= _PHRASE)
        said = predicated or suffered or figure.noun != "người" or (figure.size >= _MANY and not around.lead.empty)
        return FREE if told and said else WEAK
    there_are = verb is not None and verb.words in ("có", "hiện có", "đã có", "gồm")
    if figure.noun in _PLACES and not predicated and not there_are and figure.of is None:
        return WEAK
    if verb and verb.guessed and figure.of is None:
        return FREE if figure.size >= _FEW else WEAK
    if verb or figure.of is not None:
        return COUNTED if predicated or figure.size >= 10 or figure.of else WEAK
    return FREE if (predicated and figure.size >= 2) or figure.size >= 100 else WEAK
