"""Bodies of several areas, titles for persons named before, who hands and who gets, lists straight below a verb."""

import pytest
from reading import tallies, told


def said(text: str) -> set[tuple[str, str, str]]:
    return told(f"Gặp mặt cuối năm của ngành\n\n{text}")


@pytest.mark.parametrize(
    ("text", "award_name", "expected"),
    [
        pytest.param(
            "UBND tỉnh tặng Bằng khen cho Công an các huyện Bắc Yên, Phù Yên và Trường THPT Chu Văn Thịnh.",
            "Bằng khen của UBND tỉnh",
            {"Công an huyện Bắc Yên", "Công an huyện Phù Yên", "Trường THPT Chu Văn Thịnh"},
            id="police of districts",
        ),
        pytest.param(
            "Ban CHQS các huyện Đồng Xuân, Sơn Hòa được Bộ Quốc phòng tặng Bằng khen.",
            "Bằng khen của Bộ Quốc phòng",
            {"Ban CHQS huyện Đồng Xuân", "Ban CHQS huyện Sơn Hòa"},
            id="canonical heads",
        ),
        pytest.param(
            "Giáo sư Mai Trọng Tấn về quê từ năm 2001. Tuần trước, giáo sư được Bộ Y tế tặng Bằng khen.",
            "Bằng khen của Bộ Y tế",
            {"Mai Trọng Tấn"},
            id="a title for the person",
        ),
        pytest.param(
            "Ngân hàng Nông nghiệp chi nhánh Cần Giuộc có 5 phòng. Năm 2009, chi nhánh được Bộ Tư pháp tặng Bằng khen.",
            "Bằng khen của Bộ Tư pháp",
            {"Ngân hàng Nông nghiệp chi nhánh Cần Giuộc"},
            id="a branch for the bank",
        ),
        pytest.param(
            "UBND huyện Tân Phú tổ chức lễ đón nhận Huân chương Lao động hạng Ba do Chủ tịch nước trao tặng cho"
            " Trường Mầm non Phú Lập.",
            "Huân chương Lao động hạng Ba",
            {"Trường Mầm non Phú Lập"},
            id="who holds the ceremony does not get the order",
        ),
        pytest.param(
            "Chủ tịch nước phong tặng danh hiệu Anh hùng Lao động cho 19 tập thể. Nhà máy Z153 là một trong 19 tập thể"
            " được vinh danh.",
            "Anh hùng Lao động",
            {"Nhà máy Z153"},
            id="one of those counted",
        ),
        pytest.param(
            "Điều 1. Tặng thưởng Bằng khen của Bộ Công an cho:\nNhân dân và cán bộ xã Tà Xùa, đã có thành tích dẫn đầu"
            " phong trào bảo vệ an ninh Tổ quốc.",
            "Bằng khen của Bộ Công an",
            {"Tà Xùa"},
            id="a line straight below",
        ),
    ],
)
def test_who_receives(text: str, award_name: str, expected: set[str]) -> None:
    assert said(text) == {(award_name, name, "conferred") for name in expected}


def test_an_award_before_its_verb_is_of_the_next_clause() -> None:
    text = (
        "Trạm Y tế Kim Bôi được Bộ Xây dựng tặng Bằng khen, còn Cờ thi đua của Bộ Y tế được trao cho"
        " Trung tâm Y tế Đà Bắc."
    )
    assert said(text) == {
        ("Bằng khen của Bộ Xây dựng", "Trạm Y tế Kim Bôi", "conferred"),
        ("Cờ thi đua của Bộ Y tế", "Trung tâm Y tế Đà Bắc", "conferred"),
    }


def test_a_bracket_is_of_all_whom_a_noun_for_several_leads() -> None:
    text = "Được khen: các bà Lò Thị Hới, Mùa Thị Chu (Bằng khen của Bộ Tư pháp)."
    assert said(text) == {
        ("Bằng khen của Bộ Tư pháp", "Lò Thị Hới", "conferred"),
        ("Bằng khen của Bộ Tư pháp", "Mùa Thị Chu", "conferred"),
    }


def test_a_body_that_no_table_knows_gives_its_own() -> None:
    text = "Bộ Y tế tặng Bằng khen cho ông Cầm Văn Ơn; Công đoàn ngành tặng Giấy khen cho bà Tẩn Thị Khé."
    assert said(text) == {
        ("Bằng khen của Bộ Y tế", "Cầm Văn Ơn", "conferred"),
        ("Giấy khen của Công đoàn ngành", "Tẩn Thị Khé", "conferred"),
    }


def test_a_minister_with_two_offices_is_one() -> None:
    text = "Bà Quàng Thị Xôm nhận Bằng khen của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc."
    assert said(text) == {("Bằng khen của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", "Quàng Thị Xôm", "conferred")}


def test_a_heading_of_results_is_not_silent() -> None:
    text = "I. Kết quả thực hiện nhiệm vụ năm học\n+ Có 22 giáo viên được công nhận Chiến sĩ thi đua cơ sở."
    found = tallies(f"Trường Tiểu học Mường Giôn\n\n{text}")
    assert [(fact.count, fact.award) for fact in found] == [(22, "Chiến sĩ thi đua cơ sở")]
