"""JSON Lines (.jsonl, .ndjson): one article a line, read line by line; a line that is none is reported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg_service.articles.formats.draft import Draft, Report
from kg_service.articles.formats.files import MAX_CHARACTERS, check_regular
from kg_service.articles.formats.record import draft_of, line_reporter
from kg_service.errors import ArticleError

MAX_LINE = 2 * MAX_CHARACTERS
"""Bytes; a longer line is reported and passed over without being held."""
_MARK = b"\xef\xbb\xbf"


def read_jsonl(path: Path, report: Report) -> Iterator[Draft]:
    """The articles of a corpus, in order. Memory holds one line at a time."""
    if check_regular(path) == 0:
        raise ArticleError(path, "is empty")
    try:
        with path.open("rb") as file:
            for number, line in _lines(path, file, report):
                try:
                    yield draft_of(path, number, _record(path, number, line), line_reporter(path, number, report))
                except ArticleError as error:
                    report(error)
    except OSError as error:
        raise ArticleError(path, f"cannot be read ({error.strerror})") from error


def _lines(path: Path, file: BinaryIO, report: Report) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, numbered from 1."""
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(_MARK)
            if b"\0" in line or line.startswith((b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff")):
                raise ArticleError(path, "is not JSON Lines in UTF-8 (compressed, UTF-16 or binary)")
        if len(line) > MAX_LINE:
            report(ArticleError(f"{path}:{number}", f"the line is longer than {MAX_LINE // 2**20} MiB"))
            while line and not line.endswith(b"\n"):
                line = file.readline(MAX_LINE)
        elif line.strip():
            yield number, line


def _record(path: Path, number: int, line: bytes) -> dict[str, object]:
    where = f"{path}:{number}"
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ArticleError(where, f"is not UTF-8 (byte {error.start} of the line)") from error
    except RecursionError as error:
        raise ArticleError(where, "is nested too deeply") from error
    except json.JSONDecodeError as error:
        raise ArticleError(where, f"is not JSON ({error.msg} at character {error.pos + 1})") from error
    except ValueError as error:  # a number with too many digits
        raise ArticleError(where, "is not JSON that can be read") from error
    if not isinstance(record, dict):
        raise ArticleError(where, "is not a JSON object")
    return record
