"""Figures that no rule names: by the words of their own clause, else by what the text spoke of last.

Shares, sums, measures and ranks of texts of the domain are figures of something whatever the wording; what they are of
stands in the clause (``đất rừng chỉ 9%``), after the figure (``2.700 m2 đất ở``), or was said before and is
left out (``Sốp Cộp hồi ấy 38%, nay 19%``).
"""

from __future__ import annotations

import regex

from kg_service.extraction.document import within
from kg_service.extraction.statistic.around import Around, Named, Running, lower, verbs
from kg_service.extraction.statistic.bare_topics import topic_of
from kg_service.extraction.statistic.carried import CHANGES
from kg_service.extraction.statistic.context import context_words, is_aggregate, is_story, says_nothing
from kg_service.extraction.statistic.indicator_list import last_named
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name, is_label, may_name
from kg_service.extraction.statistic.indicators import begins_with_head, holds_head
from kg_service.extraction.statistic.leads import links
from kg_service.extraction.statistic.units import measure_nouns, units
from kg_service.extraction.statistic.words import name_words, pattern_of
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

BARE = 0.6
"""How often a figure named only so is right."""
_INVERSE = worded(
    r"\s*(?:[-–]\s+|,?\s*(?:chính\s+|đó\s+)?là\s+)(?:<amount>\s+)?(?P<what>(?!\p{L}*\d)[^,;.:()\d\"]{4,90})",
    "figure_clauses",
)
"""``212 tỷ đồng là số thu ngân sách``, ``2,6% - tỷ lệ thất nghiệp``: what the figure is, after it."""
_BESIDE = compiled(r"\s*\(\s*[-+–=]?\s*")
_RELATIVE = worded(r"<beside>(?!\p{L})", "figure_clauses")
"""What begins words that only place a figure beside another."""
_THAT = worded(r"(?<!\p{L})<figure_noun>\s+<that>(?!\p{L})[^,;:.]*$", "figure_clauses")
"""What was spoken of before."""
_ONE_YEAR = worded(r"\s*(?:mỗi|một|/)\s*<of_time>", "figure_clauses")
_KINDS = frozenset({"share", "money", "measure", "rank", "times"})
_MARK = worded(r"[,;:()\[\]\"“”]\s?|\.\s|(?<!\p{L})<contrast>\s", "figure_clauses")
_REACH, _TOPIC_REACH = 160, 500
_MOST_WORDS = 10
_RATED = worded(r"(?<!\p{L})(?:<rated>|<index>)", "figure_names")
_SCORED = worded(r"(?<!\p{L})(?:<scored>|<index>)(?!\p{L})", "figure_names")
"""What points are of that are figures: the marks of one paper are none."""
_FEW, _COUNTED = 2, ("count", "item", "people")
_WEIGHT, _YIELD, _PER_LAND = "Khối lượng", "Năng suất", compiled(r"/\s?(?:\d+\s?)?(?:ha|héc|hecta|sào|công|mẫu|m2)")
_CHANGES = CHANGES | {"diff": "so với"}
_FEWEST = 10_000_000
"""Đồng from which a sum may be one of a place; less is a price, a fee or a prize."""
_ASIDE = worded(r"\(\s*(?:<approx>\s+)?$", "figure_links")
"""``thấp hơn mức chung của cả nước (hơn 50 triệu)``: the value of that, no distance to it."""
_PRICED = worded(r"/\s?<priced_unit>$", "figure_names")
_LAND, _WIDE = ("km2", "km²", "ha"), 1000
_METRE = "m"
"""What a number of them is of, when no verb of doing is told: a single thing."""
_SOMEBODY = worded(r"(?i:(?<!\p{L})<person>)\s+\p{Lu}", "figure_contexts", engine=regex.compile)
"""Who does something in words that are then no name of a figure."""
_OWNED = worded(r"(?<!\p{L})của\s+(?:gia đình\s+)?<own>$", "figure_contexts")
_VOTES = worded(r"\s*(?:tổng\s+)?(?:số\s+)?<ballot>(?!\p{L})", "figure_contexts")
_PROPOSED = worded(r"(?<!\p{L})<proposal>(?!\p{L})[^,;:.]*$", "figure_contexts")
_MANY_OF = worded(r"(?<!\p{L})<whole_of>(?!\p{L})", "figure_names")
"""Those whose sums and sizes are figures."""
_GREAT = 1_000_000_000
_OF_ONE = worded(
    r"(?<!\p{L})(?!<not_single>)(?:<single>|<proposal>)(?!\p{L})[^,;:.]*$", "figure_names", "figure_contexts"
)
"""Before what is a price, a prize or the size of a single thing."""


