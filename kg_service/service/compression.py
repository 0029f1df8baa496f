"""Compresses what the service answers, when the client takes it and it is worth it. ``/sparql`` does so by itself."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg_service.service.negotiation import content_coding
from kg_service.store.encoding import ENCODINGS, Compressor, compressor

SMALLEST = 1024
"""Bytes below which nothing is gained: what is not longer fits in one packet anyway."""

_TEXTUAL = ("text/", "application/json", "application/javascript", "image/svg+xml")
_SUFFIXES = ("+json", "+xml", "/xml", "/n-triples", "/n-quads", "/trig")


class Compression:
    """Compresses textual answers with zstd or gzip, whole or as they stream; others pass as they are.

    ETags here are weak: they name the content and not its bytes, so that one holds for every coding.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wanted = ",".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"accept-encoding")
        coding = content_coding(wanted, ENCODINGS) if wanted else None
        await self._app(scope, receive, _Sending(send, coding))


class _Sending:
    """Sends one answer; holds its start back until the first piece of the body tells how long it is."""

    def __init__(self, send: Send, coding: str | None) -> None:
        self._send = send
        self._coding = coding
        self._start: Message | None = None
        self._compressor: Compressor | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body":
            if self._start is not None:
                await self._send(self._start)
                self._start = None
            await self._send(message)
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        if self._start is not None:
            start, self._start = self._start, None
            self._prepare(start, len(body), more)
            if self._compressor is not None:
                body = self._compressor.add(body, last=not more)
                if not more:
                    MutableHeaders(raw=start["headers"])["Content-Length"] = str(len(body))
            await self._send(start)
        elif self._compressor is not None:
            body = self._compressor.add(body, last=not more)
        await self._send({"type": "http.response.body", "body": body, "more_body": more})

    def _prepare(self, start: Message, length: int, more: bool) -> None:
        """Choose whether to compress, and say so in the headers."""
        start["headers"] = list(start["headers"])
        headers = MutableHeaders(raw=start["headers"])
        if "content-encoding" in headers or not _textual(headers.get("content-type", "")):
            return
        headers.add_vary_header("Accept-Encoding")
        if self._coding is None or (length < SMALLEST and not more):
            return
        self._compressor = compressor(self._coding)
        headers["Content-Encoding"] = self._coding
        del headers["Content-Length"]


def _textual(content_type: str) -> bool:
    media_type = content_type.partition(";")[0].strip().lower()
    return media_type.startswith(_TEXTUAL) or media_type.endswith(_SUFFIXES)
