"""An article made ready for the rules: sentences, places, bodies, quotations, dates, and what it is about."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from kg_service.articles.model import Article, BlockKind
from kg_service.extraction.article_years import year_of_text
from kg_service.extraction.facts import Evidence
from kg_service.extraction.headlines import in_running_case
from kg_service.extraction.knowledge import Knowledge
from kg_service.extraction.mentions.areas import AreaResolver
from kg_service.extraction.mentions.bare_places import bare_places, without_places
from kg_service.extraction.mentions.bodies import Body, find_bodies
from kg_service.extraction.mentions.clusters import ClusterMention, find_clusters
from kg_service.extraction.mentions.people import find_people
from kg_service.extraction.mentions.person_records import Person
from kg_service.extraction.mentions.places import Place
from kg_service.extraction.mentions.quotations import Quotation, find_quotations
from kg_service.text.dates import DateMention, PeriodMention, find_dates, find_periods
from kg_service.text.sentences import sentences
from kg_service.text.values import value


class Mention(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last character."""


M = TypeVar("M", bound=Mention)


class InOrder(tuple[M, ...]):
    """Mentions in order of place, asked for by it: where they start is listed once."""

    def __init__(self, _: Iterable[M] = ()) -> None:
        self.starts: Sequence[int] = [mention.start for mention in self]
        """The first characters of the mentions."""


@value
class Sentence:
    """A sentence of a block that is not chrome; ``block`` counts the article's blocks."""

    start: int
    end: int
    kind: BlockKind
    block: int


