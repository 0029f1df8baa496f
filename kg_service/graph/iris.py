"""Every IRI of the project, from one base (setting ``THIDUA_BASE_IRI``): the only place that puts IRIs together.

Paths are those of the interface agreement: ``id/<kind>/<slug>`` and ``graph/<name>``. Terms and concepts
(``ontology#Term``, ``vocab/<scheme>/<concept>``) are in :mod:`kg_service.graph.vocabulary`: they are shared between
installations and do not move with the base. Slugs are ASCII (:func:`slug`); ids that come from outside (articles) are
percent-encoded (:func:`encoded`), so two ids never share an IRI. Slugs do lose letters:
:class:`~kg_service.graph.slugs.SlugTable` sees to it that two names never share one.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import regex
from rdflib import URIRef

from kg_service.errors import InputError, SettingsError

DEFAULT_BASE = "https://w3id.org/thidua/"
SLUG_LENGTH = 80
"""Longer slugs are cut and end with a hash of the whole."""

_NOT_SLUG = regex.compile(r"[^a-z0-9]+")
_NOT_IN_IRI = regex.compile(r'[\x00-\x20<>"{}|^`\\\x7f]')


def digest(text: str, length: int = 8) -> str:
    """The first ``length`` hex digits of SHA-256 over the text as UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by single hyphens; empty if the text has none.

    Vietnamese đ becomes d and all marks fall away: ``"Cả nước – Đ1"`` gives ``"ca-nuoc-d1"``. A slug over
    :data:`SLUG_LENGTH` is cut there and a hash of the whole slug added.
    """
    lowered = text.lower().replace("đ", "d").replace("ð", "d")
    plain = "".join(char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char))
    whole = _NOT_SLUG.sub("-", plain.lower()).strip("-")
    if len(whole) <= SLUG_LENGTH:
        return whole
    return f"{whole[: SLUG_LENGTH - 9].rstrip('-')}-{digest(whole)}"


def encoded(identifier: str) -> str:
    """A path segment that stands for exactly this identifier: all but unreserved characters percent-encoded.

    Raises InputError for ``""``, ``"."`` and ``".."``, which a client would fold away, and for lone surrogates.
    """
    if identifier in {"", ".", ".."}:
        raise InputError(f"{identifier!r} cannot be an id: rename it to something with a letter or digit")
    try:
        return quote(identifier, safe="")
    except UnicodeEncodeError as error:
        raise InputError(f"{identifier!r} cannot be an id: it is not valid Unicode text") from error


def web_iri(address: str) -> URIRef | None:
    """A web address from outside as an IRI, percent-encoded where it must be; None if it is not http(s)."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc:
        return None
    return URIRef(_NOT_IN_IRI.sub(lambda match: quote(match.group()), address.strip()))


@dataclass(frozen=True)
class IriScheme:
    """Mints IRIs under one base. Frozen, comparable, cheap to pass about.

    ``base`` is an absolute http(s) IRI that ends in ``/``. Raises SettingsError if it is not.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        sound = parts.scheme in {"http", "https"} and parts.netloc and not parts.query and not parts.fragment
        if not sound or not self.base.endswith("/") or _NOT_IN_IRI.search(self.base):
            raise SettingsError(f"THIDUA_BASE_IRI {self.base!r}: give an absolute http(s) address that ends in /")

    def resource(self, kind: str, slug: str) -> URIRef:
        """``id/<kind>/<slug>``; the slug must be one already."""
        return URIRef(f"{self.base}id/{kind}/{slug}")

    def article(self, article_id: str) -> URIRef:
        """The source article."""
        return self.resource("article", encoded(article_id))

    def passage(self, article_id: str, start: int, end: int) -> URIRef:
        """A stretch of an article's unchanged text by code points, named as RFC 5147 does."""
        return URIRef(f"{self.article(article_id)}#char={start},{end}")

    def fact(self, article_id: str, stable_id: str) -> URIRef:
        """The factoid."""
        return self.resource("fact", f"{encoded(article_id)}/{encoded(stable_id)}")

    def graph(self, name: str) -> URIRef:
        """A named graph: ``reference``, ``ontology``, ``links``, ``review``, ``derived``."""
        return URIRef(f"{self.base}graph/{name}")

    def article_graph(self, article_id: str) -> URIRef:
        """The named graph of what one article asserts."""
        return self.graph(f"article/{encoded(article_id)}")
