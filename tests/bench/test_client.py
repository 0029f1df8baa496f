"""The measuring client against servers that answer in every way HTTP/1.1 allows."""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.client import Outcome, Work, _Channel, _Loop

BODY = b"0\r\n\r\nHTTP/1.1 " + b"x" * 5_000


def _length(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def _chunked(body: bytes, size: int) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"


@contextmanager
def _server(answer: bytes, *, close: bool = False) -> Iterator[int]:
    def serve() -> None:
        while True:
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=talk, args=(sock,), daemon=True).start()

    def talk(sock: socket.socket) -> None:
        with sock:
            while sock.recv(65536):
                sock.sendall(answer)
                if close:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()


def _run(port: int, most: int) -> Outcome:
    return _Loop(Work(port, [b"GET / HTTP/1.1\r\n\r\n"], clients=2, seconds=60.0, most=most, patience=1.0)).run()


@pytest.mark.parametrize(
    ("answer", "close"),
    [
        (_length(BODY), False),
        (_length(b""), False),
        (_chunked(BODY, 1000), False),
        (_chunked(BODY, 7), False),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + BODY, True),
    ],
)
def test_whole_answers_are_counted(answer: bytes, close: bool) -> None:
    with _server(answer, close=close) as port:
        outcome = _run(port, 6)
    assert (len(outcome.totals), outcome.broken, outcome.unanswered) == (6, 0, 0)
    assert all(first <= total for first, total in zip(outcome.firsts, outcome.totals, strict=True))


def test_refusals_are_no_answers() -> None:
    with _server(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\n\r\nno") as port:
        outcome = _run(port, 4)
    assert outcome.statuses == {503: 4}
    assert not outcome.totals
    assert len(outcome.status_totals[503]) == 4


def test_a_cut_answer_is_broken() -> None:
    with _server(_chunked(BODY, 1000)[:-200], close=True) as port:
        outcome = _run(port, 4)
    assert not outcome.totals
    assert outcome.broken >= 4


def test_a_server_that_is_gone_does_not_hold_the_client() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    work = Work(port, [b"GET / HTTP/1.1\r\n\r\n"], clients=8, seconds=600.0)
    outcome = _Loop(work).run()
    assert outcome.seconds < 60
    assert outcome.broken >= 50


@given(
    body=st.binary(max_size=300),
    size=st.integers(1, 80),
    cuts=st.lists(st.integers(1, 700), max_size=12),
    chunked=st.booleans(),
)
def test_the_end_is_found_however_the_bytes_come(body: bytes, size: int, cuts: list[int], chunked: bool) -> None:
    answer = _chunked(body, size) if chunked else _length(body)
    channel = _Channel.__new__(_Channel)
    channel.state, channel.buffer, channel.left, channel.chunked = "head", b"", 0, False
    channel.seen, channel.body_at = 0, 0.0
    edges = sorted({0, len(answer), *(cut for cut in cuts if cut < len(answer))})
    ends = [channel.feed(answer[a:b], 1.0) for a, b in itertools.pairwise(edges)]
    assert ends == [False] * (len(ends) - 1) + [True]
    assert channel.status == 200
