"""Updates and graph writes sent on to a remote engine, one at a time, so that the name of its data stays true.

Whether an update of several operations is applied as a whole is the engine's affair: the Oxigraph server does so,
Virtuoso does not. Graphs are parsed here and sent as N-Triples, so that every engine takes every format.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import httpx
import pyoxigraph as ox

from kg_service.errors import ForbiddenError, InputError, PreconditionFailedError, SettingsError, StoreBusyError
from kg_service.settings import Settings, service_addresses
from kg_service.store.base import GraphAction, GraphRequest, Updated, UpdateRequest
from kg_service.store.datasets import with_dataset
from kg_service.store.engines import Engine
from kg_service.store.failures import update_error
from kg_service.store.federation import addressed
from kg_service.store.guard import inspect
from kg_service.store.remote_connections import GRACE
from kg_service.store.remote_requests import WriteRequests, not_written, refused
from kg_service.store.remote_version import FORGET, Version, naming, new_name
from kg_service.store.syntax import fault_of_update
from kg_service.store.writing import RDF_FORMATS

_PARSED_HERE = 1 << 20  # characters of an update whose mistakes are looked for before it is sent

Ask = Callable[[str], Awaitable[bool]]


@dataclass(frozen=True)
class Limits:
    """Seconds that a write may take, how many may wait, and where the endpoints are that SERVICE may name."""

    timeout: float
    queue: int
    services: Mapping[str, str]


class RemoteUpdater:
    """Applies changes through an engine's own update address.

    ``ask`` answers an ASK query over the engine; ``version`` is told of every change.
    """

    def __init__(self, settings: Settings, agent: str, ask: Ask, version: Version) -> None:
        self._settings = settings
        self._limits = Limits(settings.query_timeout, settings.queue, service_addresses(settings.service_allow))
        self._agent = agent
        self._ask = ask
        self._version = version
        self._requests: WriteRequests | None = None
        self._client: httpx.AsyncClient | None = None
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def update(self, asked: UpdateRequest | GraphRequest, engine: Callable[[], Awaitable[Engine]]) -> Updated:
        """Apply a change; see :meth:`kg_service.store.base.UpdatableStore.update`.

        Raises EngineError or EngineTimeoutError from the engine, ForbiddenError if its update address is not known.
        """
        services = self._limits.services
        if isinstance(asked, UpdateRequest) and inspect(asked.text, services).services:
            asked = replace(asked, text=addressed(asked.text, services))
        if self._waiting > self._limits.queue:
            raise StoreBusyError("enough updates are waiting: try again in a moment")
        limit = self._limits.timeout if asked.timeout is None else asked.timeout
        self._waiting += 1
        try:
            async with self._turn:
                if self._requests is None:
                    self._requests = self._made(await engine())
                return await self._apply(self._requests, asked, limit)
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """Let go of the connections."""
        if self._client is not None:
            await self._client.aclose()

    def _made(self, engine: Engine) -> WriteRequests:
        try:
            return WriteRequests(self._settings, engine)
        except SettingsError:
            raise ForbiddenError(
                "writing is off here: whoever runs the service says by THIDUA_ENDPOINT_UPDATE where the engine takes it"
            ) from None

    async def _apply(self, requests: WriteRequests, asked: UpdateRequest | GraphRequest, limit: float) -> Updated:
        existed = True
        if isinstance(asked, UpdateRequest):
            sent = await asyncio.to_thread(_updates, requests, asked)
        else:
            sent = [await asyncio.to_thread(_write, requests, asked)]
            existed = asked.graph is None or await self._ask(f"ASK {{ GRAPH <{asked.graph}> {{ ?s ?p ?o }} }}")
            self._check(asked, existed)
        name = new_name()
        self._version.change(None)
        if self._client is None:
            # No connection is kept: one that the engine closed meanwhile would look as if a write had broken off.
            self._client = httpx.AsyncClient(
                auth=requests.auth,
                headers={"User-Agent": self._agent},
                limits=httpx.Limits(max_keepalive_connections=0),
            )
        await _send(self._client, requests.update(FORGET), limit)
        self._version.change(None)  # once more: who read the name in between noted the old one again
        for request in (*sent, requests.update(naming(name))):
            await _send(self._client, request, limit)
        self._version.change(name)
        return Updated(name, existed)

    def _check(self, asked: GraphRequest, existed: bool) -> None:
        if asked.condition is not None and (broken := asked.condition.broken(self._version.name, existed)):
            raise PreconditionFailedError(broken)


async def _send(client: httpx.AsyncClient, request: httpx.Request, limit: float) -> None:
    request.extensions["timeout"] = httpx.Timeout(limit + GRACE).as_dict()
    try:
        response = await client.send(request)
    except httpx.HTTPError as error:
        raise not_written(error, limit) from error
    if not response.is_success:
        raise refused(response, limit)


def _updates(requests: WriteRequests, asked: UpdateRequest) -> list[httpx.Request]:
    text = with_dataset(asked.text, asked.using, asked.using_named)
    if len(text) <= _PARSED_HERE and (fault := fault_of_update(text, asked.base)) is not None:
        failure = {
            "error": "syntax",
            "message": fault.reason,
            "line": fault.line,
            "column": fault.column,
            "piece": fault.piece,
        }
        raise update_error(failure, text.encode("utf-8", "replace"))
    return [requests.update(part) for part in requests.engine.updates(text, asked.base)]


def _write(requests: WriteRequests, asked: GraphRequest) -> httpx.Request:
    if asked.action is GraphAction.DELETE:
        return requests.drop(asked.graph)
    triples = "".join(requests.engine.written(line) for line in _triples(asked))
    if asked.action is GraphAction.PUT:
        return requests.put(triples, asked.graph)
    return requests.add(triples, asked.graph)


def _triples(asked: GraphRequest) -> Iterable[str]:
    for document in asked.documents:
        format_ = RDF_FORMATS[document.format.media_type]
        try:
            quads = ox.parse(
                document.data,
                format_,
                base_iri=asked.base,
                without_named_graphs=format_.supports_datasets,
                rename_blank_nodes=True,
            )
            yield from (f"{quad.triple} .\n" for quad in quads)
        except (SyntaxError, ValueError) as error:
            raise InputError(f"the data do not parse, and nothing of them was applied: {error}") from None
