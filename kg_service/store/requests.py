"""What a query worker is asked: a head in JSON that is the same for very many queries, a line end, the query.

Heads are kept, here and in the worker: writing and reading one takes a fifth of the time of a look-up.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from kg_service.store.base import Formats, QueryRequest
from kg_service.store.formats import ResultKind
from kg_service.store.frames import payload
from kg_service.store.guard import Inspection

_LONGEST_KEPT = 2048  # bytes of a head


def written(request: QueryRequest, seen: Inspection, data: str, limit: int) -> bytes:
    """The request, as it is sent, to ask the snapshot in the folder ``data``; ``limit``: bytes of the result."""
    graphs = (request.default_graphs, request.named_graphs, seen.graphs, seen.services)
    # Lists of graphs are as the client likes, and as long: these are not kept.
    head = (_head.__wrapped__ if any(graphs) else _head)(
        data, limit, request.base, request.encoding, request.formats, *graphs
    )
    return head + request.query.encode("utf-8", "surrogatepass")


def read(request: bytes) -> dict[str, Any]:
    """What was written: the head's values, and ``query``."""
    head, _, query = request.partition(b"\n")
    values = _kept(head) if len(head) <= _LONGEST_KEPT else json.loads(head)
    return {**values, "query": query.decode("utf-8", "surrogatepass")}


def query_of(request: bytes) -> bytes:
    """The query of what was written, in UTF-8."""
    return request.partition(b"\n")[2]


@lru_cache(maxsize=256)
def _head(
    data: str,
    limit: int,
    base: str | None,
    encoding: str | None,
    formats: Formats,
    default_graphs: tuple[str, ...],
    named_graphs: tuple[str, ...],
    graphs: tuple[str, ...],
    services: tuple[str, ...],
) -> bytes:
    values = {
        "data": data,
        "limit": limit,
        "base": base,
        "encoding": encoding,
        "formats": _media_types(formats),
        "default_graphs": default_graphs,
        "named_graphs": named_graphs,
        "from": graphs,
        "services": services,
    }
    return payload(values) + b"\n"


@lru_cache(maxsize=64)
def _kept(head: bytes) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(head)
    return values


def _media_types(formats: Formats) -> dict[str, str | None]:
    """For each kind of result, the media type that the client would have; None where none will do."""
    return {kind.value: (chosen.media_type if (chosen := formats.of(kind)) else None) for kind in ResultKind}
