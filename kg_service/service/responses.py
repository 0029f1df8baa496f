"""Results as HTTP responses: whole ones at once, long ones streamed, both with an ETag of the snapshot."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from collections.abc import Awaitable, Coroutine
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from kg_service.errors import ThiduaError
from kg_service.store.base import QueryResult, ResultStream

_log = logging.getLogger("kg_service.service")
_T = TypeVar("_T")
_PATIENCE = 0.1  # seconds before it is worth watching whether the client is still there
# Queries whose answer may differ each time have no ETag.
_VOLATILE = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


class _StreamedResult(StreamingResponse):
    """A stream that frees what computes it when the client goes away, and breaks off visibly when that fails."""

    def __init__(self, head: bytes, rest: ResultStream, **options: Any) -> None:
        super().__init__(rest, **options)
        self._head = head
        self._rest = rest

    async def stream_response(self, send: Send) -> None:
        """Head, then rest; without the last message, so that the server cuts the connection, if the rest fails."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        if self._head:
            await send({"type": "http.response.body", "body": self._head, "more_body": True})
        try:
            async for chunk in self._rest:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        except ThiduaError as error:
            _log.warning("result broken off: %s", error.message)
            return
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, and free what computes it whatever happens."""
        try:
            await super().__call__(scope, receive, send)
        except ClientDisconnect:
            pass
        finally:
            await self._rest.aclose()


def result_response(result: QueryResult, content_type: str, headers: dict[str, str]) -> Response:
    """A result as a response."""
    headers = {"Content-Type": content_type, **headers}
    if result.rest is None:
        return Response(result.head, headers=headers)
    return _StreamedResult(result.head, result.rest, headers=headers)


def etag(snapshot: str | None, *parts: object) -> str | None:
    """A weak ETag for what the parts ask of a snapshot; None where there is no telling."""
    if snapshot is None or any(isinstance(part, str) and _VOLATILE.search(part) for part in parts):
        return None
    digest = hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f'W/"{snapshot}-{digest}"'


def cache_headers(tag: str | None) -> dict[str, str]:
    """Headers that let caches keep an answer as long as the snapshot stays."""
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if tag is not None:
        headers["ETag"] = tag
    return headers


def not_modified(request: Request, tag: str | None) -> Response | None:
    """304 if the client has it already (RFC 9110, section 13.1.2)."""
    given = request.headers.get("if-none-match")
    if tag is None or given is None or request.method not in ("GET", "HEAD"):
        return None
    known = {item.strip() for item in given.split(",")}
    return Response(status_code=304, headers=cache_headers(tag)) if tag in known or "*" in known else None


async def while_connected(request: Request, work: Coroutine[Any, Any, _T]) -> _T:
    """Do the work, or cancel it when the client goes away before it is done. Raises ClientDisconnect then.

    The request's body must have been read.
    """
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
        if done:
            return task.result()
        gone: asyncio.Future[None] = asyncio.ensure_future(_disconnected(request))
        try:
            both: set[asyncio.Future[Any]] = {task, gone}
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
        if task.done():
            return task.result()
        raise ClientDisconnect
    finally:
        await _cancelled(task)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _cancelled(task: asyncio.Future[Any]) -> None:
    if not task.done():
        task.cancel()
        await _quietly(task)


async def _quietly(work: Awaitable[Any]) -> None:
    try:
        await work
    except (asyncio.CancelledError, ThiduaError):
        return
