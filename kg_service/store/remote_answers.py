"""What a remote engine answers: read to its end or a clear error, mended where it is known to be off, converted."""

from __future__ import annotations

import ast
import contextlib
import json
import re
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import IO, cast
from urllib.error import HTTPError

import pyoxigraph as ox
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed, SPARQLWrapperException

from kg_service.errors import (
    EngineError,
    EngineTimeoutError,
    QueryLimitError,
    QuerySyntaxError,
    QueryTimeoutError,
    ThiduaError,
)
from kg_service.store.engines import Engine, cut_short, is_timeout, place, rows_left_out, said
from kg_service.store.formats import CSV, JSON, JSON_LD, N_QUADS, N_TRIPLES, RDF_XML, TRIG, TSV, TURTLE, XML, ResultKind
from kg_service.store.formats import Format as OurFormat

_BLOCK = 128 << 10
_IN_MEMORY = 8 << 20
_RESULTS = {
    JSON: ox.QueryResultsFormat.JSON,
    XML: ox.QueryResultsFormat.XML,
    CSV: ox.QueryResultsFormat.CSV,
    TSV: ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    TURTLE: ox.RdfFormat.TURTLE,
    N_TRIPLES: ox.RdfFormat.N_TRIPLES,
    RDF_XML: ox.RdfFormat.RDF_XML,
    JSON_LD: ox.RdfFormat.JSON_LD,
    TRIG: ox.RdfFormat.TRIG,
    N_QUADS: ox.RdfFormat.N_QUADS,
}


class Answer:
    """One answer of an engine as it comes: blocks of bytes in the format that the client wants.

    Raises EngineError when the engine breaks off or sends what it was not asked for, EngineTimeoutError when it is too
    slow, QueryTimeoutError when it says that it ended the query, QueryLimitError for too many bytes.
    """

    def __init__(
        self, response: HTTPResponse, engine: Engine, kind: ResultKind, wanted: OurFormat, limit: float, size: int
    ) -> None:
        self._response = response
        self._deadline = time.monotonic() + limit  # from the first byte on
        self._limit = limit
        self._size = size
        got = engine.format(kind, wanted)
        try:
            self._check(kind, wanted, got)
        except ThiduaError:
            response.close()
            raise
        blocks: Iterable[bytes] = self._read()
        if engine.writes and kind is ResultKind.BOOLEAN:
            blocks = _truth(blocks)
        blocks = _mended(blocks, engine.mends.get(kind, ()))
        self._blocks = iter(blocks if got == wanted else _converted(blocks, kind, got, wanted))

    def block(self) -> bytes:
        """The next block; empty at the end. For one thread at a time."""
        try:
            return next(self._blocks, b"")
        except (OSError, HTTPException, ValueError, SyntaxError) as error:
            raise engine_error(error, self._limit) from error

    def close(self) -> None:
        """Give up the connection."""
        self._response.close()

    def _check(self, kind: ResultKind, wanted: OurFormat, got: OurFormat) -> None:
        headers = dict(self._response.headers)
        if cut_short(headers):
            raise over_time(self._limit)
        if rows_left_out(headers):
            raise QueryLimitError("the result has more rows than the remote engine gives at once: add a LIMIT")
        sent = self._response.headers.get_content_type()
        if sent not in (got.media_type, *got.aliases):
            if sent.startswith("text/html"):
                raise EngineError("the remote engine answered with a page for people: is this its query address?")
            raise EngineError(f"the remote engine cannot give {kind} as {wanted.media_type}: ask for another format")

    def _read(self) -> Iterator[bytes]:
        total = 0
        while block := self._response.read1(_BLOCK):
            total += len(block)
            if total > self._size:
                raise QueryLimitError("the result has more bytes than one result may: ask for less, or add a LIMIT")
            if time.monotonic() > self._deadline:
                raise engine_error(TimeoutError(), self._limit)
            yield block
        if self._response.length:  # read1 takes the end of the connection for the end of the answer
            raise IncompleteRead(b"", self._response.length)


