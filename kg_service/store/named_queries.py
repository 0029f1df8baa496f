"""Named queries: one SPARQL query a file in ``queries/``, described by a header of ``#+`` lines that hold YAML.

A file runs anywhere as it is. Its parameters are ordinary variables; values for them are put in as ONE ``VALUES`` block
in the place of the line ``# VALUES``, made of escaped terms and never pasted. A parameter without a value is not bound
at all, so that it joins with everything. A line ``# WITH name: …`` becomes its rest when that parameter has a value:
what a filter asks for is then a pattern that the engine starts from, and not a test of every row. A line ``# PAGE`` in
a subquery is where LIMIT and OFFSET go, so that what is only shown is looked up for the rows of the page alone; without
one they go to the end. ::

    #+ summary: {vi: "Các phong trào", en: "Campaigns"}
    #+ parameters:
    #+   - {name: campaign, type: iri, kind: campaign, required: true, example: "…", description: {vi: …, en: …}}
    #+   - {name: level, type: iri, example: "…", description: {vi: …, en: …}}
    #+ columns: {area: {vi: "Địa phương", en: "Area"}}
    #+ order: [area]
    #+ paginate: true
    #+ tags: [campaign]
    SELECT ?area WHERE {
      # VALUES
      ?participation td:campaign ?campaign ; td:area ?area .
      # WITH level: ?area a ?level .
    } ORDER BY ?area
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kg_service.errors import InputError, NotFoundError, QueryParameterError
from kg_service.resources import parse_yaml
from kg_service.store.formats import ResultKind
from kg_service.store.guard import query_kind
from kg_service.store.parameters import Parameter, Text

_HEADER = re.compile(r"^#\+ ?(.*)$")
_PLACE = re.compile(r"^[ \t]*# VALUES[ \t]*$", re.MULTILINE)
_WITH = re.compile(r"^([ \t]*)# WITH (\w+): (.*)$", re.MULTILINE)
_PAGE = re.compile(r"^[ \t]*# PAGE[ \t]*$", re.MULTILINE)
_ORDER_BY = re.compile(r"\bORDER\s+BY\b(?P<keys>[^{}]*)\Z", re.IGNORECASE)
_TARGET = re.compile(r"\bAS\s+[?$](\w+)", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$](\w+)")

RESERVED = frozenset({"limit", "cursor", "format"})
"""Parameters of every list over HTTP."""


class Header(BaseModel):
    """What the ``#+`` lines say of a query."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    summary: Text
    description: Text | None = None
    parameters: tuple[Parameter, ...] = ()
    columns: dict[str, Text] = Field(default_factory=dict)
    order: tuple[str, ...] = ()
    paginate: bool = False
    tags: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> Header:
        names = [parameter.name for parameter in self.parameters]
        if len(set(names)) < len(names):
            raise ValueError("two parameters have the same name")
        if self.paginate and not self.order:
            raise ValueError("paginate needs an order: pages of unordered rows overlap")
        return self


