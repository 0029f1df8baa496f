"""Does a graph conform to ``ontology/shapes.ttl``? Validation with pyshacl and a report that people can read.

No inference is run: the shapes target each concrete class by name and use core constraints only. What ``sh:class``
needs, the ``rdfs:subClassOf`` axioms among our own classes, is laid beside the data, so that data need not hold the
ontology and may leave superclass types out. See SHACL, https://www.w3.org/TR/shacl/.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal as Choice

from pyshacl import validate as run_pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg_service.errors import GraphInvalidError
from kg_service.graph.vocabulary import RDF, RDFS, SH, TD, bind_prefixes
from kg_service.resources import resource_dir

Language = Choice["vi", "en"]

_SHAPES_PREFIX = "https://w3id.org/thidua/shapes#"
_WORDS: dict[str, dict[Language, str]] = {
    "conforms": {"vi": "Đồ thị đúng với mọi khuôn dạng.", "en": "The graph conforms to all shapes."},
    "fails": {
        "vi": "Đồ thị không đúng khuôn dạng, số chỗ sai: {count}",
        "en": "The graph does not conform, violations: {count}",
    },
    "more": {"vi": "… và {count} chỗ nữa.", "en": "… and {count} more."},
    "value": {"vi": "giá trị", "en": "value"},
    "shape": {"vi": "khuôn dạng", "en": "shape"},
}


@dataclass(frozen=True, order=True)
class Violation:
    """One place where the graph breaks a shape.

    ``focus``: the node that was checked (N3); ``path``: the property, or property path, by prefixes, empty when the
    node itself is wrong; ``value``: the offending value (N3), empty when a value is missing; ``shape``: local name of
    the node shape (``AwardConferral``) and ``property_shape`` of the property shape in it, empty for the node's own;
    ``component``: local name of the SHACL constraint component (``MinCountConstraintComponent``).
    """

    focus: str
    shape: str
    property_shape: str
    component: str
    path: str
    value: str
    message_vi: str
    message_en: str

    def message(self, language: Language = "en") -> str:
        """What was wrong, in one sentence."""
        return self.message_vi if language == "vi" else self.message_en

    def text(self, language: Language = "en") -> str:
        """The violation in one indented paragraph."""
        lines = [f"- {self.focus}", f"    {self.message(language)}"]
        if self.value:
            lines.append(f"    {_WORDS['value'][language]}: {self.value}")
        lines.append(f"    {_WORDS['shape'][language]}: {self.property_shape or self.shape} ({self.component})")
        return "\n".join(lines)


@dataclass(frozen=True)
class ShaclReport:
    """What validation found: ``violations`` in a stable order, ``graph`` as SHACL's own report in RDF."""

    conforms: bool
    violations: tuple[Violation, ...]
    graph: Graph

    def counts(self) -> dict[str, int]:
        """Number of violations by node shape, most first."""
        return dict(Counter(violation.shape for violation in self.violations).most_common())

    def text(self, language: Language = "en", limit: int | None = 50) -> str:
        """The report as plain text; at most ``limit`` violations are spelt out, the rest counted."""
        if self.conforms:
            return _WORDS["conforms"][language]
        lines = [_WORDS["fails"][language].format(count=len(self.violations))]
        lines += [violation.text(language) for violation in self.violations[:limit]]
        left = len(self.violations) - len(lines) + 1
        if left:
            lines.append(_WORDS["more"][language].format(count=left))
        return "\n".join(lines)

    def raise_if_invalid(self) -> None:
        """Raise GraphInvalidError with the first violations, unless the graph conforms."""
        if not self.conforms:
            raise GraphInvalidError(self.text("en", limit=10), violations=len(self.violations))


@cache
def shapes_graph() -> Graph:
    """``ontology/shapes.ttl``, parsed once a process; not to be changed."""
    return bind_prefixes(Graph(bind_namespaces="none")).parse(resource_dir("ontology") / "shapes.ttl", format="turtle")


