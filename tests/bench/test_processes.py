"""Memory of a tree: what its processes share is not taken for more than the machine has."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from bench.processes import MB, Watch, end, memory, memory_by_share

_SHARING = """
import os, sys, time
held = b"x" * 100_000_000
for _ in range(3):
    if os.fork() == 0:
        break
else:
    print("ready", flush=True)
time.sleep(60)
"""


def until(done: Callable[[], bool]) -> None:
    end_of_patience = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end_of_patience
        time.sleep(0.01)


@pytest.fixture
def sharing() -> Iterator[int]:
    """Four processes that share 100 MB."""
    with subprocess.Popen([sys.executable, "-c", _SHARING], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process.pid
        end(process.pid)


def test_a_tree_that_shares_its_memory_is_not_ended_for_it(sharing: int) -> None:
    assert memory(sharing) > 400 * MB
    assert memory_by_share(sharing) < 200 * MB
    with Watch(sharing, 0.01, 300 * MB) as peak:
        until(lambda: peak.most > 400 * MB)
    assert not peak.stopped
    with Watch(sharing, 0.01, 50 * MB) as peak:
        until(lambda: peak.stopped)
