"""``thidua review``: judgements from the command line, in a session of lines and on a terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_tools import Done, good, run, working_in

from kg_service.cli.review_loop import TerminalKeys

SOURCE = "Năm 2020, hộ nghèo còn 4,75 %. Thu ngân sách đạt 2.000 tỷ đồng. Xã A được tặng Bằng khen.\n"


def fact(quote: str, confidence: float, **keys: Any) -> dict[str, Any]:
    start = SOURCE.index(quote)
    evidence = {"start": start, "end": start + len(quote), "quote": quote}
    return {"article": "a", "evidence": evidence, "confidence": confidence, **keys}


FACTS = [
    fact("hộ nghèo còn 4,75 %", 0.9, type="statistic", indicator="Hộ nghèo", value=47.5, unit="%"),
    fact("Thu ngân sách đạt 2.000 tỷ đồng", 0.6, type="statistic", indicator="Thu", value=2000.0, unit="tỷ đồng"),
    fact("Xã A được tặng Bằng khen", 0.7, type="award", award="Bằng khen", recipient="A", status="conferred"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with a file of facts and the article they are from."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(SOURCE, encoding="utf-8")
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in FACTS)
    (tmp_path / "facts.jsonl").write_text(lines, encoding="utf-8")
    with working_in(tmp_path):
        yield tmp_path


def review(*arguments: str, text: str = "") -> Done:
    return run("review", *arguments, "--facts", "facts.jsonl", text=text)


def listed(*arguments: str) -> list[dict[str, Any]]:
    done = review("list", "--format", "jsonl", *arguments)
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def ids() -> list[str]:
    return [one["id"] for one in listed()]


def saved(folder: Path) -> list[dict[str, Any]]:
    path = folder / "review" / "judgements.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_facts_are_listed_with_what_people_said(folder: Path) -> None:
    assert [one["confidence"] for one in listed()] == [0.9, 0.6, 0.7]
    first, second, third = ids()
    review("accept", first, "--by", "An")
    assert [one["id"] for one in listed("--unjudged")] == [second, third]
    assert [one["id"] for one in listed("--type", "statistic", "--below", "0.8")] == [second]
    assert listed("--article", "b") == []
    assert [one["judgement"]["by"] for one in listed() if "judgement" in one] == ["An"]
    shown = review("list")
    assert "accept (An)" in shown.out
    assert "Thu ngân sách đạt" in shown.out
    assert "3 of 3 facts" in shown.err
    review("reject", first, "--by", "Bình")
    assert [one["id"] for one in listed("--disagreeing")] == [first]


def test_judgements_say_who_when_and_what_stood_around(folder: Path) -> None:
    first, second, third = ids()
    good("review", "accept", f"a/{first}", second, "--facts", "facts.jsonl", "--articles", "articles", "--by", "An")
    review("reject", third, "--note", "là xã B", "--by", "Bình")
    one, _, other = saved(folder)
    assert (one["verdict"], one["by"], one["id"], one["fact"]) == ("accept", "An", first, FACTS[0])
    assert (one["before"], one["after"]) == ("Năm 2020, ", SOURCE[29:61])
    assert one["at"][10] == "T"
    assert one["at"][19] in "+-"
    assert (other["note"], "before" in other) == ("là xã B", False)


def test_without_a_name_it_is_the_login_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "somebody")
    assert review("unsure", ids()[0]).code == 0
    assert saved(folder)[0]["by"] == "somebody"
    assert review("unsure", ids()[0], "--by", "  ").code == 2


def test_a_correction_is_checked_and_can_be_taken_up_again(folder: Path) -> None:
    first = ids()[0]
    done = review("correct", first, "--set", "value=4.75", "--set", "period=2020", "--by", "An")
    assert done.code == 0
    assert saved(folder)[0]["correction"] == {**FACTS[0], "value": 4.75, "period": "2020"}
    named = done.err.split()[-1]
    assert review("accept", named, "--by", "An").code == 0
    assert saved(folder)[1]["id"] == first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["accept", "nix"], "no fact 'nix' is here; `thidua review list` shows"),
        (["correct", "FIRST", "--set", "value=viel"], "statistic.value: Input should be a valid number"),
        (["correct", "FIRST", "--set", "colour=red"], "a statistic has no key 'colour'"),
        (["correct", "FIRST", "--set", "value=47.5"], "says what the fact says already"),
        (["correct", "FIRST", "--set", "quote=Thu"], "--articles"),
        (["correct", "FIRST"], "Missing option"),
        (["accept"], "Missing argument"),
        (["list", "--type", "poem"], "poem"),
        (["list", "--below", "2"], "less than or equal to 1"),
    ],
)
def test_mistakes_are_one_clear_line_and_nothing_is_saved(folder: Path, arguments: list[str], said: str) -> None:
    first = ids()[0]
    done = review(*(first if one == "FIRST" else one for one in arguments))
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert saved(folder) == []


def test_one_wrong_id_loses_none_of_the_others(folder: Path) -> None:
    first, second, _ = ids()
    done = review("accept", first, "nix", second, "nux", "--by", "An")
    assert done.code == 2
    assert "'nix'" in done.err
    assert "'nux'" in done.err
    assert [one["id"] for one in saved(folder)] == [first, second]


def test_broken_files_are_told(folder: Path) -> None:
    (folder / "review").mkdir()
    (folder / "review" / "judgements.jsonl").write_text("{}\n", encoding="utf-8")
    done = review("list")
    assert done.code == 0
    assert "judgements.jsonl:1: not a judgement" in done.err
    (folder / "facts.jsonl").write_text('{"type": "poem"}\n', encoding="utf-8")
    done = review("list")
    assert (done.code, "facts.jsonl:1" in done.err) == (2, True)
    assert "cannot be read" in run("review", "list", "--facts", "none.jsonl").err


def test_the_report_counts_and_tells_what_matches_no_longer(folder: Path) -> None:
    first, second, third = ids()
    review("accept", first, "--by", "An")
    review("reject", second, third, "--by", "An")
    (folder / "facts.jsonl").write_text(json.dumps(FACTS[0]) + "\n", encoding="utf-8")
    done = review("report")
    assert done.code == 0
    rows = {
        cells[1]: cells[2:-1] for line in done.out.splitlines() if len(cells := line.replace("┃", "│").split("│")) > 5
    }
    assert [cell.strip() for cell in next(row for name, row in rows.items() if name.strip() == "statistic")] == list(
        "11001"
    )
    assert "matching no fact: 2" in done.out
    assert f"a/{second}: reject by An" in done.out
    assert f"a/{third}: reject by An" in done.out


def test_the_facts_are_those_of_the_articles_or_of_the_published_graph(folder: Path) -> None:
    found = good("review", "list", "--articles", "articles", "--format", "jsonl").out.splitlines()
    assert {json.loads(line)["article"] for line in found} == {"a"}
    good("build", "--articles", "articles", "--no-validate")
    assert good("review", "list", "--format", "jsonl").out.splitlines() == found


def test_hostile_words_do_nothing_to_the_terminal(folder: Path) -> None:
    text = "\x1b]0;owned\x07[red]đỏ[/red] \u202e"
    evil = {**FACTS[0], "evidence": {"start": 0, "end": len(text), "quote": text}, "indicator": text}
    (folder / "facts.jsonl").write_text(json.dumps(evil) + "\n", encoding="utf-8")
    for done in (review("list"), review("next", "--by", "An", text="q\n")):
        assert "\x1b" not in done.out
        assert "\u202e" not in done.out
        assert "[red]" in done.out


# --- next


def test_a_session_of_lines(folder: Path) -> None:
    """The most doubtful first: budget, award, poverty."""
    text = "x\na\nr\nlà xã B\nc\nvalue=viel\nvalue=4.75\nperiod=2020\n\n"
    done = run("review", "next", "--by", "An", "--facts", "facts.jsonl", "--articles", "articles", text=text)
    assert done.code == 0, done.err
    assert "no such key" in done.out
    assert "⟦Thu ngân sách đạt 2.000 tỷ đồng⟧." in done.out
    assert "Input should be a valid number" in done.out
    assert "3 judged, 0 left" in done.err
    assert [(one["verdict"], one.get("note")) for one in saved(folder)] == [
        ("accept", None),
        ("reject", "là xã B"),
        ("correct", None),
    ]
    assert saved(folder)[2]["correction"] == {**FACTS[0], "value": 4.75, "period": "2020"}
    assert "0 judged, 0 left" in review("next", "--by", "An").err


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [("", []), ("q\n", []), ("a\n", ["accept"]), ("s\nu\n\nq\n", ["unsure"]), ("c\n\na\nq\n", ["accept"]), ("c\n", [])],
)
def test_stopping_keeps_what_was_judged(folder: Path, text: str, verdicts: list[str]) -> None:
    assert review("next", "--by", "An", text=text).code == 0
    assert [one["verdict"] for one in saved(folder)] == verdicts


@pytest.fixture
def terminal(folder: Path) -> Iterator[tuple[Callable[[str], str], Callable[[str], None], subprocess.Popen[bytes]]]:
    """``review next`` on a terminal: wait for words, press keys, the process."""
    ours, theirs = pty.openpty()
    environ = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA_")}
    command = [sys.executable, "-m", "kg_service.cli", "review", "next", "--by", "An"]
    process = subprocess.Popen(
        [*command, "--facts", "facts.jsonl", "--articles", "articles"],
        cwd=folder,
        env={**environ, "TERM": "xterm", "COLUMNS": "160", "PYTHONUTF8": "1"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        # Who runs the tests in the background may have them ignore Ctrl-C, and this too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    os.close(theirs)
    seen = bytearray()

    def wait_for(words: str) -> str:
        while words.encode() not in seen:
            ready, _, _ = select.select([ours], [], [], 60)
            assert ready, f"no {words!r} in {seen.decode(errors='replace')}"
            seen.extend(os.read(ours, 65536))
        end = seen.index(words.encode()) + len(words.encode())
        text = seen[:end].decode(errors="replace")
        del seen[:end]
        return text

    try:
        yield wait_for, lambda text: (os.write(ours, text.encode()), None)[1], process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(60)
        os.close(ours)


def test_a_session_on_a_terminal_needs_no_enter(folder: Path, terminal: Any) -> None:
    wait_for, press, process = terminal
    assert "\x1b[1;7m⟦Thu ngân sách" in wait_for("q: thôi · quit")
    press("a")
    wait_for("✓ accept")
    wait_for("q: thôi · quit")
    press("r")
    wait_for("note (Enter: không · none): ")
    press("là xã B\n")
    wait_for("✓ reject")
    wait_for("q: thôi · quit")
    press("c")
    wait_for("> ")
    press("value=4.75\n")
    wait_for("value: 4.75")
    press("\n")
    wait_for("✓ correct")
    wait_for("3 judged, 0 left")
    assert process.wait(60) == 0
    assert [(one["verdict"], one.get("note")) for one in saved(folder)] == [
        ("accept", None),
        ("reject", "là xã B"),
        ("correct", None),
    ]


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("\x04", 0), ("\x03", 130)])
def test_a_terminal_session_ends_by_key(folder: Path, terminal: Any, key: str, code: int) -> None:
    wait_for, press, process = terminal
    wait_for("q: thôi · quit")
    press("u")
    wait_for("none): ")
    press("\n")
    wait_for("✓ unsure")
    wait_for("q: thôi · quit")
    if key == "\x03":
        process.send_signal(signal.SIGINT)
    else:
        press(key)
    assert process.wait(60) == code
    assert [one["verdict"] for one in saved(folder)] == ["unsure"]


def test_ctrl_d_typed_ahead_of_the_question_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, b"\x04")  # the terminal reads whole lines still
    with os.fdopen(theirs, encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert TerminalKeys().key() == ""
    os.close(ours)
