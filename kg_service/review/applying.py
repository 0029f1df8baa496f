"""Judgements over freshly extracted facts: people win over rules, and what no longer fits is told, never dropped.

A judgement finds its fact by the stable id. When extraction has changed what it says (another name, other offsets),
the judgement finds the fact of the same article and type that stands on the same words and agrees in what it is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg_service.extraction.agreement import SAME
from kg_service.extraction.facts import Evidence, Fact
from kg_service.review.judgements import Judgement, latest

ACCEPTED_CONFIDENCE = 1.0
"""The confidence of a fact that a person accepted or corrected."""


@dataclass
class Reviewed:
    """Facts after review.

    ``facts``: those that stay, in order, with what people corrected; ``judged``: judgement by the stable id of the
    fact in ``facts`` that it stands behind; ``rejected``: facts that people rejected; ``unmatched``: judgements whose
    fact is extracted no more.
    """

    facts: list[Fact] = field(default_factory=list)
    judged: dict[str, Judgement] = field(default_factory=dict)
    rejected: list[tuple[Fact, Judgement]] = field(default_factory=list)
    unmatched: list[Judgement] = field(default_factory=list)


def apply_judgements(facts: Sequence[Fact], judgements: Iterable[Judgement]) -> Reviewed:
    """Apply the latest judgement on each fact of one article.

    Accepted facts get confidence 1; corrected ones are replaced; rejected ones leave; an unsure verdict changes
    nothing but is kept. A fact that a person accepted or corrected stays in the graph even when extraction no longer
    finds it: the words still stand in the article, and the judgement is also reported as unmatched.
    """
    by_id: dict[str, list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        by_id[fact.stable_id].append(index)
    verdicts: dict[int, Judgement] = {}
    reviewed = Reviewed()
    restored: list[tuple[Fact, Judgement]] = []
    for judgement in latest(judgements):
        at = _find(judgement.fact, facts, by_id, verdicts)
        if at is not None:
            verdicts[at] = judgement
            continue
        reviewed.unmatched.append(judgement)
        if judgement.verdict in ("accept", "correct"):
            restored.append((_certain(judgement.correction or judgement.fact), judgement))
    for index, fact in enumerate(facts):
        verdict = verdicts.get(index)
        if verdict is None:
            reviewed.facts.append(fact)
        elif verdict.verdict == "reject":
            reviewed.rejected.append((fact, verdict))
        else:
            kept = fact if verdict.verdict == "unsure" else _certain(verdict.correction or fact)
            reviewed.facts.append(kept)
            reviewed.judged[kept.stable_id] = verdict
    for fact, judgement in restored:
        reviewed.facts.append(fact)
        reviewed.judged[fact.stable_id] = judgement
    return reviewed


def _certain(fact: Fact) -> Fact:
    return fact.model_copy(update={"confidence": ACCEPTED_CONFIDENCE})


def _find(judged: Fact, facts: Sequence[Fact], by_id: dict[str, list[int]], taken: dict[int, Judgement]) -> int | None:
    """The index of the fact that a judgement is about, else None."""
    for index in by_id.get(judged.stable_id, ()):
        if index not in taken:
            return index
    record = judged.record()
    for index, fact in enumerate(facts):
        if index in taken or fact.article != judged.article or fact.type != judged.type:
            continue
        if _overlap(fact.evidence, judged.evidence) and SAME[fact.type](record, fact.record()):
            return index
    return None


def _overlap(first: Evidence, second: Evidence) -> bool:
    return first.start < second.end and second.start < first.end
