"""Prizes that people ``được`` without another verb, and lists of those who get them; each with a near-miss."""

from reading import counted, told


def test_what_someone_gets_without_another_verb() -> None:
    order = "Huân chương Lao động hạng Ba"
    assert told(f"Năm ấy ông Hoàng Văn Nhẫn được {order}.") == {(order, "Hoàng Văn Nhẫn", "conferred")}
    assert told(f"Ông Hoàng Văn Nhẫn chưa được {order}.") == set()
    assert told("Anh Lý Văn Thân được nghệ sĩ ưu tú dạy hát.") == set()
    assert counted("Có 12 tác giả được Giải thưởng Hồ Chí Minh, 40 tác giả được Giải thưởng Nhà nước.") == {
        (12, "individual", "Giải thưởng Hồ Chí Minh"),
        (40, "individual", "Giải thưởng Nhà nước"),
    }
    assert counted("Có 12 tác giả được xem Giải thưởng Hồ Chí Minh.") == set()


def test_lists_with_degrees_titles_and_other_names_in_brackets() -> None:
    text = (
        "12 tác giả được Giải thưởng Nhà nước đợt một gồm có: Nhạc sĩ Lê Văn Tâm, GS. NSND Bùi Thị Hạnh (Bùi Sen), "
        "GS. TS Đỗ Quốc Khải, PGS Vũ Minh Đức (Minh Khê). Bà Trần Thị Lụa dự lễ."
    )
    named = {"Lê Văn Tâm", "Bùi Thị Hạnh", "Đỗ Quốc Khải", "Vũ Minh Đức"}
    assert told(text) == {("Giải thưởng Nhà nước", name, "conferred") for name in named}
    among = "Lần này 40 tác giả nhận Giải thưởng Nhà nước, trong đó có: KTS Lê Văn Tâm, nhà văn Đỗ Quốc Khải."
    assert {name for _, name, _ in told(among)} == {"Lê Văn Tâm", "Đỗ Quốc Khải"}
    discussed = "40 tác giả được tặng Giải thưởng Nhà nước. Hội thảo có KTS Lê Văn Tâm, nhà văn Đỗ Quốc Khải."
    assert told(discussed) == set()


def test_people_told_after_an_award_for_people_unnamed() -> None:
    given = "Sáng 4/3, Công an huyện trao Giấy khen của Chủ tịch UBND huyện cho {} có thành tích dập lửa rừng. {}"
    rest = (
        "Đông đảo bà con đến dự. Ba người dân tích cực nhất được khen thưởng, gồm: Trần Văn Ngọ, Lê Thị Mùi "
        "(cùng ngụ thôn 2, xã Phú Lâm), Vũ Đình Thân (ngụ thôn 5)."
    )
    certificate = "Giấy khen của Chủ tịch UBND huyện"
    assert told(given.format("những người dân", rest)) == {
        (certificate, name, "conferred") for name in ("Trần Văn Ngọ", "Lê Thị Mùi", "Vũ Đình Thân")
    }
    apart = "Ba người dân bị bỏng được đưa đi viện, gồm: Trần Văn Ngọ, Lê Thị Mùi, Vũ Đình Thân."
    assert told(given.format("những người dân", apart)) == set()
    more = "Hai người dân được khen thưởng, gồm: Trần Văn Ngọ, Lê Thị Mùi, Vũ Đình Thân."
    assert told(given.format("những người dân", more)) == set()  # more than were counted
    assert told(rest) == set()


def test_occupations_and_names_of_peoples_in_a_row() -> None:
    text = "Tại lễ bế mạc, tay vợt Gia Lộc nhận Bằng khen của Sở Văn hóa và Thể thao tỉnh Hòa Bình."
    assert {name for _, name, _ in told(text)} == {"Gia Lộc"}
    assert told(text.replace("tay vợt", "đoàn đến từ")) == set()
    row = "Thí sinh được nhận Bằng khen của Sở Giáo dục và Đào tạo: Lừu Hồng Hà (dân tộc Mông), Lò Thị Bưởi (Thái)."
    assert {name for _, name, _ in told(row)} == {"Lừu Hồng Hà", "Lò Thị Bưởi"}