def bare(around: Around, running: Running) -> Named | None:
    """The name of a figure by the words of its clause, or what was spoken of last; None where none of them name it."""
    figure = around.figure
    if figure.kind not in _KINDS or _says_nothing(around) or not _is_grounded(around, running):
        return None
    before = running.before
    beside = (
        before is not None and before.accepted and _BESIDE.fullmatch(around.folded, before.figure.end, figure.start)
    )
    if before and beside and figure.kind == "share":
        return around.named(before.name, BARE)  # giảm 17 vụ (-21,5%)
    name, start = _of_clause(around)
    said_after = _INVERSE.match(around.folded, figure.end) if not name else None
    if said_after:
        what = clean_name(around.document, *said_after.span("what"))
        if what and may_name(what) and (holds_head(what.lower().split()) or _RATED.match(what.lower())):
            running.base = Indicator(what, figure.start, figure.end, (figure.kind,))
            return around.named(what, BARE, said_after.end())
    after = around.noun_after() if figure.kind != "rank" and not _ONE_YEAR.match(around.folded, figure.end) else ""
    if name and after and figure.kind == "measure" and "," in around.folded[around.lead.end : figure.start]:
        name, start = "", None  # Sau chiến dịch, 12 tấn phế thải được gom
    aside = _ASIDE.search(around.folded, around.lead_start, figure.start)
    if aside and name and _is_predicate(name):
        name = ""  # thấp hơn mức chung của cả nước (
    own = (name and not _is_predicate(name)) or (not name and after and figure.kind == "measure")
    topic = "" if own else topic_of(around, running, bare=not name)
    said = " ".join(words for words in (topic, lower(name) if topic else name, lower(after)) if words)
    change = "" if aside else _CHANGES.get(around.lead.direction, "")
    if not said or not may_name(said):
        return None
    said = f"{said} {change}" if change and not said.endswith(change) else said
    if _names_nothing(around, said, topic):
        return None
    said = _as_kind(around, said)
    if not topic and may_name(said):
        running.base = Indicator(said, figure.start, figure.end, (figure.kind,))
    return around.named(said, BARE, around.tail_end if after else None, start)


def _says_nothing(around: Around) -> bool:
    """Whether the figure is one of offices' paperwork, or of a single thing: a price, a prize, a distance."""
    figure, folded = around.figure, around.folded
    if figure.kind == "share":
        start = max(around.sentence_start, figure.start - _REACH)
        if _VOTES.match(folded, figure.end) or _PROPOSED.search(folded, start, figure.start):
            return True
        return says_nothing(around.document, figure)
    if figure.kind == "rank":
        return False
    if figure.kind == "times":
        return figure.noun != "bậc" or around.lead.direction not in ("up", "down")
    if figure.kind == "money" and figure.noun == "đồng" and "/" not in figure.unit and figure.size < _FEWEST:
        return True
    if figure.kind == "money" and _PRICED.search(figure.unit.lower()):
        return True
    if figure.noun == _METRE and figure.size < _WIDE:
        return True
    if figure.noun in _LAND and (figure.noun != "ha" or figure.size >= _WIDE):
        return False  # the size of a place
    start = max(around.sentence_start, figure.start - _REACH)
    return is_story(around.document, start, figure.start) or _OF_ONE.search(folded, start, figure.start) is not None


def _is_grounded(around: Around, running: Running) -> bool:
    """Whether a sum or size is of a place, a body or a time that its sentence names, or goes on from a figure."""
    figure, document, before = around.figure, around.document, running.before
    if figure.kind not in ("money", "measure") or running.terse or (before is not None and before.accepted):
        return True
    if running.base or running.earlier or (figure.kind == "money" and figure.size >= _GREAT):
        return True  # figures were spoken of before
    start, end = max(around.sentence_start, figure.start - _TOPIC_REACH), figure.end + _REACH
    named = bool(within(document.places, start, end)) or bool(within(document.bodies, start, end))
    named = named or bool(within(document.periods, start, end)) or is_aggregate(document, start, figure.start)
    return named or _MANY_OF.search(document.folded, start, figure.start) is not None


