"""Counts of things: ``Số`` with the noun, its predicate and the verb whose object it is."""

from __future__ import annotations

import regex

from kg_service.extraction.document import within
from kg_service.extraction.statistic.around import COUNTED, FREE, WEAK, Around, Before, Named, Running, lower, verbs
from kg_service.extraction.statistic.carried import CHANGES, changed, part
from kg_service.extraction.statistic.conditions import is_whole_of_share
from kg_service.extraction.statistic.context import is_thing, names_award
from kg_service.extraction.statistic.count_confidence import ACHIEVED, count_confidence, is_left
from kg_service.extraction.statistic.figure import TY, Figure
from kg_service.extraction.statistic.had import verb_is
from kg_service.extraction.statistic.happenings import happened
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name
from kg_service.extraction.statistic.indicators import bare_head, free_name, indicator_of
from kg_service.extraction.statistic.units import measure_nouns, units
from kg_service.extraction.statistic.words import name_words
from kg_service.extraction.tables import any_of
from kg_service.extraction.worded import table_words, worded
from kg_service.text.numbers import MAGNITUDES
from kg_service.text.patterns import compiled

COUNTS = ("count", "item", "people", "office", "open")
"""Kinds of units that are things themselves."""
_DID = worded(r"\s+(?:trong\s+\p{L}+\s+)?(?:(?:đã|đều|có)\s+)?<paperwork>(?!\p{L})", "figure_names")
"""``78/79 đơn vị đăng ký``: what some of the offices did; that all did their paperwork says nothing."""
_NOT_YET = compiled(r"\s+(?:chưa|không)(?!\p{L})")
_ITEM = worded(
    r"\s*(?:<parts_follow>(?:\s+như sau)?\s*:\s*)?[-+•*–]\s+(?P<what>[^.;:\d][^.;:]{2,90}?)\s+(?:hiện\s+|đã\s+)?có\s+",
    "figure_names",
    engine=regex.compile,
)
_COUNTABLE = worded(r"<countable>\s", "figure_names")
_MAGNITUDE = compiled(rf"^(?:{any_of((*MAGNITUDES, *TY))})\s+")
_PREPOSITION = worded(r"<preposition>(?!\p{L})", "figure_names")
_ENROLS = worded(r"\s+(?:\p{L}+\s+){0,3}?<enrols>(?!\p{L})", "figure_names")
"""Who enrols for a title has none yet."""
_AWARD_REACH = 200
_NO_OFFICES = 1000
"""Of so many đơn vị none is an office: they are of blood, of wares."""
_SEVERAL_OFFICES = 5
_BLOOD = worded(r"(?<!\p{L})<blood>(?!\p{L})[^,;.]{0,24}$", "figure_names")
_FOR_WHOM = worded(r"(?:^|[,;:.]\s|\svà\s|\s)(?P<what>(?:\p{L}+\s+){2,9}?)cho\s+(?:<approx>\s+)?$", "figure_links")
_FOR_REACH, _MOST_OBJECT, _CHO_REACH, _DONE_FOR = 90, 5, 20, 20
_DO_SO_MUCH = worded(
    r"\s+(?:(?:đã|tự nguyện)\s+){0,2}(?P<verb>\p{L}+)\s+(?:<approx>\s+)?[\d.,]+\s?(?:(?:nghìn|triệu)\s)?"
    r"(?:m2|m²|ha|km|tấn)\s(?P<object>\p{L}+)(?!\p{L})",
    "figure_links",
)
_SUFFERS = worded(r"(?<!\p{L})(?:bị|hỏng|sập|đổ|<suffer>)(?!\p{L})", "figure_people")
_NAMES_THEM = regex.compile(r"\s\p{Lu}\p{Ll}")
"""``khiến 6 thôn Ea Uôl, Ea Lang … bị cô lập``: after a unit of administration names of the places counted."""
_MORE_OR_LESS = {"fewer": "down", "more": "up"}
_PERSONS = ("people", "item")
_HONOURED = worded(r"\s+<exemplary>(?!\p{L})", "figure_people")
_STROKE = compiled(r"\s?/\s?")


