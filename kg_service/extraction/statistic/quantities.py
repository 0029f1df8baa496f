"""Sums of money and measures: named by the words before them, or by the verb and the noun around them."""

from __future__ import annotations

import regex

from kg_service.extraction.statistic.around import (
    CARRIED,
    FREE,
    KNOWN,
    VERBAL,
    WEAK,
    Around,
    Before,
    Named,
    Running,
    lower,
    verbs,
)
from kg_service.extraction.statistic.carried import carried, changed, free, part
from kg_service.extraction.statistic.context import is_aggregate
from kg_service.extraction.statistic.done_sums import given, passive, told_done
from kg_service.extraction.statistic.indicator_list import canonical
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name
from kg_service.extraction.statistic.indicators import bare_head, indicator_of
from kg_service.extraction.statistic.spans import span
from kg_service.extraction.statistic.units import measure_nouns
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_LAND = ("km2", "km²")
"""Units in which a size is that of a place; in other units it may be of a single site."""
_RUN = worded(r"\s*(?:[-+*•]\s*)?<run>[^.;:]*\"\s*$", "figure_names")
_PER_HEAD = "bình quân đầu người"
_BY_PERSON = worded(r"/\s?<person_unit>(?:\s?/\s?năm)?$", "figure_units")
"""``52,8 triệu đồng/người``: not by the month, which is a wage."""
_FINE = worded(
    r"(?<!\p{L})(?P<act><fine>(?:\s+<fined>)*)(?!\p{L})[^,;:.]*?,?\s(?:với\s+)?(?:tổng\s+)?số\s+tiền"
    r"(?:\s(?:là|lên đến|lên tới|<approx>))*\s+$",
    "figure_names",
    "figure_links",
)
"""``xử phạt 12 chủ tàu với số tiền``: the sum is of what was done, not of whom it was done to."""
_FINE_REACH = 120
_WORDS = regex.compile(r"[\p{L}\d][\p{L}\d-]*")
_LONGEST_OBJECT = 12
_EACH_GETS = compiled(r"(?<!\p{L})mỗi\s+(?P<noun>\p{L}+)\s+(?:đã\s+|còn\s+)?(?:được|nhận)(?!\p{L})[^,;:.\d]*$")
_DIGIT, _MARKS = compiled(r"\d"), compiled(r"[,;:.()]")
_LARGE, _PAIR = 10, 3
_WITH = compiled(
    r"(?:^|[,;:.])\s*(?P<what>[^,;:.()\d\"]{6,80}?)(?:\s+(?:đã\s+)?được\s+\p{L}+(?:\s+\p{L}+)?)?\s+(?:với|có|trên)\s+\p{L}+(?:\s+\p{L}+){0,2}$"
)
_WITH_REACH, _FEWEST_OF, _MOST_OF = 110, 2, 7
_IN_THAT = worded(r"[\s,(]*trong (?:số )?đó[\s,:]*(?:(?:có|<approx>)\s+)*", "figure_links")
_LONG = worded(
    r"[^.;:()\d]{0,60}?(?:,\s*)?(?:với\s+|có\s+)?(?:(?:tổng\s+)?chiều\s+)?dài\s+(?:<approx>\s+)?", "figure_links"
)
_UNDERGOES = compiled(r"(?:\s+\p{L}+){1,5}?\s+(?:đã\s+)?(?:được|bị)\s+\p{L}")
"""``52 tấn phế liệu được thu gom``: the noun after the unit with what was done to it."""
_MADE = worded(r"\p{L}hóa(?:\s+(?:được|thêm|<approx>))*\s+$", "figure_links")
"""Verbs of turning into something: bê tông hóa, kiên cố hóa."""


def quantity(around: Around, running: Running) -> Named | None:
    """The name of a sum or measure, None when the words give none."""
    if around.figure.noun in table_words("figure_units", "time_unit"):
        return span(around)
    document, lead, figure = around.document, around.lead, around.figure
    fine = _fine(around) if figure.kind == "money" else None
    if fine:
        return fine
    found = indicator_of(document, lead, figure.kind)
    if found and (found.known or not around.acts or _inside(around, found)):
        running.base = found
        return around.by(found, changed(around, running, found))
    done = told_done(around, running) if figure.kind == "money" and not around.acts else None
    if done:
        return done
    if figure.kind == "money" and lead.empty and not around.acts and running.base and running.base.fits("money"):
        return carried(around, running)
    head = bare_head(document, lead)
    if head and not around.acts:
        return _sum(around, running, head)
    if figure.kind == "measure":
        return _measure(around, running)
    of_part = part(around, running)
    if of_part:
        return of_part
    return _money(around, running)


