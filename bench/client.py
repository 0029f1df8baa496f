"""A client that costs little: plain sockets and epoll in a process of its own, requests made beforehand.

HTTP libraries take longer for a request than a store does for a point lookup, and on a machine that serves and asks at
once they would be what is measured. This one knows just enough of HTTP/1.1 (RFC 9112): one request at a time on each
kept-open connection, bodies by Content-Length, in chunks, or up to the end of the connection. What it costs itself is
part of each result (``busy``), and :func:`ceiling` tells the most it could do.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import select
import socket
import time
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection as Pipe

_BLOCK = 1 << 18
_CONNECT_SECONDS = 5.0
_REFUSED = 50  # connections one after another, then the server is taken for gone


@dataclass(frozen=True)
class Work:
    """What one client process does.

    Each of ``clients`` connections sends the next of ``requests`` (around and around from ``first`` on, every
    ``step``-th) when its answer is there, until ``seconds`` have passed or ``most`` were sent. With ``interval`` the
    requests come by the clock, each on a connection of its own, however long the answers take. What has no answer
    ``patience`` seconds after the end is given up.
    """

    port: int
    requests: Sequence[bytes]
    clients: int = 8
    seconds: float = 5.0
    most: int | None = None
    interval: float | None = None
    patience: float = 60.0
    first: int = 0
    step: int = 1


@dataclass
class Outcome:
    """What came of it; times in seconds, from sending the request."""

    totals: array[float] = field(default_factory=lambda: array("d"))
    firsts: array[float] = field(default_factory=lambda: array("d"))
    statuses: Counter[int] = field(default_factory=Counter)
    status_totals: dict[int, list[float]] = field(default_factory=dict)
    broken: int = 0
    unanswered: int = 0
    bytes: int = 0
    seconds: float = 0.0
    cpu: float = 0.0

    @property
    def busy(self) -> float:
        """Part of one core that the client itself took."""
        return self.cpu / self.seconds if self.seconds else 0.0

    @property
    def rate(self) -> float:
        """Good answers a second."""
        return len(self.totals) / self.seconds if self.seconds else 0.0

    def add(self, other: Outcome) -> None:
        """Take in the outcome of a client that ran at the same time, or after if ``seconds`` are added by hand."""
        self.totals.extend(other.totals)
        self.firsts.extend(other.firsts)
        self.statuses.update(other.statuses)
        for status, times in other.status_totals.items():
            self.status_totals.setdefault(status, []).extend(times)
        self.broken += other.broken
        self.unanswered += other.unanswered
        self.bytes += other.bytes
        self.cpu += other.cpu


class _Channel:
    """One connection and the answer that is coming in on it."""

    __slots__ = ("body_at", "buffer", "chunked", "left", "seen", "sent_at", "sock", "state", "status")

    def __init__(self, port: int) -> None:
        self.sock = socket.create_connection(("127.0.0.1", port), _CONNECT_SECONDS)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        self.state = "idle"
        self.status = 0
        self.sent_at = self.body_at = 0.0
        self.chunked = False
        self.left = 0
        self.seen = 0

    def send(self, request: bytes) -> None:
        self.state = "head"
        self.buffer = b""
        self.seen = 0
        self.body_at = 0.0
        self.sent_at = time.perf_counter()
        self.sock.sendall(request)

    def feed(self, data: bytes, now: float) -> bool:
        """Take what came; True at the end of the answer."""
        if self.state == "head":
            data = self.buffer + data
            end = data.find(b"\r\n\r\n")
            if end < 0:
                self.buffer = data
                return False
            self._head(data[:end].lower())
            data = data[end + 4 :]
            self.buffer = b""
            if not self.chunked and self.left == 0:
                self.body_at = now
                return True
        if data and not self.body_at:
            self.body_at = now
        self.seen += len(data)
        if self.chunked:
            return self._chunks(data)
        if self.left > 0:
            self.left -= len(data)
            return self.left <= 0
        return False

    def _head(self, head: bytes) -> None:
        self.state = "body"
        self.status = int(head[9:12])
        self.chunked = b"transfer-encoding: chunked" in head
        self.left = -1  # up to the end of the connection
        at = head.find(b"\r\ncontent-length:")
        if at >= 0:
            self.left = int(head[at + 17 :].split(b"\r\n", 1)[0])
        elif self.chunked:
            self.left = 0

    def _chunks(self, data: bytes) -> bool:
        """Pass over chunks; ``left`` counts what is left of one with its line end."""
        if self.left >= len(data) > 0:
            self.left -= len(data)
            return False
        data = self.buffer + data[self.left :]
        at = 0
        self.left = 0
        self.buffer = b""
        while at < len(data):
            end = data.find(b"\r\n", at)
            if end < 0:
                break
            size = int(data[at:end].split(b";", 1)[0], 16)
            if size == 0:
                if data.find(b"\r\n", end + 2) < 0:
                    break
                return True
            after = end + 2 + size + 2
            if after > len(data):
                self.left = after - len(data)
                return False
            at = after
        self.buffer = data[at:]
        return False


class _Loop:
    def __init__(self, work: Work) -> None:
        self._work = work
        self._poll = select.epoll()
        self._channels: dict[int, _Channel] = {}
        self._next = itertools.count(work.first, work.step)
        self._sent = 0
        self._refused = 0
        self.outcome = Outcome()

    def run(self) -> Outcome:
        work, outcome = self._work, self.outcome
        cpu, started = time.process_time(), time.perf_counter()
        end = started + work.seconds
        due = started
        if work.interval is None:
            for _ in range(work.clients):
                self._send(self._open())
        while self._refused < _REFUSED:
            now = time.perf_counter()
            if work.interval is None and len(self._channels) < work.clients and now < end and work.most is None:
                self._send(self._open())
            if work.interval is not None:
                while due <= now and due < end:
                    due += work.interval
                    self._send(self._open())
            over = now >= end or (work.most is not None and (self._sent >= work.most or not self._channels))
            if (over and not self._channels) or now >= end + work.patience:
                break
            wait = 0.2 if work.interval is None else max(0.0, min(0.2, due - now))
            if work.interval is None and len(self._channels) < work.clients:
                wait = 0.01
            for descriptor, _ in self._poll.poll(wait):
                self._receive(self._channels[descriptor], end)
        outcome.unanswered = len(self._channels)
        for channel in list(self._channels.values()):
            self._close(channel)
        self._poll.close()
        outcome.seconds = time.perf_counter() - started
        outcome.cpu = time.process_time() - cpu
        return outcome

    def _open(self) -> _Channel | None:
        try:
            channel = _Channel(self._work.port)
        except OSError:
            self.outcome.broken += 1
            self._refused += 1
            time.sleep(0.01)
            return None
        self._refused = 0
        self._channels[channel.sock.fileno()] = channel
        self._poll.register(channel.sock.fileno(), select.EPOLLIN)
        return channel

    def _send(self, channel: _Channel | None) -> None:
        self._sent += 1
        if channel is None:
            return
        requests = self._work.requests
        try:
            channel.send(requests[next(self._next) % len(requests)])
        except OSError:
            self._break(channel)

    def _receive(self, channel: _Channel, end: float) -> None:
        try:
            data = channel.sock.recv(_BLOCK)
        except OSError:
            data = b""
        now = time.perf_counter()
        if not data:
            if channel.state == "body" and not channel.chunked and channel.left < 0:
                self._done(channel, now, end, close=True)
            else:
                self._break(channel, end)
        elif channel.feed(data, now):
            self._done(channel, now, end, close=False)

    def _done(self, channel: _Channel, now: float, end: float, *, close: bool) -> None:
        outcome, total = self.outcome, now - channel.sent_at
        outcome.statuses[channel.status] += 1
        outcome.bytes += channel.seen
        if channel.status == 200:
            outcome.totals.append(total)
            outcome.firsts.append(channel.body_at - channel.sent_at)
        else:
            outcome.status_totals.setdefault(channel.status, []).append(total)
        work = self._work
        if now >= end or work.interval is not None or (work.most is not None and self._sent >= work.most):
            self._close(channel)
        elif close:
            self._close(channel)
            self._send(self._open())
        else:
            self._send(channel)

    def _break(self, channel: _Channel, end: float = 0.0) -> None:
        self.outcome.broken += 1
        self._close(channel)
        over = self._work.most is not None and self._sent >= self._work.most
        if self._work.interval is None and not over and time.perf_counter() < end:
            self._send(self._open())

    def _close(self, channel: _Channel) -> None:
        self._channels.pop(channel.sock.fileno(), None)
        with contextlib.suppress(OSError, ValueError):
            self._poll.unregister(channel.sock)
        channel.sock.close()


def _client(pipe: Pipe, work: Work) -> None:
    loop = _Loop(work)
    pipe.send("ready")
    pipe.recv()
    pipe.send(loop.run())


class Running:
    """Clients at work in processes of their own; all start together."""

    def __init__(self, works: Sequence[Work]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipes: list[Pipe] = []
        self._processes = []
        for work in works:
            ours, theirs = context.Pipe()
            process = context.Process(target=_client, args=(theirs, work), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)
        for pipe in self._pipes:
            pipe.recv()
        for pipe in self._pipes:
            pipe.send("go")

    def outcomes(self) -> list[Outcome]:
        """Wait for their end."""
        found = [pipe.recv() for pipe in self._pipes]
        for process in self._processes:
            process.join()
        return found


def split(work: Work, processes: int) -> list[Work]:
    """The same work for several processes: clients and requests shared out."""
    count = max(1, min(processes, work.clients))
    share = [work.clients // count + (index < work.clients % count) for index in range(count)]
    most = None if work.most is None else -(-work.most // count)
    return [
        Work(
            work.port,
            work.requests,
            clients,
            work.seconds,
            most,
            work.interval,
            work.patience,
            work.first + index,
            count,
        )
        for index, clients in enumerate(share)
    ]


def measure(work: Work, processes: int = 1) -> Outcome:
    """Do the work, all clients together, and give one outcome."""
    outcomes = Running(split(work, processes)).outcomes()
    whole = Outcome(seconds=max(outcome.seconds for outcome in outcomes))
    for outcome in outcomes:
        whole.add(outcome)
    return whole


def _null_server(pipe: Pipe, body: int) -> None:
    """Answers whatever it gets with the same bytes at once."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (body, b"x" * body)
    listener = socket.create_server(("127.0.0.1", 0))
    pipe.send(listener.getsockname()[1])
    poll = select.epoll()
    poll.register(listener.fileno(), select.EPOLLIN)
    sockets: dict[int, socket.socket] = {}
    while True:
        for descriptor, _ in poll.poll():
            if descriptor == listener.fileno():
                sock, _ = listener.accept()
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                sockets[sock.fileno()] = sock
                poll.register(sock.fileno(), select.EPOLLIN)
            elif sockets[descriptor].recv(65536):
                sockets[descriptor].sendall(answer)
            else:
                poll.unregister(descriptor)
                sockets.pop(descriptor).close()


def ceiling(clients: int = 8, processes: int = 1, seconds: float = 2.0, body: int = 2000) -> Outcome:
    """The most the client can do: against a server that does nothing. No system can be measured faster than this."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_null_server, args=(theirs, body), daemon=True)
    server.start()
    try:
        request = b"GET / HTTP/1.1\r\nHost: bench\r\n\r\n"
        return measure(Work(ours.recv(), [request], clients, seconds), processes)
    finally:
        server.kill()
        server.join()
