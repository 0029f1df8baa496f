"""Articles to facts: every extractor over every article, in order, the same facts on every run."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Protocol, get_args

from kg_service.articles.model import Article
from kg_service.extraction.abbreviations import explained, written_out
from kg_service.extraction.agreement import SAME
from kg_service.extraction.award import award
from kg_service.extraction.award import tally as award_tally
from kg_service.extraction.calibration import calibrated
from kg_service.extraction.campaign import campaign
from kg_service.extraction.cluster import role as cluster_role
from kg_service.extraction.directive import directive
from kg_service.extraction.document import Document
from kg_service.extraction.event import event
from kg_service.extraction.facts import AwardFact, AwardTallyFact, Fact
from kg_service.extraction.knowledge import Knowledge
from kg_service.extraction.person import role as person_role
from kg_service.extraction.statistic import statistic
from kg_service.reference.load import Reference

_log = logging.getLogger("kg_service.extraction")

Extractor = Callable[[Document], Iterator[Fact]]

EXTRACTORS: tuple[Extractor, ...] = (
    campaign.extract,
    directive.extract,
    award.extract,
    award_tally.extract,
    cluster_role.extract,
    event.extract,
    person_role.extract,
    statistic.extract,
)
"""One for each fact type, in the order of the contract."""


class FactExtractor(Protocol):
    """Whatever finds facts in an article: the rules, a language model."""

    def facts(self, article: Article) -> list[Fact]:
        """The facts of one article, each with a quote that stands in its source."""


class Extraction:
    """The rule extractor, made once from the reference data and then run over any number of articles.

    ``calibrate=False`` keeps the confidences that the rules give, for fitting the calibration. ``on_defect`` is told
    what went wrong where a rule fails on an article, whose other types of facts are still found; without it the rule's
    own error is raised.
    """

    def __init__(
        self, reference: Reference, calibrate: bool = True, on_defect: Callable[[str], None] | None = None
    ) -> None:
        self._knowledge = Knowledge(reference)
        self._calibrate = calibrate
        self._on_defect = on_defect

    def facts(self, article: Article) -> list[Fact]:
        """The facts of one article by type and place; of those that say the same, the most confident one."""
        document = Document(article, self._knowledge)
        found: dict[tuple[object, ...], Fact] = {}
        shorts = explained(document)
        for extractor in EXTRACTORS:
            for fact in self._of_one_type(extractor, document):
                fact = written_out(fact, shorts) if shorts else fact
                key = _assertion(fact)
                known = found.get(key)
                if known is None or fact.confidence > known.confidence:
                    found[key] = fact
        return [calibrated(fact) if self._calibrate else fact for fact in found.values()]

    def _of_one_type(self, extractor: Extractor, document: Document) -> list[Fact]:
        """What one extractor finds; nothing, and a report, where it has a defect: hundreds of articles may follow."""
        try:
            return list(extractor(document))
        except Exception as error:
            if self._on_defect is None:
                raise
            rules = extractor.__module__.removeprefix("kg_service.extraction.")
            self._on_defect(
                f"{document.article.id}: the rules of {rules} failed ({type(error).__name__}: {error}); its facts of "
                "that type are missing, the others are there. This is a defect of ours: please report it with the text"
            )
            return []


def report(defect: str) -> None:
    """Tell of a rule that failed on an article in the log, which the command line shows."""
    _log.error("%s", defect)


def united(article: Article, extractors: Sequence[FactExtractor]) -> list[Fact]:
    """The facts of several extractors: those of the first, and of the others what none before them says.

    Two facts say the same when evaluation would take one for the other (see ``agreement``).
    """
    found: list[Fact] = []
    for extractor in extractors:
        known = [fact.record() for fact in found]
        for fact in extractor.facts(article):
            record = fact.record()
            if not any(one["type"] == fact.type and SAME[fact.type](one, record) for one in known):
                found.append(fact)
    return found


_SAID = {
    kind: attrgetter(*(key for key in kind.model_fields if key not in ("article", "evidence", "confidence", "by")))
    for kind in get_args(Fact)
}


def _assertion(fact: Fact) -> tuple[object, ...]:
    """What a fact says, without where and how surely; ``type`` is among the keys of each."""
    by = fact.by if isinstance(fact, AwardFact | AwardTallyFact) else None
    return *_SAID[type(fact)](fact), *(by or ())


def extract_articles(articles: Iterable[Article], reference: Reference) -> Iterator[tuple[Article, list[Fact]]]:
    """Each article with its facts, in the order given."""
    extraction = Extraction(reference, on_defect=report)
    for article in articles:
        yield article, extraction.facts(article)
