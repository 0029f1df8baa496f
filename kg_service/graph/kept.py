"""The articles and facts that a graph was built from, kept beside it.

Who is who is settled over all articles at once, so adding one to a graph means building it again from these. They are
a gzip file of JSON Lines by article id: the article's text and what is known of it, the run that read it, and its
facts as extracted, before review. Nothing in it depends on the clock: the same input gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kg_service.articles.model import Article
from kg_service.errors import InputError, StoreError
from kg_service.extraction.facts import Fact, fact_from_record
from kg_service.graph.build import ArticleFacts
from kg_service.graph.provenance import ExtractionRun

KEPT_FILE = "articles.jsonl.gz"
_TEXTS = ("title", "author", "publisher", "url")


class KeptArticle(NamedTuple):
    """An article (its text unchanged, without its parts), its facts as extracted, and the run that extracted them."""

    article: Article
    facts: tuple[Fact, ...]
    run: ExtractionRun

    @property
    def input(self) -> ArticleFacts:
        """What the graph is built from."""
        return ArticleFacts(self.article, self.facts)


def write_kept(path: Path, kept: Iterable[KeptArticle]) -> None:
    """Write a file of articles, in the order of their ids."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", compresslevel=6, fileobj=raw, mtime=0) as out:
        for one in sorted(kept, key=lambda each: each.article.id):
            out.write((json.dumps(_record(one), ensure_ascii=False) + "\n").encode())


def _record(kept: KeptArticle) -> dict[str, Any]:
    article = kept.article
    known = {key: value for key in _TEXTS if (value := getattr(article, key)) is not None}
    if article.published:
        known["published"] = article.published.isoformat()
    return {
        "id": article.id,
        "source": article.source,
        **known,
        "run": {"version": kept.run.version, "rule_set": kept.run.rule_set},
        "facts": [fact.record() for fact in kept.facts],
    }


def read_kept(path: Path) -> Iterator[KeptArticle]:
    """The articles of a file that :func:`write_kept` made. Raises StoreError when there is none, or it is damaged."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield _kept(json.loads(line))
    except FileNotFoundError:
        raise StoreError("the published graph keeps no articles to build on: run `thidua build` once") from None
    except (OSError, EOFError, zlib.error, InputError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"the articles kept with the published graph are damaged ({error}): run `thidua build`"
        ) from error


def _kept(record: dict[str, Any]) -> KeptArticle:
    published = dt.date.fromisoformat(record["published"]) if "published" in record else None
    title, author, publisher, url = (record.get(key) for key in _TEXTS)
    article = Article(record["id"], record["source"], title, published, author, publisher, url)
    facts = tuple(fact_from_record(fact, f"{article.id}: fact") for fact in record["facts"])
    return KeptArticle(article, facts, ExtractionRun(**record["run"]))
