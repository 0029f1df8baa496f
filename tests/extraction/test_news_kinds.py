"""Kinds of statements of the news: documents told by who signs them, lists of offices, years of prizes."""

import pytest
from reading import awards, directives, events, person_roles, recipients, statistics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đó là nội dung kế hoạch chống rét do Phó Chủ tịch UBND tỉnh Cao Bằng Lý Văn Sơn vừa ký ban hành.",
            [("Kế hoạch", "UBND tỉnh Cao Bằng", "chống rét", None)],
        ),
        (
            "Đề án giảm nghèo do UBND huyện Mường Lát ban hành ngày 12/3/2015 đặt ra nhiều việc.",
            [("Đề án", "UBND huyện Mường Lát", "giảm nghèo", "2015-03-12")],
        ),
        (
            "HĐND tỉnh Kon Tum đã thông qua nghị quyết hỗ trợ học sinh nghèo.",
            [("Nghị quyết", "HĐND tỉnh Kon Tum", "hỗ trợ học sinh nghèo", None)],
        ),
        ("Chương trình văn nghệ do UBND xã Lùng Phình tổ chức rất vui.", []),
        ("Các kế hoạch chống rét do UBND tỉnh Cao Bằng ban hành đều chậm.", []),
        ("UBND xã có kế hoạch hỗ trợ bà con làm nhà.", []),
    ],
)
def test_who_signed_it_tells_a_document(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert [(fact.kind, fact.issuer, fact.subject, fact.date) for fact in directives(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huyện làm theo Luật Khoáng sản năm 2010.", [("Luật", "Luật Khoáng sản", "2010")]),
        (
            "Theo Pháp lệnh sửa đổi Điều 3 của Pháp lệnh Phí và lệ phí năm 2007, mức thu khác hẳn.",
            [("Pháp lệnh", "Pháp lệnh sửa đổi Điều 3 của Pháp lệnh Phí và lệ phí", "2007")],
        ),
        ("Theo luật mới năm 2012 thì khác. Luật sư Lê Văn Nam năm 2013 đã kể.", []),
    ],
)
def test_an_act_named_with_its_year(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(fact.kind, fact.subject, fact.date) for fact in directives(text)] == expected


def _held(text: str) -> list[tuple[str, str, str | None]]:
    return [(fact.person, fact.role, fact.organisation) for fact in person_roles(text)]


@pytest.mark.parametrize("mark", [" - ", "\n- "])
def test_a_list_of_the_offices_of_a_life(mark: str) -> None:
    offices = ("Bí thư Huyện ủy Hải Hậu (1988-1995)", "Nguyên Giám đốc Sở Y tế tỉnh Nam Định")
    lead = "Bác sĩ Vũ Văn Khánh sinh tại Nam Định. Ông đảm đương rất nhiều chức vụ trong sự nghiệp của mình:"
    text = lead + "".join(mark + office for office in offices)
    assert _held(text) == [("Vũ Văn Khánh", "Bí thư", "Huyện ủy"), ("Vũ Văn Khánh", "nguyên Giám đốc", "Sở Y tế")]
    assert _held(text.replace(" chức vụ", " chuyến đi")) == []


def test_an_award_has_no_years_of_an_office_before_it() -> None:
    text = (
        "Lễ viếng một người thầy.\n\nHôm qua bà con đến viếng ông Vũ Văn Khánh rất đông.\n\n"
        "Ông Vũ Văn Khánh là Bí thư Huyện ủy Hải Hậu (1988-1995). Ông được tặng Huân chương Lao động hạng Ba."
    )
    assert [fact.period for fact in awards(text)] == [None]


def test_a_house_number_begins_no_name() -> None:
    text = (
        "Lễ viếng ở số 5 Trần Văn Khê. Tiến sĩ Lê Hữu Tâm mất hôm qua. Lễ do hội lo. "
        "Ông đã được tặng Huân chương Lao động hạng Ba."
    )
    assert recipients(text) == {"Lê Hữu Tâm"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông Lê Văn Nam, nguyên Đại sứ Việt Nam tại Hàn Quốc, dự lễ.",
            [("Lê Văn Nam", "nguyên Đại sứ", "Việt Nam tại Hàn Quốc")],
        ),
        (
            "Đại sứ Việt Nam tại Lào Nguyễn Bá Lâm phát biểu.",
            [("Nguyễn Bá Lâm", "Đại sứ", "Việt Nam tại Lào")],
        ),
        ("Bà Lê Thị Hoa, đại sứ du lịch Huế, dự lễ.", []),
        (
            "Sở mời bà Lê Thị Hoa (phó chánh văn phòng kiêm kế toán trưởng).",
            [("Lê Thị Hoa", "Phó Chánh Văn phòng", None), ("Lê Thị Hoa", "Kế toán trưởng", None)],
        ),
    ],
)
def test_envoys_and_offices_joined_in_brackets(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert _held(text) == expected


def test_the_year_of_a_day_in_the_same_week() -> None:
    text = (
        "Lễ trao Giải thưởng Cánh diều 2011 dự kiến diễn ra vào ngày 8/3. Tuy nhiên, lễ trao giải đã được chuyển "
        "sang ngày 10/3/2012."
    )
    assert [fact.date for fact in events(text)] == ["2012-03-08", "2012-03-10"]


@pytest.mark.parametrize("beside", ["cùng tiền thưởng", "kèm 5 triệu đồng", "và phần thưởng"])
def test_whose_a_certificate_is_that_money_goes_with(beside: str) -> None:
    text = f"Ông Lê Văn Ba đã trao giấy khen {beside} của UBND huyện Kỳ Sơn cho anh Vi Văn Thanh."
    assert [(fact.award, fact.by) for fact in awards(text)] == [
        ("Giấy khen của UBND huyện Kỳ Sơn", ["UBND huyện Kỳ Sơn"])
    ]
    other = f"Ông Lê Văn Ba đã trao giấy khen {beside} cho con của anh Vi Văn Thanh."
    assert all(fact.by is None for fact in awards(other))


def test_the_year_of_the_prizes_that_the_head_tells_of() -> None:
    text = (
        "Lễ trao Giải thưởng Nhà nước sắp diễn ra\n\nGiải thưởng Nhà nước 2012 vinh danh 12 tác giả. Năm nay việc xét "
        "giải thưởng có nhiều tranh luận.\n\n12 tác giả được Giải thưởng Nhà nước gồm có: Nhạc sĩ Lê Văn Tâm, "
        "nhà thơ Bùi Thị Hạnh."
    )
    assert {(fact.recipient, fact.period) for fact in awards(text)} == {
        ("Lê Văn Tâm", "2012"),
        ("Bùi Thị Hạnh", "2012"),
    }
    two = text.replace("Năm nay", "Sau Giải thưởng Nhà nước 2007, năm nay")
    assert {fact.period for fact in awards(two)} == {None}


def test_who_holds_a_ceremony_for_others_gets_nothing() -> None:
    text = "Sáng 12/7, Tỉnh ủy Nghệ An tổ chức lễ đón nhận Huân chương Lao động hạng Ba cho {}."
    assert recipients(text.format("lực lượng chuyên gia giúp Lào")) == {"Lực lượng chuyên gia giúp Lào"}
    assert recipients(text.format("đội ngũ thầy thuốc trẻ tình nguyện")) == set()
    assert recipients(text.format("Bệnh viện Nhi Nghệ An")) == {"Bệnh viện Nhi Nghệ An"}
    assert recipients(text.replace(" cho {}", "")) == {"Tỉnh ủy Nghệ An"}


def test_those_who_belong_to_a_club_came_to_no_event() -> None:
    text = "Huyện Mường Lát có nhiều việc làm hay. Gần 1.200 phụ nữ được cử tham gia {} các thôn."
    assert [fact.value for fact in statistics(text.format("sinh hoạt tại câu lạc bộ"))] == [1200]
    assert statistics(text.format("hội nghị với")) == []


def test_the_year_of_founding_is_not_the_time_of_what_a_body_has() -> None:
    text = "Báo cáo kết quả năm 2015 của huyện. {} từ năm 2006, tới nay Công ty Sao Mai có 300 lao động."
    assert [fact.period for fact in statistics(text.format("Ra đời"))] == ["2015"]
    assert [fact.period for fact in statistics(text.format("Tính"))] == ["2006"]
