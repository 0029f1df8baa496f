"""Literals in the form the engine stores them, so that what we write is what comes back.

Oxigraph rewrites typed literals to canonical forms (``"0.730"`` to ``0.73``) and language tags to lower case. Wording
from a source is therefore always a plain string, and typed values are canonical from the start.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from rdflib import XSD, Literal


def text(value: str) -> Literal:
    """A plain string, exactly as given."""
    return Literal(value)


def label(value: str, language: str = "vi") -> Literal:
    """A string in a language (tag in lower case)."""
    return Literal(value, lang=language.lower())


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(int(value)), datatype=XSD.integer, normalize=False)


def decimal(value: float | Decimal | int | str) -> Literal:
    """An xsd:decimal in canonical form. A float is taken by its shortest decimal form: 6240.86, not its binary value.

    Raises ValueError for infinity and NaN, which xsd:decimal has not.
    """
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"{value} is no decimal number")
    return Literal(_plain(number), datatype=XSD.decimal, normalize=False)


def boolean(value: bool) -> Literal:
    """An xsd:boolean."""
    return Literal("true" if value else "false", datatype=XSD.boolean, normalize=False)


def date(value: dt.date) -> Literal:
    """An xsd:date."""
    return Literal(value.isoformat(), datatype=XSD.date, normalize=False)


def moment(value: dt.datetime) -> Literal:
    """An xsd:dateTime in UTC, to the second. ``value`` must have a zone."""
    utc = value.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None)
    return Literal(f"{utc.isoformat()}Z", datatype=XSD.dateTime, normalize=False)


def canonical(literal: Literal) -> Literal:
    """Any literal (of an ontology file, say) in the form the engine stores."""
    if literal.language is not None:
        return Literal(str(literal), lang=literal.language.lower())
    if literal.datatype == XSD.decimal:
        return decimal(str(literal))
    if literal.datatype == XSD.integer:
        return integer(int(literal))
    if literal.datatype == XSD.boolean:
        return boolean(str(literal) in {"true", "1"})
    return literal


def _plain(number: Decimal) -> str:
    digits = f"{number:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in {"-0", ""} else digits
