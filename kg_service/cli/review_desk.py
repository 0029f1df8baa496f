"""Where the facts to review come from, how they look on a terminal, and how a judgement is saved."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg_service.cli.common import Invocation, cell, errors, plain, said
from kg_service.errors import InputError
from kg_service.extraction.facts import Evidence, Fact, read_facts
from kg_service.review.desk import Desk, Item, Pile, lay_out, piles_of
from kg_service.review.judgements import Judgement, Verdict, append_judgement, read_judgements
from kg_service.review.places import surroundings
from kg_service.settings import Settings
from kg_service.text.sentences import sentences


class Source(NamedTuple):
    """What the options of ``thidua review`` say: a file of facts, a folder of articles, a store, the judgements."""

    facts: Path | None
    articles: Path | None
    store: Path | None
    judgements: Path | None

    def settings(self, invocation: Invocation) -> Settings:
        """The settings with these flags."""
        return invocation.settings(articles=self.articles, store=self.store, review=self.judgements)


def open_desk(source: Source, settings: Settings) -> Desk:
    """Facts with their judgements.

    The facts are those of a file, else of a folder of articles, else of the published graph, else of the settings'
    articles. Broken lines of judgements are told; the others count.
    """
    judgements = list(read_judgements(settings.review, lambda error: _tell(error.message)))
    return lay_out(_piles(source, settings), judgements)


def _tell(message: str) -> None:
    errors.print(f"thidua: {message}", markup=False, soft_wrap=True)


def _piles(source: Source, settings: Settings) -> list[Pile]:
    from kg_service.cli import graphs, publishing  # the extractor is slow to import

    if source.facts:
        try:
            piles = piles_of(read_facts(source.facts))
        except OSError as error:
            raise InputError(f"{source.facts}: cannot be read: {error.strerror}") from error
        texts = _texts(source.articles) if source.articles else {}
        return [pile._replace(source=_fitting(pile.facts, texts.get(pile.article))) for pile in piles]
    kept = [] if source.articles else publishing.kept_if_any(settings.store)
    if not kept:
        reporter = graphs.Reporter()
        with graphs.Steps() as steps:
            kept = graphs.extracted(settings, steps, reporter)
    return [Pile(one.article.id, one.facts, one.article.source) for one in kept]


def _texts(articles: Path) -> dict[str, str]:
    from kg_service.articles.reader import read_articles

    return {article.id: article.source for article in read_articles([articles], lambda error: _tell(error.message))}


def _fitting(facts: Iterable[Fact], text: str | None) -> str | None:
    """The text if the facts' quotes stand in it where they say."""
    if text is None:
        return None
    spans = (fact.evidence for fact in facts)
    return text if all(text[span.start : span.end] == span.quote for span in spans) else None


def judge(
    item: Item, verdict: Verdict, by: str, note: str | None, settings: Settings, correction: Fact | None = None
) -> Judgement:
    """Save a judgement with the time and the words around the quote. Raises InputError when it cannot be saved."""
    before, after = surroundings(item.fact.evidence, item.source) if item.source else (None, None)
    try:
        judgement = Judgement(
            verdict=verdict,
            by=by,
            at=dt.datetime.now().astimezone().replace(microsecond=0),
            fact=item.fact,
            correction=correction,
            note=note or None,
            before=before or None,
            after=after or None,
        )
    except ValueError as error:
        raise InputError(f"no judgement: {' '.join(str(error).split())[:300]}") from error
    append_judgement(settings.review, judgement)
    return judgement


def reviewer(by: str | None) -> str:
    """The name given, else the login name. Raises InputError when there is neither."""
    try:
        name = by if by is not None else getpass.getuser()
    except (OSError, KeyError):
        name = ""
    if not name.strip() or len(name) > 200:
        raise InputError("who judges? give --by NAME, of at most 200 characters")
    return name.strip()


def verdict_of(item: Item) -> str:
    """The verdict that stands and whose it is, on one line."""
    if item.judgement is None:
        return ""
    return f"{item.judgement.verdict} ({plain(item.judgement.by)}{', disputed' if item.disputed else ''})"


def table(items: Iterable[Item], console: Console) -> int:
    """Show facts as a table; gives their number."""
    shown = Table(expand=True)
    for name, ratio in (("fact", 3), ("type", 2), ("said", 6), ("quote", 5), ("confidence", 2), ("verdict", 3)):
        shown.add_column(name, ratio=ratio, overflow="fold")
    count = 0
    for count, item in enumerate(items, 1):  # noqa: B007
        fact = item.fact
        cells = (item.name, fact.type, said(fact), fact.evidence.quote, f"{fact.confidence:g}", verdict_of(item))
        shown.add_row(*map(cell, cells))
    if count:
        console.print(shown)
    return count


def sentence(item: Item) -> Text:
    """The sentence of a fact with the quote marked; the quote alone where the text is not at hand."""
    evidence = item.fact.evidence
    if item.source is None:
        return _marked("", evidence.quote, "")
    before, after = _around(evidence, item.source)
    return _marked(before, evidence.quote, after)


def _around(evidence: Evidence, source: str) -> tuple[str, str]:
    start, end = evidence.start, evidence.end
    touched = [span for span in sentences(source) if span.start < evidence.end and evidence.start < span.end]
    if touched:
        start, end = min(start, touched[0].start), max(end, touched[-1].end)
    return source[start : evidence.start], source[evidence.end : end]


def _marked(before: str, quote: str, after: str) -> Text:
    """Marked by colour where there is one, and by brackets everywhere."""
    return Text.assemble(plain(before), ("⟦" + plain(quote) + "⟧", "bold reverse"), plain(after))
