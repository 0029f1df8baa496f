"""Letters of praise, what a name ends before, and awards by their whole names."""

from __future__ import annotations

import pytest
from reading import awards

HEAD = "Chuyện trong ngày ở địa phương\n\n"
LETTER = "Thư khen của Bộ trưởng Bộ Công an"
ORDER = "Huân chương Lao động hạng Nhì"


def told(text: str) -> set[tuple[str, str]]:
    return {(fact.award, fact.recipient) for fact in awards(HEAD + text)}


@pytest.mark.parametrize("who", ["Bộ trưởng Bộ Công an Lê Bá Trực", "Đại tướng Lê Bá Trực, Bộ trưởng Bộ Công an,"])
@pytest.mark.parametrize("sends", ["gửi", "có", "đã có", "ký", "vừa gửi"])
@pytest.mark.parametrize(
    ("whom", "names"),
    [
        ("Công an tỉnh Hà Giang", {"Công an tỉnh Hà Giang"}),
        ("cán bộ, chiến sĩ Công an tỉnh Hà Giang", {"Công an tỉnh Hà Giang"}),
        ("đến cán bộ, chiến sĩ Công an tỉnh Hà Giang", {"Công an tỉnh Hà Giang"}),
        ("tới anh Sầm Văn Lèng", {"Sầm Văn Lèng"}),
        ("hai chiến sĩ Sầm Văn Lèng và Nông Đình Khôi", {"Sầm Văn Lèng", "Nông Đình Khôi"}),
    ],
)
def test_a_letter_goes_to_whom_it_praises(who: str, sends: str, whom: str, names: set[str]) -> None:
    assert told(f"{who} {sends} thư khen {whom}.") == {(LETTER, name) for name in names}


def test_who_has_a_letter_does_not_send_it() -> None:
    assert told("Anh Sầm Văn Lèng có thư khen của Bộ trưởng Bộ Công an.") == {(LETTER, "Sầm Văn Lèng")}


@pytest.mark.parametrize(
    ("whom", "name"),
    [
        ("Trường THPT Hoàng Văn Thụ", "Trường THPT Hoàng Văn Thụ"),
        ("huyện Quản Bạ", "Quản Bạ"),
        ("Công ty cổ phần May Suối Hai", "Công ty cổ phần May Suối Hai"),
        ("Nhà hát Sao Biển", "Nhà hát Sao Biển"),
    ],
)
def test_a_name_ends_before_what_it_is_given(whom: str, name: str) -> None:
    assert told(f"Chủ tịch nước đã ký quyết định tặng {whom} Huân chương Lao động hạng nhì.") == {(ORDER, name)}
    assert told(f"Lễ đón nhận Huân chương Lao động hạng nhì của {whom} diễn ra sáng 5-3.") == {(ORDER, name)}


@pytest.mark.parametrize("short", ["nhà hát", "đài", "vùng"])
def test_more_words_stand_for_a_body(short: str) -> None:
    name = {"nhà hát": "Nhà hát Sao Biển", "đài": "Đài Truyền hình Việt Nam", "vùng": "Vùng 3 Hải quân"}[short]
    text = f"Sáng 5-3, {name} kỷ niệm 40 năm. Phó chủ tịch nước đã trao Huân chương Lao động hạng nhì cho {short}."
    assert told(text) == {(ORDER, name)}


@pytest.mark.parametrize(
    ("written", "award"),
    [
        ("bằng Tổ quốc ghi công", "Bằng Tổ quốc ghi công"),
        ("huy hiệu Tuổi trẻ dũng cảm", "Huy hiệu Tuổi trẻ dũng cảm"),
        ("danh hiệu Thanh niên tiên tiến làm theo lời Bác", "Thanh niên tiên tiến làm theo lời Bác"),
        ("giải thưởng Kovalevskaia", "Giải thưởng Kovalevskaia"),
        ("giải thưởng 15-10", "Giải thưởng 15 tháng 10"),
        ("danh hiệu Công dân trẻ tiêu biểu TP.HCM", "Công dân trẻ tiêu biểu TP.HCM"),
    ],
)
def test_awards_by_their_whole_names(written: str, award: str) -> None:
    assert told(f"Bà Sầm Thị Lèng được trao tặng {written}.") == {(award, "Sầm Thị Lèng")}


@pytest.mark.parametrize(
    "who",
    [
        "Ông Sầm Bá Trực, chủ tịch UBND tỉnh Hà Giang,",
        "Ông Sầm Bá Trực (chủ tịch UBND tỉnh Hà Giang)",
        "Ông Sầm Bá Trực - chủ tịch UBND tỉnh Hà Giang -",
        "Chủ tịch UBND tỉnh Hà Giang Sầm Bá Trực",
    ],
)
@pytest.mark.parametrize(
    "gives", ["đã tặng bằng khen cho", "ký quyết định tặng bằng khen cho", "vừa trao bằng khen cho"]
)
def test_an_office_between_marks_gives(who: str, gives: str) -> None:
    assert told(f"{who} {gives} anh Nông Đình Khôi.") == {
        ("Bằng khen của Chủ tịch UBND tỉnh Hà Giang", "Nông Đình Khôi")
    }


@pytest.mark.parametrize("mark", ['" - ', '", '])
def test_who_speaks_after_a_quotation_is_no_recipient(mark: str) -> None:
    story = "Anh Nông Đình Khôi (30 tuổi) đã lao xuống sông cứu ba học sinh. "
    text = f'"Chúng tôi đề nghị UBND tỉnh tặng bằng khen cho anh Khôi{mark}ông Sầm Bá Trực, chủ tịch UBND xã, nói.'
    assert told(story + text) == {("Bằng khen của UBND tỉnh", "Nông Đình Khôi")}


@pytest.mark.parametrize(
    "said",
    [
        '"Tôi rất vui khi được UBND tỉnh tặng bằng khen" - anh Khôi nói.',
        '"Em rất bất ngờ và tự hào khi được nhận bằng khen của UBND tỉnh", Khôi chia sẻ.',
    ],
)
def test_who_tells_of_a_feeling_has_the_award(said: str) -> None:
    story = "Em Nông Đình Khôi (15 tuổi) đã lao xuống sông cứu ba bạn. "
    assert told(story + said) == {("Bằng khen của UBND tỉnh", "Nông Đình Khôi")}


def test_what_should_be_given_is_not() -> None:
    assert not told("Ông Sầm Bá Trực cho rằng UBND tỉnh nên tặng bằng khen cho anh Nông Đình Khôi.")
