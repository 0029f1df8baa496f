"""Percentages: of a plan, of the count before, of an indicator, or of the things that follow (98% số hộ dân …)."""

from __future__ import annotations

import re

import regex

from kg_service.extraction.document import within
from kg_service.extraction.statistic.around import (
    CARRIED,
    FREE,
    HEADED,
    KNOWN,
    VERBAL,
    Around,
    Named,
    Running,
    lower,
    relation_after,
    verbs,
)
from kg_service.extraction.statistic.carried import CHANGES, carried, changed, free
from kg_service.extraction.statistic.context import says_nothing
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name, is_name
from kg_service.extraction.statistic.indicators import free_name, indicator_of
from kg_service.extraction.statistic.units import unit_at, units
from kg_service.extraction.statistic.words import name_words
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_NUMBER_OF = compiled(r"(?:tổng\s+)?(?:số|các|những|toàn bộ)\s+(?:các\s+)?", re.IGNORECASE)
_SHARED = worded(r"<shared>(?!\p{L})", "figure_names")
_OF_THOSE = compiled(r"\s+trong số (?:đó|này|ấy|họ|các \p{L}+ \p{L}+)(?:\s+(?:là|có|đã))?(?!\p{L})")
_WHICH = compiled(r"\s+(?:trong số đó\s+)?(?P<rest>(?:là|thuộc|có|đã|được)\s+\p{L})")
"""After a share of those counted before: what they are."""
_THEY_ARE = compiled(r"\s+(?:(?:số\s+)?(?:người|hộ|dân số|dân|số dân)\s+)?là\s+(?P<what>\p{L}+\s\p{L}+[^,;.:()\d]*)")
_HAVING = worded(r"(?<!\p{L})có\s+(?:(?:tới|đến|<approx>)\s+){0,2}$", "figure_links")
"""``khu phố có hơn 40% là dân nhập cư``."""
_HAVING_REACH = 24
_PARTS = worded(r",\s*<parts_follow>(?:\s+có)?\s+(?:<figure_links/approx>\s+)?", "figure_names")
_STRUCTURE = worded(r"(?<!\p{L})<structure>(?!\p{L})", "figure_names")
_BRANCHES = worded(
    r"[\s,]*(?:<sector>\s+)?(?P<all>\p{L}+(?:\s\p{L}+){0,3}(?:(?:,\s|\svà\s)\p{L}+(?:\s\p{L}+){0,3}){1,3})",
    "figure_names",
)
_STRUCTURE_REACH, _OWNER_WORDS = 400, 4
GROWTH = "Tốc độ tăng trưởng kinh tế"
_GREW = worded(r"\s<grew>\s+(?:(?:<figure_links/level>|<figure_links/approx>|<grew_so>)\s+){0,3}$", "figure_names")
_GROWN_REACH = 60
_CLAUSE_ENDS = compiled(r"(?:[,.;:(]|(?<!\p{L})(?:thì|khi|còn|riêng|năm \d{4}))$")
_VOTES = worded(r"\s*(?:tổng\s+)?(?:số\s+)?<figure_contexts/ballot>(?!\p{L})", "figure_names")
"""Shares of votes are of one ballot."""
_NO_SHARE = worded(r"(?<!\p{L})(?:<price_of_money>(?!\p{L})[^,;:.]{0,50}|<made_of>\s)$", "figure_names")
"""``lãi suất tới 24%``, ``rượu 45% men lá``: what money costs, and what stands in a name."""
_PRICE_REACH = 70
_ABOUT_THEM = worded(r"[\s,]*<parts_follow>\s+(?:<figure_links/approx>\s+)?", "figure_names")
_PREDICATED = worded(r"\s<predicate>(?!\p{L})", "figure_names")
_MAKES = r"<makes>(?:\s+(?:là|với|<makes>))?\s*:?\s*<figure_links/approx>?"
_OF_BEFORE = worded(rf"(?r)(?:{_MAKES}|\(\s*(?:<makes>|=)?)\s*$", "figure_names", engine=regex.compile)
_IN_BRACKETS = worded(
    r"[^.;:()\d]{0,120}\(\s*(?:(?:<makes>|=)\s*)*(?:<figure_links/approx>\s+)?", "figure_names", engine=regex.compile
)
"""Between a count and its share in brackets: ``109 tuyến có chuyển biến nhưng chậm (chiếm 69,4%)``."""


