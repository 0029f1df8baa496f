"""The gazetteer: offsets into the text, whole words, leftmost and longest."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.reference.gazetteer import Gazetteer, Mention
from kg_service.reference.load import load_reference
from kg_service.reference.matching import match_key
from kg_service.text.normalize import fold


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.from_reference(load_reference())


def found(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(text[m.start : m.end], m.kind, m.ids) for m in gazetteer().find(fold(text))]


def test_kinds_and_ids() -> None:
    assert found("Tỉnh Yên Bái được Thủ tướng Chính phủ tặng Cờ thi đua của Chính phủ") == [
        ("Yên Bái", "place", ("yen-bai",)),
        ("Thủ tướng Chính phủ", "body", ("thu-tuong-chinh-phu",)),
        ("Cờ thi đua của Chính phủ", "award", ("co_chinh_phu",)),
    ]


def test_a_name_of_two_territories_has_both_ids() -> None:
    assert found("ở Lào Cai") == [("Lào Cai", "place", ("lao-cai", "lao-cai-2025"))]
    assert [ids for _, _, ids in found("Lai Châu")] == [("lai-chau", "lai-chau-pre-2004", "thanh-pho-lai-chau")]


@pytest.mark.parametrize(
    "text",
    [
        "Cả nước chung tay vì người nghèo – Không để ai bị bỏ lại phía sau",
        "CẢ NƯỚC CHUNG TAY VÌ NGƯỜI NGHÈO - KHÔNG ĐỂ AI BỊ BỎ LẠI PHÍA SAU",
        "Cả nước chung tay vì người nghèo, không để ai bị bỏ lại phía sau",
        "Cả nước chung tay vì người nghèo- Không để ai bị bỏ lại phía sau",
    ],
)
def test_dashes_commas_and_case(text: str) -> None:
    assert found(f"phong trào “{text}”") == [
        (text, "campaign", ("ca-nuoc-chung-tay-vi-nguoi-ngheo-khong-de-ai-bi-bo-lai-phia-sau",))
    ]


def test_tone_placement_and_no_break_spaces() -> None:
    assert found("Chiến sỹ\u00a0thi đua cơ sở, Hoà Bình") == [
        ("Chiến sỹ\u00a0thi đua cơ sở", "award", ("cstd_cs",)),
        ("Hoà Bình", "place", ("hoa-binh",)),
    ]


@pytest.mark.parametrize("written", ["hạng Ba", "hạng ba", "hạng 3", "hạng III"])
def test_classes(written: str) -> None:
    assert found(f"Huân chương Lao động {written}.") == [
        (f"Huân chương Lao động {written}", "award", ("hc_lao_dong3",))
    ]


def test_longest_wins_over_its_parts() -> None:
    assert [text for text, _, _ in found("Tập thể lao động tiên tiến")] == ["Tập thể lao động tiên tiến"]
    assert [text for text, _, _ in found("Ủy ban nhân dân tỉnh Sơn La")] == ["Ủy ban nhân dân tỉnh", "Sơn La"]


@pytest.mark.parametrize("text", ["xLai Châu", "Lai Châus", "Lai Châu1", "_Lai Châu", "Sơn Lan", "Lai Châu\u0323"])
def test_whole_words_only(text: str) -> None:
    assert found(text) == []


def test_common_words_need_their_kind() -> None:
    assert found("nhân dân đoàn kết theo phong cách Hồ Chí Minh") == []
    assert [ids for _, _, ids in found("phường Đoàn Kết")] == [("phuong-doan-ket-2025",)]
    assert [ids for _, _, ids in found("TP. Hồ Chí Minh")] == [("ho-chi-minh", "ho-chi-minh-2025")]


def test_short_names_need_context() -> None:
    assert found("xã đạt chuẩn NTM") == []
    assert found("Bạch Thông chung sức xây dựng nông thôn mới")[0][1] == "place"
    assert len(found("Bạch Thông chung sức xây dựng nông thôn mới")) == 1


def test_empty_text() -> None:
    assert gazetteer().find("") == []


NAMES = ["Lai Châu", "Sơn La", "Hòa Bình", "Hoà Bình", "Cờ thi đua của Chính phủ", "UBND tỉnh", "kế hoạch", "chỉ thị"]
PIECES = st.one_of(
    st.sampled_from(NAMES),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=6),
    st.sampled_from([" ", ", ", "\u00a0", "\n", "–", "“", "İ", "ß", "ﬁ", "\U0001f600"]),
)


@given(st.lists(PIECES, max_size=12))
def test_offsets_hold_in_any_text(pieces: list[str]) -> None:
    text = unicodedata.normalize("NFC", "".join(pieces))
    folded = fold(text)
    mentions = gazetteer().find(folded)
    reached = 0
    last: Mention | None = None
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.ids
        if last is None or (mention.start, mention.end) != (last.start, last.end):
            assert mention.start >= reached
        reached, last = mention.end, mention
        assert match_key(text[mention.start : mention.end]) == match_key(folded[mention.start : mention.end])
        for outside in (folded[mention.start - 1 : mention.start], folded[mention.end : mention.end + 1]):
            assert not outside.isalnum()


@given(st.sampled_from(NAMES), st.text(alphabet=' .,;:()"“”…\n\u00a0', max_size=5), st.integers(0, 5))
def test_a_name_is_found_where_it_stands(name: str, around: str, emoji: int) -> None:
    before = "\U0001f600" * emoji + " " + around
    text = before + name + " " + around
    assert (len(before), len(before) + len(name)) in {(m.start, m.end) for m in gazetteer().find(fold(text))}
