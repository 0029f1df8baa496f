"""One source document: its text unchanged, its normal form, what it says of itself, and its parts."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
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
        """The NFC text, in which the lines of one block are one; offsets of blocks count its characters."""
        return self.normalised.text

    @cached_property
    def folded(self) -> str:
        """Matching form of ``text``, character for character."""
        return fold(self.text)

    def described(
        self, blocks: tuple[Block, ...], title: str | None, published: dt.date | None, author: str | None
    ) -> Article:
        """The same article with its parts and what they say of it; the normal forms are not made again.

        Where a layout broke a paragraph into lines, each break becomes a space, so that rules read it as unbroken.
        """
        described = replace(self, blocks=blocks, title=title, published=published, author=author)
        spans = [block.span for block in blocks]
        text = _unbroken(self.text, spans)
        described.__dict__["normalised"] = replace(self.normalised, text=text)
        described.__dict__["folded"] = _unbroken(self.folded, spans)
        return described

    @cached_property
    def sha256(self) -> str:
        """Hash of the source in UTF-8, in hex."""
        return hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest()


def _unbroken(text: str, spans: Sequence[Span]) -> str:
    """The text with a space for each line end inside one of the spans, character for character."""
    pieces: list[str] = []
    done = 0
    for span in spans:
        if text.find("\n", span.start, span.end) >= 0 or text.find("\r", span.start, span.end) >= 0:
            pieces += (text[done : span.start], text[span.start : span.end].translate(_LINE_ENDS))
            done = span.end
    return "".join((*pieces, text[done:])) if pieces else text


_LINE_ENDS = str.maketrans("\r\n", "  ")
