"""``thidua link`` over a published graph: what has no link is proposed from a file, decided, and stands in a build."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from service_tools import Served, settings_for

from kg_service.cli import graphs
from kg_service.reference.links.load import links_folder
from kg_service.reference.links.sssom import read_mapping_set

sys.path.append(str(Path(__file__).resolve().parents[1] / "cli"))
from cli_tools import run


@pytest.fixture
def desk(tmp_path: Path, gold_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THIDUA_STORE", str(gold_store))
    (tmp_path / "dump.tsv").write_text(
        "id\tlabel\taliases\nQ111\tHuân chương Sao vàng\tGold Star\nQ222\tBach Thong District\tx\nQ333\tYên Bái\t\n"
        "Q444\tHồ Thị Hiệng\t\n",
        encoding="utf-8",
    )
    return tmp_path


def test_proposed_decided_and_built(desk: Path) -> None:
    proposed = run("link", "propose", "--dump", "dump.tsv")
    assert (proposed.code, proposed.out) == (0, "")
    assert "3 new proposals in review/links.sssom.tsv" in proposed.err
    file = desk / "review" / "links.sssom.tsv"
    pairs = {mapping.subject_id: mapping.object_id for mapping in read_mapping_set(file).mappings}
    person = "person:ho-thi-hieng-cdbd925f"
    assert pairs == {
        "award-type:hc-sao-vang": "wd:Q111",
        "district:huyen-bach-thong": "wd:Q222",
        person: "wd:Q444",
    }  # Yên Bái has its link
    before = file.read_bytes()
    assert "0 new proposals" in run("link", "propose", "--dump", "dump.tsv").err
    assert file.read_bytes() == before

    assert run("link", "accept", "award-type:hc-sao-vang", "wd:Q111", "--exact", "--by", "An").code == 0
    assert run("link", "reject", "district:huyen-bach-thong", "wd:Q222", "--by", "An").code == 0
    waiting = run("link", "list")
    assert (person in waiting.out, "wd:Q111" in waiting.out, waiting.err) == (True, False, "1 links\n")
    assert "rejected" in run("link", "list", "--all").out
    assert "reviewed: 3 links, 1 proposed" in run("link", "check").out

    settings = settings_for(desk / "none", links=file)
    build = graphs.graph_of([], settings, graphs.Steps(), graphs.Reporter())
    assert build.links.sets[-1].slug == "reviewed"
    links = next(part for part in build.parts() if str(part.graph).endswith("/graph/links"))
    told = {
        (str(s), str(o))
        for s, p, o in links.triples
        if str(o).endswith(("Q111", "Q222", "Q444")) and "#exactMatch" in str(p)
    }
    assert told == {("https://w3id.org/thidua/vocab/award-type/hc-sao-vang", "http://www.wikidata.org/entity/Q111")}


def test_only_of_some_kinds(desk: Path) -> None:
    assert run("link", "propose", "--dump", "dump.tsv", "--kind", "person", "--file", "mine.sssom.tsv").code == 0
    assert [mapping.object_id for mapping in read_mapping_set(desk / "mine.sssom.tsv").mappings] == ["wd:Q444"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["propose"], 2, "give --service or --dump"),
        (
            ["propose", "--service", "http://127.0.0.1:9/x"],
            2,
            "THIDUA_RECONCILE_ALLOW names the services that may: none",
        ),
        (["propose", "--dump", "none.tsv"], 2, "none.tsv: cannot be read"),
        (["accept", "district:huyen-bach-thong", "wd:Q1", "--by", "An"], 1, "are not proposed"),
    ],
)
def test_what_cannot_be_is_one_line(desk: Path, arguments: list[str], code: int, says: str) -> None:
    done = run("link", *arguments)
    assert (done.code, done.out) == (code, "")
    assert says in done.err.splitlines()[-1]
    assert not (desk / "review").exists()


def test_a_service_that_fails_is_told_after_what_was_found(
    desk: Path, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = f"{served.url}/nothing"
    monkeypatch.setenv("THIDUA_RECONCILE_ALLOW", f"https://example.org/reconcile,{service}")
    done = run("link", "propose", "--service", service)
    assert done.code == 1
    assert "0 new proposals" in done.err
    assert f"{service}: it answers 404" in done.err


def test_the_set_of_codes_is_printed(desk: Path) -> None:
    assert run("link", "codes").out == (links_folder() / "units-codes.sssom.tsv").read_text(encoding="utf-8")