def share(around: Around, running: Running) -> Named | None:
    """The name of a percentage, None when the words give none."""
    document, lead = around.document, around.lead
    if _VOTES.match(around.folded, around.figure.end):
        return None
    found = indicator_of(document, lead, "share") or _grown(around)
    relation, end = relation_after(document, around.figure)
    if relation:
        base = (
            found
            or _done(around)
            or (free_name(document, lead) if lead.direction else None)
            or _measured(running)
            or running.base
        )
        if base is None:
            return None
        running.base = base
        verb = CHANGES.get(lead.direction, "")
        link = "vượt" if verb == "vượt" else f"{verb} so với".strip()
        return around.named(f"{base.name} {link} {relation}", KNOWN if base.known else HEADED, end)
    of_before = _of_before(around, running)
    if of_before:
        return of_before
    of_all = _of_all(around, running)
    if of_all:
        return of_all
    if found:
        running.base = found
        return around.by(found, changed(around, running, found))
    of_those = _OF_THOSE.match(around.folded, around.figure.end, around.tail_end)
    if of_those:
        rest = clean_name(document, of_those.end(), around.tail_end)
        return around.named(f"Tỷ lệ {lower(rest)}", CARRIED, around.tail_end) if rest else None
    which = _WHICH.match(around.folded, around.figure.end, around.tail_end)
    if which and (those := _those(around, running)):
        rest = clean_name(document, which.start("rest"), around.tail_end)
        return around.named(f"Tỷ lệ {those} {lower(rest)}", CARRIED, around.tail_end) if rest else None
    are = _THEY_ARE.match(around.folded, around.figure.end, around.tail_end)
    if are and _HAVING.search(
        around.folded, max(around.sentence_start, around.figure.start - _HAVING_REACH), around.figure.start
    ):
        what = clean_name(document, *are.span("what"))
        return around.named(f"Tỷ lệ {lower(what)}", VERBAL, around.tail_end) if is_name(what) else None
    noun = around.noun_after()
    if noun:
        if says_nothing(document, around.figure):
            return None
        return _of_noun(around, running, noun) or _of_subject(around, running, noun)
    sector = free_name(document, lead) if not lead.empty else None
    if (
        sector
        and lead.direction in ("", "level")
        and _STRUCTURE.search(
            document.folded, max(around.sentence_start, around.figure.start - _STRUCTURE_REACH), around.figure.start
        )
    ):
        return around.named(f"Tỷ trọng {lower(_whole_sector(around, sector))}", VERBAL, start=sector.start)
    if sector is None:
        return carried(around, running)
    return free(around, running)


def _done(around: Around) -> Indicator | None:
    """``Sở thừa nhận giải ngân mới đạt 58% kế hoạch``: what was done, right before its link."""
    lead, figure = around.lead, around.figure
    words = around.folded[lead.end : figure.start].split()
    for size in (3, 2, 1):
        verb = verbs().get(" ".join(words[:size])) if len(words) > size else None
        if verb and verb.acts and verb.money:
            return Indicator(f"Tỷ lệ {verb.plain}", lead.end, figure.start, ("share",))
    return None


def is_no_share(around: Around) -> bool:
    """Whether a percentage is what money costs or part of the name of a ware."""
    begin = max(around.sentence_start, around.figure.start - _PRICE_REACH)
    return _NO_SHARE.search(around.folded, begin, around.figure.start) is not None


def _grown(around: Around) -> Indicator | None:
    """``Nghệ An tăng trưởng 8,7%``: of what place the economy grew."""
    document, start = around.document, max(around.sentence_start, around.figure.start - _GROWN_REACH)
    grown = _GREW.search(around.folded, start, around.figure.start)
    if grown is None:
        return None
    places = within(document.places, max(around.sentence_start, start - _GROWN_REACH), grown.start())
    whole = next((place for place in places if place.end == grown.start()), None)
    before = around.folded[max(0, whole.start - 10) : whole.start].rstrip() if whole else ""
    if whole is None or not (whole.start == around.sentence_start or _CLAUSE_ENDS.search(before)):
        return None
    return Indicator(GROWTH, grown.start(), around.figure.start, ("share",))


def _whole_sector(around: Around, sector: Indicator) -> str:
    """The name of a sector of several branches: ``nông, lâm nghiệp, thủy sản``."""
    folded, start = around.folded, around.lead.start
    start = (
        max(start, *(folded.rfind(mark, start, sector.start) + 1 for mark in ";:(")) if sector.start > start else start
    )
    branches = _BRANCHES.fullmatch(folded, start, sector.end)
    return clean_name(around.document, branches.start("all"), sector.end) if branches else sector.name


def _of_all(around: Around, running: Running) -> Named | None:
    """``100% đảng viên hoàn thành nhiệm vụ, trong đó 19% xuất sắc``: of those whose share was given before."""
    before, folded = running.before, around.folded
    if before is None or before.figure.kind != "share":
        return None
    if _PARTS.fullmatch(folded, folded.rfind(",", before.figure.end, around.figure.start), around.figure.start) is None:
        return None
    *_, noun, kind = unit_at(folded, before.figure.end, around.figure.start)
    after = clean_name(around.document, around.figure.end, around.tail_end)
    if kind not in ("count", "item", "people") or not after:
        return None
    return around.named(f"Tỷ lệ {noun} {lower(after)}", CARRIED, around.tail_end)


