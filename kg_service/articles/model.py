"""One source document: its text unchanged, its normal form, what it says of itself, and its parts."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, TypeAlias

from kg_service.text.normalize import NormalisedText, fold, normalise
from kg_service.text.sentences import Span
from kg_service.text.values import value

BlockKind: TypeAlias = Literal["title", "byline", "date", "heading", "body", "caption", "chrome"]


@value
class Block:
    """A paragraph of the NFC text and what it is."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True)
class Article:
    """A source document.

    ``source`` is the text as decoded, unchanged: every offset that leaves this class counts its code points.
    ``title``, ``published``, ``author``, ``publisher`` and ``url`` come from the metadata given with the article or
    else from its text; None when neither says.
    """

    id: str
    source: str
    title: str | None = None
    published: dt.date | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = field(default=(), repr=False)

    @cached_property
    def normalised(self) -> NormalisedText:
        """NFC text with the map back to the source."""
        return normalise(self.source)

    @property
    def text(self) -> str:
        """The NFC text; offsets of blocks count its characters."""
        return self.normalised.text

    @cached_property
    def folded(self) -> str:
        """Matching form of ``text``, character for character."""
        return fold(self.text)

    def described(
        self, blocks: tuple[Block, ...], title: str | None, published: dt.date | None, author: str | None
    ) -> Article:
        """The same article with its parts and what they say of it; the normal forms are not made again."""
        described = replace(self, blocks=blocks, title=title, published=published, author=author)
        described.__dict__["normalised"] = self.normalised
        described.__dict__["folded"] = self.folded
        return described

    @cached_property
    def sha256(self) -> str:
        """Hash of the source in UTF-8, in hex."""
        return hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest()