def count(around: Around, running: Running) -> Named | None:
    """The name of a count; None where it counts awards, or offices that achieved nothing."""
    document, figure, lead = around.document, around.figure, around.lead
    blood = figure.noun == "đơn vị" and _BLOOD.search(around.folded, around.lead_start, figure.start) is not None
    if figure.kind == "office" and not blood and not _is_of_offices(around):
        found = indicator_of(document, lead, figure.kind) if lead.link in name_words("stating_link") else None
        return around.by(found, found.name) if found else None
    before = running.before
    if _is_awarded(around) or _goes_on_awarded(around, before) or _is_honoured(around):
        return None
    if before and before.accepted and _STROKE.fullmatch(around.folded, before.figure.end, figure.start):
        noun = clean_name(document, figure.unit_start, around.tail_end) or figure.noun
        return _counted(around, running, f"Số {_plain(noun)}", FREE, around.tail_end)
    if is_whole_of_share(document, figure):
        return _counted(around, running, f"Tổng số {figure.noun}", FREE, figure.end)
    found = indicator_of(document, lead, figure.kind) if not around.acts else None
    if found and (found.known or lead.link in name_words("stating_link") or _COUNTABLE.match(f"{found.name.lower()} ")):
        running.base = found
        _remember(running, figure.noun, found)
        return around.by(found, changed(around, running, found))
    head = bare_head(document, lead) if lead.link in name_words("stating_link") else ""
    if " " in head:
        return _counted(around, running, head.capitalize(), FREE, figure.end)
    listed = _change(around, running) or part(around, running)
    if listed:
        return listed
    label = free_name(document, lead) if lead.link == ":" and not around.acts else None
    if label and label.name.lower() not in verbs():  # được xây, sửa, gồm: a verb alone names nothing
        if within(document.people, label.start, label.end + 1):
            return None
        labelled = _labelled(around, label.name)
        if labelled:
            return _counted(around, running, labelled, FREE, figure.end)
    case = happened(around)
    if case:
        return case
    generic = lead.link in name_words("generic_link") and figure.noun in name_words("generic_unit") and not around.acts
    if generic and (free := free_name(document, lead)):
        return _counted(around, running, f"Số {lower(free.name)}", FREE, figure.end)
    itemised = _itemised(around)
    if itemised:
        return _counted(around, running, itemised, FREE, around.tail_end)
    return _by_noun(around, running)


def _is_awarded(around: Around) -> bool:
    """Whether words of awards stand around a count, so that it is one of awards or of who got them."""
    figure = around.figure
    begin = figure.end if is_thing(figure.noun) else max(around.sentence_start, figure.start - _AWARD_REACH)
    if figure.kind != "office":
        begin = max(begin, around.folded.rfind(";", begin, figure.start))
    dossier = begin == figure.end and figure.noun not in name_words("awarded_thing")
    # nhận phụng dưỡng 12 Mẹ Việt Nam Anh hùng: cared for, not honoured by it
    cared = figure.noun.endswith("anh hùng") and around.acts and not names_award(around.document, begin, figure.start)
    enrolled = cared or _ENROLS.match(around.folded, figure.end) is not None
    return not dossier and not enrolled and names_award(around.document, begin, around.tail_end)


def _is_honoured(around: Around) -> bool:
    """``có 120 công nhân tiêu biểu``: persons who are counted for being honoured."""
    honoured = around.figure.kind in _PERSONS and _HONOURED.match(around.folded, around.figure.end) is not None
    return honoured and not around.acts


def _goes_on_awarded(around: Around, before: Before | None) -> bool:
    """``tặng Giấy khen cho 50 học sinh giỏi, 512 học sinh tiên tiến``: more of those who got something."""
    if before is None or before.accepted or around.acts or not around.follows(before):
        return False
    start = max(around.sentence_start, before.figure.start - _AWARD_REACH)
    start = max(start, around.folded.rfind(";", start, before.figure.start))
    same = before.figure.noun.startswith(around.figure.noun)
    return same and names_award(around.document, start, before.figure.start)


def _labelled(around: Around, label: str) -> str:
    """The name of a count after a colon: what stands before it, unless more than its unit follows; else empty."""
    figure = around.figure
    tail = clean_name(around.document, figure.unit_start, around.tail_end)
    if "/" in figure.unit and tail.lower() == figure.unit.lower():
        tail = figure.noun  # Máy tính: 7,5 máy/100 dân
    if len(tail.split()) > len(figure.noun.split()):
        return ""
    said = label.lstrip(" *+-•")
    if said.lower() in name_words("empty_topic"):
        return f"Số {figure.noun}"
    counts = bool(said) and units().get(said.lower().split()[0]) in COUNTS
    return f"Số {lower(said)}" if counts else said


def _by_noun(around: Around, running: Running) -> Named | None:
    """A count named by its noun, with what follows it and the verb whose object it is."""
    document, figure = around.document, around.figure
    noun = clean_name(document, figure.unit_start, around.tail_end) or figure.noun
    if figure.noun in table_words("figure_people", "administered") and _NAMES_THEM.match(noun, len(figure.noun)):
        noun = figure.noun
    first, _, rest = noun.partition(" ")
    words = _plain(f"{figure.noun} {rest}".strip() if measure_nouns().get(first.lower()) == figure.noun else noun)
    if figure.noun in name_words("classifier") and words in (figure.noun, f"{figure.noun} tất cả"):
        of = free_name(document, around.lead)  # đội tàu còn 5.900 chiếc
        if of is None or not around.lead.link:
            return None
        return _counted(around, running, f"Số {figure.noun} {lower(of.name)}", FREE, figure.end)
    if figure.elided:
        words = _elided_words(around, words)
    words = _who_do(around, words)
    confidence = count_confidence(around, running, len(words.split()) > len(figure.noun.split()))
    if figure.size >= _DONE_FOR and confidence < FREE and _done_for(around):
        confidence = FREE  # giải quyết việc làm cho 95 lao động
    told = running.before is not None and running.before.accepted
    if figure.elided and (told or words != figure.noun):
        confidence = max(confidence, FREE)
    return _counted(around, running, f"Số {_with_verb(around, words)}", confidence, around.tail_end)


