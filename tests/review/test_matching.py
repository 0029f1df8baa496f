"""Judgements stay with their facts when texts move, rules change and people change their minds."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kg_service.extraction.facts import AwardFact, Evidence, Fact, PersonRoleFact, StatisticFact
from kg_service.review.applying import Reason, apply_judgements
from kg_service.review.judgements import Judgement
from kg_service.review.places import located, surroundings

NOW = dt.datetime(2026, 11, 21, 10, tzinfo=dt.timezone(dt.timedelta(hours=7)))
VERDICT = st.sampled_from(["accept", "reject", "unsure"])


def at(source: str, quote: str, start: int | None = None) -> Evidence:
    where = source.index(quote) if start is None else start
    assert source[where : where + len(quote)] == quote
    return Evidence(start=where, end=where + len(quote), quote=quote)


def figure(evidence: Evidence, value: float = 4.75, **keys: Any) -> StatisticFact:
    values = {"indicator": "Tỷ lệ hộ nghèo", "unit": "%", **keys}
    return StatisticFact(article="a", evidence=evidence, confidence=0.8, value=value, **values)


def award(evidence: Evidence, recipient: str, **keys: Any) -> AwardFact:
    values = {"award": "Bằng khen", "status": "conferred", **keys}
    return AwardFact(article="a", evidence=evidence, confidence=0.8, recipient=recipient, **values)


def judge(verdict: str, fact: Fact, source: str = "", minute: int = 0, **keys: Any) -> Judgement:
    before, after = surroundings(fact.evidence, source)
    at = NOW + dt.timedelta(minutes=minute)
    values = {"verdict": verdict, "by": "an", "at": at, "fact": fact, "before": before, "after": after}
    return Judgement.model_validate({**values, **keys})


# --- moved texts


@given(
    st.lists(st.tuples(st.integers(0, 2), st.none() | VERDICT), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 8), st.text("ab \n", max_size=60)), max_size=5),
    st.randoms(use_true_random=False),
)
@settings(max_examples=150)
def test_a_text_with_more_lines_keeps_every_verdict_where_it_was(
    lines: list[tuple[int, str | None]], more: list[tuple[int, str]], random: Any
) -> None:
    """The same words stand in several places; only what is around them tells the places apart."""

    def text(inserted: list[tuple[int, str]]) -> tuple[str, list[Fact]]:
        source, facts = "", []
        for number, (words, _) in enumerate(lines):
            source += "".join(f"Thêm {line}\n" for place, line in inserted if place == number)
            source += f"Mục {number} của bài: "
            quote = f"giảm còn {words} phần trăm"
            facts.append(figure(Evidence(start=len(source), end=len(source) + len(quote), quote=quote), words))
            source += f"{quote}, xem phụ lục {number}.\n"
        return source, facts

    old, before = text([])
    new, after = text(more)
    given_ = [judge(verdict, fact, old) for fact, (_, verdict) in zip(before, lines, strict=True) if verdict]
    shuffled = random.sample(after, len(after))
    reviewed = apply_judgements(shuffled, given_, new)
    assert reviewed.unmatched == []
    assert reviewed.superseded == []
    for fact, (_, verdict) in zip(after, lines, strict=True):
        found = reviewed.on.get(fact.stable_id)
        assert (found.verdict if found else None) == verdict
    assert [fact.stable_id for fact in reviewed.facts] == [
        fact.stable_id for fact in shuffled if not (one := reviewed.on.get(fact.stable_id)) or one.verdict != "reject"
    ]


@given(st.text("abc ", min_size=1, max_size=12), st.text("abc \n", max_size=80), st.text("abc \n", max_size=80))
def test_words_are_found_wherever_they_stand(quote: str, before: str, after: str) -> None:
    evidence = Evidence(start=0, end=len(quote), quote=quote)
    source = before + quote + after
    found = located(evidence, source, before[-32:], after[:32])
    assert found == at(source, quote, len(before))


def test_words_with_other_white_space_are_found_as_the_text_has_them() -> None:
    evidence = Evidence(start=0, end=11, quote="giảm nghèo,")
    assert located(evidence, "Thi đua giảm\u00a0\n nghèo, tốt") == at(
        "Thi đua giảm\u00a0\n nghèo, tốt", "giảm\u00a0\n nghèo,"
    )


def test_words_that_are_gone_are_told_and_nothing_is_kept_of_them() -> None:
    old = "Tỷ lệ hộ nghèo còn 4,75%."
    reviewed = apply_judgements([], [judge("accept", figure(at(old, "còn 4,75%")), old)], "Bài đã sửa.")
    assert reviewed.facts == []
    assert [(one.reason, one.kept) for one in reviewed.unmatched] == [(Reason.WORDS_GONE, False)]


def test_an_accepted_fact_that_is_extracted_no_more_stays_at_its_new_place() -> None:
    old, new = "Hộ nghèo còn 4,75%.", "Dòng mới.\nHộ nghèo còn 4,75%."
    reviewed = apply_judgements([], [judge("accept", figure(at(old, "còn 4,75%")), old)], new)
    assert [(fact.evidence, fact.confidence) for fact in reviewed.facts] == [(at(new, "còn 4,75%"), 1.0)]
    assert reviewed.own == {reviewed.facts[0].stable_id}
    assert [(one.reason, one.kept) for one in reviewed.unmatched] == [(Reason.NOT_EXTRACTED, True)]


# --- changed rules

LINE = "Năm 2019 hộ nghèo còn 4,75%, năm 2020 cũng còn 4,75%."


def test_a_judgement_follows_its_fact_into_a_longer_quote_and_an_added_slot() -> None:
    judged = figure(at(LINE, "hộ nghèo còn 4,75%"))
    now = figure(at(LINE, "Năm 2019 hộ nghèo còn 4,75%"), period="2019")
    reviewed = apply_judgements([now], [judge("reject", judged, LINE)], LINE)
    assert reviewed.facts == []
    assert reviewed.rejected[0][0] == now


def test_a_rejected_period_does_not_reject_the_right_one() -> None:
    wrong, right = (figure(at(LINE, "Năm 2019 hộ nghèo còn 4,75%"), period=year) for year in ("2020", "2019"))
    reviewed = apply_judgements([right], [judge("reject", wrong, LINE)], LINE)
    assert reviewed.facts == [right]
    assert [one.reason for one in reviewed.unmatched] == [Reason.NOT_EXTRACTED]


def test_what_was_accepted_wins_over_new_wording() -> None:
    judged = figure(at(LINE, "hộ nghèo còn 4,75%"), indicator="Hộ nghèo")
    now = figure(at(LINE, "Năm 2019 hộ nghèo còn 4,75%"), period="2019", indicator="Tỷ lệ hộ nghèo")
    reviewed = apply_judgements([now], [judge("accept", judged, LINE)], LINE)
    assert reviewed.facts == [judged.model_copy(update={"confidence": 1.0})]
    assert [(fact, one.verdict) for fact, one in reviewed.withdrawn] == [(now, "accept")]
    assert reviewed.own == {judged.stable_id}


def test_each_judgement_takes_its_own_fact_though_another_looks_like_it() -> None:
    """The first judgement's fact is gone; it must not take the one that the second was given on."""
    first = figure(at(LINE, LINE[:-1]), period="2019")
    second = figure(at(LINE, LINE[:-1]), period="2020")
    given_ = [judge("reject", first, LINE), judge("accept", second, LINE)]
    reviewed = apply_judgements([second], given_, LINE)
    assert [fact.confidence for fact in reviewed.facts] == [1.0]
    assert [one.judgement.verdict for one in reviewed.unmatched] == ["reject"]


