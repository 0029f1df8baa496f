"""How the service is run: uvicorn with httptools, and answers that leave in one piece."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Iterable
from typing import Any

from starlette.types import Scope
from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from kg_service.service.cache import Headers

_FLUSH = 64 << 10  # bytes that are not kept until the end of the loop's turn

FINISH = "thidua.finish"
"""The extension of ASGI that applications find in ``scope["extensions"]`` where an answer can be sent in one go.

A callable that takes the scope, the status, the headers (as ASGI has them, with a content length; none is checked, so
none may hold what a client sent) and the body. It says whether it sent them; if not, they go the common way.
"""


class JoiningProtocol(HttpToolsProtocol):
    """uvicorn's protocol, whose answers go to the system at once.

    It writes the head of an answer and its body each by itself: two calls of the system, two packets, and a client that
    is woken twice. And it does with a short answer, which takes longer than to look it up, what only long ones need;
    :data:`FINISH` leaves that out.
    """

    def __init__(self, *parameters: Any, **named: Any) -> None:
        super().__init__(*parameters, **named)
        self._rests_since = math.inf
        self._look: asyncio.TimerHandle | None = None
        # One for all requests: a callable of its own for each would refer to it and it to the callable, and what refers
        # to itself is freed late.
        self._extensions: Any = {FINISH: self._finish}

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """A client connected."""
        super().connection_made(JoiningTransport(transport))

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        if self._look is not None:
            self._look.cancel()
            self._look = None
        self._extensions = None
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """A piece of a request."""
        self._rests_since = math.inf
        super().data_received(data)

    def on_response_complete(self) -> None:
        """An answer was sent. Connections that rest are closed by one timer each, not by one for each request."""
        if self.pipeline or self.transport.is_closing():
            super().on_response_complete()
            return
        self.server_state.total_requests += 1
        self.flow.resume_reading()
        self._rests_since = self.loop.time()
        if self._look is None:
            self._look = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection if it has been at rest for long enough, or look again later."""
        left = self.timeout_keep_alive - (self.loop.time() - self._rests_since)
        if left <= 0:
            self._look = None
            super().timeout_keep_alive_handler()
        else:
            self._look = self.loop.call_later(min(left, self.timeout_keep_alive), self.timeout_keep_alive_handler)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        if cycle.keep_alive and cycle.scope["method"] != "HEAD":
            cycle.scope["extensions"] = self._extensions
        super()._start_asgi_task(cycle, app)

    def _finish(self, scope: Scope, status: int, headers: Headers, body: bytes) -> bool:
        cycle = self.cycle
        if cycle.scope is not scope or cycle.response_started or cycle.disconnected:
            return False  # others came after it, or nobody is there
        if not cycle.keep_alive or self.flow.write_paused:
            return False  # the service is stopping, or the client does not read
        cycle.response_started = cycle.response_complete = True
        lines = [b"%b: %b\r\n" % header for header in (*self.server_state.default_headers, *headers)]
        self.transport.write(b"".join((STATUS_LINE[status], *lines, b"\r\n", body)))
        cycle.message_event.set()
        cycle.on_response()
        return True


# The names that uvicorn would add to each answer, and its lines for each, cost time; the first tell strangers much.
SERVER: dict[str, Any] = {"http": JoiningProtocol, "server_header": False, "access_log": False}
"""Options of uvicorn for the service; address and port come beside."""


class JoiningTransport(asyncio.Transport):
    """A transport over another: what is written within one turn of the loop is handed on together."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._parts: list[bytes] = []
        self._size = 0

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Take what is to be sent; much is sent at once."""
        if not self._parts:
            self._loop.call_soon(self._flush)
        self._parts.append(bytes(data))
        self._size += len(data)
        if self._size >= _FLUSH:
            self._flush()

    def writelines(self, list_of_data: Iterable[bytes | bytearray | memoryview]) -> None:
        """Take several pieces."""
        for data in list_of_data:
            self.write(data)

    def close(self) -> None:
        """Close once everything is sent."""
        self._flush()
        self._transport.close()

    def abort(self) -> None:
        """Close at once; what is not sent is lost."""
        self._parts.clear()
        self._transport.abort()

    def is_closing(self) -> bool:
        """Whether it is closed or about to be."""
        return self._transport.is_closing()

    def pause_reading(self) -> None:
        """Take nothing from the client for now."""
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        """Go on."""
        self._transport.resume_reading()

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Hand the connection to another protocol, as for WebSockets."""
        self._transport.set_protocol(protocol)

    def get_protocol(self) -> asyncio.BaseProtocol:
        """The protocol that has the connection."""
        return self._transport.get_protocol()

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        """What is known of the connection."""
        return self._transport.get_extra_info(name, default)

    def get_write_buffer_size(self) -> int:
        """Bytes that are not sent yet."""
        return self._size + self._transport.get_write_buffer_size()

    def _flush(self) -> None:
        parts, self._parts, self._size = self._parts, [], 0
        if parts and not self._transport.is_closing():
            self._transport.writelines(parts)
