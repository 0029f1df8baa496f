"""Generated data: exact in number, the same for the same seed, with the real graph's classes and properties."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from bench.generator import Generator, Made, generate, load_made
from bench.shape import Shape

TRIPLES = 27_000


@pytest.fixture(scope="module")
def made(shape: Shape, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    path = tmp_path_factory.mktemp("bench") / "data.nq"
    return path, generate(path, TRIPLES, seed=3, shape=shape)


@pytest.fixture(scope="module")
def store(made: tuple[Path, Made]) -> ox.Store:
    loaded = ox.Store()
    loaded.bulk_load(path=str(made[0]), format=ox.RdfFormat.N_QUADS)
    return loaded


def _default(store: ox.Store) -> list[ox.Quad]:
    return list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def test_counts_are_exact(made: tuple[Path, Made], store: ox.Store) -> None:
    lines = made[0].read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(set(lines)) == len(store) == made[1].quads
    assert len(_default(store)) == made[1].triples
    assert TRIPLES <= made[1].triples < TRIPLES + 3_000


def test_every_triple_stands_in_a_named_graph_too(store: ox.Store) -> None:
    named = {quad.triple for quad in store if quad.graph_name != ox.DefaultGraph()}
    assert {quad.triple for quad in _default(store)} == named


def test_same_seed_same_bytes(made: tuple[Path, Made], shape: Shape) -> None:
    again = "".join(Generator(TRIPLES, 3, shape).blocks())
    assert again == made[0].read_text(encoding="utf-8")
    assert "".join(Generator(TRIPLES, 4, shape).blocks()) != again


def test_only_classes_and_properties_of_the_real_graph(made: tuple[Path, Made], shape: Shape, store: ox.Store) -> None:
    real = ox.Store()
    real.load(input=shape.base.encode(), format=ox.RdfFormat.N_QUADS)
    assert {q.predicate for q in store} == {q.predicate for q in real}
    type_ = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    classes = [Counter(q.object for q in graph.quads_for_pattern(None, type_, None)) for graph in (store, real)]
    assert set(classes[0]) == set(classes[1])


def test_nothing_is_left_to_fill(made: tuple[Path, Made], shape: Shape) -> None:
    new = made[0].read_text(encoding="utf-8")[len(shape.base) :]
    assert "%(" not in new
    assert not any(0xE000 <= ord(char) <= 0xF8FF for char in new)


def test_what_is_told_beside_the_data(made: tuple[Path, Made], store: ox.Store) -> None:
    told = load_made(made[0])
    assert told == made[1]
    for kind in ("fact", "article", "campaign"):
        assert told.samples[kind]
        for iri in told.samples[kind][:20]:
            assert next(store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()))
