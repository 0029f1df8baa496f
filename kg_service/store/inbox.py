"""A query worker's end of what it is asked: requests in order, and which of them were taken back meanwhile."""

from __future__ import annotations

import contextlib
import socket
from collections import deque

from kg_service.store.frames import REQUEST

_BLOCK = 64 << 10


class Inbox:
    """The requests that come over a blocking socket (:mod:`kg_service.store.frames`)."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._buffer = bytearray()
        self._requests: deque[tuple[int, bytes]] = deque()
        self._taken_back: int | None = None

    def next(self) -> bytes | None:
        """The next request; None for one that was taken back before. Raises EOFError when the socket was closed."""
        if self._requests:  # it came with one before it: see whether it is still wanted
            with contextlib.suppress(BlockingIOError):
                self._receive(socket.MSG_DONTWAIT)
        while not self._requests:
            self._receive(0)
        number, request = self._requests.popleft()
        return None if number == self._taken_back else request

    def _receive(self, flags: int) -> None:
        block = self._channel.recv(_BLOCK, flags)
        if not block:
            raise EOFError
        self._buffer += block
        start = 0
        while len(self._buffer) - start >= REQUEST.size:
            number, length = REQUEST.unpack_from(self._buffer, start)
            end = start + REQUEST.size + length
            if end > len(self._buffer):
                break
            if length:
                self._requests.append((number, bytes(self._buffer[start + REQUEST.size : end])))
            else:
                self._taken_back = number
            start = end
        del self._buffer[:start]
