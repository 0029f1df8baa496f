"""Every command of the docs runs and prints what the docs say; every query in them gives the answer below it.

In a ``console`` block, lines with ``$ `` are commands and the lines below one are its output. A line of ``…`` stands
for any lines, ``…`` inside a line for any words. A ``sparql`` block is run; a ``text`` block after it is its table.
"""

import os
import re
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
NOT_RUN = re.compile(
    r"^(make |git |python3 -m venv|\.venv/bin/|cd |sudo |docker |systemctl |thidua serve|thidua review|pip )"
)
"""Setting up, serving and working by hand: these are what the tests themselves stand on."""
BASE = "http://127.0.0.1:8000"


class Block(NamedTuple):
    page: str
    line: int
    language: str
    text: str
    answer: str | None


def blocks(path: Path) -> Iterator[Block]:
    found = list(re.finditer(r"^```(\w+)\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))
    text = path.read_text(encoding="utf-8")
    for index, match in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        answer = following[2] if following and following[1] == "text" else None
        yield Block(path.name, text.count("\n", 0, match.start()) + 1, match[1], match[2], answer)


ALL = [block for page in PAGES if page.exists() for block in blocks(page)]
CONSOLE = [block for block in ALL if block.language in ("console", "sh")]
SPARQL = [block for block in ALL if block.language == "sparql"]


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, built_store: Path) -> Iterator[dict[str, str]]:
    """The environment of somebody who followed the README: a built graph, the service running."""
    folder = tmp_path_factory.mktemp("desk")
    scripts = folder / "bin"
    scripts.mkdir()
    if not shutil.which("curl"):
        shim = scripts / "curl"
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{Path(__file__).with_name("curl_shim.py")}" "$@"\n')
        shim.chmod(shim.stat().st_mode | stat.S_IXUSR)
    environment = {
        **os.environ,
        "PATH": f"{scripts}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "THIDUA_STORE": str(folder / "store"),
        "COLUMNS": "120",
        "NO_COLOR": "1",
    }
    shutil.copytree(built_store, folder / "store")
    log = folder / "log"
    with log.open("wb") as errors:
        server = subprocess.Popen(
            ["thidua", "serve", "--port", "0"], env=environment, stdout=subprocess.DEVNULL, stderr=errors
        )
    try:
        environment["BASE"] = address(log, server)
        yield environment
    finally:
        server.terminate()
        server.wait(60)


def address(log: Path, server: "subprocess.Popen[bytes]") -> str:
    """Where the service runs, as soon as it is ready."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        told = log.read_text(encoding="utf-8")
        assert server.poll() is None, told
        found = re.search(r"running on (http://\S+)\s", told)
        if found and httpx.get(f"{found[1]}/health/ready").status_code == 200:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"the service did not become ready: {told}")


def commands(block: Block) -> list[tuple[str, str | None]]:
    """Commands of a block with the output the docs give, None where they give none."""
    if block.language == "sh":
        joined = re.sub(r"\\\n\s*", "", block.text)
        return [(line.split("  #")[0].strip(), None) for line in joined.splitlines() if line.strip() and line[0] != "#"]
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
    found = []
    for part in parts:
        head = re.match(r"(?:.*\\\n)*.*\n?", part)
        assert head is not None
        found.append((re.sub(r"\\\n\s*", "", head[0]).strip(), part[head.end() :].strip("\n") or None))
    return found


def assert_output(expected: str, given: str) -> None:
    pattern = ""
    for line in expected.strip().splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(re.escape(part) for part in line.rstrip().split("…")) + r"[ \t\r]*\n"
    assert re.fullmatch(pattern, given.strip() + "\n"), f"expected\n{expected}\n--- but it printed\n{given}"


@pytest.mark.parametrize("block", CONSOLE, ids=lambda block: f"{block.page}:{block.line}")
def test_commands(block: Block, desk: dict[str, str]) -> None:
    for command, output in commands(block):
        if NOT_RUN.match(command):
            continue
        assert re.match(r"(thidua|curl) ", command), f"{command!r} is neither run nor known as set-up"
        run = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command.replace(BASE, desk["BASE"])],
            env=desk, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert run.returncode == 0 or (output and "thidua:" in output), f"{command}\n{run.stderr}"
        if output:
            printed = run.stderr if output.startswith("thidua:") else run.stdout
            assert_output(output, printed.replace(desk["BASE"], BASE))


@pytest.mark.parametrize("block", SPARQL, ids=lambda block: f"{block.page}:{block.line}")
def test_queries(block: Block, desk: dict[str, str]) -> None:
    answer = httpx.post(f"{desk['BASE']}/sparql", data={"query": block.text}, headers={"accept": "text/csv"})
    assert answer.status_code == 200, answer.text
    assert answer.text.count("\n") > 1, "the query of the docs has no answer"
    if block.answer:
        assert_output(block.answer, answer.text.replace("\r\n", "\n"))


def test_every_page_is_found_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert f"docs/{page.name}" in readme, f"README does not lead to docs/{page.name}"


@pytest.mark.parametrize("page", [page for page in PAGES if page.exists()], ids=lambda page: page.name)
def test_links_between_pages_hold(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"
