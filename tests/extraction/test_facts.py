"""The contract of facts: one JSON object a line, absent keys left out, bad lines named."""

import json
from pathlib import Path

import pytest

from kg_service.errors import FactFormatError
from kg_service.extraction.facts import AwardFact, Evidence, fact_line, parse_fact, read_facts

AWARD = AwardFact(
    article="a1",
    evidence=Evidence(start=5, end=11, quote="Lai Ch"),
    confidence=0.9,
    award="Cờ thi đua của Chính phủ",
    recipient="Lai Châu",
    status="proposed",
    by=["Chính phủ"],
)


def test_a_line_has_the_keys_of_the_contract_and_no_others() -> None:
    assert json.loads(fact_line(AWARD)) == {
        "article": "a1",
        "type": "award",
        "award": "Cờ thi đua của Chính phủ",
        "recipient": "Lai Châu",
        "status": "proposed",
        "by": ["Chính phủ"],
        "evidence": {"start": 5, "end": 11, "quote": "Lai Ch"},
        "confidence": 0.9,
    }
    assert "Chính phủ" in fact_line(AWARD), "written as it is, not as escapes"


def test_a_line_comes_back_as_the_fact() -> None:
    assert parse_fact(fact_line(AWARD)) == AWARD


def test_the_stable_id_follows_what_is_said_not_how_surely() -> None:
    assert AWARD.model_copy(update={"confidence": 0.1}).stable_id == AWARD.stable_id
    assert AWARD.model_copy(update={"recipient": "Sơn La"}).stable_id != AWARD.stable_id


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"status": "given"}, "status"),
        ({"evidence": {"start": 5, "end": 12, "quote": "Lai Ch"}}, "evidence"),
        ({"confidence": 1.5}, "confidence"),
        ({"period": "năm 2019"}, "period"),
        ({"surprise": 1}, "surprise"),
        ({"type": "prize"}, "line"),
    ],
)
def test_what_is_no_fact_is_named_with_its_line_and_key(tmp_path: Path, change: dict[str, object], key: str) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text(fact_line(AWARD) + "\n\n" + json.dumps({**AWARD.record(), **change}) + "\n", encoding="utf-8")
    with pytest.raises(FactFormatError, match=rf"facts\.jsonl:3: .*{key}"):
        list(read_facts(path))
