"""How answers leave: in one piece, whole, and before the connection is closed; and how long connections stay."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from service_tools import Served, serving, settings_for

QUERY = "/sparql?query=ASK%20%7B%7D"
JSON = "Accept: application/sparql-results+json"
RESTS = 1
"""Seconds that a connection may rest, in tests."""


def ask(connection: socket.socket, path: str, *headers: str) -> None:
    connection.sendall("\r\n".join([f"GET {path} HTTP/1.1", "Host: localhost", *headers, "", ""]).encode())


def connected(served: Served) -> socket.socket:
    address = urlsplit(served.url)
    return socket.create_connection((address.hostname or "", address.port or 0), 30)


def test_head_and_body_of_a_small_answer_come_together(served: Served) -> None:
    with connected(served) as connection:
        for _ in range(30):
            ask(connection, "/sparql?query=ASK%20%7B%7D", "Accept: application/sparql-results+json")
            head, _, body = connection.recv(65536).partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 ")
            assert body == b'{"head":{},"boolean":true}'


def test_an_answer_is_whole_when_the_client_wants_the_connection_closed(served: Served) -> None:
    with connected(served) as connection:
        ask(connection, "/ontology", "Accept: text/turtle", "Connection: close")
        received = bytearray()
        while block := connection.recv(1 << 16):
            received += block
    head, _, body = bytes(received).partition(b"\r\n\r\n")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    assert len(body) == int(length.split(b":")[1]) > 10_000
    assert body.endswith(b".\n")


@pytest.fixture(params=["auto", "asyncio"])
def impatient(request: pytest.FixtureRequest, gold_store: Path) -> Iterator[Served]:
    """A service that closes connections soon, on either event loop."""
    with serving(settings_for(gold_store), timeout_keep_alive=RESTS, loop=request.param) as url:
        yield Served(url, gold_store)


def answer(connection: socket.socket) -> bytes:
    """One answer with a content length: its head."""
    received = b""
    while b"\r\n\r\n" not in received:
        block = connection.recv(1 << 16)
        assert block, received
        received += block
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    while len(body) < int(length.split(b":")[1]):
        body += connection.recv(1 << 16)
    return head


def test_a_connection_at_rest_is_closed_and_one_in_use_is_not(impatient: Served) -> None:
    with connected(impatient) as used, connected(impatient) as resting:
        ask(resting, QUERY, JSON)
        answer(resting)
        since = time.monotonic()
        resting.settimeout(0.05)
        closed = None
        while closed is None or time.monotonic() < closed + 2 * RESTS:
            ask(used, QUERY, JSON)
            assert answer(used).startswith(b"HTTP/1.1 200 ")
            try:
                if closed is None and resting.recv(1) == b"":
                    closed = time.monotonic()
            except TimeoutError:
                assert time.monotonic() < since + 10 * RESTS
        assert closed - since >= RESTS * 0.9


def test_a_service_that_stops_answers_what_it_was_asked_and_closes(gold_store: Path) -> None:
    rows = "{ SELECT * { ?%s ?%s ?%s } LIMIT 3000 }"
    query = f"SELECT (COUNT(*) AS ?n) {{ {rows % tuple('abc')} {rows % tuple('def')} }}"
    with serving(settings_for(gold_store), timeout_keep_alive=1000) as url:
        connection = connected(Served(url, gold_store))
        ask(connection, f"/sparql?query={quote(query)}", "Accept: text/csv")
        while "thidua_store_workers_idle 2\n" in httpx.get(f"{url}/metrics").text:
            pass
    with connection:
        head, _, body = b"".join(iter(lambda: connection.recv(1 << 16), b"")).partition(b"\r\n\r\n")
    assert b"\r\nconnection: close" in head.lower()
    assert body == b"n\r\n9000000\r\n"


def test_a_request_that_comes_slowly_is_waited_for(impatient: Served) -> None:
    with connected(impatient) as connection:
        ask(connection, QUERY, JSON)
        answer(connection)
        for part in (f"GET {QUERY} HTTP/1.1\r\n", "Host: localhost\r\n", f"{JSON}\r\n"):
            connection.sendall(part.encode())
            time.sleep(RESTS * 0.6)  # together longer than it may rest: it does not
        connection.sendall(b"\r\n")
        assert answer(connection).startswith(b"HTTP/1.1 200 ")


def test_answers_to_requests_sent_all_at_once_come_in_their_order(served: Served) -> None:
    paths = [f"/sparql?query=SELECT%20({number}%20AS%20%3Fn)%20%7B%7D" for number in range(30)]
    paths[10] = "/sparql?query=nonsense"
    with connected(served) as connection:
        for path in paths:
            ask(connection, path, "Accept: text/csv")
        ask(connection, QUERY, JSON, "Connection: close")
        received = bytearray()
        while block := connection.recv(1 << 16):
            received += block
    answers = bytes(received).split(b"HTTP/1.1 ")[1:]
    assert [a.split(b" ", 1)[0] for a in answers] == [b"200"] * 10 + [b"400"] + [b"200"] * 20
    rows = [a.partition(b"\r\n\r\n")[2] for a in answers[:-1]]
    assert [r for n, r in enumerate(rows) if n != 10] == [b"n\r\n%d\r\n" % n for n in range(30) if n != 10]


def test_answers_wait_for_a_client_that_does_not_read(served: Served) -> None:
    """Much more than fits anywhere on the way, by requests that are sent all at once: none is lost."""
    count, part = 4000, "x" * 1000
    query = f"SELECT (CONCAT({','.join(['?a'] * 8)}) AS ?n) {{ BIND('{part}' AS ?a) }}"
    request = f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n"
    last = f"GET {QUERY} HTTP/1.1\r\nHost: x\r\n{JSON}\r\nConnection: close\r\n\r\n"
    with connected(served) as connection:
        sender = threading.Thread(target=connection.sendall, args=((request * count + last).encode(),))
        sender.start()
        sender.join(2)  # nobody reads until then: all on the way fills up
        blocks = list(iter(lambda: connection.recv(1 << 16), b""))
        sender.join()
    assert b"".join(blocks).count(part.encode() * 8 + b"\r\n") == count


@pytest.mark.parametrize(("version", "headers"), [("1.1", ["Connection: close"]), ("1.0", [])])
def test_the_connection_is_closed_after_the_answer_if_the_client_wants_it(
    served: Served, version: str, headers: list[str]
) -> None:
    with connected(served) as connection:
        connection.sendall("\r\n".join([f"GET {QUERY} HTTP/{version}", "Host: x", JSON, *headers, "", ""]).encode())
        received = b""
        while block := connection.recv(1 << 16):
            received += block
    head, _, body = received.lower().partition(b"\r\n\r\n")
    assert b"\r\nconnection: close" in head
    assert body == b'{"head":{},"boolean":true}'


def test_head_has_the_headers_of_get_and_the_date(served: Served) -> None:
    with connected(served) as connection:
        ask(connection, QUERY, JSON)
        get = answer(connection)
        connection.sendall(f"HEAD {QUERY} HTTP/1.1\r\nHost: x\r\n{JSON}\r\n\r\n".encode())
        head, _, body = connection.recv(1 << 16).partition(b"\r\n\r\n")
    lines = [line for line in get.lower().split(b"\r\n") if not line.startswith(b"date:")]
    assert lines == [line for line in head.lower().split(b"\r\n") if not line.startswith(b"date:")]
    assert all(b"\r\ndate: " in each.lower() for each in (get, head))
    assert body == b""


def test_nothing_says_what_server_it_is(served: Served) -> None:
    with connected(served) as connection:
        ask(connection, "/health/live")
        head, _, _ = connection.recv(65536).lower().partition(b"\r\n\r\n")
    assert b"\r\nserver:" not in head
