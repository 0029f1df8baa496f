"""XML parts of a zip archive as a stream of events, within bounds: no entities, no depth, no size beyond them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from xml.parsers import expat

from kg_service.errors import ArticleError

MAX_PART = 64 * 1024 * 1024
"""Bytes of one part, unpacked."""
MAX_DEPTH = 512
_BLOCK = 64 * 1024


class Handler(Protocol):
    """Takes the events of a document; names are ``namespace|local``."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def characters(self, text: str) -> None:
        """Text, perhaps a part of it."""


class _Bounds:
    """Counts the depth and refuses document types, which these formats forbid and entity bombs need."""

    def __init__(self, where: str, handler: Handler) -> None:
        self._where = where
        self._handler = handler
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ArticleError(self._where, f"is nested deeper than {MAX_DEPTH} elements")
        self._handler.start(name, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._handler.end(name)

    def doctype(self, *_: object) -> None:
        raise ArticleError(self._where, "declares a document type, which no Word file does (entities are not read)")


def parse_part(path: Path, archive: zipfile.ZipFile, name: str, handler: Handler) -> bool:
    """Send the events of one part to ``handler``; False when the archive has no such part.

    Raises ArticleError when the part is larger than :data:`MAX_PART`, deeper than :data:`MAX_DEPTH`, encrypted, has a
    document type, or is no XML. The size counted is the one that unpacks, not the one that the archive claims.
    """
    where = f"{path}: {name}"
    bounds = _Bounds(where, handler)
    parser = expat.ParserCreate(namespace_separator="|")
    parser.buffer_text = True
    parser.StartElementHandler = bounds.start
    parser.EndElementHandler = bounds.end
    parser.CharacterDataHandler = handler.characters
    parser.StartDoctypeDeclHandler = bounds.doctype
    unpacked = 0
    try:
        with archive.open(name) as part:
            while block := part.read(_BLOCK):
                unpacked += len(block)
                if unpacked > MAX_PART:
                    raise ArticleError(where, f"unpacks to more than {MAX_PART // 2**20} MiB")
                parser.Parse(block, False)
        parser.Parse(b"", True)
    except KeyError:
        return False
    except expat.ExpatError as error:
        raise ArticleError(where, f"is not XML ({expat.ErrorString(error.code)}, line {error.lineno})") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise ArticleError(where, f"cannot be unpacked ({str(error)[:100]})") from error
    return True
