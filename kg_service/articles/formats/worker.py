"""The process that reads files which might make a reader run or grow without end, or crash it.

Started by :mod:`kg_service.articles.formats.isolation` as ``python -m``. Takes a line ``{"path": …}`` at a time and
answers with lines of JSON, each an object with one key: ``draft``, ``problem`` (a part that was not read),
``failed`` (the file was not read) or ``done``. Memory is bounded by the system, internet and other programs by a hook.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import warnings
from pathlib import Path
from typing import Any, TextIO

from kg_service.articles.formats import read_drafts
from kg_service.errors import ArticleError

_FORBIDDEN = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.bind",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
)


def _forbid(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"readers of articles may not do this: {event}")


def _limit_memory(mebibytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):  # macOS has no such limit
        return


def _answer(out: TextIO, key: str, value: object) -> None:
    out.write(json.dumps({key: value}) + "\n")
    out.flush()


def _read(path: Path, out: TextIO) -> None:
    def problem(error: ArticleError) -> None:
        _answer(out, "problem", [error.path, error.reason])

    try:
        for draft in read_drafts(path, problem):
            known = draft.metadata
            fields = known._replace(published=None)
            published = known.published.isoformat() if known.published else None
            _answer(out, "draft", [draft.text, list(fields), published, draft.id, draft.line])
    except ArticleError as error:
        _answer(out, "failed", [error.path, error.reason])
    except MemoryError:
        _answer(out, "failed", [str(path), "takes more memory than one file may"])
    except RecursionError:
        _answer(out, "failed", [str(path), "is nested too deeply"])
    except Exception as error:  # a library met what its authors did not foresee: one file, not the run
        _answer(out, "failed", [str(path), f"cannot be read as {path.suffix.lower()} ({type(error).__name__})"])
    else:
        _answer(out, "done", None)


def main() -> None:
    """Answer requests until there are no more."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    _limit_memory(int(sys.argv[1]))
    sys.addaudithook(_forbid)
    for line in sys.stdin:
        _read(Path(json.loads(line)["path"]), out)


if __name__ == "__main__":
    main()