def _is_size(name: str) -> bool:
    return name in table_words("figure_names", "size")


def _names_nothing(around: Around, said: str, topic: str) -> bool:
    """Whether words name no figure: the size of a thing that nothing names, marks of nobody, a rank in nothing."""
    figure, plain = around.figure, said.lower()
    if pattern_of("figure_contexts", "tale").search(plain) or _SOMEBODY.search(said):
        return True
    if _OWNED.search(plain):
        return True  # 3,2 ha lúa của ông
    if (plain[0].isdigit() and figure.kind != "share") or (figure.kind == "measure" and _is_size(plain)):
        return True
    if figure.kind == "rank":
        return not topic and _RATED.search(plain) is None and not _named_in(around)
    if measure_nouns().get(figure.noun) == "Điểm số" and figure.kind == "measure":
        return not around.lead.average and _SCORED.search(plain) is None
    return False


def _named_in(around: Around) -> bool:
    """Whether the words before a rank name what ranks are of: ``chuyển đổi số từ hạng 22``."""
    start = max(around.sentence_start, around.figure.start - _REACH)
    return bool(last_named(around.document, start, around.figure.start, ""))


def _of_clause(around: Around) -> tuple[str, int | None]:
    """The words of the clause before the figure, links and places at their end left out, and where they begin."""
    lead, folded = around.lead, around.folded
    start = max(lead.start, lead.end - _REACH)
    if _THAT.search(folded, start, around.figure.start):
        return "", None
    for mark in _MARK.finditer(folded, start, lead.end):
        start = mark.end()
    end = lead.end
    for place in within(around.document.places, start, end):
        if place.start <= start + 1:
            start = min(place.end, end)
        elif place.end >= end - 1:
            end = place.start
    words = folded[start:end].split()
    while size := _leading(words):
        for word in words[:size]:
            start = folded.find(word, start) + len(word)
        words = words[size:]
    if (
        not words
        or not words[0][0].isalpha()
        or any(body.start <= start and body.end >= end - 1 for body in within(around.document.bodies, start, end))
    ):
        return "", None
    if len(words) > _MOST_WORDS:
        start = folded.rfind(" ".join(words[-_MOST_WORDS:]), start, end) if "  " not in folded[start:end] else start
    name = clean_name(around.document, start, end)
    written = " ".join(around.document.text[start:end].split())
    says = bool(name) and any(c.isalpha() for c in name) and may_name(name) and not is_label(written)
    return (name, start) if says else ("", None)


def _leading(words: list[str]) -> int:
    """How many words at the beginning only lead on: ``trong đó``, ``đã``."""
    opening = name_words("parts_follow")
    size = next((size for size in (3, 2) if len(words) >= size and " ".join(words[:size]) in opening), 0)
    return size or int(bool(words) and (words[0] in links() or words[0] in context_words("verb_lead")))


def _is_predicate(name: str) -> bool:
    """Whether words only tell what happened to what was named before: ``đã bớt được``."""
    if _RELATIVE.match(name.lower()):
        return True
    words = name.lower().split()
    first = {words[0], " ".join(words[:2])}
    if len(words) <= _FEW and not holds_head(words) and not any(units().get(word) in _COUNTED for word in words):
        return True
    return bool(first & (verbs().keys() | context_words("no_verb") | links().keys())) or len(words) == 1


def _as_kind(around: Around, name: str) -> str:
    """A name with the noun of its kind before it, where it begins with none: Tỷ lệ, Diện tích, Xếp hạng.

    The noun of another kind gives way: what yields ``6 tấn/ha`` is no more the ``Diện tích lúa`` before it.
    """
    figure, plain = around.figure, name.lower()
    if figure.kind == "rank":
        return name if plain.startswith("xếp hạng") else f"Xếp hạng {lower(name)}"
    thing = measure_nouns().get(figure.noun, "") if figure.kind == "measure" else ""
    if not thing or thing.lower() in plain:
        return name
    if thing == _WEIGHT and _PER_LAND.search(figure.unit.lower()):
        thing = _YIELD
    other = next((noun for noun in set(measure_nouns().values()) if plain.startswith(f"{noun.lower()} ")), "")
    if other:
        return f"{thing} {name[len(other) + 1 :]}"
    return name if begins_with_head(plain.split()) else f"{thing} {lower(name)}"