@cache
def _subclass_axioms() -> Graph:
    """``rdfs:subClassOf`` of our ontology and of the groups in the shapes: all that ``sh:class`` has to know."""
    ontology = Graph(bind_namespaces="none").parse(resource_dir("ontology") / "thidua.ttl", format="turtle")
    axioms = Graph(bind_namespaces="none")
    for axiom in shapes_graph().triples((None, RDFS.subClassOf, None)):
        axioms.add(axiom)
    for lower, upper in ontology.subject_objects(RDFS.subClassOf):
        if str(lower).startswith(str(TD)) and str(upper).startswith(str(TD)):
            axioms.add((lower, RDFS.subClassOf, upper))
    return axioms


@cache
def _flat_shapes() -> Graph:
    """The shapes with each property shape given its node shape's targets, instead of hanging from the node shape.

    They mean the same, but pyshacl evaluates a nested property shape anew for every node, a targeted one once for all:
    5 seconds instead of 13 for 100,000 triples. Closed shapes keep the paths they allow as ignored properties.
    """
    flat = Graph(bind_namespaces="none") + shapes_graph()
    for shape in shapes_graph().subjects(RDF.type, SH.NodeShape):
        properties = list(flat.objects(shape, SH.property))
        ignored = flat.value(shape, SH.ignoredProperties)
        if ignored is not None:
            paths = [flat.value(prop, SH.path) for prop in properties]
            allowed = Collection(flat, ignored)
            allowed += [path for path in paths if isinstance(path, URIRef)]
        for prop in properties:
            flat.remove((shape, SH.property, prop))
            for target in flat.objects(shape, SH.targetClass):
                flat.add((prop, SH.targetClass, target))
    return flat


def validate(data: Graph, focus: Iterable[URIRef] | None = None, *, may_add: bool = False) -> ShaclReport:
    """Check a graph against the shapes; ``data`` is read, never changed, unless ``may_add`` saves copying it.

    ``data`` must also hold what its resources refer to (reference data, ``ontology/schemes.ttl``), since the classes
    of values are checked. ``focus`` limits the check to these nodes, as for articles added to a valid graph.
    """
    nodes = None if focus is None else [str(node) for node in focus]
    if nodes == []:
        return ShaclReport(True, (), Graph())
    conforms, report, _ = run_pyshacl(
        data,
        shacl_graph=_flat_shapes(),
        ont_graph=_subclass_axioms(),
        inference="none",
        advanced=False,
        focus_nodes=nodes,
        inplace=may_add,
    )
    if not isinstance(report, Graph):
        raise GraphInvalidError(f"SHACL validation did not run: {report}")
    return ShaclReport(bool(conforms), tuple(sorted(_violations(report))), report)


def _violations(report: Graph) -> Iterator[Violation]:
    shapes = shapes_graph()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source = report.value(result, SH.sourceShape)
        owner = shapes.value(predicate=SH.property, object=source)
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        messages = {
            message.language: str(message)
            for message in report.objects(result, SH.resultMessage)
            if isinstance(message, Literal)
        }
        fallback = next(iter(messages.values()), "")
        yield Violation(
            focus=_n3(report.value(result, SH.focusNode)),
            shape=_local(owner or source),
            property_shape=_local(source) if owner else "",
            component=_local(report.value(result, SH.sourceConstraintComponent)),
            path="" if path is None else _path(report, path),
            value="" if value is None else _n3(value),
            message_vi=messages.get("vi", fallback),
            message_en=messages.get("en", fallback),
        )


def _path(graph: Graph, path: Node) -> str:
    """A SHACL property path as SPARQL writes it, with the project's prefixes."""
    if isinstance(path, URIRef):
        return path.n3(shapes_graph().namespace_manager)
    if (path, RDF.first, None) in graph:
        return "/".join(_path(graph, step) for step in Collection(graph, path))
    inverse = graph.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{_path(graph, inverse)}"
    alternatives = graph.value(path, SH.alternativePath)
    if alternatives is not None:
        return "|".join(_path(graph, step) for step in Collection(graph, alternatives))
    return _n3(path)


def _local(term: Node | None) -> str:
    text = "" if term is None else str(term)
    return text.removeprefix(_SHAPES_PREFIX).removeprefix(str(SH))


def _n3(term: Node | None) -> str:
    return term.n3() if isinstance(term, URIRef | BNode | Literal) else ""
