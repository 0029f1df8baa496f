"""Parameters of named queries: text from a client in, an escaped RDF term out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Literal as OneOf

from pydantic import BaseModel, ConfigDict, Field, model_validator
from rdflib import XSD, Literal, URIRef
from rdflib.term import Identifier

from kg_service.errors import QueryParameterError

_VOCABULARY = "https://w3id.org/thidua/vocab/"  # concept schemes keep their IRIs, whatever the base
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+\Z")
_LOCAL = re.compile(r"[A-Za-z0-9._~%/-]+\Z")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}\Z")

ParameterType = OneOf["iri", "string", "integer", "decimal", "boolean", "date"]


class Text(BaseModel):
    """The same words in Vietnamese and English."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    vi: str
    en: str


class Parameter(BaseModel):
    """One parameter of a named query.

    ``kind`` and ``scheme`` are for IRIs: clients may then give the slug alone, which stands for ``…/id/<kind>/<slug>``
    or ``…/vocab/<scheme>/<slug>``. ``values`` closes the list of what may be given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[A-Za-z]\w*$")
    type: ParameterType
    description: Text
    example: str
    required: bool = False
    default: str | None = None
    kind: str | None = None
    scheme: str | None = None
    values: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> Parameter:
        if self.type != "iri" and (self.kind or self.scheme):
            raise ValueError(f"{self.name}: kind and scheme are for parameters of type iri")
        if self.required and self.default is not None:
            raise ValueError(f"{self.name}: a required parameter has no default")
        return self

    def term(self, value: str | None, base_iri: str, query: str) -> str | None:
        """The value as a SPARQL term, escaped; None if there is none and none is needed.

        Raises QueryParameterError that names the query, the parameter, what it must be and an example.
        """
        given = self.default if value is None or value == "" else value
        if given is None:
            if self.required:
                raise self._error(query, f"is missing; it is {_WANTED[self.type]}")
            return None
        if self.values and given not in self.values:
            raise self._error(query, f"must be one of {', '.join(self.values)}, not {given[:80]!r}")
        try:
            if self.type == "iri":
                return URIRef(self.iri(given, base_iri)).n3()
            return _LITERALS[self.type](given).n3()
        except (ValueError, InvalidOperation):
            raise self._error(query, f"must be {_WANTED[self.type]}, not {given[:80]!r}") from None

    def iri(self, given: str, base_iri: str) -> str:
        """The IRI that a client means by an IRI or an id. Raises ValueError for what can be neither."""
        if _ABSOLUTE.match(given):
            return given
        if not _LOCAL.match(given):
            raise ValueError(given)
        if self.scheme:
            return f"{_VOCABULARY}{self.scheme}/{given}"
        # An id with a kind of its own (district/tan-uyen) stands for itself.
        return f"{base_iri}id/{given}" if "/" in given or not self.kind else f"{base_iri}id/{self.kind}/{given}"

    def checked_iri(self, given: str, base_iri: str, query: str) -> str:
        """The same, for a value that came from a client. Raises QueryParameterError for what can be neither."""
        try:
            return self.iri(given, base_iri)
        except ValueError:
            raise self._error(query, f"must be {_WANTED['iri']}, not {given[:80]!r}") from None

    def _error(self, query: str, what: str) -> QueryParameterError:
        return QueryParameterError(
            f"{query}: parameter {self.name!r} {what}; for example {self.name}={self.example}",
            parameter=self.name,
            expected=self.type,
            example=self.example,
        )


def _string(given: str) -> Literal:
    if any("\ud800" <= char <= "\udfff" for char in given):
        raise ValueError(given)
    return Literal(given)


def _integer(given: str) -> Literal:
    if not _INTEGER.match(given):
        raise ValueError(given)
    return Literal(int(given), datatype=XSD.integer)


def _decimal(given: str) -> Literal:
    number = Decimal(given)
    if not number.is_finite():
        raise ValueError(given)
    return Literal(format(number, "f"), datatype=XSD.decimal)


def _boolean(given: str) -> Literal:
    truth = {"true": True, "1": True, "false": False, "0": False}.get(given.lower())
    if truth is None:
        raise ValueError(given)
    return Literal(truth)


def _date(given: str) -> Literal:
    return Literal(dt.date.fromisoformat(given).isoformat(), datatype=XSD.date)


_LITERALS: dict[str, Callable[[str], Identifier]] = {
    "string": _string,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _date,
}
_WANTED = {
    "iri": "an absolute IRI or an id of this graph",
    "string": "text",
    "integer": "a whole number",
    "decimal": "a decimal number",
    "boolean": "true or false",
    "date": "a date as YYYY-MM-DD",
}
