"""The small units that figures are of: communes by their bare name, bodies, and the unit that an article is about."""

from __future__ import annotations

import bisect

import ahocorasick_rs
import regex

from kg_service.extraction.document import Document, within
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.places import COMMUNE, DISTRICT, PROVINCE, VILLAGE, Place
from kg_service.extraction.statistic.bare_units import (
    called_districts,
    called_ministries,
    party_bloc,
    party_blocs,
    shops,
)
from kg_service.extraction.statistic.callings import (
    WORKING,
    bodies_of_places,
    called_bodies,
    called_communes,
    calls,
    is_named,
    out_of_capitals,
    owning_bodies,
    regions,
    sites,
    working_bodies,
)
from kg_service.extraction.statistic.glosses import placed_names, where_it_lies, without_glosses
from kg_service.extraction.statistic.owners import owners
from kg_service.extraction.statistic.selves import brand, selves, title_village
from kg_service.extraction.tables import any_of
from kg_service.extraction.worded import table_words, worded
from kg_service.text.patterns import compiled
from kg_service.text.phrases import occurrences

_TITLED = WORKING | {"army", "centre"}
_HEAD = 5
"""Sentences, title and masthead among them, by the end of which an article has named what it is about."""
_SHORT = regex.compile(r"\s*\((?P<name>\p{Lu}[\p{L}&-]{2,14})\)")
"""The short name after a body: ``Tổng công ty Điện lực miền Bắc (EVNNPC)``."""

_OF_WORK, _WHOSE_CELL = (table_words("figure_areas", use) for use in ("letterhead", "over_letterhead"))
_LETTERHEAD = regex.compile(
    rf"(?m)^(?:(?:{any_of(word.upper() for word in _WHOSE_CELL)}) )?"
    rf"(?P<name>(?:{any_of(word.upper() for word in _OF_WORK)})"
    r"(?: [\p{Lu}&]+|-[\p{Lu}&]+){2,10})"
    r"(?: - [\p{Lu}& -]+)?$"
)
_LINE_BEGINS = compiled(r"(?:^|\n)\s*(?:[-+*•–]|\d{1,2}[.)]|\p{L}[.)])?\s*$")
_EMULATES = compiled(r"thi đua|\d")
_MENTIONS = 3
"""Mentions that make a unit named in the head the one that the article is about."""
_AT = compiled(r"(?<!\p{L})(?:tại|ở)\s+$")
_HELD_AT = worded(r"(?<!\p{L})(?:tại|ở)\s+(?:<venue>\s+)?$", "figure_areas")
"""Before a body at whose place something is held."""
_HELD_REACH = 30


