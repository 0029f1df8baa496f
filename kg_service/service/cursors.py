"""Cursors: opaque places in a list, good for one list of one snapshot."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping

from kg_service.errors import QueryParameterError

DEFAULT_LIMIT = 50
MAX_LIMIT = 1000


def _fingerprint(query: str, values: Mapping[str, str], snapshot: str | None) -> str:
    content = json.dumps([query, sorted(values.items()), snapshot], ensure_ascii=True)
    return hashlib.blake2b(content.encode(), digest_size=6).hexdigest()


def make_cursor(offset: int, query: str, values: Mapping[str, str], snapshot: str | None) -> str:
    """A cursor for the row at ``offset`` of what a query gives with these values."""
    packed = json.dumps([offset, _fingerprint(query, values, snapshot)])
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, query: str, values: Mapping[str, str], snapshot: str | None) -> int:
    """The offset that a cursor stands for; 0 for none.

    Raises QueryParameterError for one that is none, or of another list, or of data that has changed since: going on
    with it would skip rows or show them twice.
    """
    if cursor is None:
        return 0
    try:
        offset, fingerprint = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, TypeError):
        offset, fingerprint = None, None
    if not isinstance(offset, int) or isinstance(offset, bool) or offset < 0:
        raise QueryParameterError("cursor is none of ours: take it from 'next' of the page before", parameter="cursor")
    if fingerprint != _fingerprint(query, values, snapshot):
        raise QueryParameterError(
            "cursor is of another list, or the data changed since: start again without it", parameter="cursor"
        )
    return offset
