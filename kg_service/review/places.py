"""Where the words of a judged fact stand now: texts get scraped again, and lines come and go above a quote."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kg_service.extraction.facts import Evidence

SURROUNDINGS = 32
"""Code points kept before and after a quote, to tell it from the same words elsewhere (Web Annotation, 4.2.4)."""


def surroundings(evidence: Evidence, source: str) -> tuple[str, str]:
    """The code points before and after the words, up to :data:`SURROUNDINGS` each; empty where the text ends."""
    return (
        source[max(0, evidence.start - SURROUNDINGS) : evidence.start],
        source[evidence.end : evidence.end + SURROUNDINGS],
    )


def located(evidence: Evidence, source: str, before: str | None = None, after: str | None = None) -> Evidence | None:
    """The same words in this text, None when they stand there no more.

    Where they stand more than once, the place with the most of the old surroundings is taken, then the nearest to the
    old one. White space may have changed; the evidence given back holds the words as this text writes them.
    """
    places = list(_exact(evidence.quote, source)) or list(_spaced_otherwise(evidence.quote, source))
    if not places:
        return None

    def fit(place: tuple[int, int]) -> tuple[int, int]:
        start, end = place
        kept = _shared_end(before or "", source[max(0, start - SURROUNDINGS) : start]) + _shared_start(
            after or "", source, end
        )
        return kept, -abs(start - evidence.start)

    start, end = max(places, key=fit)
    return Evidence(start=start, end=end, quote=source[start:end])


def _exact(quote: str, source: str) -> Iterator[tuple[int, int]]:
    at = source.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = source.find(quote, at + 1)


def _spaced_otherwise(quote: str, source: str) -> Iterator[tuple[int, int]]:
    words = quote.split()
    if words:
        pattern = regex.compile(r"\s+".join(regex.escape(word) for word in words))
        yield from (match.span() for match in pattern.finditer(source))


def _shared_end(one: str, other: str) -> int:
    tail = other[-len(one) :] if one else ""
    return next((i for i, (a, b) in enumerate(zip(reversed(one), reversed(tail), strict=False)) if a != b), len(tail))


def _shared_start(one: str, source: str, at: int) -> int:
    head = source[at : at + len(one)]
    return next((i for i, (a, b) in enumerate(zip(one, head, strict=False)) if a != b), len(head))
