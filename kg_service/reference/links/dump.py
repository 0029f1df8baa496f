"""Candidates from a file of things elsewhere: TSV with a header, or JSON Lines, read once and never held whole."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import regex

from kg_service.errors import InputError
from kg_service.reference.links.candidates import Candidate, Entity, letters

LONGEST_LINE = 1_000_000
MOST_PER_ENTITY = 100
_ID = regex.compile(r"[^\s<>\"{}|^`\\]{1,500}")
_KNOWN = ("id", "label", "aliases", "type")


class DumpSource:
    """A :class:`~kg_service.reference.links.candidates.CandidateSource` over a file.

    ``space``: what an id that is no web address is put behind. ``type_``: only things of this type. ``tell``: is given
    an InputError for each line that cannot be read; the others go on.
    """

    def __init__(
        self, path: Path, space: str, tell: Callable[[InputError], None] = lambda _: None, type_: str | None = None
    ) -> None:
        self._path = path
        self._space = space
        self._tell = tell
        self._type = type_

    def candidates(self, entities: Sequence[Entity]) -> Iterator[tuple[Entity, list[Candidate]]]:
        """Things one of whose names is, without diacritics, one of an entity's.

        Raises InputError if the file cannot be read or is in neither form.
        """
        wanted: defaultdict[str, set[int]] = defaultdict(set)
        for number, entity in enumerate(entities):
            for name in entity.names:
                wanted[letters(name)].add(number)
        wanted.pop("", None)
        found: defaultdict[int, list[Candidate]] = defaultdict(list)
        for record in self._records():
            candidate = self._candidate(record)
            for number in {one for name in candidate.names for one in wanted.get(letters(name), ())}:
                if len(found[number]) < MOST_PER_ENTITY:
                    found[number].append(candidate)
        yield from ((entities[number], found[number]) for number in sorted(found))

    def _candidate(self, record: dict[str, Any]) -> Candidate:
        name = record["id"]
        iri = name if name.startswith(("http://", "https://")) else f"{self._space}{name}"
        return Candidate(iri, (record["label"], *record["aliases"]), record["type"])

    def _records(self) -> Iterator[dict[str, Any]]:
        read = {".tsv": _tsv, ".jsonl": _jsonl}.get(self._path.suffix)
        if read is None:
            raise InputError(f"{self._path}: a dump is a file .tsv or .jsonl")
        header: list[str] = []
        for number, line in enumerate(self._lines(), 1):
            if line == "":
                continue
            try:
                if line is None:
                    raise ValueError(f"longer than {LONGEST_LINE} bytes")
                if read is _tsv and number == 1:
                    header = _header(line)
                    continue
                record = _sound(read(line, header))
            except ValueError as error:
                problem = InputError(f"{self._path}:{number}: {error}")
                if number == 1:
                    raise problem from error
                self._tell(problem)
                continue
            if self._type is None or record["type"] == self._type:
                yield record

    def _lines(self) -> Iterator[str | None]:
        """The lines of the file; None for one that is too long, which is passed over."""
        try:
            with self._path.open("rb") as file:
                while raw := file.readline(LONGEST_LINE + 1):
                    if len(raw) <= LONGEST_LINE or raw.endswith(b"\n"):
                        yield raw.decode("utf-8", "replace").rstrip("\r\n").removeprefix("\ufeff")
                        continue
                    while (more := file.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
                        pass
                    yield None
        except OSError as error:
            raise InputError(f"{self._path}: cannot be read: {error.strerror}") from error


def _header(line: str) -> list[str]:
    header = line.split("\t")
    if "id" not in header or "label" not in header or len(set(header)) < len(header):
        raise ValueError(f"the first line names the columns: id, label and, if there are any, {', '.join(_KNOWN[2:])}")
    return header


def _tsv(line: str, header: list[str]) -> Any:
    cells = line.split("\t")
    if len(cells) != len(header):
        raise ValueError(f"{len(cells)} cells where the header has {len(header)} columns")
    row = dict(zip(header, cells, strict=True))
    return {**row, "aliases": [part for part in row.get("aliases", "").split("|") if part]}


def _jsonl(line: str, _: list[str]) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is no JSON object: {error}") from None


def _sound(record: Any) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise ValueError("is no JSON object")
    values = {"aliases": [], "type": "", **{key: value for key, value in record.items() if key in _KNOWN and value}}
    if not isinstance(values.get("id"), str) or not _ID.fullmatch(values["id"]):
        raise ValueError(f"{str(values.get('id'))[:80]!r} is no id")
    if not isinstance(values.get("label"), str) or not isinstance(values["type"], str):
        raise ValueError("label and type are texts, and every line has a label")
    if not isinstance(values["aliases"], list) or not all(isinstance(alias, str) for alias in values["aliases"]):
        raise ValueError("aliases is a list of texts")
    return values
