"""Figures, comparisons and tables of the measurements; and both benches at a very small size."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from bench import extraction, queries, report, sparql
from bench.generator import Made
from bench.speed import Cell, _term, middle, percentile


def test_percentiles_are_of_the_nearest_rank() -> None:
    values = [float(n) for n in range(1, 101)]
    assert (percentile(values, 50), percentile(values, 99), percentile(values, 100)) == (50.0, 99.0, 100.0)
    assert percentile([7.0], 99) == 7.0
    assert math.isnan(percentile([], 50))
    assert (middle([3.0, 1.0, 2.0]), middle([1.0, 2.0])) == (2.0, 1.5)


def test_ratio_is_of_what_stood_next_to_each_other() -> None:
    cells = [Cell("thidua", "point", "distinct", rates=[10.0, 40.0, 30.0]).record()]
    cells.append(Cell("oxigraph", "point", "distinct", rates=[20.0, 40.0, 100.0]).record())
    assert report.ratio(cells, "point", "distinct", "oxigraph") == 0.5
    assert math.isnan(report.ratio(cells, "point", "distinct", "rdflib-memory"))


def test_same_terms_in_other_words_are_equal() -> None:
    decimal, integer = "http://www.w3.org/2001/XMLSchema#decimal", "http://www.w3.org/2001/XMLSchema#integer"
    one = {"type": "literal", "value": "0.70", "datatype": decimal}
    assert _term(one) == _term({"type": "typed-literal", "value": "0.7", "datatype": decimal})
    assert _term({"type": "literal", "value": "7", "datatype": integer}) != _term({"type": "literal", "value": "7"})
    assert _term({"type": "literal", "value": "a", "xml:lang": "VI"}) == _term(
        {"type": "literal", "value": "a", "xml:lang": "vi"}
    )


def test_distinct_queries_are_distinct() -> None:
    made = Made(
        0, 0, 0, 0, 1, {"fact": ["http://e/1", "http://e/2"], "article": ["http://e/a"], "campaign": ["http://e/c"]}
    )
    for kind in queries.KINDS:
        asked = queries.texts(made, kind, 50) + queries.texts(made, kind, 50, start=50)
        assert len(set(asked)) == 100
        assert not any("@@" in text or "_N" in text for text in asked)


def test_requests_made_anew_are_never_the_same_again() -> None:
    made = [b"GET /sparql?query=a_N%20b_N", b"GET /sparql?query=c_N"]
    anew = queries.Anew(made)
    assert [anew[n] for n in (0, 1, 4)] == [
        b"GET /sparql?query=a_0%20b_0",
        b"GET /sparql?query=c_1",
        b"GET /sparql?query=a_4%20b_4",
    ]
    assert len({anew[n] for n in range(1000)}) == 1000


def test_service_is_measured(tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["--size", "0.027", "--systems", "thidua", "--seconds", "0.2", "--rounds", "1", "--kinds", "point,path"]
    arguments += ["--scenario", "speed", "--work", str(tmp_path / "work"), "--out", str(out)]
    assert sparql.main(arguments) == 0
    size = json.loads((out / "results.json").read_text(encoding="utf-8"))["sizes"][0]
    assert [(c["kind"], c["way"]) for c in size["cells"]] == [
        ("point", "distinct"), ("point", "repeated"), ("path", "distinct"), ("path", "repeated"),
    ]  # fmt: skip
    for cell in size["cells"]:
        assert cell["answers"] > 0
        assert (cell["failed"], cell["unanswered"]) == (0, 0)
        assert cell["first"] <= cell["p99"]
    assert "| point | distinct | thidua |" in (out / "table.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("wrong", [["--systems", "fuseki"], ["--scenario", "x"], ["--kinds", "point,y"]])
def test_unknown_names_are_refused(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        sparql.main(wrong)
    assert refused.value.code == 2


def test_texts_are_different_and_the_same_again() -> None:
    texts = extraction.Texts(seed=1)
    made = [texts.text(number) for number in range(20)]
    assert len(set(made)) == 20
    assert made == [extraction.Texts(seed=1).text(number) for number in range(20)]
    assert all(8_000 <= len(text.encode()) < 16_000 for text in made)


def test_extraction_is_measured(tmp_path: Path) -> None:
    out = tmp_path / "extraction.json"
    assert extraction.main(["--only", "throughput", "--articles", "2", "--out", str(out)]) == 0
    found = json.loads(out.read_text(encoding="utf-8"))["throughput"]
    assert found["articles"] == 2
    assert found["articles_a_second"] > 0
    assert found["facts_an_article"] > 0
