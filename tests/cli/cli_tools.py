"""The command line run in this process: what it prints, and the code it exits with."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kg_service.cli import main


class Done(NamedTuple):
    """What a command left."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, text: str = "") -> Done:
    """Run ``thidua`` with these arguments, ``text`` on its standard input."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    before, sys.stdin = sys.stdin, io.StringIO(text)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as stop:
            main([str(one) for one in arguments])
    finally:
        sys.stdin = before
    code = stop.value.code
    return Done(code if isinstance(code, int) else 1, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    written = stream.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode()


def good(*arguments: str | Path, text: str = "") -> Done:
    """Run a command that must not fail."""
    done = run(*arguments, text=text)
    assert done.code == 0, done.err
    return done


@contextlib.contextmanager
def working_in(folder: Path) -> Iterator[Path]:
    """Work in a folder with nothing of the machine's settings."""
    patch = pytest.MonkeyPatch()
    try:
        for name in [name for name in os.environ if name.startswith("THIDUA_")]:
            patch.delenv(name)
        patch.setenv("COLUMNS", "200")
        patch.chdir(folder)
        yield folder
    finally:
        patch.undo()
