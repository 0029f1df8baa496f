"""Results as HTTP responses: whole ones at once, long ones streamed, both with an ETag of the snapshot."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from kg_service.errors import ThiduaError
from kg_service.store.base import QueryResult, ResultStream

_log = logging.getLogger("kg_service.service")
# Queries whose answer may differ each time have no ETag and are not kept. What looks like one of these counts as one:
# comments may stand before the bracket, and an escape may hide a letter.
_VOLATILE = re.compile(r"(?:NOW|RAND|UUID|BNODE)[\s#(]|SERVICE|\\u", re.IGNORECASE)


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
    if result.encoding is not None:
        headers |= {"Content-Encoding": result.encoding, "Vary": "Accept, Accept-Encoding"}
    if result.rest is None:
        return Response(result.head, headers=headers)
    return _StreamedResult(result.head, result.rest, headers=headers)


def digest(*parts: object) -> str | None:
    """A short name for what is asked; None where the answer may differ each time."""
    for part in parts:
        if isinstance(part, str) and _may_vary(part):
            return None
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _may_vary(text: str) -> bool:
    # Plain searches first: they are quick, this is done for every query, and most have nothing of the kind.
    if "(" not in text and "\\" not in text and "SERVICE" not in text.upper():
        return False
    return _VOLATILE.search(text) is not None


def etag(snapshot: str | None, *parts: object) -> str | None:
    """A weak ETag for what the parts ask of a snapshot; None where there is no telling."""
    asked = None if snapshot is None else digest(*parts)
    return None if asked is None else f'W/"{snapshot}-{asked}"'


async def send_stream(
    result: QueryResult, send: Send, largest: int, before_end: Callable[[], None] = lambda: None
) -> list[bytes] | None:
    """Send a result that comes in pieces; the pieces if they came whole and are at most ``largest`` bytes together.

    When it breaks off, the end is not sent, so that the server cuts the connection and the client sees it.
    """
    assert result.rest is not None
    parts: list[bytes] | None = [result.head]
    size = len(result.head)
    await send({"type": "http.response.body", "body": result.head, "more_body": True})
    try:
        async for chunk in result.rest:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
            size += len(chunk)
            if parts is not None and size <= largest:
                parts.append(chunk)
            else:
                parts = None
    except ThiduaError as error:
        _log.warning("result broken off: %s", error.message)
        return None
    finally:
        await result.rest.aclose()
    before_end()
    await send({"type": "http.response.body", "body": b"", "more_body": False})
    return parts


def cache_headers(tag: str | None) -> dict[str, str]:
    """Headers that let caches keep an answer as long as the snapshot stays."""
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if tag is not None:
        headers["ETag"] = tag
    return headers


def links(*targets: tuple[str, str, str | None]) -> dict[str, str]:
    """A Link header (RFC 8288) of addresses, their relations, and the media types of what they lead to."""
    written = (
        f'<{address}>; rel="{relation}"' + (f'; type="{media_type}"' if media_type else "")
        for address, relation, media_type in targets
    )
    return {"Link": ", ".join(written)}


def not_modified(request: Request, tag: str | None) -> Response | None:
    """304 if the client has it already (RFC 9110, section 13.1.2)."""
    given = request.headers.get("if-none-match")
    if tag is None or given is None or request.method not in ("GET", "HEAD"):
        return None
    known = {item.strip() for item in given.split(",")}
    return Response(status_code=304, headers=cache_headers(tag)) if tag in known or "*" in known else None
