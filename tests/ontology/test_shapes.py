"""The shapes catch what they should, each for its stated reason alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import regex
from pyshacl import validate as run_pyshacl
from rdflib import RDF, RDFS, SH, Graph, Literal, Node, URIRef

from kg_service.errors import GraphInvalidError
from kg_service.graph.shacl import Violation, shapes_graph, validate
from kg_service.graph.vocabulary import TD
from kg_service.resources import resource_dir

EXAMPLES = Path(__file__).parent / "examples"
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))
WRONG = sorted((EXAMPLES / "wrong").glob("*.ttl"))
"""For each node shape, resources that are right but for one property; each says above itself what is expected."""
SHAPE = "https://w3id.org/thidua/shapes#"
ID = "https://w3id.org/thidua/id/"


@cache
def valid() -> Graph:
    """What is valid; each invalid example is one more resource beside it."""
    graph = Graph(bind_namespaces="none").parse(resource_dir("ontology") / "schemes.ttl")
    for path in sorted((EXAMPLES / "valid").glob("*.ttl")):
        graph.parse(path)
    return graph


def context() -> Graph:
    """A copy of it, to be changed."""
    return Graph(bind_namespaces="none") + valid()


def found(violations: Iterable[Violation]) -> set[str]:
    """Property shape and constraint of each violation, as the examples' headers give them."""
    return {
        f"{each.property_shape or each.shape} {each.component.removesuffix('ConstraintComponent')}"
        for each in violations
    }


def wrong_values() -> dict[str, str]:
    """By the name of the property shape that each resource of ``examples/wrong`` breaks: what is expected."""
    pattern = regex.compile(r"^# expected: (.+)\n<id/wrong/([\w-]+)> a ", regex.MULTILINE)
    return {name: expected for path in WRONG for expected, name in pattern.findall(path.read_text("utf-8"))}


@cache
def violations_of_examples() -> dict[str, list[Violation]]:
    """What is wrong with each invalid example. They are validated in one go: their resources get names of their own."""
    together, owner = context(), {}
    for path in WRONG:
        together.parse(path)
    for path in INVALID:
        example = Graph().parse(path)
        own = {node: URIRef(f"{node}--{path.stem}") for node in set(example.subjects())}
        assert not any((node, None, None) in valid() for node in own), f"{path.name} speaks of a valid resource"
        owner.update({new.n3(): path.stem for new in own.values()})
        for triple in example:
            together.add(tuple(own.get(node, node) for node in triple))  # type: ignore[arg-type]
    owner.update({URIRef(f"{ID}wrong/{name}").n3(): f"wrong/{name}" for name in wrong_values()})
    per_example: dict[str, list[Violation]] = {name: [] for name in owner.values()}
    for violation in validate(together).violations:
        per_example[owner[violation.focus]].append(violation)
    return per_example


def shape_names(kind: Node) -> set[str]:
    return {str(shape).removeprefix(SHAPE) for shape in shapes_graph().subjects(RDF.type, kind)}


def test_valid_examples_conform() -> None:
    report = validate(valid())
    assert report.violations == ()
    assert report.conforms


def test_valid_examples_reach_every_shape() -> None:
    """Conforming means little for a shape that nothing in the examples is checked by."""
    classes = set(valid().objects(None, RDF.type))
    for shape in shapes_graph().subjects(RDF.type, SH.NodeShape):
        assert classes.intersection(shapes_graph().objects(shape, SH.targetClass)), shape


def test_every_shape_has_an_invalid_example() -> None:
    assert {path.stem.split("-")[0] for path in INVALID} == shape_names(SH.NodeShape)
    expected = [path.read_text("utf-8").splitlines()[1].removeprefix("# expected: ") for path in INVALID]
    broken = {one.split()[0] for line in (*expected, *wrong_values().values()) for one in line.split(", ")}
    assert shape_names(SH.PropertyShape) - broken == set()


def test_wrong_values_are_reported_each_by_its_own_shape_alone() -> None:
    assert len(wrong_values()) > 200
    assert sum(path.read_text("utf-8").count("# expected: ") for path in WRONG) == len(wrong_values())
    for name, expected in wrong_values().items():
        assert {one.split()[0] for one in expected.split(", ")} == {name}
        assert found(violations_of_examples()[f"wrong/{name}"]) == set(expected.split(", ")), name


def test_valid_examples_have_a_value_for_every_property_shape() -> None:
    shapes, graph = shapes_graph(), valid()
    for shape in shapes.subjects(RDF.type, SH.PropertyShape):
        path, owner = shapes.value(shape, SH.path), shapes.value(predicate=SH.property, object=shape)
        if isinstance(path, URIRef):
            focus = {node for kind in shapes.objects(owner, SH.targetClass) for node in graph.subjects(RDF.type, kind)}
            assert focus & set(graph.subjects(path)), shape


@pytest.mark.parametrize("path", INVALID, ids=[path.stem for path in INVALID])
def test_invalid_example_is_reported_for_its_stated_reason_alone(path: Path) -> None:
    expected = path.read_text("utf-8").splitlines()[1].removeprefix("# expected: ").split(", ")
    violations = violations_of_examples()[path.stem]
    assert {violation.shape for violation in violations} == {path.stem.split("-")[0]}
    assert found(violations) == set(expected)


