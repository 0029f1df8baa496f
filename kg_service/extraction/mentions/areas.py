"""Which area the words of an article speak of.

An article names its province, district or cluster once and then says "toàn tỉnh", "huyện", "trong Cụm". Every place,
cluster and such phrase is an *anchor*; what stands between anchors is about the nearest one before it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

import regex

from kg_service.extraction.mentions.area_weights import AreaWeights
from kg_service.extraction.mentions.clusters import ClusterMention, cluster_words
from kg_service.extraction.mentions.named_units import named_before, named_in_block, named_last, told_there
from kg_service.extraction.mentions.places import COMMUNE, DISTRICT, PROVINCE, Level, Place, levels
from kg_service.extraction.mentions.sections import Sections
from kg_service.extraction.tables import WHOLE_TEXT, any_of, words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder, PhraseMention
from kg_service.text.values import value

if TYPE_CHECKING:
    from kg_service.extraction.document import Document

_LONGEST_LINE = 90
_LETTERHEAD = 600
"""Characters in which a document names who issues it."""
_BELONGS = compiled(r"[^.;,]{0,40}\b(?:của|ở|tại|trên địa bàn|trong)\s*")


@cache
def _not_own_before() -> re.Pattern[str]:
    return compiled(rf"(?:{any_of(words_for('area_words', 'not_own_before'))}|\d)\s*$")


@cache
def _not_own_after() -> re.Pattern[str]:
    return compiled(rf"\s*(?:,|và|-)?\s*(?:{any_of(words_for('area_words', 'not_own_after'))})\b")


@cache
def _part_of_group() -> re.Pattern[str]:
    return compiled(rf"\s+(?:{any_of(words_for('area_words', 'part_of_group'))})(?!\p{{L}})")


@cache
def _issuing() -> regex.Pattern[str]:
    bodies = any_of(words_for("area_words", "issues"), " ")
    return regex.compile(rf"(?r)^[ \t]*(?:{bodies})\s+$", regex.MULTILINE)


@value
class Anchor:
    """A stretch of text that names an area. ``rank`` as of places; 0 for a cluster."""

    start: int
    end: int
    label: str
    rank: int


class AreaResolver:
    """Areas of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._weights = AreaWeights(document)

    # --- the article's own units ---------------------------------------------------------------------------------

    @cached_property
    def province(self) -> str | None:
        """The province or centrally run city that the article is most about; else that of its city of the same name."""
        named = self._weights.heaviest(PROVINCE)
        if named is None:
            cities = (
                place.label.removeprefix("thành phố ") for place in self._document.places if place.rank == DISTRICT
            )
            named = next((city for city in cities if self._document.knowledge.places.province_name(city) == city), None)
        return named

    @cached_property
    def district(self) -> str | None:
        """The district, town or provincial city that the article is about: one of its title, head or own phrases."""
        if self.issuer and self.issuer.rank == DISTRICT:
            return self.issuer.label
        label = self._weights.heaviest(DISTRICT)
        if label is None:
            return None
        titled = any(place.rank == DISTRICT for place in self._weights.title_places())
        in_title = titled or self._weights.bare_in_title(label)
        own = self._generic_count(DISTRICT)
        return label if in_title or own >= 2 else None

    @cached_property
    def commune(self) -> str | None:
        """The commune or ward that the article is about, if its title names one or it issues the document."""
        if self.issuer and self.issuer.rank == COMMUNE:
            return self.issuer.label
        label = self._weights.heaviest(COMMUNE)
        return label if label and any(place.rank == COMMUNE for place in self._weights.title_places()) else None

    @cached_property
    def issuer(self) -> Place | None:
        """The district or commune of the letterhead: ``ỦY BAN NHÂN DÂN``, and after it or below it ``XÃ EA KIẾT``."""
        for place in self._document.places:
            if place.start > _LETTERHEAD:
                break
            line = self._document.folded[max(0, place.start - 60) : place.start]
            if place.rank in (DISTRICT, COMMUNE) and _issuing().search(line):
                return place
        return None

    @cached_property
    def _provincial(self) -> bool:
        """Whether an office of the article's province writes: ``SỞ NỘI VỤ HÀ NAM`` in capitals, a line of its own."""
        text, found = self._document.text, False
        for place in self._document.places:
            if place.start > _LETTERHEAD:
                break
            begin = text.rfind("\n", 0, place.start) + 1
            end = text.find("\n", place.end)
            line = text[begin : end if end >= 0 else len(text)]
            if len(line) <= _LONGEST_LINE and line.isupper():
                if place.rank != PROVINCE:
                    return False
                found = found or place.label == self.province
        return found

    @cached_property
    def cluster(self) -> str | None:
        """The cluster or bloc that the article names first."""
        clusters = self._document.clusters
        return clusters[0].name if clusters else None

    @cached_property
    def subject(self) -> str | None:
        """What the article is about when a sentence does not say: its cluster, commune, district or province."""
        document = self._document
        title = self._weights.title
        lead_end = document.sentences[min(2, len(document.sentences) - 1)].end if document.sentences else 0
        led = self.cluster and (_mentions(document.clusters, title) or document.clusters[0].end <= lead_end)
        if led and not self._only_compares(title):
            return self.cluster
        if self.issuer:
            return self.issuer.label
        if self.commune:
            return self.commune
        if self.district and (
            self._weights.bare_in_title(self.district)
            or (not self._of_province and self._generic_count(DISTRICT) >= self._generic_count(PROVINCE))
        ):
            return self.district
        return self.province

    @property
    def _of_province(self) -> bool:
        """Whether an office of the province writes, or the title names the province and no unit in it."""
        titled = self._weights.title_places()
        named = any(place.rank == PROVINCE and place.label == self.province for place in titled)
        return self._provincial or (named and not any(place.rank > PROVINCE for place in titled))

    def _only_compares(self, title: tuple[int, int] | None) -> bool:
        """``Hậu Giang xếp thứ nhất Cụm …``: the title begins with a unit, and the text names the cluster no more."""
        if title is None or not any(place.start == title[0] for place in self._weights.title_places()):
            return False
        named = [cluster.start for cluster in self._document.clusters if cluster.start >= title[1]]
        return not named and all(word.start < title[1] for word in cluster_words(self._document.folded))

    def own(self, rank: int) -> str | None:
        """The article's own unit of a rank."""
        return {PROVINCE: self.province, DISTRICT: self.district, COMMUNE: self.commune}.get(rank)

    @cached_property
    def sections(self) -> Sections:
        """The parts that headings give to units."""
        return Sections(self._document)

    # --- anchors -------------------------------------------------------------------------------------------------

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """Anchors in order: places, clusters, and phrases that mean the article's own unit."""
        document = self._document
        found = [Anchor(c.start, c.end, c.name, 0) for c in document.clusters]
        covered = [(anchor.start, anchor.end) for anchor in found]
        found += [
            Anchor(place.start, place.end, place.label, place.rank)
            for place in document.places
            if place.rank <= COMMUNE and not _overlaps(covered, place.start, place.end)
        ]
        covered = sorted((anchor.start, anchor.end) for anchor in found)
        found += [anchor for anchor in self._generic() if not _overlaps(covered, anchor.start, anchor.end)]
        return tuple(sorted(found, key=lambda anchor: anchor.start))

    @cached_property
    def _anchor_starts(self) -> list[int]:
        return [anchor.start for anchor in self.anchors]

    def at(self, start: int, end: int | None = None) -> str | None:
        """The area of the words at ``[start, end)``.

        The nearest anchor before them in their sentence (a commune only up to the next semicolon); else one inside
        them; else one that follows with "của", "ở", "tại", "trên địa bàn"; else the last anchor of the sentences before
        in the block; else what the article is about.
        """
        document = self._document
        end = start if end is None else end
        sentence = document.sentence_at(start)
        if sentence is None:
            return self.subject
        before = self._last_between(sentence.start, start)
        if before:
            return before.label
        for anchor in self.between(start, max(end, start + 1)):
            return anchor.label
        for anchor in self.between(end, sentence.end):
            if _BELONGS.fullmatch(document.folded[end : anchor.start]):
                return anchor.label
            break
        block_start = document.article.blocks[sentence.block].span.start
        earlier = self._last_between(block_start, sentence.start)
        return earlier.label if earlier and earlier.rank < COMMUNE else self.subject

    def between(self, start: int, end: int) -> Iterator[Anchor]:
        """Anchors that begin in ``[start, end)``, in order."""
        index = bisect.bisect_left(self._anchor_starts, start)
        while index < len(self.anchors) and self.anchors[index].start < end:
            yield self.anchors[index]
            index += 1

    def _last_between(self, start: int, end: int) -> Anchor | None:
        index = bisect.bisect_left(self._anchor_starts, end) - 1
        while index >= 0 and self.anchors[index].start >= start:
            anchor = self.anchors[index]
            reach = self._document.folded.find(";", anchor.end, end) < 0
            if anchor.end <= end and (anchor.rank < COMMUNE or reach):
                return anchor
            index -= 1
        return None

    def _generic(self) -> Iterator[Anchor]:
        """Phrases without a name: ``toàn tỉnh``, ``huyện``, ``trong Cụm``."""
        folded = self._document.folded
        for start, end, phrase in self._own_phrases:
            level = _own_words()[phrase]
            label = named_before(self._document, start, level) if level.rank == DISTRICT else None
            label = told_there(self._document, start) if level.rank == PROVINCE else label
            label = label or self._of_section(start, level)
            if label is None and level.rank == DISTRICT and self._passes_through_districts:
                label = named_in_block(self._document, start, level)
                if label is None:
                    continue
            label = label or (self._own_city if level.word == "thành phố" else self.own(level.rank))
            if label is None and phrase in level.generic and (level.rank == DISTRICT or level.word == "thành phố"):
                label = named_last(self._document, start, level)
            if label is None and level.rank == DISTRICT and self._document.text[start].isupper():
                label = self._only_district  # Huyện đã …
            if not label or (phrase in level.spellings and self._is_any(start, end)):
                continue
            yield Anchor(start, end, label, level.rank)
        if self.cluster:
            for start, end, _ in cluster_words(folded):
                if not _not_own_before().search(folded, max(0, start - 8), start) and not (
                    self._document.text[start].islower() and _part_of_group().match(folded, end)
                ):
                    yield Anchor(start, end, self.cluster, 0)  # not khối xã, khối lượng

    def _is_any(self, start: int, end: int) -> bool:
        """Whether a bare level word means any unit, not the article's own: ``các huyện``, ``tỉnh khác``."""
        folded = self._document.folded
        before = _not_own_before().search(folded, max(0, start - 8), start)
        return before is not None or _not_own_after().match(folded, end) is not None

    def _of_section(self, start: int, level: Level) -> str | None:
        """The unit of a level that the heading over a position names."""
        unit = self.sections.at(start)
        return unit.label if unit and (unit.level == level.word or unit.rank == level.rank) else None

    @cached_property
    def _own_city(self) -> str | None:
        """What ``thành phố`` means: a centrally run city that the article is about, else its provincial city."""
        if self.province in self._document.knowledge.places.cities:
            return self.province
        return self.district or self.province

    @cached_property
    def _only_district(self) -> str | None:
        """The district of an article that names one, and no other."""
        labels = {place.label for place in self._document.places if place.rank == DISTRICT}
        return labels.pop() if len(labels) == 1 else None

    @cached_property
    def _passes_through_districts(self) -> bool:
        """Whether an article on a province tells of several districts, so that ``huyện`` means none by itself."""
        labels = {place.label for place in self._document.places if place.rank == DISTRICT}
        return self.district is not None and self.subject == self.province and len(labels) > 1

    @cached_property
    def _own_phrases(self) -> list[PhraseMention]:
        return _own_phrase_finder().find(self._document.folded)

    def _generic_count(self, rank: int) -> int:
        meant = [(_own_words()[mention.phrase], mention.phrase) for mention in self._own_phrases]
        return sum(level.rank == rank and phrase in level.generic for level, phrase in meant)


@cache
def _own_words() -> dict[str, Level]:
    """Phrases and words that may mean the article's own unit, and the level they mean."""
    return {word: level for level in levels() if level.rank <= COMMUNE for word in (*level.spellings, *level.generic)}


@cache
def _own_phrase_finder() -> PhraseFinder:
    return PhraseFinder(_own_words(), WHOLE_TEXT)


def _mentions(clusters: Sequence[ClusterMention], span: tuple[int, int] | None) -> bool:
    return span is not None and any(span[0] <= cluster.start < span[1] for cluster in clusters)


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect.bisect_left(spans, (end,))
    return any(a < end and start < b for a, b in spans[max(0, index - 3) : index])