LIST = "Tặng Bằng khen cho các ông Nguyễn Văn An, Nguyễn Văn Ân, huyện Tân An, xã Tân An."


def test_names_side_by_side_in_one_list_are_never_taken_for_each_other() -> None:
    whole = at(LIST, LIST[:-1])
    for gone, left in (("Nguyễn Văn An", "Nguyễn Văn Ân"), ("huyện Tân An", "xã Tân An")):
        reviewed = apply_judgements([award(whole, left)], [judge("reject", award(whole, gone), LIST)], LIST)
        assert [fact.recipient for fact in reviewed.facts if isinstance(fact, AwardFact)] == [left]
        assert len(reviewed.unmatched) == 1


def test_a_name_that_lost_its_title_is_the_same_person() -> None:
    source = "Ông Nguyễn Văn An, Chủ tịch UBND tỉnh, phát biểu."
    judged = PersonRoleFact(
        article="a", evidence=at(source, source), confidence=0.7, person="Ông Nguyễn Văn An", role="Chủ tịch"
    )
    now = judged.model_copy(update={"person": "Nguyễn Văn An", "evidence": at(source, "Nguyễn Văn An, Chủ tịch")})
    assert apply_judgements([now], [judge("reject", judged, source)], source).facts == []


def test_the_same_said_by_other_words_is_one_fact_when_a_person_chose_the_words() -> None:
    source = "Hộ nghèo còn 4,75%.\n\nTỷ lệ hộ nghèo của tỉnh: 4,75%."
    judged, now = figure(at(source, "còn 4,75%")), figure(at(source, "tỉnh: 4,75%"))
    reviewed = apply_judgements([now], [judge("accept", judged, source)], source)
    assert [fact.evidence.quote for fact in reviewed.facts] == ["còn 4,75%"]
    assert [(one.reason, one.kept) for one in reviewed.unmatched] == [(Reason.ELSEWHERE, True)]


