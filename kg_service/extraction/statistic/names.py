"""What a figure is of: its indicator, from the words before it, the words after it, or the figure before it."""

from __future__ import annotations

import regex

from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.statistic.around import (
    FREE,
    WEAK,
    Around,
    Before,
    Named,
    Running,
    lower,
    relation_after,
    verb_before,
)
from kg_service.extraction.statistic.bare import bare
from kg_service.extraction.statistic.clauses import verb_of_clause
from kg_service.extraction.statistic.conditions import opens_parts
from kg_service.extraction.statistic.context import is_report, is_story, is_trial
from kg_service.extraction.statistic.counts import COUNTS, count, distance
from kg_service.extraction.statistic.elided import line_of_unit
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name
from kg_service.extraction.statistic.indicators import indicator_of
from kg_service.extraction.statistic.leads import Lead, place_ends, read_lead
from kg_service.extraction.statistic.lines import part_of_line
from kg_service.extraction.statistic.lists import line_label, listed
from kg_service.extraction.statistic.plans import beside_plan, of_plan, plan_before
from kg_service.extraction.statistic.quantities import quantity
from kg_service.extraction.statistic.ranks import rank
from kg_service.extraction.statistic.shares import is_no_share, share, times
from kg_service.extraction.statistic.tails import tail_end
from kg_service.extraction.statistic.turns import in_turn, open_turns
from kg_service.extraction.statistic.words import name_words
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled

_LISTED = worded(
    r"\s(?:như|gồm|bao gồm)(?:\s*:)?\s[^;]{0,240}(?:…|\.\.\.)\s*(?:(?:<approx>|là)\s+){0,3}$", "figure_links"
)
_ESTIMATED = worded(
    r"(?<!\p{L})<estimate>\s+(?:đến|<calendar>)(?!\p{L})|ước tính", "figure_links", "figure_names", engine=regex.compile
)
_TOPIC = compiled(
    r"\s*(?:[-+*•]\s*|\d{1,2}[.)]\s*)?(?:(?:riêng|còn)\s+)?(?:về|đối với|chỉ tiêu)\s+(?P<what>[^,;:.]{3,90})[,:]"
)
"""``Về thu ngân sách, …``: what the figures of the sentence are of."""
_REACHED = worded(r"(?<!có )(?<!\p{L})(?:được|chiếm|bằng)\s+(?:<approx>\s+)?$", "figure_links")
_SHARED_WHOLE = worded(r"\s+(?:tổng\s+)?(?:số\s+)?<shared>(?=\s*[,;(])", "figure_names")
"""What a share is of, right after it."""
_OWNED = worded(r"(?<!\p{L})<indicator_heads/amount>(?:\s[^,;:.()\d]{1,40})?\scủa\s$", "figure_names")
_HAS_FIGURE = worded(r"[^,;:.()\d]{0,60}\s<figure_links/level>\s+(?:<figure_links/approx>\s+)?\d", "figure_names")
_OWNER_REACH = 90
_CLAUSED = frozenset({"count", "item", "people", "open", "measure"})
"""Kinds of units that can be objects of a verb that no table has."""
_LARGE = 1000
"""No single case has so many of anything."""
_STORY_REACH, _LIFTED = 300, 12
_PART_REACH = 2000


