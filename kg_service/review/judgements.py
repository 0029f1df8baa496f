"""What people say of facts: accepted, rejected, corrected, unsure; by whom and when.

Judgements are kept in a JSON Lines file that grows at its end and is never rewritten: the last judgement on a fact is
the one that counts, and the earlier ones tell its history. Each carries the fact as it was judged, so that it can be
found again after the rules of extraction have changed (compare nomenklatura's judgements on entities).
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from kg_service.errors import InputError
from kg_service.extraction.facts import Fact, fact_from_record

Verdict: TypeAlias = Literal["accept", "reject", "correct", "unsure"]


def _with_zone(moment: dt.datetime) -> dt.datetime:
    if moment.tzinfo is None:
        raise ValueError("a time needs its zone, such as 2026-11-21T10:00:00+07:00")
    return moment


class Judgement(BaseModel):
    """One person's verdict on one fact.

    ``fact``: the fact as extraction gave it when it was judged; ``correction``: what it should say, for ``correct``
    only; ``id`` is the fact's stable id, so that a reader can find it in the graph.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: Verdict
    by: Annotated[str, Field(min_length=1, max_length=200)]
    at: Annotated[dt.datetime, AfterValidator(_with_zone)]
    fact: Fact = Field(discriminator="type")
    correction: Fact | None = Field(default=None, discriminator="type")
    note: Annotated[str, Field(max_length=2000)] | None = None

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
        if self.note:
            values["note"] = self.note
        return values


def read_judgements(path: Path) -> Iterator[Judgement]:
    """Judgements of a file in the order they were given; none when the file is not there.

    Raises InputError with file and line for a line that is no judgement.
    """
    if not path.exists():
        return
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                values = json.loads(line)
                values.pop("id", None)
                for key in ("fact", "correction"):
                    if values.get(key) is not None:
                        values[key] = fact_from_record(values[key], f"{path}:{number}: {key}")
                yield Judgement.model_validate(values)
            except (ValueError, ValidationError, AttributeError, TypeError) as error:
                raise InputError(f"{path}:{number}: not a judgement: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error).splitlines()[0]


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Add a judgement at the file's end and put it on disk before returning. Makes the file and its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(judgement.record(), ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def latest(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgement that counts for each fact: the last one given, in the order of first mention."""
    found: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        found[judgement.fact.article, judgement.id] = judgement
    return list(found.values())
