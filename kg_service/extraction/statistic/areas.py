"""The area that a figure is of."""

from __future__ import annotations

import regex

from kg_service.extraction.document import Document, Sentence, starting_at, within
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.mentions.places import COMMUNE, PROVINCE
from kg_service.extraction.statistic.context import gives, is_foreign, sentences_before
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.labels import labelled, whose_people
from kg_service.extraction.statistic.nearest import nearest
from kg_service.extraction.statistic.subjects import NATION, names_nation, own_body, sector_of, subject_of
from kg_service.extraction.statistic.told import compared_with, each_of, in_turn, introduced, told_after
from kg_service.extraction.statistic.topics import Units
from kg_service.extraction.statistic.venues import is_event, is_venue, stands_at
from kg_service.extraction.worded import worded
from kg_service.text.patterns import compiled

_COMPARES = worded(r"(?<!\p{L})(?:<compares>|<leads>)(?!\p{L})", "figure_areas")
_GONE_TO = worded(r"(?<!\p{L})<gone_to>\s+$", "figure_areas")
"""Before a place to which one only goes: ``chuyển ra Hà Nội``."""
_INSIDE = worded(r"(?r)(?<!\p{L})(?:của|ở|tại|trên <ground>|trong)\s+$", "figure_areas", engine=regex.compile)
_AMONG = compiled(r"/\s?\d{1,3}\s+[^\d.,;:()]{2,24}\s(?:trong|của|trên|toàn)\s+$|/\s?\d{1,3}\s+[^\d.,;:()]{2,24}\s$")
"""Before the area within which one is ranked: ``thứ 4/15 bệnh viện trong tỉnh``."""
_CLAUSE = worded(
    r"(?r)(?:[,;:]|(?<!\p{L})(?:<clause_opens>|<figure_contexts/says>|năm \d{4}))\s*(?:các\s+)?$",
    "figure_areas",
    engine=regex.compile,
)
_SHORT = worded(
    r"(?:^|[,;:]|(?<!\p{L})<clause_opens>)\s*(?:toàn\s+)?<unit_speaks>\s+(?:(?:đã|cũng|còn)\s+)?\p{L}", "figure_areas"
)
"""``Tư lệnh Vùng A cho biết, đơn vị đã …``: the body named before acts."""
_CONFERS = worded(
    r"\s+(?:(?:đã|cũng|quyết định)\s+){0,2}(?:<gives>|<awards>)(?!\p{L})", "figure_contexts", engine=regex.compile
)
"""After who honours others, of whom the next sentence does not tell."""
_EACH_OF = compiled(r"(?<!\p{L})(?:các|những|mỗi|mọi)\s+$")
_BACK = 4
"""Sentences over which a block goes on about what it named."""
_SEVERAL = 3
"""So many units told of one after the other are examples of what the article is about."""
_UNITS = frozenset({"army", "hospital", "school", "centre"})
_UNIT_REACH = 300
_ON_GROUND = worded(r"(?<!\p{L})trên <ground>(?!\p{L})(?!\s+<level>)", "figure_areas")
_GROUND_REACH = 60
_FOREWORD = compiled(r"(?:với|nhờ|cùng với|từ)(?!\p{L}|\s+(?:năm|ngày|tháng|đầu|khi|lúc|quý)(?!\p{L}))")


