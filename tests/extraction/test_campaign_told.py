"""Campaigns whose trigger stands elsewhere or is a verb, and whose campaign it is."""

from __future__ import annotations

import pytest
from reading import campaigns as facts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # plain phong trào, of one of our places, in a text without a word of emulation
        ("Phong trào “Tiếng mõ canh đêm” ở huyện Ba Tri giúp dân ngủ yên.", ["Tiếng mõ canh đêm"]),
        ("Các phong trào “3 sẵn sàng”, “Tôi yêu làng tôi” của Tỉnh đoàn Lạng Sơn.", ["3 sẵn sàng", "Tôi yêu làng tôi"]),
        # the trigger after the name
        ("“Ngày chủ nhật vì dân” là phong trào do Đoàn Thanh niên tỉnh Gia Lai mở.", ["Ngày chủ nhật vì dân"]),
        ("“Mỗi tuần một trang vở đẹp” - tên phong trào của xã Ea Tul - đã cũ.", ["Mỗi tuần một trang vở đẹp"]),
        ("Với tên gọi “Giờ công vì bạn”, phong trào của huyện Ba Tri lan nhanh.", ["Giờ công vì bạn"]),
        # verbs
        (
            "Công đoàn Lai Châu vận động “Một nghìn đồng vì bạn” và thi đua “Nói lời hay”.",
            ["Một nghìn đồng vì bạn", "Nói lời hay"],
        ),
        ("Thi đua “Hai đảm” trong nữ công nhân Kiên Giang có từ lâu.", ["Hai đảm"]),
        ("Ban vận động “Vì trẻ em nghèo” thi đua quyên góp ở xã Ea Tul.", []),
        # mang tên some words after the trigger
        ("Tỉnh đoàn Quảng Nam có đợt thi đua nước rút, chủ đề “Bảy ngày vượt sóng”.", ["Bảy ngày vượt sóng"]),
        (
            "Chuyên đề thi đua năm 2020 của Công an Quảng Nam mang tên “Một nụ cười ấm”.",
            ["Một nụ cười ấm"],
        ),
        ("Đợt thi đua xây mô hình mang tên “Vườn mẫu Ea Tul” khép lại.", []),
        # several names, each with whose it is
        (
            "Các xã của huyện Sông Hinh thi đua mỗi nơi một kiểu. Ea Bá gọi là “Sân sạch”; ở Ea Lâm, là “Giếng trong”.",
            [],
        ),
        (
            "Từ phong trào “Nhà sạch”, Ea Bá có tên riêng. Ea Bá gọi là “Sân sạch”; ở Ea Lâm, đó là “Giếng trong”."
            " Thi đua là thế, theo lời Huyện ủy Sông Hinh.",
            ["Nhà sạch", "Sân sạch", "Giếng trong"],
        ),
        (
            "Trên bãi tập là “Bắn trúng loạt đầu”, dưới bếp là “Rau bốn mùa”. Hai phong trào ấy do Tiểu đoàn 7 mở."
            " Ai cũng thi đua.",
            ["Bắn trúng loạt đầu", "Rau bốn mùa"],
        ),
        (
            "Ba xã của huyện Mèo Vạc mỗi nơi một phong trào: Pả Vi “Hàng rào đá”, Sủng Trà “Chuồng xa nhà”.",
            ["Hàng rào đá", "Chuồng xa nhà"],
        ),
        (
            "Trong số các phong trào do Tỉnh đoàn Bến Tre mở, “Tủ thuốc nghĩa tình” được nhớ nhất.",
            ["Tủ thuốc nghĩa tình"],
        ),
        (
            "Công nhân Phú Yên thi đua trong các phong trào do Công đoàn ngành, Tỉnh đoàn phát động như Thợ giỏi,"
            " Ca ba không ngủ, Tổ xanh.",
            ["Thợ giỏi", "Ca ba không ngủ", "Tổ xanh"],
        ),
        # without quotes
        (
            "Ba phong trào Sáng kiến nhỏ; Tổ tự quản; Bữa cơm chung được công nhân Hà Lầm thi đua làm.",
            ["Sáng kiến nhỏ", "Tổ tự quản", "Bữa cơm chung"],
        ),
        (
            "Công đoàn tỉnh Cao Bằng thi đua và vận động Mỗi tổ một việc nghĩa tình từ đầu năm.",
            ["Mỗi tổ một việc nghĩa tình"],
        ),
        ("Chiến dịch “Ba tuần gom vỏ thuốc” được nông dân Sóc Trăng thi đua làm.", ["Ba tuần gom vỏ thuốc"]),
        ("Ông kể về chiến dịch Điện Biên Phủ lịch sử và thi đua giết giặc ở Sơn La.", []),
    ],
)
def test_names_with_the_trigger_elsewhere(text: str, expected: list[str]) -> None:
    assert [fact.name for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Năm học ở Trường THPT Yên Hòa\n\nPhong trào thi đua “Mỗi giờ một nụ cười” vui.", "Trường THPT Yên Hòa"),
        (
            "SỞ Y TẾ NGHỆ AN\nBỆNH VIỆN ĐA KHOA TÂY BẮC\n\nBÁO CÁO\n\nCán bộ thi đua. Phong trào “Buồng sạch” đã quen.",
            "Bệnh viện Đa Khoa Tây Bắc",
        ),
        # the people of a district are no person
        ("Xã Phú Lễ (huyện Mai Châu, Hòa Bình) có phong trào thi đua “Nông dân Mai Châu vượt khó”.", "Mai Châu"),
        ("Hai nơi thi đua mỗi nơi một phong trào. Ea Bá có “Sân sạch”; ở huyện Ba Tri, đó là “Giếng trong”.", "Ba Tri"),
    ],
)  # fmt: skip
def test_whose_it_is(text: str, area: str) -> None:
    assert facts(text)[-1].area == area


