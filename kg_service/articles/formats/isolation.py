"""Reading a file in a process that can be stopped: bounded in time and memory whatever the file is.

One process is used for many files; it is started when first needed and again after it had to be stopped.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from kg_service.articles.formats.draft import Draft, Report
from kg_service.articles.metadata import Metadata
from kg_service.errors import ArticleError

_PACKAGES = Path(__file__).resolve().parents[3]
_WAITING = 16
"""Answers that may wait to be taken: the process does not run ahead of who reads."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: ``seconds`` until its next article, ``mebibytes`` of address space."""

    seconds: float = 60.0
    mebibytes: int = 2048


class Isolation:
    """Reads files in another process. A context manager: its end ends the process."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[bytes] = queue.Queue(_WAITING)
        self._taker: threading.Thread | None = None

    def __enter__(self) -> Isolation:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def drafts(self, path: Path, report: Report) -> Iterator[Draft]:
        """The articles of a file.

        Raises ArticleError when it cannot be read, or takes more than its limits: then the process is stopped.
        """
        finished = False
        try:
            self._ask(path)
            while True:
                key, value = self._next(path)
                if key == "draft":
                    yield _draft(value)
                elif key == "problem":
                    report(ArticleError(*value))
                else:
                    finished = True
                    if key == "failed":
                        raise ArticleError(*value)
                    return
        finally:
            if not finished:  # stopped, or nobody wants the rest: its answers must not be taken for another file's
                self.stop()

    def _ask(self, path: Path) -> None:
        if self._process is None or self._process.poll() is not None:
            self._start()
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"path": str(path)}).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise ArticleError(path, "cannot be read: the process that reads it does not start") from error

    def _start(self) -> None:
        self.stop()
        # -P: nothing is imported from the working folder. No setting, hence no secret, is handed down.
        environment = {"PYTHONPATH": str(_PACKAGES), "PATH": os.environ.get("PATH", "")}
        if "SYSTEMROOT" in os.environ:  # Windows starts no Python without it
            environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        self._process = subprocess.Popen(  # noqa: S603 - our own module, our own arguments
            [sys.executable, "-P", "-m", "kg_service.articles.formats.worker", str(self._limits.mebibytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        assert self._process.stdout is not None
        self._answers = queue.Queue(_WAITING)
        self._taker = threading.Thread(target=_take, args=(self._process.stdout, self._answers), daemon=True)
        self._taker.start()

    def _next(self, path: Path) -> tuple[str, Any]:
        try:
            line = self._answers.get(timeout=self._limits.seconds)
        except queue.Empty:
            raise ArticleError(path, f"takes longer than {self._limits.seconds:g} seconds to read") from None
        if not line:
            raise ArticleError(path, "cannot be read: it needs too much memory, or breaks the program that reads it")
        ((key, value),) = json.loads(line).items()
        return key, value

    def stop(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            process.kill()
        while self._taker and self._taker.is_alive():  # it may wait to hand over an answer that nobody wants
            with contextlib.suppress(queue.Empty):
                self._answers.get(timeout=0.01)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()


def _take(answers: IO[bytes], into: queue.Queue[bytes]) -> None:
    """Hand over lines as they come, and an empty one at the end."""
    with contextlib.suppress(ValueError, OSError):  # closed while it waited
        for line in answers:
            into.put(line)
    into.put(b"")


def _draft(value: list[Any]) -> Draft:
    text, fields, published, id_, line = value
    day = dt.date.fromisoformat(published) if published else None
    return Draft(text, Metadata(*fields)._replace(published=day), id_, line)
