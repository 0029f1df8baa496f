"""The command as people run it: real files, a real store, and its own process where that can make a difference."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest
from cli_tools import run, working_in
from rdflib import Graph

from kg_service.resources import resource_dir

THIDUA = [sys.executable, "-m", "kg_service.cli"]
NTM = "ca-nuoc-chung-suc-xay-dung-nong-thon-moi"


def thidua(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder with nothing of the machine's settings."""
    with working_in(folder):
        done = run(*arguments)
    return subprocess.CompletedProcess([*arguments], done.code, done.out, done.err)


def own_process(*arguments: str | Path, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """The same, started as people start it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("THIDUA_")}
    return subprocess.run(
        [*THIDUA, *map(str, arguments)],
        cwd=folder,
        env={**clean, "COLUMNS": "200", **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory, built_store) -> Path:
    """A folder in which `thidua build` was run."""
    folder = tmp_path_factory.mktemp("work")
    shutil.copytree(built_store, folder / "store")
    return folder


def one_line(done: subprocess.CompletedProcess[str], code: int) -> str:
    """The one line of an error, after checking that it is one."""
    assert done.returncode == code, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("thidua: ")
    assert "Traceback" not in done.stderr
    return done.stderr


def test_the_same_input_gives_the_same_snapshot(built):
    first = (built / "store" / "current").read_text(encoding="ascii")
    assert own_process("build", "--no-validate", folder=built).returncode == 0
    assert (built / "store" / "current").read_text(encoding="ascii") == first
    assert [p for p in (built / "store").iterdir() if p.name.startswith("build-")] == []


@pytest.mark.parametrize(
    "command", ["", "build", "serve", "query", "validate", "export", "release", "backup", "restore", "settings"]
)
def test_help_everywhere(tmp_path, command):
    done = thidua(*([command] if command else []), "--help", folder=tmp_path)
    assert done.returncode == 0
    assert "Usage: thidua" in done.stdout
    assert done.stderr == ""


def test_a_named_query_as_a_table_and_as_csv(built):
    table = thidua("query", "area-successors", "-p", "area=ha-giang", folder=built)
    assert table.returncode == 0
    assert "Tuyên Quang" in table.stdout
    assert table.stderr == "1 rows\n"
    rows = thidua("query", "area-successors", "-p", "area=ha-giang", "--format", "csv", folder=built)
    assert rows.stdout.splitlines()[0] == "area,successor,name,effective,change,kind,steps"
    assert len(rows.stdout.splitlines()) == 2


def test_a_query_of_a_file_and_of_the_command_line(built):
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/thidua/ontology#Province> }"
    (built / "some.rq").write_text('#+ summary: {vi: "Đếm", en: "Count"}\n' + text, encoding="utf-8")
    from_file = thidua("query", "--file", "some.rq", "--format", "json", folder=built)
    (built / "plain.rq").write_text(text, encoding="utf-8")
    plain = thidua("query", "--file", "plain.rq", "--format", "json", folder=built)
    given = thidua("query", "-e", text, "--format", "json", folder=built)
    assert json.loads(plain.stdout) == json.loads(given.stdout)
    assert json.loads(from_file.stdout) == json.loads(given.stdout)
    assert int(json.loads(given.stdout)["results"]["bindings"][0]["n"]["value"]) > 63
    assert thidua("query", "-e", "ASK {}", "--format", "csv", folder=built).stdout == "true\n"


def test_a_query_that_builds_a_graph(built):
    done = own_process("query", "resource", "-p", "resource=province/ha-giang", "--format", "turtle", folder=built)
    assert len(Graph().parse(data=done.stdout, format="turtle")) > 10


def test_without_a_name_the_queries_are_listed(tmp_path):
    done = thidua("query", folder=tmp_path)
    assert "campaign-history" in done.stdout
    assert "Lịch sử của một phong trào" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nonsense"], 2, "No such command"),
        (["query", "--nonsense"], 2, "No such option"),
        (["query", "nix"], 1, "no query named 'nix'"),
        (["query", "campaign"], 2, "parameter 'campaign' is missing; it is an absolute IRI"),
        (["query", "campaigns", "-p", "year=last"], 2, "a whole number, not 'last'"),
        (["query", "campaigns", "-p", "year"], 2, "give key=value"),
        (["query", "-e", "SELECT * {"], 2, "line 1, column 11"),
        (["query", "-e", "ASK { SERVICE <http://x/> {} }"], 2, "SERVICE <http://x/>"),
        (["query", "-e", "ASK {}", "--format", "docx"], 2, "--format 'docx' is not known"),
        (["query", "classes", "--format", "turtle"], 2, "which can be had as"),
        (["query", "classes", "-e", "ASK {}"], 2, "give one of NAME, --file and -e"),
        (["query", "--file", "none.rq"], 2, "none.rq: cannot be read"),
        (["export", "--format", "docx"], 2, "format 'docx' is not known"),
        (["export", "--graph", "https://example.org/none"], 2, "no graph <https://example.org/none>"),
        (["build", "--articles", "none"], 2, "none"),
        (["validate", "none.ttl"], 2, "none.ttl"),
        (["serve", "--port", "99999"], 2, "THIDUA_PORT (flag)"),
        (["serve", "--store", "x", "--endpoint", "http://x"], 2, "not both"),
        (["restore", "none"], 2, "none: no copy made by `thidua backup`"),
        (["--config", "none.toml", "settings"], 2, "none.toml: cannot be read"),
    ],
)
def test_errors_are_one_clear_line(built, arguments, code, said):
    assert said in one_line(thidua(*arguments, folder=built), code)


def test_without_a_graph_the_error_says_what_to_do(tmp_path):
    assert "run `thidua build`" in one_line(own_process("query", "classes", folder=tmp_path), 1)
    assert "run `thidua build`" in one_line(thidua("export", folder=tmp_path), 1)


def test_bad_articles_are_told_and_the_others_are_built(tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    for source in sorted((resource_dir("data") / "articles").iterdir()):
        (articles / source.name).write_bytes(source.read_bytes())
    (articles / "empty.txt").write_bytes(b"")
    (articles / "binary.txt").write_bytes(b"\x00\x01\x02")
    (articles / "latin.txt").write_bytes("Phong trào".encode("latin-1"))
    (articles / "weather.txt").write_text("Hôm nay trời nắng.\n", encoding="utf-8")
    done = thidua("build", "--articles", "articles", "--no-validate", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    for name in ("empty.txt", "binary.txt", "latin.txt"):
        assert name in done.stderr
    assert "Traceback" not in done.stderr
    rows = thidua("query", "articles", "--format", "csv", folder=tmp_path).stdout.splitlines()
    assert len(rows) == 1 + 5 + 1


def test_the_published_graph_is_valid_and_a_broken_one_is_not(built):
    good = thidua("validate", folder=built)
    assert good.returncode == 0, good.stdout
    (built / "broken.ttl").write_text(
        "@prefix td: <https://w3id.org/thidua/ontology#> .\n<https://example.org/x> a td:Province .\n", encoding="utf-8"
    )
    bad = thidua("validate", "broken.ttl", folder=built)
    assert bad.returncode == 1
    assert "https://example.org/x" in bad.stdout
    (built / "unreadable.ttl").write_text("this is no Turtle", encoding="utf-8")
    assert "unreadable.ttl: does not parse" in one_line(thidua("validate", "unreadable.ttl", folder=built), 2)


def test_exports(built):
    whole = thidua("export", "--format", "nquads", folder=built).stdout
    default = thidua("export", "--format", "ntriples", folder=built).stdout
    reference = thidua(
        "export", "--graph", "https://w3id.org/thidua/graph/reference", "--format", "nt", folder=built
    ).stdout
    assert 0 < len(reference.splitlines()) < len(default.splitlines()) < len(whole.splitlines())
    thidua("export", "--format", "trig", "-o", "dump.trig", folder=built)
    assert (built / "dump.trig").stat().st_size > 100_000


def test_backup_and_restore(built, tmp_path):
    assert thidua("backup", tmp_path / "copy", folder=built).returncode == 0
    assert "exists already" in one_line(thidua("backup", tmp_path / "copy", folder=built), 1)
    assert thidua("restore", tmp_path / "copy", "--store", tmp_path / "other", folder=built).returncode == 0
    rows = thidua("query", "classes", "--format", "csv", "--store", tmp_path / "other", folder=built)
    assert rows.stdout == thidua("query", "classes", "--format", "csv", folder=built).stdout


def test_settings_show_values_but_no_secret(tmp_path):
    (tmp_path / "thidua.toml").write_text("workers = 7\n", encoding="utf-8")
    done = own_process("settings", folder=tmp_path, THIDUA_TOKEN="s3cret")
    assert "THIDUA_WORKERS" in done.stdout
    assert "7" in done.stdout
    assert "***" in done.stdout
    assert "s3cret" not in done.stdout + done.stderr


def test_a_reader_of_a_pipe_that_has_seen_enough_is_no_error(built):
    done = subprocess.run(
        f"{sys.executable} -m kg_service.cli export --format nquads | head -1; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        cwd=built,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_serve_serves(built):
    environ = {name: value for name, value in os.environ.items() if not name.startswith("THIDUA_")}
    with subprocess.Popen(
        [*THIDUA, "serve", "--port", "0"], cwd=built, env=environ, stderr=subprocess.PIPE, text=True
    ) as process:
        lines: queue.Queue[str] = queue.Queue()
        stream = process.stderr
        assert stream is not None
        threading.Thread(target=lambda: [lines.put(line) for line in stream], daemon=True).start()
        try:
            url = None
            while url is None:
                line = lines.get(timeout=120)
                if "running on" in line:
                    url = line.split("running on ", 1)[1].split()[0]
            assert httpx.get(f"{url}/health/ready").status_code == 200
            assert httpx.get(f"{url}/api/campaigns/{NTM}").json()["start"] == "2011-06-08"
        finally:
            process.terminate()
            assert process.wait(60) in (0, -15)
