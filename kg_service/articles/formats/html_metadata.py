"""What a page says of itself: JSON-LD of schema.org, OpenGraph, meta tags, in that order."""

from __future__ import annotations

import html
import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from kg_service.articles.formats.published import read_published
from kg_service.articles.metadata import Metadata

_ARTICLE_TYPES = {
    "Article", "NewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "ReportageNewsArticle", "ReviewNewsArticle", "BlogPosting", "Report", "SocialMediaPosting",
}  # fmt: skip
_TITLE = ("og:title", "twitter:title", "dc.title", "title")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "dc.date.issued", "dcterms.issued", "dc.date", "citation_publication_date", "date",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "dc.creator")
_PUBLISHER = ("og:site_name", "dc.publisher", "publisher", "application-name")
_URL = ("og:url",)
_LONGEST_VALUE = 2000
_LONGEST_SCRIPT = 1024 * 1024
_MOST_NODES = 10_000


def page_metadata(tree: HtmlElement) -> Metadata:
    """Title, day, author, publisher and address of a page, each None where the page does not say."""
    article = _linked_data(tree)
    tags = _tags(tree)
    title = (
        _text(article.get("headline")) or _first(tags, _TITLE) or _element(tree, "//h1") or _element(tree, "//title")
    )
    dates = [article.get("datePublished"), *(tags.get(name) for name in _PUBLISHED)]
    published = next((day for value in dates if (day := read_published(value))), None)
    author = _names(article.get("author")) or _first(tags, _AUTHOR)
    publisher = _names(article.get("publisher")) or _first(tags, _PUBLISHER)
    addresses = (*tree.xpath("//link[@rel='canonical']/@href"), *(tags.get(name) for name in _URL), article.get("url"))
    url = next(
        (text for value in addresses if (text := _text(value)) and text.startswith(("http://", "https://"))), None
    )
    # An author given as the address of a profile is no name.
    return Metadata(title, published, None if author and "://" in author else author, publisher, url)


def _tags(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta tag by its name, property or itemprop, in lower case."""
    found: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            if (name := tag.get(attribute)) and (value := _text(tag.get("content"))):
                found.setdefault(name.strip().lower(), value)
    for tag in tree.xpath("//time[@itemprop='datePublished']/@datetime"):
        found.setdefault("datepublished", str(tag)[:_LONGEST_VALUE])
    return found


def _first(tags: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if name in tags), None)


def _element(tree: HtmlElement, path: str) -> str | None:
    """The text of the only element of a path; None when there are several: which one is the title is not known."""
    found = tree.xpath(path)
    return _text(found[0].text_content()) if len(found) == 1 else None


def _linked_data(tree: HtmlElement) -> Mapping[str, Any]:
    """The first article that the page's JSON-LD describes; empty when there is none, or none that can be read."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if len(script) > _LONGEST_SCRIPT:
            continue
        try:
            data = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            if _ARTICLE_TYPES.intersection([kinds] if isinstance(kinds, str) else _strings(kinds)):
                return node
    return {}


def _nodes(data: object) -> Iterator[Mapping[str, Any]]:
    """The objects of a JSON value, outer ones first, up to a bound."""
    waiting = deque([data])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield value
            waiting.extend(part for part in value.values() if isinstance(part, dict | list))
        elif isinstance(value, list):
            waiting.extend(part for part in value if isinstance(part, dict | list))


def _strings(value: object) -> list[str]:
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def _names(value: object) -> str | None:
    """The name of a person or body, or of several."""
    if isinstance(value, list):
        return ", ".join(name for part in value[:10] if (name := _names(part))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    """A short text on one line, its entities resolved; None for anything else."""
    if not isinstance(value, str) or len(value) > _LONGEST_VALUE:
        return None
    return " ".join(html.unescape(value).replace("\0", " ").split()) or None
