"""What a process holds goes onto large pages and stays what it was."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_SCRIPT = """
from pathlib import Path
from kg_service.store import huge_pages

def large():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("AnonHugePages"))

held = [bytes([n % 251]) * 100_000 for n in range(160)]
before = large()
huge_pages.gather()
print(all(part == bytes([n % 251]) * 100_000 for n, part in enumerate(held)), large() - before)
"""


def _can_collapse() -> bool:
    """Whether the system has MADV_COLLAPSE: Linux 6.1 and later, with large pages built in and not forbidden."""
    setting = Path("/sys/kernel/mm/transparent_hugepage/enabled")
    if sys.platform != "linux" or not setting.is_file() or "[never]" in setting.read_text(encoding="ascii"):
        return False
    major, minor = os.uname().release.split(".")[:2]
    return (int(major), int(minor)) >= (6, 1)


def test_memory_is_gathered_and_unchanged() -> None:
    run = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True, timeout=60)
    same, kilobytes = run.stdout.split()
    assert same == "True"
    if not _can_collapse():
        pytest.skip("this system has no MADV_COLLAPSE: nothing to gather")
    assert int(kilobytes) >= 8 << 10  # of 16 MB; edges and what the allocator puts elsewhere stay as they are