def _elided_words(around: Around, words: str) -> str:
    """What a count without its unit counts: its noun, with the words of its clause (41 trường: mầm non 14)."""
    figure = around.figure
    noun = figure.unit if figure.unit.lower() == figure.noun else figure.noun
    said = free_name(around.document, around.lead) if words == noun and not around.lead.empty else None
    if said:
        name = lower(said.name).removesuffix(" thì")
        return name if name.startswith(noun) else f"{noun} {name}"
    return words if words.startswith(noun) else f"{noun} {words}"


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
    if ACHIEVED.match(folded, figure.end) or figure.size >= _NO_OFFICES:
        return True
    if verb_is(around.verb, "to_offices") and figure.size >= _SEVERAL_OFFICES:
        return True  # thanh tra 86 đơn vị
    if figure.of is not None and figure.value < figure.of:
        return _DID.match(folded, figure.end) is not None
    return is_left(around.verb) and _NOT_YET.match(folded, figure.end) is not None


def _change(around: Around, running: Running) -> Named | None:
    """``tăng 45 xã so với năm 2010``, ``giảm 25 vụ, 12 người chết``: by how many there are more or fewer."""
    before, direction = running.before, around.lead.direction
    if not direction and before and around.follows(before):
        direction = before.direction
    if direction not in ("up", "down"):
        return None
    apart = around.lead.empty or around.lead.crossed or ":" in around.folded[around.lead.end : around.lead.raw_end]
    subject = None if apart else free_name(around.document, around.lead)
    if subject is None and not apart:
        return None
    around.lead.direction = direction
    noun = clean_name(around.document, around.figure.unit_start, around.tail_end) or around.figure.noun
    said = f"{_plain(noun)} {lower(subject.name)}" if subject else _plain(noun)
    return around.named(f"Số {said} {CHANGES[direction]}", FREE if subject else COUNTED, around.tail_end)


def distance(around: Around, running: Running) -> Named | None:
    """``54 vụ, ít hơn năm trước 11 vụ``: by how many what was counted before is fewer or more than another."""
    before, link = running.before, around.lead.link.split()[:1]
    ways = (CHANGES[way] for use, way in _MORE_OR_LESS.items() if link and link[0] in name_words(use))
    way = next(ways, None)
    if way is None or before is None or not before.accepted or not _same_things(before.figure, around.figure):
        return None
    return around.named(f"{before.name} {way}", FREE)


def _same_things(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same; of persons the second may say less: ``17 trẻ em …, nhiều hơn 3 em``."""
    if one.noun == other.noun:
        return True
    return one.kind in _PERSONS and other.kind in _PERSONS and one.noun.endswith(f" {other.noun}")


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


def _who_do(around: Around, words: str) -> str:
    """``340 hộ hiến 52.000 m2 đất``: what those counted do with what is measured next names them."""
    does = _DO_SO_MUCH.match(around.folded, around.figure.end) if words == around.figure.noun else None
    verb = verbs().get(does["verb"]) if does else None
    return f"{words} {does['verb']} {does['object']}" if does and verb and verb.acts else words


def _done_for(around: Around) -> str:
    """``chi trả lương hưu cho 4.800 người``: what was done for those counted; empty where nothing stands so."""
    if around.folded.find("cho ", max(0, around.figure.start - _CHO_REACH), around.figure.start) < 0:
        return ""
    whom = _FOR_WHOM.search(
        around.folded, max(around.lead_start, around.figure.start - _FOR_REACH), around.figure.start
    )
    words = whom["what"].split() if whom else []
    for index in range(len(words)):
        for size in (3, 2, 1):
            verb = verbs().get(" ".join(words[index : index + size]))
            if verb and verb.acts:
                object_ = words[index + size :]
                return " ".join(words[index:]) if 1 <= len(object_) <= _MOST_OBJECT else ""
    return ""


def _with_verb(around: Around, words: str) -> str:
    """A counted noun with the verb that it is the object of: ``dự án thu hút vào các lĩnh vực``."""
    whom = _done_for(around)
    if whom:
        return f"{words} được {whom}"
    if around.verb is None or not around.verb.acts:
        return words
    verb, noun = around.verb.plain, around.figure.noun
    if verb in table_words("figure_verb_kinds", "cause") or (verb == "làm" and _SUFFERS.search(words)):
        return words  # khiến 1.200 hộ bị cô lập
    if verb.startswith("làm ") and _SUFFERS.search(verb):
        return f"{words} {verb.removeprefix('làm ')}"
    if verb.endswith(" cho"):
        return f"{words} được {verb.removesuffix(' cho')}"
    rest = words[len(noun) :].strip() if words.lower().startswith(noun) else ""
    if rest and _PREPOSITION.match(rest.lower()):
        return f"{words[: len(noun)]} {verb} {rest}"
    return f"{words} {verb}"
