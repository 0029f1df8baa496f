"""``thidua ingest``: articles added to what is published, replaced, taken out; all or nothing."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_tools import good, run, working_in

from kg_service.graph import literals
from kg_service.store.base import UpdateRequest
from kg_service.store.embedded import EmbeddedStore

LAI_CHAU = "Năm 2020, tỷ lệ hộ nghèo của tỉnh Lai Châu giảm còn {} %.\nTỉnh Lai Châu phát động phong trào thi đua.\n"
SON_LA = "Ngày 5/5/2020, Chủ tịch UBND tỉnh Sơn La ban hành Kế hoạch số 12/KH-UBND.\n"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a graph of one article was built."""
    folder = tmp_path_factory.mktemp("origin")
    (folder / "articles").mkdir()
    (folder / "articles" / "lai-chau.txt").write_text(LAI_CHAU.format("10,5"), encoding="utf-8")
    with working_in(folder):
        good("build", "--no-validate", "--articles", "articles")
    return folder


@pytest.fixture
def folder(origin: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it to work in, with a second article at hand."""
    with working_in(origin):
        good("backup", tmp_path / "store")
    (tmp_path / "son-la.txt").write_text(SON_LA, encoding="utf-8")
    with working_in(tmp_path):
        yield tmp_path


def current(folder: Path) -> str:
    return (folder / "store" / "current").read_text(encoding="ascii")


def articles() -> list[str]:
    text = "SELECT ?id { ?a a <https://schema.org/NewsArticle> ; <https://schema.org/identifier> ?id } ORDER BY ?id"
    return good("query", "-e", text, "--format", "csv").out.split()[1:]


def values() -> list[str]:
    text = "SELECT ?v { ?f <https://w3id.org/thidua/ontology#value> ?v } ORDER BY ?v"
    return good("query", "-e", text, "--format", "csv").out.split()[1:]


def test_an_article_is_added_and_the_same_again_changes_nothing(folder: Path) -> None:
    before = current(folder)
    done = good("ingest", "son-la.txt")
    assert "1 added, 0 replaced, 0 removed, 0 as before" in done.err
    assert articles() == ["lai-chau", "son-la"]
    after, dump = current(folder), good("export", "--format", "nquads").out
    assert after != before
    again = good("ingest", "--no-validate", "son-la.txt")
    assert "0 added, 0 replaced, 0 removed, 1 as before" in again.err
    assert current(folder) == after
    assert good("export", "--format", "nquads").out == dump


def test_added_one_by_one_is_the_same_as_built_at_once(folder: Path) -> None:
    good("ingest", "--no-validate", "son-la.txt")
    one_by_one = current(folder)
    (folder / "all").mkdir()
    (folder / "all" / "lai-chau.txt").write_text(LAI_CHAU.format("10,5"), encoding="utf-8")
    (folder / "all" / "son-la.txt").write_text(SON_LA, encoding="utf-8")
    good("build", "--no-validate", "--articles", "all", "--store", "other")
    assert (folder / "other" / "current").read_text(encoding="ascii") == one_by_one


def test_an_article_of_the_same_id_is_replaced_and_can_be_taken_out(folder: Path) -> None:
    first = current(folder)
    assert values() == ["10.5"]
    (folder / "lai-chau.txt").write_text(LAI_CHAU.format("9,5"), encoding="utf-8")
    assert "0 added, 1 replaced" in good("ingest", "--no-validate", "lai-chau.txt").err
    assert (articles(), values()) == (["lai-chau"], ["9.5"])
    (folder / "lai-chau.txt").write_text(LAI_CHAU.format("10,5"), encoding="utf-8")
    good("ingest", "--no-validate", "lai-chau.txt")
    assert current(folder) == first
    good("ingest", "--no-validate", "son-la.txt", "--remove", "lai-chau")
    assert articles() == ["son-la"]


def test_bad_files_are_told_and_the_others_go_on(folder: Path) -> None:
    (folder / "new").mkdir()
    (folder / "new" / "binary.txt").write_bytes(b"\x00\x01")
    (folder / "new" / "empty.txt").write_bytes(b"")
    (folder / "new" / "son-la.txt").write_text(SON_LA, encoding="utf-8")
    done = good("ingest", "--no-validate", "new")
    assert "binary.txt" in done.err
    assert "empty.txt" in done.err
    assert "2 left out" in done.err
    assert articles() == ["lai-chau", "son-la"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.txt"], "none.txt: no such file"),
        (["empty.txt"], "no article could be read from empty.txt; nothing was changed"),
        (["--remove", "nix"], "no article 'nix' is in the published graph; nothing was changed"),
        (["son-la.txt", "--remove", "son-la"], "no article 'son-la' is in the published graph"),
        (["lai-chau.txt", "--remove", "lai-chau"], "both given and to be removed"),
    ],
)
def test_what_cannot_be_done_changes_nothing(folder: Path, arguments: list[str], said: str) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "lai-chau.txt").write_text(LAI_CHAU.format("1,5"), encoding="utf-8")
    before = current(folder)
    done = run("ingest", *arguments)
    assert done.code == 2
    assert said in done.err
    assert current(folder) == before


def test_without_a_graph_or_what_it_was_built_from_the_error_says_what_to_do(folder: Path) -> None:
    done = run("ingest", "son-la.txt", "--store", "none")
    assert (done.code, "run `thidua build`" in done.err, Path("none").exists()) == (1, True, False)
    next((folder / "store" / "snapshots").glob("*/articles.jsonl.gz")).unlink()
    done = run("ingest", "son-la.txt")
    assert done.code == 1
    assert "keeps no articles to build on: run `thidua build`" in done.err


CRASH = """
import os, sys
from kg_service.store import snapshots
setattr(snapshots.{owner}, "{name}", lambda *_: os._exit(9))
from kg_service.cli import main
main(["ingest", "--no-validate", "son-la.txt"])
"""


def test_a_crash_leaves_the_old_graph_and_the_next_ingest_goes_through(folder: Path) -> None:
    """Each crash but the first comes upon what the one before left."""
    before, dump = current(folder), good("export", "--format", "nquads").out
    environ = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA_")}
    for owner, name in (("Snapshots", "_build"), ("os", "fsync"), ("shutil", "copyfile"), ("Snapshots", "_point_to")):
        code = CRASH.format(owner=owner, name=name)
        done = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environ, check=False, timeout=300)
        assert done.returncode == 9, (owner, name)
        assert current(folder) == before
        assert good("export", "--format", "nquads").out == dump
    good("ingest", "--no-validate", "son-la.txt")
    assert articles() == ["lai-chau", "son-la"]
    assert [path.name for path in (folder / "store").iterdir() if path.name.startswith("build-")] == []
    assert len(list((folder / "store" / "snapshots").iterdir())) == 1


def test_two_at_once_lose_nothing(folder: Path) -> None:
    for name in ("son-la", "yen-bai"):
        (folder / f"{name}.txt").write_text(SON_LA.replace("Sơn La", name), encoding="utf-8")
    environ = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA_")}
    command = [sys.executable, "-m", "kg_service.cli", "ingest", "--no-validate"]
    both = [subprocess.Popen([*command, f"{name}.txt"], cwd=folder, env=environ) for name in ("son-la", "yen-bai")]
    assert [process.wait(300) for process in both] == [0, 0]
    assert articles() == ["lai-chau", "son-la", "yen-bai"]


def test_a_graph_that_would_not_conform_is_not_published(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = current(folder)
    monkeypatch.setattr("kg_service.graph.articles.date", lambda value: literals.text("no date"))
    monkeypatch.setattr("kg_service.graph.articles.label", lambda *_: literals.text("no language"))
    done = run("ingest", "son-la.txt")
    assert done.code == 1
    assert "does not conform" in done.err
    assert current(folder) == before


def test_changes_by_updates_are_not_dropped_unasked(folder: Path) -> None:
    async def update() -> None:
        store = EmbeddedStore(folder / "store", workers=1, timeout=20.0)
        await store.start()
        try:
            await store.update(UpdateRequest("INSERT DATA { <x:a> <x:p> 1 }"))
        finally:
            await store.close()

    asyncio.run(update())
    before = current(folder)
    done = run("ingest", "--no-validate", "son-la.txt")
    assert (done.code, "--drop-updates" in done.err) == (2, True)
    assert current(folder) == before
    good("ingest", "--no-validate", "--drop-updates", "son-la.txt")
    assert articles() == ["lai-chau", "son-la"]
    good("ingest", "--no-validate")


def test_judgements_come_into_the_graph_without_an_article_and_stay_when_it_is_replaced(folder: Path) -> None:
    fact = next(
        record
        for line in good("review", "list", "--format", "jsonl").out.splitlines()
        if (record := json.loads(line))["type"] == "statistic"
    )
    good("review", "correct", fact["id"], "--set", "value=4.75", "--by", "An")
    assert values() == ["10.5"]
    assert "1 judged" in good("ingest", "--no-validate").err
    assert values() == ["4.75"]
    (folder / "lai-chau.txt").write_text("Một dòng mới.\n\n" + LAI_CHAU.format("10,5"), encoding="utf-8")
    assert "1 judged" in good("ingest", "--no-validate", "lai-chau.txt").err
    assert values() == ["4.75"]
    (folder / "lai-chau.txt").write_text("Bài đã sửa, không còn số liệu.\n", encoding="utf-8")
    done = good("ingest", "lai-chau.txt")
    assert f"lai-chau/{fact['id']}: correct by An" in done.err
    assert "matches no fact: its words stand in the article no more" in done.err
    assert values() == []
    good("build", "--articles", ".", "--no-validate", "--store", "fresh")


def test_a_build_tells_which_published_articles_it_does_not_have(folder: Path) -> None:
    good("ingest", "--no-validate", "son-la.txt")
    (folder / "few").mkdir()
    (folder / "few" / "lai-chau.txt").write_text(LAI_CHAU.format("10,5"), encoding="utf-8")
    done = good("build", "--no-validate", "--articles", "few")
    assert "1 articles that were published before are not in this build: son-la" in done.err
