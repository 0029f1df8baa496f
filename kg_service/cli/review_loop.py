"""The loop of ``thidua review next``: one fact after another, one key for each verdict."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Protocol

from rich.console import Console
from rich.text import Text

from kg_service.cli.common import cell, said
from kg_service.cli.review_desk import judge, sentence, verdict_of
from kg_service.errors import InputError
from kg_service.extraction.facts import Fact
from kg_service.review.correcting import corrected, keys_of
from kg_service.review.desk import Item
from kg_service.review.judgements import Verdict
from kg_service.settings import Settings

_KEYS = (
    "a: nhận · accept   r: bác · reject   c: sửa · correct   u: chưa chắc · unsure   s: bỏ qua · skip   q: thôi · quit"
)
_ENDS = ("", "\x04", "\0")  # Ctrl-D typed before the mode was set, while Linux still read lines, is kept as NUL
_VERDICTS: dict[str, Verdict] = {"a": "accept", "r": "reject", "c": "correct", "u": "unsure"}


class Keys(Protocol):
    """Where answers come from."""

    def key(self) -> str:
        """The next key, in lower case; empty at the end of input."""
        ...

    def line(self, prompt: str) -> str | None:
        """The next line, without its end; None at the end of input."""
        ...


class LineKeys:
    """Answers from a pipe or a file: a line for each, its first letter is the key."""

    def key(self) -> str:
        """The first letter of the next line that has one."""
        for line in sys.stdin:
            if line.strip():
                return line.strip()[0].lower()
        return ""

    def line(self, prompt: str) -> str | None:
        """The next line."""
        print(prompt, end="", flush=True)
        found = sys.stdin.readline()
        return found.rstrip("\r\n") if found else None


class TerminalKeys(LineKeys):
    """Answers from a terminal: keys without Enter."""

    def key(self) -> str:
        """One key; the terminal's mode is put back whatever happens. Ctrl-D ends."""
        import termios
        import tty

        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
        try:
            tty.setcbreak(descriptor, termios.TCSADRAIN)
            char = sys.stdin.read(1)
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
        return "" if char in _ENDS else char.lower()


def keys() -> Keys:
    """Keys of the terminal if there is one, else lines of standard input."""
    return TerminalKeys() if sys.stdin.isatty() else LineKeys()


def review(items: Sequence[Item], by: str, settings: Settings, answers: Keys, console: Console) -> tuple[int, int]:
    """Go through facts; gives how many were judged, and how many were not. Each judgement is saved at once."""
    judged = 0
    for number, item in enumerate(items, 1):
        _show(item, number, len(items), console)
        verdict = _verdict(answers, console)
        if verdict is None:
            break
        if verdict == "skip":
            continue
        correction = None
        if verdict == "correct":
            correction = _correction(item, answers, console)
            if correction is None:
                console.print("  không sửa gì · nothing corrected")
                continue
        note = answers.line("  ghi chú · note (Enter: không · none): ") if verdict in ("reject", "unsure") else None
        judge(item, _VERDICTS[verdict[0]], by, note, settings, correction)
        judged += 1
        console.print(f"  ✓ {verdict}", style="green")
    return judged, len(items) - judged


def _show(item: Item, number: int, of: int, console: Console) -> None:
    fact = item.fact
    console.print()
    console.rule(Text(f"{number}/{of}  {item.name}  {fact.type}  {fact.confidence:g}"), align="left")
    console.print(sentence(item))
    console.print(cell("  " + said(fact)))
    if item.judgement:
        console.print(Text(f"  {verdict_of(item)}"), style="dim")


def _verdict(answers: Keys, console: Console) -> str | None:
    """The name of a verdict, ``skip``, or None to stop."""
    while True:
        console.print(f"  {_KEYS}", style="dim", markup=False)
        key = answers.key()
        if key in ("", "q"):
            return None
        if key == "s":
            return "skip"
        if key in _VERDICTS:
            return _VERDICTS[key]
        console.print(Text(f"  {key!r}: không có phím này · no such key"), style="red")


def _correction(item: Item, answers: Keys, console: Console) -> Fact | None:
    """What the fact should say, from lines of key=value up to an empty one; None if nothing was set."""
    console.print(f"  key=value, Enter để xong · to end; {', '.join(keys_of(item.fact))}", markup=False)
    changes: list[str] = []
    found: Fact | None = None
    while line := answers.line("  > "):
        try:
            found = corrected(item.fact, [*changes, line], item.source)
        except InputError as error:
            console.print(Text(f"  {error.message}"), style="red")
            continue
        changes.append(line)
        console.print(cell(f"  {said(found)}"))
    return found