def test_a_period_in_the_name_is_kept_where_the_reference_data_have_it() -> None:
    name = "Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời"
    text = f"Phú Yên thi đua. Phong trào “{name} giai đoạn 2023 - 2030”."
    assert [fact.name for fact in facts(text)] == [f"{name} giai đoạn 2023-2030"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # launched in apposition
        ("“Một vườn một hố rác”, phong trào Hội Phụ nữ huyện Lắk mở năm 2019, đã lan.", ["Một vườn một hố rác"]),
        # a number announced, and names of so many things
        ("Ba Tri có đợt thi đua mang tên 90 ngày sạch kênh, bắt đầu từ 01/6.", ["90 ngày sạch kênh"]),
        ("Xã Ea Tul thi đua. Phong trào Hai giỏi được chị em làm theo.", ["Hai giỏi"]),
        # known names need no word of emulation; others do
        ("Ở Nam Định, phong trào Toàn dân bảo vệ an ninh Tổ quốc đã lâu.", ["Toàn dân bảo vệ an ninh Tổ quốc"]),
        ("Phong trào Cần Vương nổ ra ở Nam Định.", []),
        ("Xã Ea Tul thi đua, nhớ phong trào Đông Du và phong trào Duy Tân.", []),
        # each of several, after a colon
        (
            "Phong trào thi đua của các hội: Hội Nông dân xã Ea Tul có “3 tạ thóc giúp bạn”; Hội Phụ nữ có “Sân sạch”.",
            ["3 tạ thóc giúp bạn", "Sân sạch"],
        ),
        # in the name of a body
        ("Xã thi đua. Phòng Xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc đã báo cáo.", []),
    ],
)
def test_names_in_apposition_and_in_lists(text: str, expected: list[str]) -> None:
    assert [fact.name for fact in facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chị Vừ, Chủ tịch Hội Phụ nữ xã Ea Tul, kể: \"Phong trào 'Nhà sạch vườn xanh' của xã lớn lên từng ngày\".",
            ["Nhà sạch vườn xanh"],
        ),
        ("“Cả bản làm theo cuộc vận động ‘Mỗi hộ một hố rác’, thấy sạch hẳn”, ông Sùng nói.", ["Mỗi hộ một hố rác"]),
        ('"Cô H\'Loan ở buôn Tul dạy tôi hát", bé kể ở lễ phát động phong trào thi đua.', []),
    ],
)
def test_names_that_somebodys_words_quote_in_turn(text: str, expected: list[str]) -> None:
    assert [fact.name for fact in facts(text)] == expected


def test_who_stands_out_in_a_movement_is_not_what_it_is_called() -> None:
    who = "Phân xưởng Lò Đứng, Hóa chất Bình Thuận và Cơ khí Sông Lũy"
    assert facts(f"Công nhân thi đua. Tiêu biểu trong phong trào là {who}.") == []
    assert facts(f"Dẫn đầu phong trào thi đua: {who}.") == []
    several = facts("Nổi bật trong các phong trào thi đua là Xây tổ ấm xanh và Nuôi heo đất giúp bạn.")
    assert [fact.name for fact in several] == ["Xây tổ ấm xanh", "Nuôi heo đất giúp bạn"]


def test_the_next_heading_of_a_plan_is_no_campaign() -> None:
    plan = "1. Thực hiện các phong trào thi đua:\n- Phong trào “Đồng lúa không khói”;\n- Phong trào “Mái nhà xanh”.\n\n"
    for heading in ("Chỉ tiêu thi đua chủ yếu", "Nội dung thi đua trọng tâm", "Tiêu chí thi đua"):
        assert [one.name for one in facts(f"{plan}2. {heading}:\na) Trồng 300 cây;")] == [
            "Đồng lúa không khói",
            "Mái nhà xanh",
        ]
