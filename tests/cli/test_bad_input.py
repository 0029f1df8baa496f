"""Bad input on the command line: each piece is told in one clear line, and nothing that was good is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_tools import good, run, working_in

from kg_service.resources import resource_dir

ARTICLE = "002_533118e6326e04a4"
BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b"  \n\t\n", "is empty"),
    "binary.txt": (bytes(range(256)) * 8, "is a binary file"),
    "latin.txt": ("Thi đua là yêu nước. Công tác".replace("đ", "d").encode("latin-1", "replace"), "is not UTF-8 (byte"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A working folder with one founding article, whose settings are nobody's."""
    with working_in(tmp_path):
        (tmp_path / "articles").mkdir()
        shutil.copy(resource_dir("data") / "articles" / f"{ARTICLE}.txt", tmp_path / "articles")
        yield tmp_path


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the graph of one article."""
    folder = tmp_path_factory.mktemp("published")
    with working_in(folder):
        (folder / "articles").mkdir()
        shutil.copy(resource_dir("data") / "articles" / f"{ARTICLE}.txt", folder / "articles")
        good("build", "--articles", "articles", "--no-validate")
    return folder / "store"


def lines(err: str) -> list[str]:
    """What was told, each line of which says whose it is; no traceback among them."""
    assert "Traceback" not in err
    return err.splitlines()


def test_each_bad_file_is_one_line_and_the_good_one_is_extracted(folder: Path) -> None:
    alone = good("extract", "articles").out
    for name, (data, _) in BAD.items():
        (folder / "articles" / name).write_bytes(data)
    (folder / "articles" / "weather.txt").write_text("Hôm nay trời nắng, tôi đi chợ.\n", encoding="utf-8")
    done = good("extract", "articles")
    assert done.out == alone
    assert alone.count("\n") > 10
    *told, summary = lines(done.err)
    assert len(told) == len(BAD)
    for name, (_, reason) in BAD.items():
        assert sum(line.startswith(f"thidua: articles/{name}: {reason}") for line in told) == 1, told
    assert summary == f"{alone.count(chr(10))} facts from 2 articles, {len(BAD)} left out"


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone_is_a_failure(folder: Path, name: str) -> None:
    (folder / name).write_bytes(BAD[name][0])
    done = run("extract", name)
    assert (done.code, done.out) == (2, "")
    reason, failure = lines(done.err)
    assert reason.startswith(f"thidua: {name}: {BAD[name][1]}")
    assert failure == f"thidua: no article could be read from {name}"


def test_an_article_with_nothing_in_the_domain_is_an_article_without_facts(folder: Path) -> None:
    (folder / "weather.txt").write_text("Hôm nay trời nắng, tôi đi chợ.\n", encoding="utf-8")
    done = good("extract", "weather.txt")
    assert done.out == ""
    assert done.err == "0 facts from 1 articles\n"


def test_an_id_given_twice_is_told_with_both_files(folder: Path) -> None:
    alone = good("extract", "articles").out
    (folder / "articles" / "again").mkdir()
    shutil.copy(folder / "articles" / f"{ARTICLE}.txt", folder / "articles" / "again")
    done = good("extract", "articles")
    assert done.out == alone
    assert lines(done.err)[0] == (
        f"thidua: articles/again/{ARTICLE}.txt: its id '{ARTICLE}' is the id of articles/{ARTICLE}.txt too; "
        "rename one of them"
    )


@pytest.mark.parametrize("command", [["extract", "none"], ["build", "--articles", "none"], ["validate", "none"]])
def test_a_folder_that_is_not_there(folder: Path, command: list[str]) -> None:
    done = run(*command)
    assert (done.code, done.out) == (2, "")
    assert done.err == "thidua: none: no such file or folder\n"


@pytest.mark.parametrize("found", [[], ["empty.txt"], ["empty.txt", "latin.txt"]])
def test_a_build_without_one_readable_article_keeps_what_is_published(
    published: Path, tmp_path: Path, found: list[str]
) -> None:
    before = (published / "current").read_bytes()
    for name in found:
        (tmp_path / name).write_bytes(BAD[name][0])
    done = run("build", "--articles", tmp_path, "--store", published)
    assert done.code == 2
    *told, failure = lines(done.err)
    assert failure == f"thidua: no article could be read from {tmp_path}; nothing was changed"
    assert len(told) == len(found)
    assert (published / "current").read_bytes() == before


def test_an_export_that_fails_spoils_no_earlier_one(published: Path, folder: Path) -> None:
    (folder / "graph.nq").write_text("of yesterday", encoding="utf-8")
    for wrong in (["--format", "docx"], ["--graph", "https://example.org/none"]):
        assert run("export", "--store", published, "--out", "graph.nq", *wrong).code == 2
    assert (folder / "graph.nq").read_text(encoding="utf-8") == "of yesterday"
    good("export", "--store", published, "--out", "graph.nq", "--format", "nquads")
    assert (folder / "graph.nq").read_bytes().endswith(b" .\n")
    assert sorted(path.name for path in folder.iterdir()) == ["articles", "graph.nq"]


@pytest.mark.parametrize(
    "command",
    [
        ["export", "--out", "file/graph.nq"],
        ["export", "--out", "none/graph.nq"],
        ["backup", "file/copy"],
        ["evaluate", resource_dir("data") / "gold", "articles", "--html", "none/page.html"],
    ],
    ids=str,
)
def test_a_place_that_cannot_be_written_is_one_line(published: Path, folder: Path, command: list[str | Path]) -> None:
    (folder / "file").touch()
    done = run(*command, *([] if command[0] == "evaluate" else ["--store", published]))
    assert done.code == 1
    (line,) = lines(done.err)
    assert "none" in line or "file" in line
    assert "directory" in line


def test_a_query_file_that_is_no_text(published: Path, folder: Path) -> None:
    (folder / "q.rq").write_bytes(b"ASK { ?s ?p '\xff' }")
    done = run("query", "--file", "q.rq", "--store", published)
    assert (done.code, done.err) == (2, "thidua: q.rq: is not UTF-8 (byte 13)\n")


def test_a_flag_beats_the_environment_for_queries_too(
    published: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THIDUA_ENDPOINT", "http://127.0.0.1:9/sparql")  # nothing listens there
    assert good("query", "-e", "ASK {}", "--format", "csv", "--store", published).out == "true\n"
    done = run("query", "-e", "ASK {}", "--store", published, "--endpoint", "http://127.0.0.1:9/sparql")
    assert (done.code, done.err) == (2, "thidua: give --store or --endpoint, not both\n")


def test_words_of_the_graph_cannot_command_the_terminal(published: Path, folder: Path) -> None:
    asked = 'SELECT ("[red]đỏ[/red]\\u001B[2Jx" AS ?words) {}'
    out = good("query", "-e", asked, "--store", published).out
    assert "[red]đỏ[/red] [2Jx" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("table", "row", "said"),
    [
        ("bodies.tsv", "a\tb", "bodies.tsv"),
        ("provinces.tsv", "x", "provinces.tsv"),
    ],
)
def test_a_broken_reference_row_is_named_by_file_and_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, table: str, row: str, said: str
) -> None:
    from kg_service.cli import graphs
    from kg_service.reference.load import load_reference

    tables = folder / "reference"
    shutil.copytree(resource_dir("data") / "reference", tables)
    with (tables / table).open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    number = len((tables / table).read_text(encoding="utf-8").splitlines())
    monkeypatch.setattr(graphs, "load_reference", lambda: load_reference(tables))
    done = run("build", "--articles", "articles")
    assert done.code in (1, 2)
    (line,) = lines(done.err)
    assert f"{said}:{number}" in line
    assert not (folder / "store" / "current").exists()


def test_gold_without_quotes_is_scored_and_listed(tmp_path: Path) -> None:
    articles, gold = tmp_path / "articles", tmp_path / "gold"
    articles.mkdir()
    gold.mkdir()
    (articles / "a.txt").write_text("Ông Lê Văn Đào, Giám đốc Sở Y tế, dự lễ.\n", "utf-8")
    fact = "- {type: person_role, person: Vũ Thị Mận, role: Bí thư}"
    (gold / "a.yaml").write_text(f"article: a\nfacts:\n{fact}\n", "utf-8")
    done = good("evaluate", "--list", gold, articles)
    assert "Vũ Thị Mận" in done.out
