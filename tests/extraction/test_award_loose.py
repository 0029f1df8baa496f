"""Awards whose recipients readers infer: words of possession, brackets, deeds, main clauses, whose story it is."""

import pytest
import reading
from reading import told

TITLE = "Gặp mặt cuối năm của ngành\n\n"


def said(text: str) -> set[tuple[str, str, str]]:
    return told(TITLE + text)


def counted(text: str) -> set[tuple[int, str, str | None]]:
    return reading.counted(TITLE + text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Bằng khen của Bộ trưởng Bộ Tài chính, niềm vui lớn của ngành, thuộc về Chi cục Thuế Đồng Phú.",
            {("Bằng khen của Bộ trưởng Bộ Tài chính", "Chi cục Thuế Đồng Phú", "conferred")},
            id="the award is whose",
        ),
        pytest.param(
            "Nhận Bằng khen của UBND tỉnh Hậu Giang dịp này có bà Dương Thị Mận và ông Kim Sa Rươn.",
            {
                ("Bằng khen của UBND tỉnh Hậu Giang", "Dương Thị Mận", "conferred"),
                ("Bằng khen của UBND tỉnh Hậu Giang", "Kim Sa Rươn", "conferred"),
            },
            id="who is among those who get it",
        ),
        pytest.param(
            "Anh Vi Văn Pón, thợ hàn, thì ôm về tấm Huân chương Lao động hạng Ba.",
            {("Huân chương Lao động hạng Ba", "Vi Văn Pón", "conferred")},
            id="a verb of no table",
        ),
        pytest.param(
            "Trước hết là Trạm Y tế xã Mường Giàng (Cờ thi đua của UBND tỉnh), rồi bà Lò Hặc (Giấy khen của Sở Y tế).",
            {
                ("Cờ thi đua của UBND tỉnh", "Trạm Y tế xã Mường Giàng", "conferred"),
                ("Giấy khen của Sở Y tế", "Lò Hặc", "conferred"),
            },
            id="brackets",
        ),
        pytest.param(
            "Việc làm dũng cảm của ông Sơn Ngọc Bình đã được Tỉnh đoàn Cà Mau khen ngợi và trao Bằng khen.",
            {("Bằng khen của Tỉnh đoàn Cà Mau", "Sơn Ngọc Bình", "conferred")},
            id="whose deed it is",
        ),
        pytest.param(
            "Ngoài Huân chương Lao động hạng Nhì do Chủ tịch nước trao, Nhà máy Đường La Ngà còn có"
            " Bằng khen của Thủ tướng Chính phủ.",
            {
                ("Huân chương Lao động hạng Nhì", "Nhà máy Đường La Ngà", "conferred"),
                ("Bằng khen của Thủ tướng Chính phủ", "Nhà máy Đường La Ngà", "conferred"),
            },
            id="the subject of the main clause",
        ),
        pytest.param(
            "Trường THPT Quỳ Châu giữ bề dày thành tích đáng nể: Huân chương Lao động hạng Ba (2003), hạng Nhì (2011).",
            {
                ("Huân chương Lao động hạng Ba", "Trường THPT Quỳ Châu", "conferred"),
                ("Huân chương Lao động hạng Nhì", "Trường THPT Quỳ Châu", "conferred"),
            },
            id="what is summed up",
        ),
        pytest.param(
            "Bà Tòng Thị Phấn năm nay bảy mươi. Treo giữa nhà là Huân chương Kháng chiến hạng Nhất.",
            {("Huân chương Kháng chiến hạng Nhất", "Tòng Thị Phấn", "conferred")},
            id="whose story it is",
        ),
        pytest.param(
            "Xưởng trưởng Đinh Hữu Tự gắn Huân chương Lao động hạng Ba lên lá cờ truyền thống của Nhà máy Gang Thép.",
            {("Huân chương Lao động hạng Ba", "Nhà máy Gang Thép", "conferred")},
            id="who pins it on a flag hands it over",
        ),
        pytest.param(
            "Trường THCS Nậm Nhùn được tặng Cờ thi đua của Bộ Công an; ông Lý A Sình, Phó Hiệu trưởng, Bằng khen của"
            " Bộ Công an.",
            {
                ("Cờ thi đua của Bộ Công an", "Trường THCS Nậm Nhùn", "conferred"),
                ("Bằng khen của Bộ Công an", "Lý A Sình", "conferred"),
            },
            id="the verb is left out in the second clause",
        ),
        pytest.param(
            "Đây là lần thứ hai Trạm Thủy văn Xà Là nhận Bằng khen của Bộ Tư pháp.",
            {("Bằng khen của Bộ Tư pháp", "Trạm Thủy văn Xà Là", "conferred")},
            id="words of time before the subject",
        ),
        pytest.param(
            "Trong đợt xét thứ ba, Chủ tịch nước phong tặng danh hiệu Nghệ nhân ưu tú cho bà Chu Thị Mỵ.",
            {("Nghệ nhân ưu tú", "Chu Thị Mỵ", "conferred")},
            id="a round of weighing is no proposal",
        ),
    ],
)
def test_whose_it_is(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ông Bàn Văn Lịch chưa có Bằng khen của Bộ Nội vụ.",
        "Hồ sơ của Phòng Y tế huyện Na Rì phải kèm bản sao Bằng khen của UBND tỉnh.",
        "Sở Nội vụ thường ghi nhận bằng những Bằng khen như thế.",
        "Ông Triệu Đình Thông nói về thủ tục. Mức thưởng của Huân chương Lao động hạng Nhì là bao nhiêu?",
        "Công ty Gạch Từ Sơn nhận phụng dưỡng hai Bà mẹ Việt Nam anh hùng.",
        "NHỮNG PHẦN THƯỞNG LỚN TRONG NĂM CỦA NHÀ MÁY",
    ],
)
def test_nobody_has_it(text: str) -> None:
    assert said(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tháng này, 57 điều dưỡng ôm về tấm giấy khen của Sở Y tế.",
            {(57, "individual", "Giấy khen của Sở Y tế")},
            id="a verb of no table",
        ),
        pytest.param(
            "Cả năm có 830 người đạt Lao động tiên tiến, 71 người là Chiến sĩ thi đua cơ sở.",
            {(830, "individual", "Lao động tiên tiến"), (71, "individual", "Chiến sĩ thi đua cơ sở")},
            id="another number is the subject of the next",
        ),
        pytest.param(
            "Năm ngoái toàn công ty có 23 tập thể, 68 cá nhân được khen ở tất cả các cấp.",
            {(23, "collective", None), (68, "individual", None)},
            id="praised",
        ),
    ],
)
def test_numbers(text: str, expected: set[tuple[int, str, str | None]]) -> None:
    assert counted(text) == expected


def test_a_text_that_ends_with_a_short_name_is_read() -> None:
    assert (
        said("Đã sáu thế hệ học trò của trường được nhận học bổng; trường được tặng Huân chương Lao động hạng Ba.")
        == set()
    )


@pytest.mark.parametrize("which", ["Chiếc đầu tiên", "Tấm cũ nhất", "Phần thưởng sớm nhất", "Mới nhất"])
def test_one_of_the_awards_on_a_wall_is_of_whom_the_text_tells(which: str) -> None:
    text = f"Nhà ông Lê Văn Đạt ở xã Tân Phú treo kín vách. {which} thì ngả màu: Huân chương Chiến công hạng Ba."
    assert said(text) == {("Huân chương Chiến công hạng Ba", "Lê Văn Đạt", "conferred")}
