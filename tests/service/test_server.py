"""How answers leave: in one piece, whole, and before the connection is closed."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from service_tools import Served


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


def test_nothing_says_what_server_it_is(served: Served) -> None:
    with connected(served) as connection:
        ask(connection, "/health/live")
        head, _, _ = connection.recv(65536).lower().partition(b"\r\n\r\n")
    assert b"\r\nserver:" not in head
