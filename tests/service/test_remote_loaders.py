"""The commands of docs/scale.md that fill engines with a dump, run as they stand there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from service_tools import serving, settings_for

sys.path.append(str(Path(__file__).resolve().parents[1] / "remote"))
from engine_tools import oxigraph_server, virtuoso_server

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scale.md"
ASKED = (
    "SELECT ?s ?wkt { ?s <http://www.opengis.net/ont/geosparql#asWKT> ?wkt } ORDER BY ?s",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
)


def command(start: str) -> str:
    """The block of the page that starts so."""
    blocks = re.findall(r"^```bash\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (found,) = [block for block in blocks if block.startswith(start)]
    return found


def run(text: str, folder: Path) -> None:
    path = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
    subprocess.run(["bash", "-ec", text], cwd=folder, env={"PATH": path}, check=True, capture_output=True, timeout=300)


def same(settings, client) -> None:
    with serving(settings) as url:
        for query in ASKED:
            asked = {"query": query, "format": "tsv"}
            there = httpx.post(f"{url}/sparql", data=asked)
            assert sorted(there.text.splitlines()) == sorted(client.post("/sparql", data=asked).text.splitlines())


def test_oxigraph(tmp_path, gold_nquads, client):
    if not Path(sys.executable).with_name("oxigraph").exists():
        pytest.skip("the PyPI package oxigraph is not installed")
    shutil.copy(gold_nquads, tmp_path / "graph.nq")
    run(command("oxigraph load").replace("--location engine", "--location oxigraph"), tmp_path)
    with oxigraph_server(tmp_path) as running:
        same(settings_for(tmp_path, **running.settings), client)


def test_virtuoso(tmp_path, gold_nquads, client):
    with virtuoso_server(tmp_path) as running:
        if shutil.which("isql-vt") is None:
            pytest.skip("isql-vt is not installed (Debian and Ubuntu: apt-get install virtuoso-opensource)")
        (tmp_path / "load").mkdir()
        shutil.copy(gold_nquads, tmp_path / "graph.nq")
        sql_port = re.search(r"127\.0\.0\.1:(\d+)", (tmp_path / "virtuoso.ini").read_text())[1]
        run(command("sed").replace("isql-vt 1111", f"isql-vt {sql_port}"), tmp_path)
        same(settings_for(tmp_path, **running.settings), client)


def test_rows_beyond_the_engines_bound_are_an_error_and_no_half(tmp_path):
    bound = "[SPARQL]\nResultSetMaxRows = 100\n"
    with virtuoso_server(tmp_path, bound) as running, serving(settings_for(tmp_path, **running.settings)) as url:
        asked = {"query": "SELECT * FROM <http://www.openlinksw.com/schemas/virtrdf#> { ?s ?p ?o }"}
        answer = httpx.post(f"{url}/sparql", data=asked)
        assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (503, "query-limit")
        asked["query"] += " LIMIT 99"
        assert len(httpx.post(f"{url}/sparql", data=asked).json()["results"]["bindings"]) == 99


def test_thidua_build_writes_to_an_engine(tmp_path):
    with oxigraph_server(tmp_path) as running:
        command = [sys.executable, "-m", "kg_service.cli", "build", "--no-validate", "--endpoint", running.endpoint]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        assert re.search(r"engine: \d+ triples, 11 graphs, \d+ facts, ", done.stderr)
        both = subprocess.run(
            [*command, "--store", "here"], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
        )
        assert (both.returncode != 0, "--store or --endpoint" in both.stderr) == (True, True)
    assert not (tmp_path / "store").exists()
