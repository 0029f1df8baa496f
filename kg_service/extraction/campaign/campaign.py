"""Facts of type ``campaign``: named campaigns and drives, and the areas that run or answer them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from rapidfuzz import fuzz

from kg_service.extraction.campaign import slots as slots
from kg_service.extraction.campaign import times as times
from kg_service.extraction.campaign.actors import actor
from kg_service.extraction.campaign.headings import bulleted_names
from kg_service.extraction.campaign.lists import unquoted_names
from kg_service.extraction.campaign.names import CampaignName, clean_name, in_order, quoted_names
from kg_service.extraction.document import Document, Sentence
from kg_service.extraction.facts import CampaignFact, Fact
from kg_service.extraction.knowledge import is_abbreviation
from kg_service.reference.matching import match_key
from kg_service.reference.records import CampaignRecord
from kg_service.text.values import value

_SAME_NAME = 90.0
"""Least likeness of a name to one of the reference data to be given in its spelling: a shorter or longer form that
denotes the same campaign stays as the article has it."""


_MOST_MENTIONS = 50
"""Mentions of one name that are read for what they say of it."""


@value
class _Named:
    """A name with what its place says: area and whether the words beside it say so, or only the article at large."""

    name: CampaignName
    canonical: str
    area: str | None
    explicit: bool


@lru_cache(maxsize=2)  # documents that direct campaigns ask for the names again
def campaign_names(document: Document) -> list[CampaignName]:
    """All names of campaigns in the article, in order of place."""
    return in_order([*quoted_names(document), *unquoted_names(document), *bulleted_names(document)])


def extract(document: Document) -> Iterator[Fact]:
    """The campaigns that the article names, one fact for each pair of name and area, in order of place."""
    found = list(_named(document, campaign_names(document)))
    mentions: defaultdict[str, list[_Named]] = defaultdict(list)
    for one in found:
        mentions[match_key(one.canonical)].append(one)
    explicit = {match_key(one.canonical) for one in found if one.explicit}
    seen: dict[tuple[str, str | None], _Named] = {}
    for one in found:
        name = match_key(one.canonical)
        if not one.explicit and name in explicit:
            continue
        key = (name, one.area if one.explicit else None)  # of areas that only the article at large gives, the first
        known = seen.get(key)
        if known is None or one.name.confidence > known.name.confidence:
            seen[key] = one
    said = _Said(document)
    for one in sorted(seen.values(), key=lambda one: one.name.start):
        yield _fact(document, said, one, mentions[match_key(one.canonical)][:_MOST_MENTIONS])


_Read: TypeAlias = Callable[[Document, CampaignName, Sentence], str | None]


class _Said:
    """What sentences say of the campaigns that they name; each is read once, however many facts a name has."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[tuple[_Read, int], str | None] = {}

    def first(self, read: _Read, mentions: Iterable[_Named]) -> str | None:
        """What the first of some mentions says that says anything."""
        return next((told for mention in mentions if (told := self._of(read, mention.name))), None)

    def _of(self, read: _Read, name: CampaignName) -> str | None:
        key = read, name.start
        if key not in self._known:
            sentence = self._document.sentence_at(name.trigger)
            self._known[key] = read(self._document, name, sentence) if sentence else None
        return self._known[key]


def _named(document: Document, names: list[CampaignName]) -> Iterator[_Named]:
    of_cluster = document.areas.cluster is not None and document.areas.subject == document.areas.cluster
    runs = actor(document) if names and not of_cluster else None
    for _, group in groupby(names, key=lambda name: name.group):
        listed = list(group)
        for index, name in enumerate(listed):
            sentence = document.sentence_at(name.trigger) or document.sentence_at(name.start)
            assert sentence is not None, "names are looked for in sentences only"
            canonical = canonical_name(document, name.name)
            area = slots.area_in_name(document, name) or name.head or slots.area_after(document, listed[index:])
            if area is None and slots.is_national(document, name.end):
                yield _Named(name, canonical, None, explicit=True)
                continue
            area = area or slots.area_said(document, name, sentence)
            at_large = area or runs or slots.area_at_large(document, name, sentence)
            yield _Named(name, canonical, at_large, explicit=area is not None)
            if area is not None and area not in canonical:
                for other in slots.others_after(document, name):
                    yield _Named(name, canonical, other, explicit=True)


def _fact(document: Document, said: _Said, one: _Named, mentions: list[_Named]) -> CampaignFact:
    name, told = one.name, [one, *mentions]
    started = said.first(times.started, told)
    period = said.first(times.period_of, told)
    period = period or (started[:4] if started else times.year_of_article(document))
    local = document.knowledge.localises(one.canonical)
    start, end = min(name.trigger, name.start), name.end
    if name.start - start > 120:
        start = name.start
    return CampaignFact(
        article=document.article.id,
        evidence=document.evidence(start, end),
        confidence=name.confidence,
        name=one.canonical,
        kind=name.kind,
        area=one.area,
        period=period,
        started=started,
        launched_by=said.first(slots.launched_by, told),
        localises=local.name_vi if local else None,
    )


def canonical_name(document: Document, name: str) -> str:
    """A name as the reference data spell it, where it differs from theirs in spelling and abbreviation only."""
    record: CampaignRecord | None = document.knowledge.campaign_named(name)
    if record is None:
        return name
    if is_abbreviation(name):
        return record.name_vi
    expand = document.knowledge.expansions
    key = " ".join(expand.get(word, word) for word in match_key(name).split())
    same = fuzz.ratio(key, match_key(record.name_vi)) >= _SAME_NAME
    same = same or fuzz.ratio(key, match_key(clean_name(record.name_vi))) >= _SAME_NAME
    return record.name_vi if same else name