def _mended(blocks: Iterable[bytes], mends: Sequence[tuple[re.Pattern[bytes], bytes]]) -> Iterator[bytes]:
    if not mends:
        yield from blocks
        return
    left = b""
    for block in blocks:
        whole, newline, left = (left + block).rpartition(b"\n")
        yield _replaced(whole + newline, mends)
    yield _replaced(left, mends)


def _replaced(data: bytes, mends: Sequence[tuple[re.Pattern[bytes], bytes]]) -> bytes:
    for pattern, replacement in mends:
        data = pattern.sub(replacement, data)
    return data


def _truth(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """A truth value that came as one row with a one, or as no row (Virtuoso), as the standard has it."""
    document = json.loads(b"".join(blocks))
    if "boolean" in document:
        truth = bool(document["boolean"])
    else:
        rows = document["results"]["bindings"]
        truth = any(value.get("value") == "1" for row in rows for value in row.values())
    yield json.dumps({"head": {}, "boolean": truth}).encode()


class _File:
    """Blocks as a file to read from."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = iter(blocks)
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes, none at the end."""
        while not self._left:
            block = next(self._blocks, None)
            if block is None:
                return b""
            self._left = block
        cut = len(self._left) if size < 0 else size
        data, self._left = self._left[:cut], self._left[cut:]
        return data


def _converted(blocks: Iterable[bytes], kind: ResultKind, got: OurFormat, wanted: OurFormat) -> Iterator[bytes]:
    """The answer in another format. All of it is read first, so that what breaks off is an error and no half."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as out:
        _convert(_File(blocks), kind, got, wanted, out)
        yield from _blocks_of(out)


def _convert(source: _File, kind: ResultKind, got: OurFormat, wanted: OurFormat, out: IO[bytes]) -> None:
    """All of it in one call: the engine's readers may not see a second thread, not even to be dropped by."""
    file = cast("IO[bytes]", source)
    if kind is ResultKind.GRAPH:
        ox.serialize((quad.triple for quad in ox.parse(file, _GRAPHS[got])), out, _GRAPHS[wanted])
    else:
        ox.parse_query_results(file, _RESULTS[got]).serialize(out, _RESULTS[wanted])


def _blocks_of(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while block := file.read(_BLOCK):
        yield block


def over_time(limit: float) -> QueryTimeoutError:
    """The engine ended the query at its limit."""
    return QueryTimeoutError(
        f"the query was ended after its limit of {limit:g} seconds: ask for less, or add a LIMIT", limit_seconds=limit
    )


def timed_out(error: BaseException) -> bool:
    """Whether an error of the network is that nothing came in time."""
    return isinstance(getattr(error, "reason", error), TimeoutError)


def engine_error(error: BaseException, limit: float) -> ThiduaError:
    """What went wrong with an engine, without its address: clients need not know where it is."""
    if timed_out(error):
        return EngineTimeoutError(
            f"the remote engine did not answer within {limit:g} seconds: ask for less, or try again later",
            limit_seconds=limit,
        )
    words = _words(error)
    if words and is_timeout(words):
        return over_time(limit)
    if isinstance(error, QueryBadFormed):
        return QuerySyntaxError(f"the engine refused the query: {words}", **place(words))
    if isinstance(error, EndPointInternalError):
        return EngineError(f"the remote engine failed on the query: {words}")
    if isinstance(error, HTTPError):
        error.close()
        return EngineError(f"the remote engine answered with status {error.code}: try again later")
    if isinstance(error, SPARQLWrapperException):
        return EngineError("the remote engine answered with an error: try again later")
    if isinstance(error, ValueError | SyntaxError):
        return EngineError("the remote engine answered with what cannot be read: try again later")
    return EngineError("the remote engine cannot be reached, or broke off its answer: try again later")


def _words(error: BaseException) -> str:
    """The engine's own words within SPARQLWrapper's message."""
    if not isinstance(error, SPARQLWrapperException):
        return ""
    _, found, after = str(error).partition("Response:")
    raw = (after if found else str(error)).strip()
    with contextlib.suppress(ValueError, SyntaxError):  # SPARQLWrapper shows the body as Python shows bytes
        raw = ast.literal_eval(raw).decode("utf-8", "replace")
    return said(raw)
