"""What lies before a reviewer: facts, the judgement that stands on each, and judgements that no fact goes with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg_service.errors import InputError
from kg_service.extraction.facts import Fact
from kg_service.review.applying import Reason, Unmatched, apply_judgements
from kg_service.review.judgements import Judgement, by_article, latest
from kg_service.review.matching import statement


class Pile(NamedTuple):
    """The facts of one article; ``source`` is its text where that is known."""

    article: str
    facts: Sequence[Fact]
    source: str | None = None


class Item(NamedTuple):
    """A fact as extracted, and the judgement that stands on it.

    ``disputed``: people, or a person and the rules, say different things of it.
    """

    fact: Fact
    judgement: Judgement | None
    source: str | None
    disputed: bool

    @property
    def name(self) -> str:
        """``<article>/<id>``."""
        return f"{self.fact.article}/{self.fact.stable_id}"


class Choice(NamedTuple):
    """Which facts to show; what is None or False is not asked for. ``below``: of a confidence under this."""

    article: str | None = None
    type: str | None = None
    below: float | None = None
    unjudged: bool = False
    disagreeing: bool = False

    def takes(self, item: Item) -> bool:
        """Whether an item is one of those asked for."""
        fact = item.fact
        return (
            (self.article is None or fact.article == self.article)
            and (self.type is None or fact.type == self.type)
            and (self.below is None or fact.confidence < self.below)
            and not (self.unjudged and item.judgement)
            and (item.disputed or not self.disagreeing)
        )


@dataclass
class Desk:
    """Facts with their judgements. ``superseded``: judgements that a later one on the same thing replaced."""

    items: list[Item] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)
    superseded: list[Judgement] = field(default_factory=list)

    def chosen(self, choice: Choice) -> Iterator[Item]:
        """The items asked for, in the order of the articles."""
        return (item for item in self.items if choice.takes(item))

    def find(self, name: str) -> Item:
        """The fact of a stable id, or of ``<article>/<id>``.

        Facts that were corrected are found by the id of the correction as well, and those that are extracted no more
        by their judgement. Raises InputError if there is none, or several.
        """
        article, _, id_ = name.rpartition("/")
        found = {item.name: item for item in self._named(id_) if not article or item.fact.article == article}
        if not found:
            raise InputError(f"no fact {name!r} is here; `thidua review list` shows the ids of those that are")
        if len(found) > 1:
            raise InputError(f"{name!r} is the id of several facts: say which of {', '.join(sorted(found))}")
        return next(iter(found.values()))

    def _named(self, id_: str) -> Iterator[Item]:
        for item in self.items:
            correction = item.judgement.correction if item.judgement else None
            if item.fact.stable_id == id_ or (correction and correction.stable_id == id_):
                yield item
        for one in self.unmatched:
            judgement = one.judgement
            if judgement.id == id_ or (judgement.correction and judgement.correction.stable_id == id_):
                yield Item(judgement.fact, judgement, None, False)

    def counts(self) -> Counter[tuple[str, str]]:
        """How many judgements stand, by fact type and verdict, with a fact or without."""
        standing = [item.judgement for item in self.items if item.judgement]
        standing += [one.judgement for one in self.unmatched if one.judgement not in standing]
        return Counter((judgement.fact.type, judgement.verdict) for judgement in standing)


def lay_out(piles: Iterable[Pile], judgements: Sequence[Judgement]) -> Desk:
    """Put every article's facts and judgements together."""
    desk, given, disputes = Desk(), by_article(latest(judgements)), _disputes(judgements)
    for article, facts, source in piles:
        reviewed = apply_judgements(facts, given.pop(article, ()), source)
        desk.unmatched.extend(reviewed.unmatched)
        desk.superseded.extend(reviewed.superseded)
        for fact in facts:
            judgement = reviewed.on.get(fact.stable_id)
            disputed = judgement is not None and (
                (article, judgement.id) in disputes or statement(judgement.fact) != statement(fact)
            )
            desk.items.append(Item(fact, judgement, source, disputed))
    for left in given.values():
        desk.unmatched.extend(Unmatched(judgement, Reason.NO_ARTICLE, kept=False) for judgement in left)
    return desk


def _disputes(judgements: Iterable[Judgement]) -> set[tuple[str, str]]:
    """Facts on which the last words of two people differ."""
    said: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for judgement in judgements:
        correction = statement(judgement.correction) if judgement.correction else ""
        said[judgement.fact.article, judgement.id][judgement.by] = judgement.verdict + correction
    return {key for key, words in said.items() if len({*words.values()}) > 1}


def piles_of(facts: Iterable[Fact]) -> list[Pile]:
    """Facts without their articles, by article in the order of first mention."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.article, []).append(fact)
    return [Pile(article, of_it) for article, of_it in found.items()]