class Namer:
    """Names the figures of one document, asked for them in order of place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = place_ends(document)
        self._block = -1
        self._sentence_start = 0
        self._terse = is_report(document)
        self._running = Running(terse=self._terse)

    def may_open_topic(self, sentence: Sentence) -> bool:
        """Whether a sentence without figures may begin with the topic of what follows: ``Về thu ngân sách:``."""
        opening = self._document.folded[sentence.start : sentence.start + 20]
        return "về" in opening or "đối với" in opening or "chỉ tiêu" in opening

    def begin(self, sentence: Sentence) -> None:
        """Start a sentence; what an earlier block spoke of is forgotten."""
        if sentence.block != self._block:
            last = self._running
            self._running = Running(earlier=last.base or last.earlier, measured=last.measured, terse=self._terse)
        self._block = sentence.block
        self._running.before = None
        self._running.turns = []
        if self._running.total and self._running.total.kind == "people":
            self._running.total = None  # other people may be spoken of now
        topic = _TOPIC.match(self._document.folded, sentence.start, min(sentence.end, sentence.start + 160))
        if topic:
            lead = read_lead(self._document, topic.start("what"), topic.end("what"), self._places)
            found = indicator_of(self._document, lead, "rank")
            self._running.base = found or self._running.base

    def name(self, sentence: Sentence, figure: Figure, following: int) -> Named | None:
        """The indicator of a figure, None when the words give none or the figure belongs to another's words.

        ``sentence`` may be cut to what is near.
        """
        self._sentence_start = sentence.start
        before = self._running.before
        if before and before.absorbs and figure.start < before.end and not self._is_own(before, figure):
            return None  # inside the words of the figure before: 02 xã đạt 19 tiêu chí
        if figure.kind == "award":
            self._running.before = Before(figure, figure.end, None, "", "", absorbs=False, accepted=False)
            return None
        if figure.kind in COUNTS and _owns_figure(self._document.folded, figure, sentence):
            return None  # lợi nhuận của 9 đơn vị đạt 612 tỷ đồng
        around = self._around(sentence, figure, following)
        named = in_turn(around, self._running) or beside_plan(around, self._running)
        if named is None and (named := self._named(around)) is not None:
            open_turns(around, self._running, named)
        if figure.kind == "open" and (named is None or named.confidence <= WEAK):
            return None  # no noun then; it bears on nothing
        if named is not None:
            self._complete(around, named)
            if figure.kind == "measure" and not around.lead.empty:
                self._running.measured[figure.noun] = named.indicator
        if named is not None and opens_parts(self._document, figure, sentence.end):
            self._running.total = figure
            named.confidence = max(named.confidence, FREE)
        self._running.before = Before(
            figure=figure,
            end=self._end_of(around, named),
            verb=around.verb,
            noun=self._counted_noun(around, named),
            direction=around.lead.direction or (before.direction if before and around.lead.empty else ""),
            absorbs=named is not None and named.end > figure.end,
            accepted=named is not None and named.confidence > WEAK,
            name=named.indicator if named else "",
            whose=self._whose(before, figure),
        )
        return named

    def _whose(self, before: Before | None, figure: Figure) -> str:
        """The noun of those who are at what a figure counts: ``640 học viên ở 2 cơ sở và 3 trạm``."""
        if before is None or figure.kind not in COUNTS:
            return ""
        between = self._document.folded[before.figure.end : figure.start].strip()
        if before.whose and (between[-1:] == "," or between.endswith("và")):
            return before.whose
        return before.figure.noun if between in table_words("figure_links", "stands_at") and before.accepted else ""

    def _end_of(self, around: Around, named: Named | None) -> int:
        """The end of a figure's words: of a share what it is of too (đạt 90% dân số, vượt …)."""
        figure = around.figure
        if named is None:
            return figure.end
        whole = _SHARED_WHOLE.match(around.folded, figure.end) if figure.kind == "share" else None
        return max(named.end, whole.end() if whole else 0)

    def _is_own(self, before: Before, figure: Figure) -> bool:
        """Whether a share in the words of a count is a figure itself: ``4 khu mới cho thuê được 35% diện tích``."""
        own = figure.kind == "share" and before.figure.kind != "share"
        return own and _REACHED.search(self._document.folded, before.figure.end, figure.start) is not None

    def _around(self, sentence: Sentence, figure: Figure, following: int) -> Around:
        folded, before = self._document.folded, self._running.before
        lead_start = max(before.end if before else sentence.start, self._part_start(figure.start))
        window = max(lead_start, figure.start - 300), figure.start
        cut = folded.find("…", *window) >= 0 or folded.find("...", *window) >= 0
        listed = _LISTED.search(folded, *window) if cut else None
        planned = plan_before(self._document, self._sentence_start, figure)
        lead_end = listed.start() if listed else planned.start() if planned else figure.start
        lead = read_lead(
            self._document, min(lead_start, lead_end), lead_end, self._places, ranked=figure.kind == "rank"
        )
        if planned and not lead.direction:
            lead.direction, lead.link = "level", ":"
        end = tail_end(folded, figure, following, sentence.end)
        verb = None if planned else verb_before(folded, lead_start, figure.start)
        around = Around(self._document, figure, lead, verb, lead_start, end, sentence.start)
        if verb is None and figure.kind in _CLAUSED and not (before and around.follows(before)):
            verb = verb_of_clause(self._document, lead_start, figure.start)
            return Around(self._document, figure, lead, verb, lead_start, end, sentence.start)
        if verb is None and before and before.verb and around.follows(before):
            around = Around(self._document, figure, lead, before.verb, lead_start, end, sentence.start)
        return around

    def _named(self, around: Around) -> Named | None:
        kind = around.figure.kind
        if plan_before(self._document, self._sentence_start, around.figure):
            return of_plan(around)
        if kind == "share" and is_no_share(around):
            return None
        line = around.figure.elided and line_of_unit(self._document, self._sentence_start, around.figure.start)
        if line and (part := part_of_line(around, self._places, line)):
            return part
        if kind == "times":
            return times(around, running=self._running) or bare(around, self._running)
        if around.lead.direction == "diff" and kind in COUNTS:
            return distance(around, self._running)
        if around.lead.direction == "diff" and (
            kind != "share" or not relation_after(self._document, around.figure)[0]
        ):
            return bare(around, self._running)
        if kind not in ("share", "rank") and self._tells_story(around.figure):
            found = indicator_of(self._document, around.lead, kind)
            if found is None or not found.known:
                return None
        if kind == "rank":
            return rank(around, self._running, self._places) or bare(around, self._running)
        if around.lead.link == ":" and (labelled := self._line_label(around)):
            return labelled
        of_kind = count if kind in COUNTS else share if kind == "share" else quantity
        named = of_kind(around, self._running)
        if named is None or named.confidence <= WEAK or _only_unit(around, named):
            named = listed(around, self._running, self._terse) or named
        return named if named and named.confidence > WEAK else bare(around, self._running) or named

    def _line_label(self, around: Around) -> Named | None:
        """A share named by the label of its line, where that is none of the list."""
        found = indicator_of(self._document, around.lead, around.figure.kind)
        label = None if found and found.known else line_label(around)
        if label:
            self._running.base = Indicator(label.indicator, label.start, around.figure.start, ("share",))
        return label

    def _tells_story(self, figure: Figure) -> bool:
        """Whether the sentence is of a single case, or the unit begins a name (lớp 6.2 Trường THCS …)."""
        start = max(self._sentence_start, figure.start - _STORY_REACH)
        unit = self._document.text[figure.unit_start : figure.unit_start + 2]
        end = figure.end + _LIFTED if figure.kind == "measure" else figure.start  # nâng 96 kg tổng cử
        told = figure.size < _LARGE and is_story(self._document, start, end)
        told = told or is_trial(self._document, start, figure.end)
        if told or figure.kind == "money" or not unit.istitle() or figure.noun.endswith(("anh hùng", "giáo sư")):
            return told  # Mẹ Việt Nam Anh hùng begin no name
        done = verb_before(self._document.folded, self._sentence_start, figure.start)
        quoted = self._document.text[max(0, figure.unit_start - 1)] in '“"'
        return not quoted and not (done is not None and done.acts)  # xây dựng 12 Mái ấm tình thương

    def _complete(self, around: Around, named: Named) -> None:
        """Add what the lead says of time and certainty, and where the evidence begins."""
        lead, figure = around.lead, around.figure
        named.estimated = lead.estimated or self._estimated(figure.start)
        named.earlier = lead.earlier
        change = lead.direction in ("up", "down")
        if figure.kind == "share":
            if lead.yearly and change and "/" not in figure.unit:
                named.unit = f"{figure.unit}/năm"
            speed = "bình quân" in named.indicator and "tốc độ" in named.indicator.lower()
            named.yearly = "/năm" in figure.unit or speed
        named.yearly = named.yearly or (change and (lead.average or "/năm" in figure.unit))
        if named.start >= figure.start:
            named.start = self._evidence_start(lead, figure)

    def _counted_noun(self, around: Around, named: Named | None) -> str:
        """What a count counts, for the share or sum that follows it."""
        if named is None or named.confidence <= WEAK:
            return ""
        if around.figure.kind == "measure":
            before = self._running.before
            return around.noun_after() or (before.noun if before and not around.lead.crossed else "")
        if around.figure.kind not in COUNTS:
            return ""
        if around.lead.link == ":" and named.end == around.figure.end and not named.indicator.startswith("Số "):
            return lower(named.indicator)  # Gia đình văn hóa: 16.870 hộ, đạt 87%
        if named.end == around.figure.end and named.indicator.startswith("Số "):
            return named.indicator.removeprefix("Số ")
        return clean_name(self._document, around.figure.unit_start, around.tail_end)

    def _part_start(self, position: int) -> int:
        """The start of the part between semicolons that a position stands in."""
        mark = self._document.folded.rfind(";", max(self._sentence_start, position - _PART_REACH), position)
        return mark + 1 if mark >= 0 else self._sentence_start

    def _estimated(self, position: int) -> bool:
        """Whether ``ước tính đến …`` opens the part of the sentence."""
        start = max(self._part_start(position), position - 260)
        if self._document.folded.find("ước", start, position) < 0:
            return False
        return _ESTIMATED.search(self._document.folded, start, position) is not None

    def _evidence_start(self, lead: Lead, figure: Figure) -> int:
        """The start of the last piece before the figure."""
        folded = self._document.folded
        start = max(folded.rfind(mark, lead.start, figure.start) for mark in ",;:") + 1
        start = max(start, lead.start)
        while start < figure.start and folded[start] in ' ()\n"':
            start += 1
        return start


def _owns_figure(folded: str, figure: Figure, sentence: Sentence) -> bool:
    """Whether a count only says whose a figure after it is."""
    start = max(sentence.start, figure.start - _OWNER_REACH)
    if not folded.endswith("của ", start, figure.start):
        return False
    owned = _OWNED.search(folded, start, figure.start) is not None
    return owned and _HAS_FIGURE.match(folded, figure.end, sentence.end) is not None


def _only_unit(around: Around, named: Named) -> bool:
    """Whether a count is named by its unit alone, though words stand before it: ``điều trị nội trú 142.000 lượt``."""
    noun = around.figure.noun
    return named.indicator == f"Số {noun}" and noun in name_words("counts_a_subject") and not around.lead.empty
