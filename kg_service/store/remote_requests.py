"""Requests that write to a remote engine: SPARQL Update and the Graph Store Protocol, with the engine's credentials."""

from __future__ import annotations

import httpx

from kg_service.errors import EngineError, EngineTimeoutError, InputError, QuerySyntaxError, SettingsError, ThiduaError
from kg_service.settings import Settings
from kg_service.store.engines import Engine, is_timeout, place, said
from kg_service.store.formats import N_TRIPLES
from kg_service.store.remote_answers import over_time

_UPDATE = "application/sparql-update"


class WriteRequests:
    """Makes the requests for one engine. Raises SettingsError if no address for updates is known."""

    def __init__(self, settings: Settings, engine: Engine) -> None:
        assert settings.endpoint is not None
        self.engine = engine
        self.auth = _auth(engine, settings.credentials)
        self._data = engine.data(settings.endpoint)
        address = settings.endpoint_update or engine.update(settings.endpoint)
        if address is None:
            raise SettingsError(
                "THIDUA_ENDPOINT_UPDATE: where does this engine take updates? "
                f"The address is not known for {settings.endpoint}",
                setting="endpoint_update",
            )
        self._update = address

    def update(self, text: str) -> httpx.Request:
        """An update; as a form, since Virtuoso waits for ever on a bare one."""
        return httpx.Request("POST", self._update, data={"update": text}, headers={"Accept": "*/*"})

    def put(self, triples: str, graph: str | None) -> httpx.Request:
        """Replace a graph by triples in N-Triples; None is the default graph."""
        name = graph or self.engine.default_graph
        if self._data is not None:
            return self._data_request("PUT", triples, name)
        target = f"GRAPH <{name}>" if name else "DEFAULT"
        return self.update(f"DROP SILENT {target} ;\n{_insertion(triples, name)}")

    def add(self, triples: str, graph: str | None) -> httpx.Request:
        """Add triples in N-Triples to a graph."""
        name = graph or self.engine.default_graph
        return (
            self.update(_insertion(triples, name)) if self._data is None else self._data_request("POST", triples, name)
        )

    def drop(self, graph: str | None) -> httpx.Request:
        """Remove a graph, if it is there."""
        name = graph or self.engine.default_graph
        return self.update("DROP SILENT " + (f"GRAPH <{name}>" if name else "DEFAULT"))

    def _data_request(self, method: str, triples: str, graph: str | None) -> httpx.Request:
        assert self._data is not None
        parameters = {self.engine.graph_parameter: graph} if graph else {"default": ""}
        headers = {"Content-Type": N_TRIPLES.media_type}
        return httpx.Request(
            method, httpx.URL(self._data, params=parameters), content=triples.encode(), headers=headers
        )


def _insertion(triples: str, graph: str | None) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples}}} }}" if graph else f"INSERT DATA {{\n{triples}}}"


def _auth(engine: Engine, credentials: tuple[str, str] | None) -> httpx.Auth | None:
    if credentials is None:
        return None
    return httpx.DigestAuth(*credentials) if engine.digest else httpx.BasicAuth(*credentials)


def refused(response: httpx.Response, limit: float) -> ThiduaError:
    """What an engine's refusal to write means."""
    words = said(response.text)
    if response.status_code in (401, 403):
        return EngineError(
            "the remote engine wants an account that may write: set THIDUA_ENDPOINT_USER and THIDUA_ENDPOINT_PASSWORD"
        )
    if is_timeout(words):
        return over_time(limit)
    if response.status_code == 400:
        where = place(words)
        return (
            QuerySyntaxError(f"the engine refused it: {words}", **where)
            if where
            else InputError(f"the engine refused it: {words}")
        )
    return EngineError(f"the remote engine answered with status {response.status_code}: {words}")


def not_written(error: httpx.HTTPError, limit: float) -> ThiduaError:
    """What an error on the way to an engine means, without the engine's address."""
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return EngineError("the remote engine cannot be reached, so this was not written: try again later")
    if isinstance(error, httpx.TimeoutException):
        return EngineTimeoutError(
            f"the remote engine did not answer within {limit:g} seconds: whether it wrote is not known",
            limit_seconds=limit,
        )
    return EngineError(
        "the remote engine broke off: whether it wrote is not known; the same write again makes it whole"
    )
