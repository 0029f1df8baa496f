"""Awards that are had, not given: having, becoming, wearing, awards that go to somebody, classes told one by one."""

import pytest
from reading import awards, counted, told


def years(text: str) -> set[tuple[str, str | None]]:
    """Award, period."""
    return {(fact.award, fact.period) for fact in awards(text)}


@pytest.mark.parametrize("verb", ["trở thành", "vừa trở thành", "là", "hai lần là", "đã là", "lên", "thành"])
def test_a_person_becomes_what_a_title_says(verb: str) -> None:
    text = f"Kỹ sư Đinh Thế Phiệt {verb} Chiến sĩ thi đua toàn quốc năm 2017."
    assert told(text) == {("Chiến sĩ thi đua toàn quốc", "Đinh Thế Phiệt", "conferred")}


@pytest.mark.parametrize(
    "text",
    [
        "Kỹ sư Đinh Thế Phiệt được gọi là Chiến sĩ thi đua của buôn.",
        "Kỹ sư Đinh Thế Phiệt không phải là Chiến sĩ thi đua toàn quốc.",
        "Kỹ sư Đinh Thế Phiệt phấn đấu trở thành Chiến sĩ thi đua toàn quốc.",
        "Người thầy của kỹ sư Đinh Thế Phiệt là Anh hùng Lao động Hà Quang Dụng.",
        "Bộ Công an đã có Thư khen gửi nhà báo.",
        "Ở thị xã Ayun Pa chưa ai có Huân chương Lao động hạng Nhất.",
    ],
)
def test_words_that_only_look_like_having(text: str) -> None:
    assert told(text) == set()


def test_who_is_voted_is_recognised() -> None:
    text = "Cô Vi Thị Nhung được bình chọn là Nghệ nhân Ưu tú."
    assert {status for *_, status in told(text)} == {"recognised"}


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Xí nghiệp Gạch Hồng Thái còn có Huân chương Lao động hạng Nhì.", "Xí nghiệp Gạch Hồng Thái"),
        ("Xí nghiệp Gạch Hồng Thái sở hữu một tấm Huân chương Lao động hạng Nhì.", "Xí nghiệp Gạch Hồng Thái"),
        ("Trong tay Xí nghiệp Gạch Hồng Thái đã có Huân chương Lao động hạng Nhì.", "Xí nghiệp Gạch Hồng Thái"),
        ("Trên ngực áo cựu binh Lại Văn Sùng là tấm Huân chương Lao động hạng Nhì.", "Lại Văn Sùng"),
        ("Huân chương Lao động hạng Nhì về với Xí nghiệp Gạch Hồng Thái.", "Xí nghiệp Gạch Hồng Thái"),
        ("Huân chương Lao động hạng Nhì năm ấy đã thuộc về ông Lại Văn Sùng.", "Lại Văn Sùng"),
        ("Ông Lại Văn Sùng có tên trong danh sách Huân chương Lao động hạng Nhì.", "Lại Văn Sùng"),
        (
            "Bộ trưởng Cao Tấn Phả gắn Huân chương Lao động hạng Nhì lên lá cờ truyền thống của Xí nghiệp Gạch "
            "Hồng Thái.",
            "Xí nghiệp Gạch Hồng Thái",
        ),
        ("Xí nghiệp Gạch Hồng Thái gắn lên lá cờ Huân chương Lao động hạng Nhì.", "Xí nghiệp Gạch Hồng Thái"),
        ("Ông Lại Văn Sùng về hưu đã lâu. Trong tủ kính của ông có tấm Huân chương Lao động hạng Nhì.", "Lại Văn Sùng"),
        ("Ông Lại Văn Sùng về hưu đã lâu. Phần thưởng ông quý nhất là Huân chương Lao động hạng Nhì.", "Lại Văn Sùng"),
        (
            "Bệnh viện Lao Phước Thới lập năm 1962. Trong phòng họp của viện có Huân chương Lao động hạng Nhì.",
            "Bệnh viện Lao Phước Thới",
        ),
    ],
)  # fmt: skip
def test_whose_an_award_is(text: str, recipient: str) -> None:
    assert told(text) == {("Huân chương Lao động hạng Nhì", recipient, "conferred")}


def test_classes_told_one_by_one() -> None:
    each = {
        ("Huân chương Quân công hạng Ba", "1974"),
        ("Huân chương Quân công hạng Nhì", "1983"),
        ("Huân chương Quân công hạng Nhất", "1999"),
    }
    text = "Tiểu đoàn Đặc công 27 được tặng ba Huân chương Quân công: hạng Ba ({}), hạng Nhì ({}) và hạng Nhất ({})."
    assert years(text.format("1974", "1983", "năm 1999")) == each
    again = (
        "Tiểu đoàn Đặc công 27 được tặng Huân chương Quân công hạng Ba năm 1974, năm 1983 là hạng Nhì và năm 1999 "
        "thêm hạng Nhất."
    )
    assert years(again) == each
    assert {name for name, _ in years("Tiểu đoàn 27 được tặng Huân chương Quân công các hạng Nhất, Nhì, Ba.")} == {
        name for name, _ in each
    }
    other = "Tiểu đoàn Đặc công 27 được tặng Huân chương Quân công hạng Ba, đóng ở đô thị hạng Nhì."
    assert years(other) == {("Huân chương Quân công hạng Ba", None)}


def test_numbers_that_are_praised() -> None:
    both = {(14, "collective", None), (61, "individual", None)}
    assert counted("Năm qua, 14 tập thể và 61 cá nhân được Chủ tịch UBND tỉnh Hà Nam khen.") == both
    assert counted("Toàn ngành có 14 tập thể, 61 cá nhân được khen.") == both
    assert counted("Có 61 cá nhân được khen là hiền lành.") <= {(61, "individual", None)}


def test_where_news_comes_from_gets_nothing() -> None:
    text = "* Bắc Kạn – Sáng 3/2, Sở Y tế đón nhận Huân chương Lao động hạng Ba."
    assert told(text) == {("Huân chương Lao động hạng Ba", "Sở Y tế", "conferred")}
