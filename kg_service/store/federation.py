"""Asking others with SERVICE: which endpoints, under which names, and what is said when one fails.

A query names an endpoint by its own IRI. ``THIDUA_SERVICE_ALLOW`` says which it may name, and can say that one of them
is reached at another address (``IRI=>address``): a mirror, or an endpoint of one's own in tests. The engine follows no
redirects, so that what is allowed is what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg_service.errors import EngineError, EngineTimeoutError
from kg_service.store.guard import inspect
from kg_service.store.tokens import Kind, readings

_STATUS = re.compile(r"Error (\d{3}[^\r\n]{0,60}?) returned by")
_REASONS = (
    ("too many redirects", "it redirects elsewhere, and redirects are not followed"),
    ("content-type", "what it answers is no SPARQL result"),
    ("parser error", "what it answers is broken"),
    ("expected to contain", "its answer broke off"),
    ("lookup", "its name is not known"),
    ("port", "its port is none for HTTP"),
    ("certificate", "its certificate is not accepted"),
)


def addressed(query: str, services: Mapping[str, str]) -> str:
    """The query with the endpoints that it names replaced by the addresses where they are reached.

    What stands within the braces of a SERVICE goes to that endpoint as it is: an address of ours would mean nothing
    there. For queries that the guard let pass; raises QueryRefusedError should anything else be left.
    """
    pieces, position, depth = [], 0, 0
    tokens = readings(query)[0]
    inside: list[int] = []  # depths of the groups that belong to a SERVICE
    for index, token in enumerate(tokens):
        if token.kind is Kind.MARK:
            depth += (token.text == "{") - (token.text == "}")
            if inside and depth == inside[-1]:
                inside.pop()
        if token.kind is not Kind.WORD or token.text.upper() != "SERVICE":
            continue
        silent = index + 1 < len(tokens) and tokens[index + 1].text.upper() == "SILENT"
        named = tokens[index + 1 + silent] if index + 1 + silent < len(tokens) else token
        address = services.get(named.text[1:-1]) if named.kind is Kind.IRI else None
        if address is not None and not inside:
            pieces.append(f"{query[position : named.start]}<{address}>")
            position = named.start + len(named.text)
            inside.append(depth)
    changed = "".join(pieces) + query[position:]
    inspect(changed, {*services, *services.values()})
    return changed


def service_failure(message: str, named: Sequence[str], outcome: str = "") -> EngineError:
    """The error of a query or update whose SERVICE failed.

    ``message``: the engine's, which may quote the endpoint. ``outcome``: what became of what was asked.
    """
    status = _STATUS.search(message)
    low = message.lower()
    reason = (
        f"it answers {status[1].strip()}" if status else next((text for sign, text in _REASONS if sign in low), None)
    )
    return EngineError(
        f"{_asked(named)} did not answer as it should: {reason or 'it cannot be reached, or hung up'}"
        f"{outcome and f'; {outcome}'}. Try again later, or use SERVICE SILENT to go on without it",
        services=list(named),
    )


def service_timeout(limit: float, named: Sequence[str], what: str = "query", outcome: str = "") -> EngineTimeoutError:
    """The error of a query or update that asked others and did not end in time."""
    return EngineTimeoutError(
        f"the {what} asks {_asked(named)}, and was ended after its limit of {limit:g} seconds"
        f"{outcome and f'; {outcome}'}: ask for less there",
        limit_seconds=limit,
        services=list(named),
    )


def _asked(named: Sequence[str]) -> str:
    return " or ".join(f"<{iri}>" for iri in named)
