"""The mapping sets are valid by the sssom library, which has an environment of its own (``make test`` makes it)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg_service.reference.links.load import load_links

PYTHON = Path(os.environ.get("SSSOM_PYTHON", Path(sys.prefix) / "sssom" / "bin" / "python"))
CHECK = Path(__file__).with_name("sssom_check.py")
NOT_KNOWN = {"valid_from", "valid_until"}  # our extensions, of which the library says that it does not keep them


def test_the_library_finds_every_row_and_nothing_wrong(tmp_path: Path) -> None:
    if not PYTHON.exists():
        pytest.skip("no environment with the sssom library beside this one: `make .venv/sssom.stamp` makes it")
    sets = load_links().sets
    broken = tmp_path / "broken.sssom.tsv"
    broken.write_text(sets[0].path.read_text(encoding="utf-8").replace("wd:Q1765001", "", 1), encoding="utf-8")
    files = [*(each.path for each in sets), broken]
    done = subprocess.run([PYTHON, CHECK, *files], capture_output=True, text=True, check=True, timeout=120)
    *found, of_broken = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["rows"] for one in found] == [len(each.mappings) for each in sets]
    said = {problem.partition(" [")[0] for one in found for problem in one["problems"]}
    assert said <= {f"No attr for {name}" for name in NOT_KNOWN}
    assert of_broken["rows"] < len(sets[0].mappings)
    assert of_broken["problems"]