def _those(around: Around, running: Running) -> str:
    """The unit of the count before, whose share goes on from it: ``4.120 lao động, 38% là người dân tộc``."""
    before = running.before
    if before is None or not before.accepted or before.figure.kind not in ("count", "item", "people"):
        return ""
    next_to = around.follows(before) or _ABOUT_THEM.fullmatch(around.folded, before.end, around.figure.start)
    return (before.whose or before.figure.noun) if next_to else ""


def _measured(running: Running) -> Indicator | None:
    """What the measure before is of: ``trồng 850 ha rừng, đạt 104% kế hoạch``."""
    before = running.before
    measured = before is not None and before.accepted and before.figure.kind == "measure"
    return running.counts.get(before.figure.noun) if before and measured else None


def _of_noun(around: Around, running: Running, noun: str) -> Named | None:
    """A share of the things named after it, or a change of them: ``giảm 10% số người chết``."""
    lead, before = around.lead, running.before
    if lead.link == "chiếm" and not lead.empty and not lead.crossed and (owner := _owner(around)):
        return around.named(f"Tỷ lệ {owner} trong {lower(noun)}", VERBAL, around.tail_end)
    direction = lead.direction
    if not direction and before and before.figure.kind == "share" and before.direction in CHANGES:
        direction = before.direction if around.follows(before) else ""
    if direction in ("up", "down"):
        if not lead.empty and not lead.crossed:
            return None
        lead.direction = direction
        return around.named(f"{noun} {CHANGES[direction]}", VERBAL, around.tail_end)
    if lead.link == "chiếm" and running.base and lead.empty:
        name = f"Tỷ trọng {lower(running.base.name)} trong {lower(noun)}"
        return around.named(name, VERBAL, around.tail_end)
    number_of = _NUMBER_OF.match(noun)
    bare = noun[number_of.end() :] if number_of else noun
    rest = before is not None and before.accepted and before.figure.kind == "share" and bare.lower().startswith("chưa ")
    if not number_of and not rest and not _is_thing(bare):
        return None
    verb = f"{around.verb.plain} " if around.verb and around.verb.acts else ""
    return around.named(f"Tỷ lệ {verb}{lower(bare)}", VERBAL, around.tail_end)


def _of_subject(around: Around, running: Running, noun: str) -> Named | None:
    """``kết quả bắn súng có 94% khá, giỏi``: of the subject, what the share is like follows."""
    if around.lead.link not in name_words("plain_link") or around.lead.empty:
        return None
    subject = free_name(around.document, around.lead)
    if subject is None or " " not in subject.name:
        return None
    running.base = subject
    return around.named(f"Tỷ lệ {lower(subject.name)} {lower(noun)}", FREE, around.tail_end, subject.start)


def _owner(around: Around) -> str:
    """What makes a share of something: ``nợ xấu chiếm 0,9% tổng dư nợ``."""
    found = free_name(around.document, around.lead)
    return lower(found.name) if found and 1 < len(found.name.split()) <= _OWNER_WORDS else ""


def _is_thing(noun: str) -> bool:
    """Whether words begin with something that is counted or measured: a share of it is a figure."""
    words = noun.lower().split()
    kinds = (units().get(" ".join(words[:size]), "none") for size in (5, 4, 3, 2, 1))
    if any(kind not in ("none", "share", "money") for kind in kinds) or _SHARED.match(noun.lower()) is not None:
        return True
    return len(words) >= 3 and units().get(words[0]) != "none" and _PREDICATED.search(noun.lower()) is not None


def _of_before(around: Around, running: Running) -> Named | None:
    """``34/82 xã, tỷ lệ 41,5%``, ``170 trường (48,4%)``: the share that the count before makes."""
    before, lead = running.before, around.lead
    if before is None or not before.noun:
        return None
    bracketed = before.accepted and _IN_BRACKETS.fullmatch(around.folded, before.figure.end, around.figure.start)
    if not bracketed and (not lead.empty or lead.direction not in ("", "level")):
        return None
    if not bracketed and not _OF_BEFORE.search(around.folded, before.figure.end, around.figure.start):
        return None
    return around.named(f"Tỷ lệ {lower(before.noun)}", CARRIED)


def times(around: Around, running: Running) -> Named | None:
    """``tăng gấp 5 lần so với năm 2010``, ``tăng 3 bậc``: how many times as large; of a name of its own only."""
    lead = around.lead
    if lead.direction not in ("up", "down", "diff") and lead.link != "bằng":
        return None
    found = indicator_of(around.document, lead, "rank") or free_name(around.document, lead)
    before = running.before
    goes_on = before is not None and before.accepted and before.figure.kind != "share"
    if (
        found is None
        and lead.empty
        and before
        and goes_on
        and "(" not in around.folded[before.end : around.figure.start]
    ):
        found = running.base  # xuất khẩu đạt 940 triệu USD, gấp 2,3 lần
    if found is None:
        return None
    running.base = found
    return around.by(found, f"{found.name} {'giảm' if lead.direction == 'down' else 'tăng'}")