def test_shapes_are_well_formed_shacl() -> None:
    conforms, _, text = run_pyshacl(Graph(), shacl_graph=shapes_graph(), meta_shacl=True)
    assert conforms, text


def test_flattened_shapes_report_what_the_shapes_as_published_report() -> None:
    """validate() rewrites the shapes for speed; a plain SHACL processor with the published files must agree."""
    data = context()
    for name in ("CampaignParticipation-unknown-property", "AwardConferral-status-missing", "Drive-label-missing"):
        data.parse(EXAMPLES / f"invalid/{name}.ttl")
    ontology = Graph().parse(resource_dir("ontology") / "thidua.ttl") + shapes_graph()
    conforms, report, _ = run_pyshacl(data, shacl_graph=shapes_graph(), ont_graph=ontology)
    assert not conforms
    assert isinstance(report, Graph)
    results = {
        (report.value(r, SH.focusNode), report.value(r, SH.sourceShape), report.value(r, SH.sourceConstraintComponent))
        for r in report.subjects(RDF.type, SH.ValidationResult)
    }
    own = validate(data).graph
    assert results == {
        (own.value(r, SH.focusNode), own.value(r, SH.sourceShape), own.value(r, SH.sourceConstraintComponent))
        for r in own.subjects(RDF.type, SH.ValidationResult)
    }


def test_a_required_property_taken_away_is_missed_by_its_own_shape() -> None:
    """Every property shape that asks for a value notices, on some valid example, that it is gone."""
    shapes, graph, expected = shapes_graph(), context(), set()
    for shape in shapes.subjects(SH.minCount, None):
        path, owner = shapes.value(shape, SH.path), shapes.value(predicate=SH.property, object=shape)
        targets = shapes.objects(owner, SH.targetClass)
        focus = next(node for target in targets for node in graph.subjects(RDF.type, target))
        if isinstance(path, URIRef):
            graph.remove((focus, path, None))
            expected.add(f"{str(shape).removeprefix(SHAPE)} MinCount")
    assert len(expected) > 40
    assert expected - found(validate(graph).violations) == set()


def test_focus_limits_the_check_to_some_nodes() -> None:
    graph = context()
    right, wrong = URIRef(f"{ID}body/chinh-phu"), URIRef(f"{ID}body/x")
    graph.add((wrong, RDF.type, TD.PublicBody))
    assert validate(graph, focus=[right]).conforms
    assert not validate(graph, focus=[right, wrong]).conforms
    assert validate(graph, focus=[]).conforms


def test_data_need_not_hold_superclasses_and_is_not_changed() -> None:
    graph = context()
    for general in (TD.AdministrativeUnit, TD.Factoid):
        graph.remove((None, RDF.type, general))
    before = set(graph)
    assert validate(graph).violations == ()
    assert set(graph) == before


def test_report_reads_in_both_languages() -> None:
    graph = context()
    graph.add((URIRef(f"{ID}drive/x"), RDF.type, TD.Drive))
    graph.add((URIRef(f"{ID}drive/x"), RDFS.label, Literal("X", lang="vi")))
    graph.add((URIRef(f"{ID}drive/x"), TD.localises, URIRef(f"{ID}body/chinh-phu")))
    report = validate(graph)
    assert report.counts() == {"Drive": 1}
    assert report.violations[0].path == "td:localises"
    assert report.text("en") == (
        "The graph does not conform, violations: 1\n"
        "- <https://w3id.org/thidua/id/drive/x>\n"
        "    td:localises: each value must be a campaign, drive or phase.\n"
        "    value: <https://w3id.org/thidua/id/body/chinh-phu>\n"
        "    shape: Drive-localises (ClassConstraintComponent)"
    )
    assert "td:localises: mỗi giá trị phải là phong trào, cuộc vận động hoặc giai đoạn." in report.text("vi")
    assert report.text("en", limit=0).splitlines()[-1] == "… and 1 more."
    with pytest.raises(GraphInvalidError, match="td:localises") as caught:
        report.raise_if_invalid()
    assert caught.value.extra == {"violations": 1}


def test_paths_read_as_sparql_writes_them() -> None:
    graph = context() + Graph().parse(EXAMPLES / "invalid/Annotation-body-of-another.ttl")
    assert {v.path for v in validate(graph).violations} == {"^td:evidence"}
    graph = context() + Graph().parse(EXAMPLES / "invalid/Factoid-quote-not-exact.ttl")
    assert {v.path for v in validate(graph).violations} == {"td:evidence/oa:hasTarget/oa:hasSelector/oa:exact"}
    graph = context() + Graph().parse(EXAMPLES / "invalid/ClusterRole-member-missing.ttl")
    assert {v.path for v in validate(graph).violations} == {"org:member|td:memberText"}


def test_every_shape_speaks_both_languages() -> None:
    shapes = shapes_graph()
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in shapes.subjects(RDF.type, kind):
            assert sorted(str(m.language) for m in shapes.objects(shape, SH.message)) == ["en", "vi"], shape
            assert shapes.value(shape, SH.name, any=True) is not None, shape


def test_each_property_shape_belongs_to_one_node_shape() -> None:
    shapes = shapes_graph()
    for shape in shapes.subjects(RDF.type, SH.PropertyShape):
        assert len(list(shapes.subjects(SH.property, shape))) == 1, shape
