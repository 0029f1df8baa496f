"""Which unit of a rank an article is most about: its places, weighed by where they stand."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from kg_service.extraction.mentions.places import PROVINCE, Place
from kg_service.extraction.tables import any_of, words_for
from kg_service.text.normalize import strip_diacritics
from kg_service.text.phrases import stands_in

if TYPE_CHECKING:
    from kg_service.extraction.document import Document

_TITLE, _PUBLISHER, _LEAD, _BODY, _LISTED = 6.0, 4.0, 3.0, 1.0, 0.2
"""Weights of a mention by where it stands; a member of a list of three or more says little of the whole article."""

_NO_ASCII_LETTER = re.compile(r"[^a-z]")
_SHORTEST_IN_ORIGIN = 5
_LIST = 3
_SECTION, _HEADLINE, _BELOW = 32, 140, 3
"""The most letters of a section's name over a headline, and of the headline; how many lines below are looked at."""


@cache
def _site() -> re.Pattern[str]:
    return re.compile(rf"[»›]|>>|{any_of(words_for('area_words', 'site'))}", re.IGNORECASE)


class AreaWeights:
    """Weights of the places of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def heaviest(self, rank: int) -> str | None:
        """The unit of a rank that the article is most about."""
        document = self._document
        weights: defaultdict[str, float] = defaultdict(float)
        title = self.title
        lead = document.sentences[min(2, len(document.sentences) - 1)].end if document.sentences else 0
        for place in document.places:
            if place.rank != rank or (rank == PROVINCE and not place.known):
                continue
            weight = _LISTED if self._listed(place) else _BODY
            if title and title[0] <= place.start < title[1]:
                weight = _TITLE
            elif place.end <= lead and weight == _BODY:
                weight = _LEAD
            weights[place.label] += weight
        origin = self._origin
        for label in list(weights):
            if origin and len(bare := _ascii(label)) >= _SHORTEST_IN_ORIGIN and bare in origin:
                weights[label] += _PUBLISHER
            if self.bare_in_title(label):
                weights[label] += _TITLE
        return max(weights, key=lambda label: weights[label]) if weights else None  # of equals the one named first

    @cached_property
    def _origin(self) -> str:
        """The letters of the article's publisher and address."""
        article = self._document.article
        return _ascii(f"{article.publisher or ''} {article.url or ''}")

    def _listed(self, place: Place) -> bool:
        """Whether a place is one of three or more of its rank in its sentence."""
        sentence = self._document.sentence_at(place.start)
        if sentence is None:
            return False
        places, found = self._document.places, 0
        for index in range(bisect.bisect_left(self._place_starts, sentence.start), len(places)):
            if places[index].start >= sentence.end:
                break
            found += places[index].rank == place.rank
            if found == _LIST:
                return True
        return False

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.start for place in self._document.places]

    @cached_property
    def title(self) -> tuple[int, int] | None:
        """Where the title stands, with the headline below it if it is only a section's or site's name; else None."""
        blocks, text = self._document.article.blocks, self._document.text
        first = next((index for index, block in enumerate(blocks) if block.kind == "title"), None)
        if first is None:
            return None
        start, end = blocks[first].span.start, blocks[first].span.end
        if not _is_masthead(text[start:end]):
            return start, end
        for block in blocks[first + 1 : first + 1 + _BELOW]:
            line = text[block.span.start : block.span.end].rstrip()
            if block.kind == "date" or len(line) > _HEADLINE or line.endswith((".", ":", ";", ",")):
                break
            end = block.span.end
            if len(line) > _SECTION and not _is_masthead(line):
                break
        return start, end

    def title_places(self) -> list[Place]:
        """The places of the title."""
        title = self.title
        return [p for p in self._document.places if title and title[0] <= p.start < title[1]]

    def bare_in_title(self, label: str) -> bool:
        """Whether the title names a unit, also without its level word."""
        if self.title is None:
            return False
        return stands_in(label, self._document.text[slice(*self.title)])


def _is_masthead(line: str) -> bool:
    """Whether a line names a section, a site or in capitals an office, and is no headline itself."""
    return len(line.rstrip()) <= _SECTION or line.isupper() or _site().search(line) is not None


@lru_cache(maxsize=4096)
def _ascii(words: str) -> str:
    """The letters of words in lower case, without diacritics and all between them."""
    return _NO_ASCII_LETTER.sub("", strip_diacritics(words).lower())