class AreaFinder:
    """Areas of one document's figures, asked in order of place.

    A figure without an area of its own in its words keeps that of the figure before it; a new sentence without one
    keeps the area that its block is about. An area that a figure is only compared with is not kept.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._units = Units(document)
        self._block = -1
        self._sentence = -1
        self._end = 0
        self._acting: tuple[str, int] | None = None
        self._kept: str | None = None
        self._kept_commune = False
        self._block_areas: list[str] = []
        self._block_low: set[str] = set()
        self._subject = subject_of(document)
        self._own_body = own_body(document) if self._subject is None else None
        self._sector = sector_of(document) if self._subject in (None, NATION) else None
        self.abroad = _abroad(document)

    @property
    def of_article(self) -> str | None:
        """The area of figures that stand apart from sentences: what the article is about."""
        return self._units.topic or self._sector or self._subject or self._own_body

    def at(self, sentence: Sentence, figure: Figure, start: int, end: int) -> str | None:
        """The area of the figure whose words are ``[start, end)``."""
        self._end = max(self._end, sentence.start)
        if sentence.block != self._block:
            self._block, self._kept, self._block_areas, self._block_low = sentence.block, None, [], set()
        if sentence.end != self._sentence:
            self._sentence, self._end = sentence.end, sentence.start
            self._kept, self._kept_commune = None, False
        area = self._area(sentence, figure, start, end)
        self._end = max(figure.end, end)
        return area

    def others(self, sentence: Sentence, figure: Figure, area: str | None) -> list[str]:
        """The other areas of which a figure is the same: ``A và B cùng đạt 19 tiêu chí``."""
        each = each_of(self._document, self._units, sentence, figure)
        return [label for label in dict.fromkeys(each) if label != area] if area in each else []

    def _area(self, sentence: Sentence, figure: Figure, start: int, end: int) -> str | None:
        document = self._document
        receiver = self._receiver(sentence, figure, start, end)
        if receiver:
            return receiver
        is_ = document.folded.find(" là ", sentence.start, figure.start) >= 0
        presented = is_ and introduced(document, self._between(sentence.start, figure.start), sentence, figure)
        built = presented or in_turn(document, self._units, sentence, figure) or labelled(document, sentence, figure)
        built = built or compared_with(document, self._units, figure) or whose_people(document, figure)
        if built:
            return built
        own = self._own(figure)
        if self._in_province(sentence, figure) and (not own or own.rank == 0):
            self._kept, self._kept_commune = document.areas.province, False
            return self._kept
        start_at = max(self._end, own.end if own else 0)
        if names_nation(document.folded, start_at, figure.start) and figure.kind != "rank":
            if not self._between(sentence.start, figure.start):
                self._kept, self._kept_commune = NATION, False  # what follows in the sentence is of it too
            return NATION
        if own:
            if not _COMPARES.search(document.folded, self._end, own.start):
                self._keep(own)
            return own.label
        among = self._between if figure.of is None else self._units.owners_between  # 6/10 xã của huyện: no rank
        ranked = figure.kind == "rank" and figure.of is not None  # thứ 22/135 xã của tỉnh về …
        inside = [] if ranked else [anchor for anchor in among(figure.end, end) if anchor.end <= end]
        for anchor in inside[:1] + inside[1:][-1:]:
            own_word = document.folded.startswith("của ", anchor.start)  # của huyện
            if own_word or _INSIDE.search(document.folded, figure.end, anchor.start):
                return anchor.label
        part = document.folded.find(";", self._end, figure.start) >= 0
        if self._kept and not (part and self._kept_commune):
            return self._kept
        found = self._of_unit(sentence, figure) or self._from_context(sentence, figure)
        return self._sector if self._sector and found in (None, NATION, self._own_body) else found

    def _in_province(self, sentence: Sentence, figure: Figure) -> bool:
        """Whether a cluster's article counts what is in its province: ``vốn huy động trên địa bàn đạt …``."""
        areas, folded = self._document.areas, self._document.folded
        if not areas.province or self._subject is None or self._subject != areas.cluster:
            return False
        return (
            _ON_GROUND.search(folded, max(self._end, sentence.start, figure.start - _GROUND_REACH), figure.start)
            is not None
        )

    def _of_unit(self, sentence: Sentence, figure: Figure) -> str | None:
        """The regiment, region or hospital whose speaker tells what ``đơn vị`` did, here and in the next sentence.

        Only one that lies in no place by its name: the figures of Công an tỉnh A are the province's.
        """
        document, acting = self._document, self._acting
        since = max(sentence.start, figure.start - _UNIT_REACH)
        named = within(document.bodies, since, figure.start)
        unit = named[-1] if named and named[-1].kind in _UNITS and not named[-1].place and not named[-1].level else None
        if unit and _SHORT.search(document.folded, unit.end, figure.start):
            self._acting = unit.full_name(), sentence.end
            return unit.full_name()
        goes_on = acting is not None and acting[1] in (sentence.end, sentence.start - 1)
        if acting and goes_on and not named and not self._between(since, figure.start):
            self._acting = acting[0], sentence.end
            return acting[0]
        return None

    def _own(self, figure: Figure) -> Anchor | None:
        """The last area before a figure, after the figure before."""
        return nearest(self._document, self._between(self._end, figure.start), self._end, figure.start)

    def _receiver(self, sentence: Sentence, figure: Figure, start: int, end: int) -> str | None:
        """The area after a verb of giving: the one that receives."""
        if not gives(self._document, start, figure.start):
            return None
        named = within(self._document.places, figure.end, min(sentence.end, end + 120))
        several = len({place.label for place in named if place.rank == named[0].rank}) > 1
        return named[0].label if named and named[0].rank <= COMMUNE and not several else None

    def _from_context(self, sentence: Sentence, figure: Figure) -> str | None:
        document = self._document
        before = self._last(sentence.start, figure.start)
        if before and before.rank < COMMUNE:
            return before.label
        if _FOREWORD.match(document.folded, sentence.start):
            for anchor in self._between(figure.end, sentence.end):
                return anchor.label
        if len(set(self._block_areas)) == 1:
            return self._block_areas[0]
        low = self._goes_on(sentence)
        if low:
            return low
        if not self._between(sentence.start, figure.start):
            opened = told_after(document, self._between(figure.end, sentence.end), sentence, figure)
            if opened:
                return opened
        if self._own_body and (acting := self._acting_body(sentence, figure)):
            return acting
        section = document.areas.sections.at(sentence.start)
        if section:
            return section.label
        if self._units.topic:
            return self._units.topic
        if self._block_areas:
            return self._subject or self._own_body
        if self._subject and self._subject == document.areas.commune:
            return self._subject
        subjects = [self._subject_of(other) for other in sentences_before(document, sentence, _BACK)]
        labels = list(dict.fromkeys(subject.label for subject in subjects if subject))
        if labels and (not self._subject or len(labels) < _SEVERAL or self._subject in labels[:1]):
            return labels[0]
        return self._subject or self._own_body

    def _goes_on(self, sentence: Sentence) -> str | None:
        """The one small unit that a block has told of so far, where no other was named in its last sentences."""
        if len(self._block_low) > 1 or self._block_areas:
            return None
        near = sentences_before(self._document, sentence, _BACK)
        folded = self._document.folded
        named = [
            anchor
            for other in near
            for anchor in self._between(other.start, other.end)
            if not _CONFERS.match(folded, anchor.end)
        ]
        told = [anchor for anchor in named if not stands_at(folded, anchor.start)]
        labels = {anchor.label for anchor in told if anchor.rank >= COMMUNE} or self._block_low
        alone = len(labels) == 1 and all(anchor.rank >= COMMUNE for anchor in named) and self._block_low <= labels
        return next(iter(labels)) if alone else None

    def _acting_body(self, sentence: Sentence, figure: Figure) -> str | None:
        """The body that does what a clause tells, where the article is about no place: the last that begins one."""
        folded = self._document.folded
        for other in (sentence, *sentences_before(self._document, sentence, 1)):
            limit = figure.start if other is sentence else other.end
            for body in reversed(within(self._document.bodies, other.start, limit)):
                if _EACH_OF.search(folded, max(0, body.start - 8), body.start) or _CONFERS.match(folded, body.end):
                    continue  # các huyện đoàn; Bộ A tặng Bằng khen
                if body.start == other.start or _CLAUSE.search(folded, max(other.start, body.start - 24), body.start):
                    return body.full_name()
        return None

    def _subject_of(self, sentence: Sentence) -> Anchor | None:
        """The anchor that a sentence is about: the article's own, else the first that is no venue; no commune."""
        document = self._document
        anchors = [
            anchor
            for anchor in self._between(sentence.start, sentence.end)
            if anchor.rank < COMMUNE
            and not self._stray(anchor)
            and not _COMPARES.search(document.folded, sentence.start, anchor.start)
            and not _GONE_TO.search(document.folded, max(0, anchor.start - 24), anchor.start)
        ]
        own = [anchor for anchor in anchors if anchor.label == self._subject]
        if not own and len({anchor.label for anchor in anchors if anchor.rank == anchors[0].rank}) > 1:
            return None  # thầy cô ở A …; trường ở B …: examples of what the text is about
        part = document.folded.find(";", sentence.start, sentence.end)
        anchors = [anchor for anchor in anchors if part < 0 or anchor.start < part]  # …; huyện A về đích đầu tiên
        acting = [anchor for anchor in anchors if not is_venue(document.folded, sentence.start, anchor.start)]
        held = self._subject == NATION or is_event(document.folded, sentence.start, sentence.end)
        return next(iter(own or acting or ([] if held else anchors)), None)

    def _stray(self, anchor: Anchor) -> bool:
        """Whether ``tỉnh ủy`` or the like stands in an article on a cluster, where it means the members' each."""
        areas = self._document.areas
        if areas.subject is None or areas.subject != areas.cluster or anchor.rank == 0:
            return False
        return not any(p.start == anchor.start for p in within(self._document.places, anchor.start, anchor.end + 1))

    def _keep(self, anchor: Anchor) -> None:
        self._kept, self._kept_commune = anchor.label, anchor.rank >= COMMUNE
        if anchor.rank < COMMUNE:
            self._block_areas.append(anchor.label)
        else:
            self._block_low.add(anchor.label)

    def _between(self, start: int, end: int) -> list[Anchor]:
        anchors = self._units.owners_between(start, end)
        folded = self._document.folded
        if anchors and folded.find("/", max(0, start - 40), end) >= 0:
            anchors = [a for a in anchors if not self._is_among(a.start)]
        if self._subject != NATION or not anchors:
            return anchors
        named = self._document.places  # cả nước có 57 tỉnh: no one's own
        return [a for a in anchors if a.label != self._document.areas.province or starting_at(named, a.start)]

    def _is_among(self, start: int) -> bool:
        """Whether ``4/15 bệnh viện`` stands before an area; ``ngày 26/10 Ủy ban …`` is a date."""
        among = _AMONG.search(self._document.folded, max(0, start - 40), start)
        return among is not None and not within(self._document.dates, among.start() - 7, among.start() + 6)

    def _last(self, start: int, end: int) -> Anchor | None:
        found = [anchor for anchor in self._between(start, end) if anchor.end <= end]
        return found[-1] if found else None


def _abroad(document: Document) -> frozenset[str]:
    """Provinces that no list has, in an article that speaks of other countries: tỉnh Quảng Đông."""
    unknown = frozenset(place.label for place in document.places if place.rank == PROVINCE and not place.known)
    return unknown if unknown and is_foreign(document) else frozenset()
