"""Judgements last: they survive re-extraction, win over it, and are never lost silently."""

import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.errors import InputError
from kg_service.extraction.facts import Evidence, StatisticFact
from kg_service.review.applying import Reason, apply_judgements
from kg_service.review.judgements import Judgement, append_judgement, latest, read_judgements

NOW = dt.datetime(2026, 11, 21, 10, tzinfo=dt.timezone(dt.timedelta(hours=7)))
QUOTE = "Tỷ lệ hộ nghèo giảm còn 4,75%"


def fact(value: float = 4.75, **keys: Any) -> StatisticFact:
    values: dict[str, Any] = {
        "article": "a",
        "evidence": Evidence(start=10, end=10 + len(QUOTE), quote=QUOTE),
        "confidence": 0.8,
        "indicator": "Tỷ lệ hộ nghèo",
        "value": value,
        "unit": "%",
        "area": "Lai Châu",
    }
    return StatisticFact(**{**values, **keys})


def judge(verdict: str, of: StatisticFact, **keys: Any) -> Judgement:
    return Judgement.model_validate({"verdict": verdict, "by": "an", "at": NOW, "fact": of, **keys})


def test_a_rejected_fact_leaves_and_an_accepted_one_is_certain() -> None:
    right, wrong = fact(4.75), fact(9, period="2019")
    reviewed = apply_judgements([right, wrong], [judge("accept", right), judge("reject", wrong)])
    assert [(f.value, f.confidence) for f in reviewed.facts if isinstance(f, StatisticFact)] == [(4.75, 1.0)]
    assert [one.stable_id for one, _ in reviewed.rejected] == [wrong.stable_id]


def test_a_correction_takes_the_place_of_the_fact() -> None:
    said = fact(47.5)
    reviewed = apply_judgements([said], [judge("correct", said, correction=fact(4.75))])
    assert reviewed.facts == [fact(4.75, confidence=1.0)]
    assert reviewed.judged[fact(4.75).stable_id].verdict == "correct"


def test_a_judgement_finds_its_fact_after_the_rules_changed_their_wording() -> None:
    judged = fact(4.75)
    reworded = fact(4.75, indicator="Tỉ lệ hộ nghèo", period="2020", evidence=Evidence(start=14, end=18, quote="hộ n"))
    reviewed = apply_judgements([reworded], [judge("reject", judged)])
    assert reviewed.facts == []
    assert reviewed.unmatched == []


def test_words_elsewhere_are_another_fact() -> None:
    elsewhere = fact(4.75, evidence=Evidence(start=900, end=904, quote="hộ n"))
    reviewed = apply_judgements([elsewhere], [judge("reject", fact(4.75))])
    assert reviewed.facts == [elsewhere]
    assert [(one.judgement.verdict, one.reason) for one in reviewed.unmatched] == [("reject", Reason.ELSEWHERE)]


def test_what_a_person_accepted_stays_when_extraction_loses_it_and_is_told() -> None:
    reviewed = apply_judgements([], [judge("accept", fact())])
    assert reviewed.facts == [fact(confidence=1.0)]
    assert len(reviewed.unmatched) == 1


def test_the_last_judgement_counts() -> None:
    assert apply_judgements([fact()], [judge("reject", fact()), judge("unsure", fact())]).facts == [fact()]


@given(st.lists(st.sampled_from(["accept", "reject", "unsure"]), max_size=6), st.text(min_size=1, max_size=40))
def test_a_file_gives_back_what_was_appended(verdicts: list[str], note: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "review" / "judgements.jsonl"
        given_ = [judge(verdict, fact(index), note=note) for index, verdict in enumerate(verdicts)]
        for judgement in given_:
            append_judgement(path, judgement)
        assert list(read_judgements(path)) == given_
        assert latest(given_) == given_


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "maybe"},
        {"verdict": "correct"},
        {"at": "2026-11-21T10:00:00"},
        {"by": ""},
        {"fact": {"type": "statistic"}},
        {"fact": 3},
    ],
)
def test_a_line_that_is_no_judgement_is_named(tmp_path: Path, change: dict[str, Any]) -> None:
    path = tmp_path / "judgements.jsonl"
    good = judge("accept", fact()).record()
    path.write_text(json.dumps(good) + "\n" + json.dumps({**good, **change}) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"judgements\.jsonl:2"):
        list(read_judgements(path))


def test_broken_lines_are_told_and_the_others_count(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    good = judge("accept", fact())
    lines = [b"[" * 100_000, b"\xff\xfe", b"3", b"{}", b'"\\ud800"', b"", json.dumps(good.record()).encode()]
    path.write_bytes(b"\n".join(lines))
    told: list[InputError] = []
    assert list(read_judgements(path, told.append)) == [good]
    assert [error.message.split(": ")[0] for error in told] == [f"{path}:{number}" for number in (1, 2, 3, 4, 5)]


def test_half_a_surrogate_pair_is_told_before_it_spoils_a_graph(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text(json.dumps({**judge("accept", fact()).record(), "note": "\ud800"}), encoding="utf-8")
    with pytest.raises(InputError, match=r"judgements\.jsonl:1"):
        list(read_judgements(path))


def test_a_line_that_was_cut_short_spoils_no_later_one(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    append_judgement(path, judge("accept", fact()))
    path.write_bytes(path.read_bytes() + b'{"verdict": "rej')
    append_judgement(path, judge("reject", fact(9)))
    told: list[InputError] = []
    assert [one.verdict for one in read_judgements(path, told.append)] == ["accept", "reject"]
    assert len(told) == 1


def test_a_judgement_that_cannot_be_saved_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="not saved"):
        append_judgement(tmp_path / "file" / "judgements.jsonl", judge("accept", fact()))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_judgements(tmp_path))


def test_no_file_means_no_judgements(tmp_path: Path) -> None:
    assert list(read_judgements(tmp_path / "none.jsonl")) == []