def _fine(around: Around) -> Named | None:
    """``xử phạt 12 chủ tàu với số tiền 90 triệu đồng``: the sum is named by the act."""
    start = max(around.sentence_start, around.figure.start - _FINE_REACH)
    fine = _FINE.search(around.folded, start, around.figure.start)
    return around.named(f"Số tiền {' '.join(fine['act'].split())}", VERBAL, start=fine.start("act")) if fine else None


def _inside(around: Around, found: Indicator) -> bool:
    """Whether the verb is part of a name that begins before it: ``nguồn vốn huy động``."""
    verb = around.verb.words.split(",")[-1].strip() if around.verb else ""
    return found.start < around.folded.rfind(verb, found.start, around.figure.start)


def _sum(around: Around, running: Running, head: str) -> Named:
    """``25 dự án với tổng vốn 3.450 tỷ đồng``: a head alone is of what was counted before it, or named before với."""
    per_head = canonical(f"{head} {_PER_HEAD}") if _BY_PERSON.search(around.figure.unit.lower()) else ""
    if per_head[:1].isupper():
        running.base = Indicator(per_head, around.figure.start, around.figure.end, ("money",), known=True)
        return around.named(per_head, KNOWN)
    own = _own_object(around, running, head) if head in table_words("figure_names", "worth") else ""
    if own:
        return around.named(f"{head[0].upper()}{head[1:]} {own}", VERBAL)
    before = running.before
    of = _counted_for(before) if before else ""
    of = of or ("" if before and _is_of_people(before) else _with(around))
    tells = head in table_words("figure_names", "telling")
    telling = tells and "công suất" not in head
    telling = telling or (around.figure.noun in _LAND and head in table_words("figure_names", "of_land"))
    alone = FREE if telling else WEAK
    name = f"{head[0].upper()}{head[1:]} {lower(of)}".strip()
    if of or tells:
        running.base = Indicator(name, around.figure.start, around.figure.end, (around.figure.kind,))
    return around.named(name, VERBAL if of else alone)


def _is_of_people(before: Before) -> bool:
    return before.figure.kind == "people" or before.figure.noun.startswith("lượt")


def _counted_for(before: Before) -> str:
    """What a sum after a count is of: what was counted; of people what was done for them, of visitors tourism."""
    if before.figure.noun in table_words("figure_people", "visitor"):
        return "du lịch"
    if _is_of_people(before):
        verb = before.verb.plain if before.verb and before.verb.acts else ""
        return verb.removesuffix(" cho")
    return before.figure.noun if before.figure.elided else before.noun


def _own_object(around: Around, running: Running, head: str) -> str:
    """What stands before a head in its own clause: ``thu hồi tài sản trị giá 42 tỷ đồng`` is of tài sản thu hồi."""
    at = around.folded.rfind(head, around.lead.start, around.figure.start)
    start = max(around.lead.start, *(around.folded.rfind(mark, around.lead.start, at) + 1 for mark in ",;:.("))
    words = [match.span() for match in _WORDS.finditer(around.folded, start, at)]
    joined = around.folded.rfind(" và ", max(0, start - 1), at)
    beside = clean_name(around.document, joined + 4, at) if joined >= 0 else ""
    before = running.before.figure.end if running.before else -1
    follows = 0 <= before <= joined and not _MARKS.search(around.folded, before, joined)
    if follows and 1 <= len(beside.split()) <= _PAIR:
        return lower(beside)  # cứu 23 người và tài sản trị giá 60 tỷ đồng
    small = table_words("figure_clauses", "number_end") | table_words("figure_clauses", "no_noun")
    for index, size in ((index, size) for index in range(len(words)) for size in (3, 2, 1)):
        if at < 0 or index + size >= len(words):
            continue
        verb = verbs().get(" ".join(around.folded[words[index][0] : words[index + size - 1][1]].split()))
        if verb is None or not verb.acts:
            continue
        said = clean_name(around.document, words[index + size][0], at)
        named = 1 <= len(said.split()) <= _MOST_OF and not _DIGIT.search(said) and said.lower().split()[0] not in small
        return f"{lower(said)} {verb.plain}" if named else ""
    return ""


def _money(around: Around, running: Running) -> Named | None:
    noun, lead = around.noun_after(), around.lead
    done = None if around.acts else passive(around)
    if done:
        return done
    if around.verb and around.verb.acts:
        if around.verb.money:
            short = noun if len(noun.split()) <= _LONGEST_OBJECT else ""
            end = around.tail_end if noun else None
            name = f"{around.verb.money} {lower(short)}".strip()
            running.base = Indicator(name, around.figure.start, around.figure.end, ("money",))
            return around.named(f"{name}{_for_each(around)}", VERBAL, end)
        return around.named(f"Tiền {lower(noun)}", FREE, around.tail_end) if noun else None
    given_away = given(around)
    if given_away:
        return given_away
    collected = lead.link in table_words("figure_verb_kinds", "collected")
    if collected and _RUN.match(around.folded, around.sentence_start, lead.end):
        return around.named("Tiền vận động", FREE)  # Cuộc vận động "…" được 890 triệu đồng
    stated = lead.link in table_words("figure_verb_kinds", "stated") if lead.empty else lead.direction == "level"
    if noun and stated:
        return around.named(f"Tiền {lower(noun)}", FREE, around.tail_end)
    return free(around, running)


