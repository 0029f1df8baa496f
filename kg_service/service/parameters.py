"""Parameters of SPARQL operations as the SPARQL 1.1 Protocol sends them: in the address, a form, or as the body."""

from __future__ import annotations

import re
from binascii import a2b_qp
from collections.abc import Iterable
from urllib.parse import unquote

from starlette.types import Receive

from kg_service.errors import InputError, TooLargeError, UnsupportedMediaTypeError

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_MAX_FIELDS = 1000
_MAX_TIMEOUT = 3600.0  # as settings have it
_STRAY = re.compile("%(?![0-9A-Fa-f]{2})")


class ClientGoneError(Exception):
    """The client closed the connection before its request was whole."""


def decoded(text: str) -> list[tuple[str, str]]:
    """Pairs of a form or an address, as :func:`urllib.parse.parse_qsl` has them with blank values.

    Raises InputError for what is not percent-encoded UTF-8, and for too many.
    """
    if text.count("&") >= _MAX_FIELDS:
        raise InputError(f"more than {_MAX_FIELDS} parameters")
    try:
        fields = [field.partition("=") for field in text.split("&") if field]
        return [(_unquoted(name), _unquoted(value)) for name, _, value in fields]
    except UnicodeDecodeError:
        raise InputError("a parameter is not percent-encoded UTF-8") from None


def _unquoted(text: str) -> str:
    """What was percent-encoded. urllib's way goes from one escape to the next, 15 microseconds for a short query."""
    text = text.replace("+", " ")
    if "%" not in text:
        return text
    if not text.isascii() or _STRAY.search(text):
        return unquote(text, errors="strict")
    # Quoted-printable (RFC 2045) is the same with another sign, and the library reads it in C.
    return a2b_qp(text.replace("=", "=3D").replace("%", "=")).decode("utf-8")


def media_type_of(header: str) -> tuple[str, str]:
    """Media type and charset of a Content-Type, in lower case; empty where there is none."""
    media_type, *parameters = (part.strip().lower() for part in header.split(";"))
    charsets = [value.strip("\"'") for name, _, value in (p.partition("=") for p in parameters) if name == "charset"]
    return media_type, charsets[0] if charsets else ""


def check_content_type(header: str, direct: str) -> str:
    """The media type of a POST: the form's or the direct one. Raises UnsupportedMediaTypeError for others."""
    media_type, charset = media_type_of(header)
    if media_type not in (FORM, direct):
        said = media_type or "no content type"
        raise UnsupportedMediaTypeError(f"{said} is not read here: send {FORM} or {direct}")
    require_utf8(charset)
    return media_type


def require_utf8(charset: str) -> None:
    """Raises UnsupportedMediaTypeError for another charset; none at all is UTF-8."""
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise UnsupportedMediaTypeError(f"charset {charset} is not read here: send UTF-8")


def posted(media_type: str, body: bytes, direct_name: str) -> list[tuple[str, str]]:
    """Pairs of a POST's body. Raises InputError for what is not UTF-8."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError("the body is not UTF-8") from None
    return decoded(text) if media_type == FORM else [(direct_name, text)]


async def read_body(receive: Receive, limit: int) -> bytes:
    """The body. Raises TooLargeError above ``limit`` bytes, ClientGoneError if the client leaves."""
    parts = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        parts += message.get("body", b"")
        if len(parts) > limit:
            raise TooLargeError(f"the request has more than {limit} bytes")
        if not message.get("more_body", False):
            return bytes(parts)


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Values by name."""
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return values


def only(values: dict[str, list[str]], name: str, what: str) -> str:
    """The one value of that name. Raises InputError for none or several."""
    given = values.get(name, [])
    if len(given) != 1:
        raise InputError(f"no {what}: send one as {name}=" if not given else f"more than one {what}: send one")
    return given[0]


def timeout_of(values: dict[str, list[str]]) -> float | None:
    """Seconds that ``timeout=`` asks for. Raises InputError for what is no such number."""
    given = values.get("timeout")
    if not given:
        return None
    try:
        seconds = float(given[0])
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise InputError(f"timeout must be a number of seconds above 0, not {given[0][:40]!r}")
    return min(seconds, _MAX_TIMEOUT)
