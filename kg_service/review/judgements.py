"""What people say of facts: accepted, rejected, corrected, unsure; by whom and when.

Judgements are kept in a JSON Lines file that grows at its end and is never rewritten: the last judgement on a fact is
the one that counts, and the earlier ones tell its history. Each carries the fact as it was judged, so that it can be
found again after the rules of extraction have changed (compare nomenklatura's judgements on entities).
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Literal, TypeAlias, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from kg_service.errors import InputError
from kg_service.extraction.facts import Fact, fact_from_record

Verdict: TypeAlias = Literal["accept", "reject", "correct", "unsure"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def _with_zone(moment: dt.datetime) -> dt.datetime:
    if moment.tzinfo is None:
        raise ValueError("a time needs its zone, such as 2026-11-21T10:00:00+07:00")
    return moment


class Judgement(BaseModel):
    """One person's verdict on one fact.

    ``fact``: the fact as extraction gave it when it was judged; ``correction``: what it should say, for ``correct``
    only; ``before`` and ``after``: what stood around its quote, so that the quote is found again in a text that has
    changed; ``id`` is the fact's stable id, so that a reader can find it in the graph.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: Verdict
    by: Annotated[str, Field(min_length=1, max_length=200)]
    at: Annotated[dt.datetime, AfterValidator(_with_zone)]
    fact: Fact = Field(discriminator="type")
    correction: Fact | None = Field(default=None, discriminator="type")
    note: Annotated[str, Field(max_length=2000)] | None = None
    before: Annotated[str, Field(max_length=200)] | None = None
    after: Annotated[str, Field(max_length=200)] | None = None

    @model_validator(mode="after")
    def _correction_fits(self) -> Judgement:
        if (self.verdict == "correct") != (self.correction is not None):
            raise ValueError("a correction belongs to the verdict 'correct', and to no other")
        if self.correction and self.correction.article != self.fact.article:
            raise ValueError("a correction cannot move a fact to another article")
        return self

    @property
    def id(self) -> str:
        """The stable id of the fact that was judged."""
        return self.fact.stable_id

    def record(self) -> dict[str, Any]:
        """The judgement as a JSON object."""
        values: dict[str, Any] = {"verdict": self.verdict, "by": self.by, "at": self.at.isoformat(), "id": self.id}
        values["fact"] = self.fact.record()
        if self.correction:
            values["correction"] = self.correction.record()
        for key in ("note", "before", "after"):
            if value := getattr(self, key):
                values[key] = value
        return values


def read_judgements(path: Path, report: Callable[[InputError], None] | None = None) -> Iterator[Judgement]:
    """Judgements of a file in the order they were given; none when the file is not there.

    A line that is no judgement is an InputError with file and line: it goes to ``report`` and the other lines are
    read; without ``report`` it is raised. So is, always, a file that cannot be read.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    except OSError as error:
        raise InputError(f"{path}: the judgements cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _parsed(line, f"{path}:{number}")
        except InputError as error:
            if report is None:
                raise
            report(error)


def _parsed(line: bytes, where: str) -> Judgement:
    try:
        values = json.loads(line.decode("utf-8"))
        json.dumps(values, ensure_ascii=False).encode()  # half a surrogate pair can be escaped, and spoil a graph
        values.pop("id", None)
        for key in ("fact", "correction"):
            if values.get(key) is not None:
                values[key] = fact_from_record(values[key], f"{where}: {key}")
        return Judgement.model_validate(values)
    except (InputError, ValueError, AttributeError, TypeError, RecursionError) as error:
        raise InputError(f"{where}: not a judgement: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return (str(error).splitlines() or [type(error).__name__])[0]


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Add a judgement at the file's end and put it on disk before returning. Makes the file and its folder.

    Several people may append to one file at once. A line that was cut short, as by a full disk, is ended first, so
    that it spoils no other. Raises InputError when the file cannot be written.
    """
    line = (json.dumps(judgement.record(), ensure_ascii=False) + "\n").encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if file.seek(0, os.SEEK_END) and _last_byte(file) != b"\n":
                line = b"\n" + line
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except (OSError, UnicodeEncodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it holds half a surrogate pair"
        raise InputError(f"{path}: the judgement was not saved: {reason}") from error


def _last_byte(file: BinaryIO) -> bytes:
    file.seek(-1, os.SEEK_END)
    return file.read(1)


def by_article(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Judgements by the id of their article, in the order they were given."""
    found: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        found.setdefault(judgement.fact.article, []).append(judgement)
    return found


def latest(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgement that counts for each fact: the last one given, in the order they were given."""
    found: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        key = judgement.fact.article, judgement.id
        found.pop(key, None)
        found[key] = judgement
    return list(found.values())
