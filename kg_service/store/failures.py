"""What workers and the writer report, as errors of ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg_service.errors import (
    InputError,
    NotAcceptableError,
    PreconditionFailedError,
    QueryLimitError,
    QuerySyntaxError,
    StoreError,
    ThiduaError,
    UnknownGraphError,
)
from kg_service.store.federation import service_failure
from kg_service.store.formats import ResultKind, formats_for
from kg_service.store.guard import undeclared_prefixes


def query_error(failure: dict[str, Any], query: str) -> ThiduaError:
    """A query worker's report of a query."""
    message = str(failure["message"])
    match failure["error"]:
        case "syntax":
            return _syntax_error(failure, query)
        case "not-acceptable":
            there = ", ".join(f.media_type for f in formats_for(ResultKind(message)))
            return NotAcceptableError(f"this query yields {message}, which can be had as: {there}", available=there)
        case "unknown-graph":
            return _unknown_graph(message, failure["there"])
        case "too-large":
            return QueryLimitError("the result has more bytes than one result may: ask for less, or add a LIMIT")
        case "memory":
            return QueryLimitError("the query needed more memory than one query may have: ask for less at a time")
        case "input":
            return InputError(message)
        case "service":
            return service_failure(message, failure["services"])
        case _:
            return StoreError("the store could not answer the query")


def update_error(failure: dict[str, Any], payload: bytes, services: Sequence[str] = ()) -> ThiduaError:
    """The writer's report of a change, of which nothing was applied. ``services``: endpoints that it asks."""
    message = str(failure["message"])
    match failure["error"]:
        case "store" if services:  # the store itself fails when it is opened, not while it is changed
            return service_failure(message, services, "nothing of the update was applied")
        case "syntax":
            return _syntax_error(failure, payload.decode("utf-8", "replace"))
        case "document":
            return InputError(f"the data do not parse, and nothing of them was applied: {message}")
        case "input":
            return InputError(f"nothing was applied: {message}")
        case "memory":
            return QueryLimitError("the update needed more memory than one may have; nothing of it was applied")
        case "precondition":
            return PreconditionFailedError(message)
        case "no-graph":
            return StoreError(message)
        case _:
            return StoreError("the store could not apply the update; nothing of it was applied")


def _unknown_graph(graph: str, there: list[str]) -> UnknownGraphError:
    some = " ".join(f"<{iri}>" for iri in there) or "none"
    return UnknownGraphError(f"there is no graph <{graph}>; there are, among others: {some}", graph=graph, graphs=there)


def _syntax_error(failure: dict[str, Any], text: str) -> QuerySyntaxError:
    line, column, piece, reason = failure["line"], failure["column"], failure["piece"], failure["message"]
    missing = undeclared_prefixes(text)
    if missing and piece.startswith(f"{missing[0]}:"):
        reason = f"the prefix {missing[0]}: is not declared"
    return QuerySyntaxError(
        f"line {line}, column {column}, at {piece!r}: {reason}", line=line, column=column, piece=piece
    )
