"""Judgements over freshly extracted facts: people win over rules, and what no longer fits is told, never dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from kg_service.extraction.facts import Fact
from kg_service.review.judgements import Judgement, latest
from kg_service.review.matching import Matching, Placed, match, placed, statement
from kg_service.review.places import located

ACCEPTED_CONFIDENCE = 1.0
"""The confidence of a fact that a person accepted or corrected."""


class Reason(StrEnum):
    """Why a judgement has no extracted fact."""

    NO_ARTICLE = "its article is not among those read"
    WORDS_GONE = "its words stand in the article no more"
    NOT_EXTRACTED = "nothing like it is extracted from its words any more"
    ELSEWHERE = "the same is now read off other words of the article"


class Unmatched(NamedTuple):
    """A judgement that no extracted fact goes with. ``kept``: what it confirmed stays in the graph all the same."""

    judgement: Judgement
    reason: Reason
    kept: bool

    def text(self) -> str:
        """One line for people."""
        judgement = self.judgement
        kept = "; what was confirmed stays" if self.kept else ""
        return (
            f"{judgement.fact.article}/{judgement.id}: {judgement.verdict} by {judgement.by} of "
            f"{judgement.at.isoformat()} matches no fact: {self.reason}{kept}"
        )


@dataclass
class Reviewed:
    """The facts of one article after review.

    ``facts``: those that stay, with what people corrected; ``judged``: the judgement behind a fact of ``facts``, by
    its stable id; ``on``: the judgement on a fact as it was extracted, by its stable id; ``withdrawn``: extracted facts
    that left, each with the judgement that it left for; ``own``: stable ids of facts that stand by a person's word
    and not by this extraction; ``unmatched``: judgements whose fact is extracted no more; ``superseded``: those that a
    later judgement on the same thing has replaced; ``standing``: all the others, in the order they were given.
    """

    facts: list[Fact] = field(default_factory=list)
    judged: dict[str, Judgement] = field(default_factory=dict)
    on: dict[str, Judgement] = field(default_factory=dict)
    withdrawn: list[tuple[Fact, Judgement]] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    unmatched: list[Unmatched] = field(default_factory=list)
    superseded: list[Judgement] = field(default_factory=list)
    standing: list[Judgement] = field(default_factory=list)

    @property
    def rejected(self) -> list[tuple[Fact, Judgement]]:
        """The extracted facts that people rejected."""
        return [(fact, judgement) for fact, judgement in self.withdrawn if judgement.verdict == "reject"]


def apply_judgements(facts: Sequence[Fact], judgements: Iterable[Judgement], source: str | None = None) -> Reviewed:
    """Apply the latest judgement on each fact of one article.

    ``source``: the article's text as it is now, in which moved words are found again; without it, words are taken to
    stand where they stood. Accepted facts get confidence 1, in the words that were accepted; corrected ones are
    replaced; rejected ones leave; an unsure verdict changes nothing but is kept. What a person accepted or corrected
    stays even when extraction no longer finds it, as long as its words stand in the article.
    """
    counting = latest(judgements)
    if not counting:  # most articles: ids are hashes, and not for nothing
        return Reviewed(list(facts))
    given = placed(counting, source)
    found = match(given, facts)
    reviewed = Reviewed()
    outcome = _Outcome()
    for one in given:
        if one.order in found.superseded:
            reviewed.superseded.append(one.judgement)
            continue
        reviewed.standing.append(one.judgement)
        index = found.of.get(one.order)
        if index is None:
            reviewed.unmatched.append(_apply_alone(one, facts, source, found, outcome))
        else:
            reviewed.on[facts[index].stable_id] = one.judgement
            if told := _apply_to(one, facts[index], one.order in found.reworded, source, outcome):
                reviewed.unmatched.append(told)
    outcome.gather(facts, reviewed)
    return reviewed


class _Outcome:
    """What becomes of a fact, by stable id: it stays (as given here) or leaves (None). The later judgement decides."""

    def __init__(self) -> None:
        self._decided: dict[str, tuple[int, Fact | None, Judgement]] = {}

    def decide(self, fact: Fact, one: Placed, stays: bool) -> None:
        known = self._decided.get(fact.stable_id)
        if known is None or known[0] < one.order:
            self._decided[fact.stable_id] = one.order, fact if stays else None, one.judgement

    def gather(self, facts: Sequence[Fact], reviewed: Reviewed) -> None:
        """Facts in the order extracted, then those that stand by a person's word alone in the order of judgements."""
        extracted = {fact.stable_id for fact in facts}
        told: set[str] = set()
        for fact in facts:
            decided = self._decided.get(fact.stable_id)
            if decided is None:
                reviewed.facts.append(fact)
            elif fact.stable_id not in told:
                told.add(fact.stable_id)
                if decided[1] is None:
                    reviewed.withdrawn.append((fact, decided[2]))
                else:
                    reviewed.facts.append(decided[1])
                    reviewed.judged[fact.stable_id] = decided[2]
        for id_, (_, kept, judgement) in sorted(self._decided.items(), key=lambda item: item[1][0]):
            if kept is not None and id_ not in extracted:
                reviewed.facts.append(kept)
                reviewed.judged[id_] = judgement
                reviewed.own.add(id_)


def _apply_to(one: Placed, fact: Fact, reworded: bool, source: str | None, outcome: _Outcome) -> Unmatched | None:
    """A judgement and the fact that it is about."""
    verdict = one.judgement.verdict
    if verdict == "unsure":
        outcome.decide(fact, one, stays=True)
    elif verdict == "reject":
        outcome.decide(fact, one, stays=False)
    elif verdict == "accept" and not reworded:
        outcome.decide(_certain(fact), one, stays=True)
    else:
        kept = _as_judged(one.judgement, source)
        if kept is None or kept.stable_id != fact.stable_id:
            outcome.decide(fact, one, stays=False)
        if kept is None:  # a correction by other words, which are gone: the fact is wrong all the same
            return Unmatched(one.judgement, Reason.WORDS_GONE, kept=False)
        outcome.decide(kept, one, stays=True)
    return None


def _apply_alone(
    one: Placed, facts: Sequence[Fact], source: str | None, found: Matching, outcome: _Outcome
) -> Unmatched:
    """A judgement without a fact: told, and what it confirmed stays."""
    judgement, said = one.judgement, statement(one.judgement.fact)
    twins = [index for index, fact in enumerate(facts) if statement(fact) == said]
    kept = _as_judged(judgement, source) if judgement.verdict in ("accept", "correct") else None
    if kept is not None:
        if judgement.verdict == "accept":  # an article states a thing once, and a person has chosen by which words
            for index in {*twins} - {*found.of.values()}:
                outcome.decide(facts[index], one, stays=False)
        outcome.decide(kept, one, stays=True)
    if twins:
        return Unmatched(judgement, Reason.ELSEWHERE, kept is not None)
    reason = Reason.WORDS_GONE if one.evidence is None else Reason.NOT_EXTRACTED
    return Unmatched(judgement, reason, kept is not None)


def _as_judged(judgement: Judgement, source: str | None) -> Fact | None:
    """What a person accepted or put right, at the place where its words stand now; None if they are gone."""
    fact = judgement.correction or judgement.fact
    if source is None:
        return _certain(fact)
    around = (judgement.before, judgement.after) if fact.evidence == judgement.fact.evidence else (None, None)
    evidence = located(fact.evidence, source, *around)
    return None if evidence is None else _certain(fact.model_copy(update={"evidence": evidence}))


def _certain(fact: Fact) -> Fact:
    return fact.model_copy(update={"confidence": ACCEPTED_CONFIDENCE})