# --- changed minds


def test_a_later_rejection_of_the_reworded_fact_beats_an_earlier_acceptance() -> None:
    old = figure(at(LINE, "hộ nghèo còn 4,75%"))
    new = figure(at(LINE, "Năm 2019 hộ nghèo còn 4,75%"), period="2019")
    given_ = [judge("accept", old, LINE), judge("reject", new, LINE, 1)]
    for now in ([new], [old], []):  # the rules stay, go back, or find it no more
        reviewed = apply_judgements(now, given_, LINE)
        assert reviewed.facts == []
        assert reviewed.superseded == [given_[0]]


def test_the_last_of_two_judgements_on_one_moved_fact_counts() -> None:
    first, second, third = "Còn 4,75%.", "Mới.\nCòn 4,75%.", "Mới.\nNữa.\nCòn 4,75%."
    given_ = [judge("accept", figure(at(first, "Còn 4,75%")), first)]
    given_.append(judge("reject", figure(at(second, "Còn 4,75%")), second, 1))
    reviewed = apply_judgements([figure(at(third, "Còn 4,75%"))], given_, third)
    assert reviewed.facts == []
    assert reviewed.superseded == given_[:1]


def test_a_correction_that_says_what_another_fact_says_gives_one_fact() -> None:
    wrong, right = figure(at(LINE, "còn 4,75%"), 47.5), figure(at(LINE, "còn 4,75%"), 4.75)
    reviewed = apply_judgements([wrong, right], [judge("correct", wrong, LINE, correction=right)], LINE)
    assert [(fact.value, fact.confidence) for fact in reviewed.facts if isinstance(fact, StatisticFact)] == [(4.75, 1)]
    assert [fact for fact, _ in reviewed.withdrawn] == [wrong]


# --- whatever is given

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12))
PERIODS = st.sampled_from([None, "2019", "2020", "2019-06"])
TEXT = "an an ân an ân bình an ân an bình " * 3
FIGURES = st.builds(
    lambda span, value, period: figure(at(TEXT, TEXT[span[0] : sum(span)], span[0]), value, period=period),
    SPANS,
    st.integers(0, 2),
    PERIODS,
)


@given(
    st.lists(FIGURES, max_size=6, unique_by=lambda fact: fact.stable_id),
    st.lists(st.tuples(FIGURES, VERDICT | FIGURES), max_size=8),
    st.text("\nx", max_size=3),
    st.randoms(use_true_random=False),
)
@settings(max_examples=300)
def test_no_judgement_is_lost_and_nothing_hangs_on_the_order_of_facts(
    facts: list[Fact], told: list[tuple[Fact, str | Fact]], prefix: str, random: Any
) -> None:
    given_ = [
        judge(said, fact, TEXT, minute)
        if isinstance(said, str)
        else judge("correct", fact, TEXT, minute, correction=said)
        for minute, (fact, said) in enumerate(told)
    ]
    source = prefix + TEXT
    moved = [
        fact.model_copy(
            update={
                "evidence": fact.evidence.model_copy(
                    update={"start": fact.evidence.start + len(prefix), "end": fact.evidence.end + len(prefix)}
                )
            }
        )
        for fact in facts
    ]
    reviewed = apply_judgements(moved, given_, source)
    last = {one.id: one for one in given_}
    fates = [*reviewed.on.values(), *reviewed.superseded]
    fates += [one.judgement for one in reviewed.unmatched if one.judgement not in fates]
    assert sorted(fates, key=lambda one: one.at) == sorted(last.values(), key=lambda one: one.at)
    assert all(source[f.evidence.start : f.evidence.end] == f.evidence.quote for f in reviewed.facts)
    ids = [fact.stable_id for fact in reviewed.facts]
    assert len(set(ids)) == len(ids)
    assert {fact.stable_id for fact in moved} == ({*ids} - reviewed.own) | {f.stable_id for f, _ in reviewed.withdrawn}
    again = apply_judgements(random.sample(moved, len(moved)), given_, source)
    assert {fact.stable_id: fact for fact in again.facts} == {fact.stable_id: fact for fact in reviewed.facts}
    assert again.on == reviewed.on
