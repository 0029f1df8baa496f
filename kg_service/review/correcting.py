"""Corrections as people write them: ``key=value``, checked against the contract of facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg_service.errors import FactFormatError, InputError
from kg_service.extraction.facts import Evidence, Fact, fact_from_record
from kg_service.review.places import located

_NOT_TO_SET = {"article", "type", "evidence", "confidence"}
QUOTE = "quote"
"""The key that moves a fact to other words of its article."""


def keys_of(fact: Fact) -> list[str]:
    """The keys of a fact that can be set, and ``quote``."""
    return [key for key in type(fact).model_fields if key not in _NOT_TO_SET] + [QUOTE]


def corrected(fact: Fact, changes: Sequence[str], source: str | None = None) -> Fact:
    """A fact with ``key=value`` set for each change.

    An empty value takes the key away; a key of several values is given once for each. ``source``: the article's text,
    needed to set ``quote`` to other words of it. Raises InputError for what is no change, for an unknown key, and for
    what breaks the contract of facts; the message names the key.
    """
    record, values = fact.record(), _values(fact, changes)
    quote = values.pop(QUOTE, None)
    for key, given in values.items():
        if given == [""]:
            record.pop(key, None)
        elif _is_list(fact, key):
            record[key] = given
        elif len(given) > 1:
            raise InputError(f"{key} is given twice, and has one value only")
        else:
            record[key] = given[0]
    if quote is not None:
        record["evidence"] = _evidence(fact, quote[-1], source).model_dump()
    try:
        found = fact_from_record(record, "correction")
    except FactFormatError as error:
        raise InputError(f"{error.message} (keys of a {fact.type}: {', '.join(keys_of(fact))})") from error
    if found == fact:
        raise InputError("the correction says what the fact says already; accept it, or set something else")
    return found


def _values(fact: Fact, changes: Sequence[str]) -> dict[str, list[str]]:
    if not changes:
        raise InputError("a correction sets something: --set key=value")
    values: dict[str, list[str]] = {}
    for change in changes:
        key, equals, value = (part.strip() for part in change.partition("="))
        if not equals:
            raise InputError(f"{change!r} is no change: give key=value")
        if key not in keys_of(fact):
            raise InputError(f"a {fact.type} has no key {key!r} that can be set; it has {', '.join(keys_of(fact))}")
        values.setdefault(key, []).append(value)
    return values


def _is_list(fact: Fact, key: str) -> bool:
    annotation: Any = type(fact).model_fields[key].annotation
    return "list" in str(annotation)


def _evidence(fact: Fact, quote: str, source: str | None) -> Evidence:
    if source is None:
        raise InputError("quote can be set only where the article's text is at hand: name its folder (--articles)")
    start = fact.evidence.start
    found = located(Evidence(start=start, end=start + len(quote), quote=quote), source) if quote else None
    if found is None:
        raise InputError(f"the article does not hold the words {quote!r}")
    return found