class Document:
    """What the rules of extraction see of one article. All offsets count characters of the NFC ``text``.

    ``folded`` has the same length and serves for matching; ``evidence`` turns offsets into the source's. A headline in
    capitals is in small letters but for its names.
    """

    def __init__(self, article: Article, knowledge: Knowledge) -> None:
        self.article = article
        self.knowledge = knowledge
        self.text = in_running_case(article.text, article.blocks, knowledge.province_names)
        self.folded = article.folded
        self.sentences: tuple[Sentence, ...] = tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        for number, block in enumerate(self.article.blocks):
            if block.kind in ("chrome", "byline", "date"):
                continue
            for span in sentences(self.text, block.span):
                yield Sentence(span.start, span.end, block.kind, number)

    # --- what the text holds -------------------------------------------------------------------------------------

    @cached_property
    def places(self) -> InOrder[Place]:
        """Places in order, bare names of known districts and communes among them."""
        found: tuple[Sequence[Mention], ...] = (self.people, self.bodies, self.clusters)
        named = [(mention.start, mention.end) for mentions in found for mention in mentions]
        return InOrder(bare_places(self.text, self.folded, self.level_places, named))

    @cached_property
    def level_places(self) -> InOrder[Place]:
        """Provinces by their names and other units by the level word before them, in order."""
        return InOrder(self.knowledge.places.find(self.text, self.folded))

    @cached_property
    def bodies(self) -> InOrder[Body]:
        """Bodies in order."""
        found = find_bodies(self.text, self.folded, self.level_places, self.people, self.knowledge.places.cities)
        return InOrder(found)

    @cached_property
    def people(self) -> InOrder[Person]:
        """Persons in order."""
        found = find_people(self.text, self.folded, self.level_places)
        return InOrder(without_places(found, self.level_places))

    @cached_property
    def clusters(self) -> InOrder[ClusterMention]:
        """Named clusters and blocs in order."""
        return InOrder(find_clusters(self.text, self.folded, self.knowledge.cluster_name))

    @cached_property
    def quotations(self) -> InOrder[Quotation]:
        """Quoted passages in order."""
        return InOrder(find_quotations(self.folded, self.text))

    @cached_property
    def dates(self) -> InOrder[DateMention]:
        """Dates in order; years that the text leaves out come from the article's date, else from its year."""
        return InOrder(find_dates(self.folded, self.article.published, self.year))

    @cached_property
    def periods(self) -> InOrder[PeriodMention]:
        """Periods in order."""
        return InOrder(find_periods(self.folded, self.year))

    # --- what the article is about -------------------------------------------------------------------------------

    @cached_property
    def year(self) -> int | None:
        """The article's year: of its date, else as its text tells (:func:`year_of_text`)."""
        if self.article.published:
            return self.article.published.year
        return year_of_text(self.folded, lambda position: self.sentence_at(position) is not None)

    @cached_property
    def areas(self) -> AreaResolver:
        """Which area a place in the text speaks of."""
        return AreaResolver(self)

    def area_at(self, start: int, end: int | None = None) -> str | None:
        """The area that the words at ``[start, end)`` are about (see ``AreaResolver.at``)."""
        return self.areas.at(start, end)

    # --- looking up by place -------------------------------------------------------------------------------------

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that covers a position, else None."""
        index = bisect.bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        sentence = self.sentences[index]
        return sentence if position < sentence.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentences_of_block(self, block: int) -> list[Sentence]:
        """The sentences of one block, in order."""
        return [sentence for sentence in self.sentences if sentence.block == block]

    def period_at(self, start: int, end: int) -> str | None:
        """The period that words at ``[start, end)`` speak of.

        Inside them, else the nearest before in their sentence, else the first after in it, else None.
        """
        sentence = self.sentence_at(start)
        if sentence is None:
            return None
        inside = within(self.periods, start, end)
        if inside:
            return inside[0].value
        before = within(self.periods, sentence.start, start)
        if before:
            return before[-1].value
        after = within(self.periods, end, sentence.end)
        if after:
            return after[0].value
        return None

    def quotation_at(self, position: int) -> Quotation | None:
        """The quotation whose marks enclose a position, else None."""
        index = bisect.bisect_right(self.quotations.starts, position) - 1
        quotation = self.quotations[index] if index >= 0 else None
        return quotation if quotation and position < quotation.end else None

    def evidence(self, start: int, end: int, least: tuple[int, int] | None = None) -> Evidence:
        """Evidence for ``text[start:end]``, white space at the ends left out, in offsets of the source.

        ``least``: what it must hold where the whole would be longer than anybody reads, as of a list of thousands.
        """
        if least and end - start > _LONGEST_QUOTE:
            start, end = least
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        first, last = self.article.normalised.source_span(start, end)
        return Evidence(start=first, end=last, quote=self.article.source[first:last])


_LONGEST_QUOTE = 4000
_START = attrgetter("start")


def within(mentions: Sequence[M], start: int, end: int) -> list[M]:
    """The mentions that lie whole in ``[start, end)``; ``mentions`` are in order of place."""
    if not mentions:
        return []
    if not isinstance(mentions, InOrder):
        first = bisect.bisect_left(mentions, start, key=_START)
        last = bisect.bisect_left(mentions, end, first, key=_START)
        return [mention for mention in mentions[first:last] if mention.end <= end]
    starts = mentions.starts
    first = bisect.bisect_left(starts, start)
    if first == len(starts) or starts[first] >= end:
        return []  # as most stretches hold none
    last = bisect.bisect_left(starts, end, first + 1)
    return [mention for mention in mentions[first:last] if mention.end <= end]


class Sweep:
    """Asks of mentions in order, none over another, whether one lies over a stretch; stretches come in order too."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._at = 0

    def over(self, start: int, end: int) -> bool:
        """Whether a mention has a character in common with ``[start, end)``."""
        while self._at < len(self._mentions) and self._mentions[self._at].end <= start:
            self._at += 1
        return self._at < len(self._mentions) and self._mentions[self._at].start < end


def starting_at(mentions: InOrder[M], position: int) -> M | None:
    """The mention that begins at a position, else None."""
    index = bisect.bisect_left(mentions.starts, position)
    return mentions[index] if index < len(mentions) and mentions.starts[index] == position else None