class Units:
    """Communes and bodies of one document as areas of figures, and the unit that it is about."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._communes = self._labels()
        bare = self._occurrences()
        villages = [place for place in document.places if place.rank == VILLAGE and is_named(document, place)]
        bodies = owning_bodies(document)
        anchors = [anchor for anchor in document.areas.anchors if not _is_sector(document, anchor)]
        covered, self._glossed, self._glosses = without_glosses(document, anchors)
        self.topic = self._topic(bare)
        around = {spot for village in villages for spot in where_it_lies(document, village.end, village.rank)}
        called = list(called_bodies(document, self.topic))
        around |= {spot for anchor in called for spot in where_it_lies(document, anchor.end)}
        ends = [body.end for body in document.bodies if body.kind == "army"] + [body.end for body, _ in bodies]
        around |= {spot for end in ends for spot in where_it_lies(document, end)}
        found_sites = list(sites(document))
        around |= {spot for site in found_sites for spot in where_it_lies(document, site.end)}
        blocs = list(party_blocs(document))
        named = tuple(sorted([*(anchor for _, anchor in bodies), *blocs], key=lambda anchor: anchor.start))
        inside = [(anchor.start, anchor.end) for anchor in named]  # the province of Thanh tra tỉnh
        covered = tuple(a for a in covered if a.start not in around and not _is_inside(inside, a.start))
        starts = [anchor.start for anchor in covered]
        spans = [anchor.start for anchor in named]
        found = [
            Anchor(start, start + len(label), label, COMMUNE)
            for label, places in bare.items()
            for start in places
            if start not in around and not _covers(covered, starts, start) and not _covers(named, spans, start)
        ]
        found += [
            Anchor(village.start, village.end, village.label, VILLAGE)
            for village in villages
            if not _covers(covered, starts, village.start)
        ]
        called = [
            *named,
            *called,
            *selves(document),
            *called_communes(document, self.topic),
            *called_ministries(document),
            *called_districts(document),
            *shops(document),
            *found_sites,
            *regions(document),
            *bodies_of_places(document, starts),
        ]
        found += [anchor for anchor in called if not _covers(covered, starts, anchor.start)]
        self._anchors = sorted([*covered, *found], key=lambda anchor: anchor.start) if found else list(covered)
        self._starts = [anchor.start for anchor in self._anchors]
        self._owners = list(owners(document, self._anchors))
        self._owner_starts = [anchor.start for anchor in self._owners]

    def between(self, start: int, end: int) -> list[Anchor]:
        """The areas that begin in ``[start, end)``, in order."""
        return self._anchors[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    def owners_between(self, start: int, end: int) -> list[Anchor]:
        """Those of them that may own figures, in order."""
        starts = self._owner_starts
        return self._owners[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]

    def _labels(self) -> list[str]:
        """Names of communes that can stand bare: of two syllables or more, none that begins with another's."""
        labels = {place.label for place in self._document.places if place.rank == COMMUNE and " " in place.label}
        labels |= set(placed_names(self._document))
        return sorted(label for label in labels if label.istitle() and not _begins_with_another(label, labels))

    def _occurrences(self) -> dict[str, list[int]]:
        """Where each commune's name stands, in one pass over the text."""
        found: dict[str, list[int]] = {label: [] for label in self._communes}
        if not found:
            return found
        text = self._document.text
        for index, start, end in ahocorasick_rs.AhoCorasick(self._communes).find_matches_as_indexes(text):
            if not text[start - 1 : start].isalpha() and not text[end : end + 1].isalpha():
                found[self._communes[index]].append(start)
        return found

    def _topic(self, bare: dict[str, list[int]]) -> str | None:
        document = self._document
        areas, sentences = document.areas, document.sentences
        if not sentences or (areas.subject and areas.subject == areas.cluster):
            return None
        head = sentences[min(_HEAD, len(sentences)) - 1].end
        return (
            party_bloc(document)
            or self._body_topic(head)
            or self._titled_body()
            or title_village(document, told=True)
            or self._introduced(head)
            or title_village(document)
            or self._commune_topic(bare, head)
            or brand(document)
        )

    def _body_topic(self, head: int) -> str | None:
        document = self._document
        post = self._post(head)
        if post:
            return post
        lines = list(_LETTERHEAD.finditer(document.text, 0, head))
        if lines:  # the lowest: above it stands whom it belongs to
            return self._written(lines[-1]["name"])
        working = working_bodies(document)
        first = next((body for body in working if body.start < head), None)
        if first is None:
            return None
        alone = len({body.name for body in working}) == 1  # then what stands before its name is of it too
        said = calls(document, first.kind, 0 if alone else first.end)
        said += sum(body.name == first.name for body in working)
        short = _SHORT.match(document.text, first.end) or next(
            (s for body in working if body.name == first.name and (s := _SHORT.match(document.text, body.end))), None
        )
        said += _count(short["name"], document.text) if short else 0
        if said < (2 * _MENTIONS if self._is_venue(first) else _MENTIONS):
            return None
        named = [body for body in working if document.folded.startswith(first.name.lower()[:16], body.start)]
        fullest = next((body for body in named if not body.name.split()[-1].isupper()), first)
        return fullest.full_name()

    def _written(self, name: str) -> str:
        """A name in capitals as the text writes it elsewhere, else with only its own words in capitals."""
        for body in working_bodies(self._document):
            full = body.full_name()
            if full.lower() == name.lower() and not full[len(full) // 2 :].isupper():
                return full
        return out_of_capitals(name)

    def _post(self, head: int) -> str | None:
        """The border post, regiment or the like that the head names and the title calls by what it is, and no place."""
        document = self._document
        title = next((block.span for block in document.article.blocks if block.kind == "title"), None)
        first = next((body for body in document.bodies if body.start < head), None)
        if title is None or first is None or first.kind != "army" or first.level or first.place:
            return None
        sort = first.name.lower().split()[0]
        called = document.folded.find(f"{sort} ", title.start, title.end) >= 0
        return first.full_name() if called and not within(document.places, title.start, title.end) else None

    def _is_venue(self, body: Body) -> bool:
        """Whether a body that the title does not name is where something is held: ``tại sân Trường A, Sở B trao``."""
        title = next((block.span for block in self._document.article.blocks if block.kind == "title"), None)
        if title and body.start < title.end:
            return False
        return _HELD_AT.search(self._document.folded, max(0, body.start - _HELD_REACH), body.start) is not None

    def _titled_body(self) -> str | None:
        """The body of no place that the title names, where the text names it again: ``Trung đoàn 98 …``."""
        document = self._document
        title = next((block.span for block in document.article.blocks if block.kind == "title"), None)
        named = within(document.bodies, title.start, title.end) if title else []
        if title is None or len(named) != 1 or named[0].kind not in _TITLED or named[0].place or named[0].level:
            return None
        if within(document.places, title.start, title.end):
            return None
        again = [body for body in document.bodies if body.start >= title.end and body.name == named[0].name]
        return max((body.full_name() for body in again), key=len, default=None)

    def _commune_topic(self, bare: dict[str, list[int]], head: int) -> str | None:
        counts = sorted(((len(places), label) for label, places in bare.items()), reverse=True)
        if not counts or counts[0][0] < _MENTIONS or (len(counts) > 1 and counts[1][0] * 2 > counts[0][0]):
            return None
        label = counts[0][1]
        return label if bare[label][0] < head else None

    def _introduced(self, head: int) -> str | None:
        """The one commune or district of a text, where its head says in what it lies: ``xã A (huyện B)``."""
        folded = self._document.folded
        said = [
            anchor
            for anchor in self._glossed
            if anchor.start < head and not _AT.search(folded, max(0, anchor.start - 8), anchor.start)
        ]
        for rank in (COMMUNE, DISTRICT):
            labels = {place.label for place in self._document.places if place.rank == rank}
            if len(labels) == 1 and any(anchor.rank == rank for anchor in said):
                label = labels.pop()
                return label if not self._names_province() or (rank == COMMUNE and self._stays_with(label)) else None
        return None

    def _stays_with(self, commune: str) -> bool:
        """Whether a text on no place by its title names a commune again, and is not only about somebody from there."""
        document = self._document
        if any(place.rank <= DISTRICT for place in self._titled()):
            return False
        return sum(place.label == commune for place in document.places) > 1

    def _titled(self) -> list[Place]:
        title = next((block.span for block in self._document.article.blocks if block.kind == "title"), None)
        return within(self._document.places, title.start, title.end) if title else []

    def _names_province(self) -> bool:
        """Whether a province is named for itself, not to say where a district lies."""
        return any(place.rank == PROVINCE and place.start not in self._glosses for place in self._document.places)


def _is_sector(document: Document, anchor: Anchor) -> bool:
    """``- Khối nông thôn: …``: one of the sorts of units that a list goes through, no bloc of emulation."""
    if anchor.rank or document.areas.subject == document.areas.cluster:
        return False
    begins = _LINE_BEGINS.search(document.article.folded, max(0, anchor.start - 6), anchor.start)
    if not begins or not document.folded.startswith(":", anchor.end):
        return False
    return _EMULATES.search(document.folded, anchor.start, anchor.end) is None


def _count(name: str, text: str) -> int:
    """How often a name stands in a text as a whole word."""
    found = 0
    for at in occurrences(name, text):
        end = at + len(name)
        around = text[at - 1 : at] + text[end : end + 1]
        found += not any(side == "_" or side.isalnum() for side in around)
    return found


def _begins_with_another(label: str, labels: set[str]) -> bool:
    words = label.split()
    return any(" ".join(words[:size]) in labels for size in range(1, len(words)))


def _is_inside(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of some spans, behind its beginning."""
    index = bisect.bisect_left(spans, (position,)) - 1
    return index >= 0 and spans[index][0] < position < spans[index][1]


def _covers(anchors: tuple[Anchor, ...], starts: list[int], position: int) -> bool:
    index = bisect.bisect_right(starts, position) - 1
    return index >= 0 and position < anchors[index].end