class NamedQuery:
    """A query with its name, header and text."""

    def __init__(self, name: str, header: Header, text: str) -> None:
        self.name = name
        self.header = header
        self.text = text
        kind = query_kind(text)
        assert kind is not None
        self.kind: ResultKind = kind

    @property
    def cut_inside(self) -> bool:
        """Whether pages are cut in a subquery: what it yields once may be shown in several rows."""
        return _PAGE.search(self.text) is not None

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name. Raises QueryParameterError that lists what there is."""
        for parameter in self.header.parameters:
            if parameter.name == name:
                return parameter
        there = ", ".join(p.name for p in self.header.parameters) or "none"
        raise QueryParameterError(f"{self.name} has no parameter {name!r}; it has: {there}", parameter=name)

    def bind(
        self,
        values: Mapping[str, str],
        base_iri: str,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> str:
        """The query's text with values put in; ``limit`` and ``offset`` only for a query that has pages.

        Raises QueryParameterError that names the parameter, what it must be and an example.
        """
        for name in values:
            self.parameter(name)
        bound: list[tuple[str, str]] = []
        for parameter in self.header.parameters:
            term = parameter.term(values.get(parameter.name), base_iri, self.name)
            if term is not None:
                bound.append((parameter.name, term))
        text = self.text
        if bound:
            names = " ".join(f"?{name}" for name, _ in bound)
            terms = " ".join(term for _, term in bound)
            block = f"VALUES ({names}) {{ ({terms}) }}"
            text = _PLACE.sub(lambda _: block, text, count=1)
            given = {name for name, _ in bound}
            text = _WITH.sub(lambda line: f"{line[1]}{line[3]}" if line[2] in given else line[0], text)
        if limit is not None and self.header.paginate:
            cut = f"LIMIT {int(limit)}\nOFFSET {int(offset)}"
            text = _PAGE.sub(cut, text) if _PAGE.search(text) else f"{text}\n{cut}"
        return text


def parse_query(path: Path) -> NamedQuery:
    """The named query of a file. Raises InputError that names the file and what is wrong in it."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name}: cannot be read as UTF-8: {error}") from error
    header_lines: list[str] = []
    lines = source.splitlines()
    while lines and (match := _HEADER.match(lines[0])):
        header_lines.append(match[1])
        del lines[0]
    try:
        values: Any = parse_yaml("\n".join(header_lines)) or {}
        header = Header.model_validate(values)
    except yaml.YAMLError as error:
        raise InputError(f"{path.name}: the #+ lines are not YAML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "header"
        raise InputError(f"{path.name}: {where}: {first['msg']}") from error
    text = "\n".join(lines).strip() + "\n"
    _check(path.name, header, text)
    return NamedQuery(path.stem, header, text)


def _check(file: str, header: Header, text: str) -> None:
    if query_kind(text) is None:
        raise InputError(f"{file}: holds no SELECT, ASK, CONSTRUCT or DESCRIBE")
    if header.parameters and len(_PLACE.findall(text)) != 1:
        raise InputError(f"{file}: a query with parameters needs exactly one line '# VALUES'")
    for match in _WITH.finditer(text):
        if not any(p.name == match[2] for p in header.parameters):
            raise InputError(f"{file}: # WITH {match[2]}: there is no parameter of that name")
    pages = len(_PAGE.findall(text))
    if pages > 1 or (pages and not header.paginate):
        raise InputError(f"{file}: one line '# PAGE', in a query with paginate: true")
    reserved = RESERVED.intersection(p.name for p in header.parameters)
    if reserved:
        raise InputError(f"{file}: {min(reserved)} is a parameter of every list and cannot be a query's own")
    for name in _TARGET.findall(text):
        if any(p.name == name for p in header.parameters):
            raise InputError(f"{file}: AS ?{name} would clash with the value of the parameter {name}")
    used = set(_VARIABLE.findall(text))
    for name in (*(p.name for p in header.parameters), *header.columns, *header.order):
        if name not in used:
            raise InputError(f"{file}: the header names ?{name}, which the query does not have")
    ordered = _ORDER_BY.search(text)
    keys = tuple(dict.fromkeys(_VARIABLE.findall(ordered["keys"]))) if ordered else ()
    if header.order and keys != header.order:
        raise InputError(f"{file}: order says {list(header.order)}, ORDER BY has {list(keys)}")


class NamedQueries:
    """The named queries of a folder, by name."""

    def __init__(self, queries: Mapping[str, NamedQuery]) -> None:
        self._queries = dict(sorted(queries.items()))

    @classmethod
    def load(cls, *folders: Path) -> NamedQueries:
        """All ``*.rq`` files of the folders. Raises InputError for one that is broken."""
        return cls({path.stem: parse_query(path) for folder in folders for path in sorted(folder.glob("*.rq"))})

    def __iter__(self) -> Iterator[NamedQuery]:
        return iter(self._queries.values())

    def __len__(self) -> int:
        return len(self._queries)

    def __getitem__(self, name: str) -> NamedQuery:
        """The query of that name. Raises NotFoundError that lists what there is."""
        try:
            return self._queries[name]
        except KeyError:
            there = ", ".join(self._queries) or "none"
            raise NotFoundError(f"there is no query named {name!r}; there are: {there}") from None
