"""JSON-LD in compact form, with a context of our own that is made of the ontology and served at ``/context.jsonld``.

Keys are the names of the ontology's properties, labels are maps by language, things are objects with ``id`` and
``type``: what a program without any RDF reads with ease. W3C, JSON-LD 1.1 (16 July 2020).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from kg_service.graph.vocabulary import PREFIXES, TD
from kg_service.resources import resource_dir
from kg_service.store.formats import JSON_LD, TURTLE
from kg_service.store.terms import Quad, Term, read_quads, serialise_quads

Json: TypeAlias = Any

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_SCHEMA = "https://schema.org/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_BY_LANGUAGE = {
    "label": f"{_RDFS}label",
    "comment": f"{_RDFS}comment",
    "prefLabel": f"{_SKOS}prefLabel",
    "altLabel": f"{_SKOS}altLabel",
    "definition": f"{_SKOS}definition",
}
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\Z")
_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]{0,14})\Z")  # what JSON numbers hold and give back unchanged


@dataclass(frozen=True)
class _Property:
    """A term for a property; ``coerce``: ``@id``, a datatype, or None. ``by_language``: a map of languages."""

    name: str
    coerce: str | None = None
    by_language: bool = False


@dataclass(frozen=True)
class Context:
    """The context document, and what is needed to write with it."""

    document: dict[str, Json]
    properties: Mapping[str, _Property]
    prefixes: tuple[tuple[str, str], ...]


def prefixes() -> dict[str, str]:
    """The project's prefixes with their namespaces."""
    return {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}


@cache
def own_context() -> Context:
    """The context of the installed ontology; made once."""
    names = prefixes()
    taken = {*names, "id", "type", *_BY_LANGUAGE}
    found = {iri: _Property(name, by_language=True) for name, iri in _BY_LANGUAGE.items()}
    for iri, coerce in _ontology_properties().items():
        name = iri.removeprefix(names["td"])
        if name not in taken and _LOCAL.match(name):
            found[iri] = _Property(name, coerce)
    terms: dict[str, Json] = {"@version": 1.1, **names, "id": "@id", "type": "@type"}
    for iri, known in sorted(found.items(), key=lambda item: item[1].name):
        definition = {"@id": iri}
        if known.by_language:
            definition["@container"] = "@language"
        elif known.coerce is not None:
            definition["@type"] = known.coerce
        terms[known.name] = definition
    longest_first = sorted(names.items(), key=lambda item: -len(item[1]))
    return Context({"@context": terms}, found, tuple(longest_first))


def _ontology_properties() -> dict[str, str | None]:
    """Properties of the ontology with what their values are: ``@id``, one datatype, or None where that is open."""
    kinds: dict[str, str] = {}
    ranges: defaultdict[str, set[str]] = defaultdict(set)
    source = (resource_dir("ontology") / "thidua.ttl").read_bytes()
    for subject, predicate, object_, _ in read_quads(source, TURTLE):
        if not subject.value.startswith(str(TD)):
            continue
        if predicate.value == _RDF_TYPE and object_.value in (f"{_OWL}ObjectProperty", f"{_OWL}DatatypeProperty"):
            kinds[subject.value] = object_.value
        elif predicate.value in (f"{_RDFS}range", f"{_SCHEMA}rangeIncludes"):
            ranges[subject.value].add(object_.value)
    return {
        iri: "@id" if kind == f"{_OWL}ObjectProperty" else _datatype(ranges[iri]) for iri, kind in sorted(kinds.items())
    }


def _datatype(ranges: set[str]) -> str | None:
    """The one datatype of a range; None for strings, numbers and truth values, which JSON has itself."""
    types = [one for one in ranges if one.startswith(_XSD)]
    own = {f"{_XSD}{name}" for name in ("string", "integer", "boolean", "nonNegativeInteger")}
    return types[0] if len(types) == 1 and types[0] not in own else None


def compact(quads: Iterable[Quad], context_address: str, first: str) -> bytes:
    """The triples of the default graph as compact JSON-LD with the context at that address; ``first`` comes first.

    Expanded, without a context, if it holds an IRI that no compact form can.
    """
    context, quads = own_context(), list(quads)
    if any(_misread(context, term.value) for quad in quads for term in quad if term is not None and term.kind == "uri"):
        return serialise_quads((quad for quad in quads if quad.graph is None), JSON_LD, {})
    nodes: defaultdict[Term, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, object_, graph in sorted(quads, key=Quad.line):
        if graph is None:
            nodes[subject][predicate.value].append(object_)
    order = sorted(nodes, key=lambda term: (term.value != first, not term.value.startswith(f"{first}#"), term.text()))
    graph_ = [_node(context, subject, nodes[subject]) for subject in order]
    document = {"@context": context_address, "@graph": graph_}
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _node(context: Context, subject: Term, values: Mapping[str, list[Term]]) -> dict[str, Json]:
    node: dict[str, Json] = {"id": _reference(context, subject)}
    for predicate, objects in values.items():
        if predicate == _RDF_TYPE and all(term.kind != "literal" for term in objects):
            node["type"] = _one_or_all([_reference(context, term) for term in objects])
            continue
        known = context.properties.get(predicate)
        for term in objects:
            key, value = _value(context, known, predicate, term)
            if isinstance(key, tuple):
                node.setdefault(key[0], {}).setdefault(key[1], []).append(value)
            else:
                node.setdefault(key, []).append(value)
    return {key: _settled(value) for key, value in node.items()}


def _value(context: Context, known: _Property | None, predicate: str, term: Term) -> tuple[str | tuple[str, str], Json]:
    """The key (a pair for a map of languages) and the value of one object."""
    if known is not None and known.by_language and term.language is not None:
        return (known.name, term.language), term.value
    short = _short(context, predicate)
    if term.kind != "literal":
        reference = _reference(context, term)
        if known is not None and known.coerce == "@id":
            return known.name, reference
        return short, {"id": reference}
    if known is not None and not known.by_language and term.language is None:
        if known.coerce is not None and known.coerce == term.datatype:
            return known.name, term.value
        if known.coerce is None:
            return known.name, _plain(context, term)
    return short, _plain(context, term)


def _plain(context: Context, term: Term) -> Json:
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    if term.datatype is None:
        return term.value
    if term.datatype == f"{_XSD}boolean" and term.value in ("true", "false"):
        return term.value == "true"
    if term.datatype == f"{_XSD}integer" and _INTEGER.match(term.value):
        return int(term.value)
    return {"@value": term.value, "@type": _short(context, term.datatype)}


def _reference(context: Context, term: Term) -> str:
    return f"_:{term.value}" if term.kind == "bnode" else _short(context, term.value)


def _misread(context: Context, iri: str) -> bool:
    """Whether a reader would take its scheme for a prefix (``geo:21.0,105.8``), which nothing in JSON-LD prevents."""
    scheme, _, rest = iri.partition(":")
    return not rest.startswith("//") and any(scheme == prefix for prefix, _ in context.prefixes)


def _short(context: Context, iri: str) -> str:
    for prefix, namespace in context.prefixes:
        if iri.startswith(namespace) and _LOCAL.match(local := iri[len(namespace) :]):
            return f"{prefix}:{local}"
    return iri


def _settled(value: Json) -> Json:
    if isinstance(value, dict):
        return {language: _one_or_all(texts) for language, texts in sorted(value.items())}
    return _one_or_all(value) if isinstance(value, list) else value


def _one_or_all(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values