def _for_each(around: Around) -> str:
    """`` mỗi nhà`` where a sum is what each one gets: ``Mỗi nhà được hỗ trợ 50 triệu đồng``."""
    begin = max(around.sentence_start, around.figure.start - _FINE_REACH)
    each = _EACH_GETS.search(around.folded, begin, around.figure.start)
    return f" mỗi {each['noun']}" if each else ""


def _with(around: Around) -> str:
    """What a head after ``với`` is of: ``cánh đồng mẫu lớn với tổng diện tích``; empty where no noun stands there."""
    begin = max(around.lead.start - 2, around.lead.end - _WITH_REACH, 0)
    found = _WITH.search(around.folded, begin, around.lead.end)
    name = clean_name(around.document, *found.span("what")) if found else ""
    words = name.lower().split()
    while words and (words[0] in verbs() or " ".join(words[:2]) in verbs() or words[0] in ("đã", "các", "những")):
        words = words[2:] if " ".join(words[:2]) in verbs() else words[1:]
    named = _FEWEST_OF <= len(words) <= _MOST_OF and not {"và", "hoặc"} & set(words)
    return " ".join(words) if named else ""


def _part_of(around: Around, running: Running) -> Named | None:
    """``Diện tích thanh long 6.350 ha, trong đó 1.120 ha được chứng nhận``: a part of the measure before."""
    before, base = running.before, running.base
    if before is None or base is None or not before.accepted or before.figure.noun != around.figure.noun:
        return None
    rest = clean_name(around.document, around.figure.end, around.tail_end)
    if not rest or not _IN_THAT.fullmatch(around.folded, before.end, around.figure.start):
        return None
    return around.named(f"{base.name} {lower(rest)}", CARRIED, around.tail_end)


def _long_one(around: Around, running: Running) -> Named | None:
    """``46 tuyến đường dài 38,5 km``: how long what was counted before is."""
    before = running.before
    long_one = _LONG.fullmatch(around.folded, before.figure.end, around.figure.start) if before else None
    if before is None or long_one is None or not before.accepted or before.figure.kind not in ("count", "item"):
        return None
    return around.named(f"Chiều dài {lower(before.noun or before.figure.noun)}", VERBAL)


def _measure(around: Around, running: Running) -> Named | None:
    thing = measure_nouns().get(around.figure.noun, "")
    if thing == "Ngày công":
        return around.named("Ngày công lao động", VERBAL)
    if thing == "Điểm số":
        return None  # marks of one paper or person, unless a name says of what
    long_one = _long_one(around, running)
    if long_one:
        return long_one
    noun = around.noun_after()
    before = running.counts.get(around.figure.noun)
    if not noun and around.lead.empty and around.lead.places and before and not around.acts:
        return around.named(before.name, CARRIED)  # quận Ô Môn 8.700m2: what the figure before is of
    if not noun:
        of_it = _part_of(around, running)
        if of_it:
            return of_it
        if around.lead.empty and running.base and running.base.fits("measure") and not running.base.known:
            return carried(around, running)
        if around.acts and around.verb and around.figure.size >= _LARGE:
            return around.named(f"{thing} {around.verb.plain}", VERBAL)
        return free(around, running)
    says_what = noun.lower().startswith(thing.lower())
    whole = is_aggregate(around.document, around.sentence_start, around.figure.start)
    having_words = table_words("figure_verb_kinds", "having")
    having = around.verb is not None and around.verb.words in having_words
    if around.figure.size >= _LARGE and _UNDERGOES.match(around.folded, around.figure.end, around.tail_end):
        return around.named(noun if says_what else f"{thing} {lower(noun)}", VERBAL, around.tail_end)
    if thing == "Khối lượng" and not (
        (around.verb or around.lead.link in having_words) and (whole or around.figure.size >= _LARGE)
    ):
        return None
    if not (
        around.acts
        or says_what
        or around.lead.link in having_words
        or having
        or _MADE.search(around.folded, around.lead_start, around.figure.start)
    ):
        return None
    name = noun if says_what else f"{thing} {lower(noun)}"
    verb = around.verb.plain if around.verb and around.verb.acts else ""
    counted = Indicator(f"{name} {verb}".strip(), around.figure.start, around.figure.end, ("measure",))
    running.counts[around.figure.noun] = counted
    return around.named(counted.name, VERBAL, around.tail_end)
