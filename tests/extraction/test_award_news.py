"""Awards as papers tell them: officers with the bodies they are of, who speaks, who only holds the ceremony."""

import pytest
from reading import counted, recipients, told

GIVES = "Chủ tịch UBND tỉnh tặng Bằng khen cho "


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("Đại úy Lê Văn Tám, nhân viên Đội Trinh sát, Đồn Biên phòng Y Tý, Bộ đội Biên phòng tỉnh Lào Cai.", 1),
        ("cô giáo Nguyễn Thị Mai, Tổ trưởng Tổ Toán, Trường THPT Lê Lợi, Sở Giáo dục và Đào tạo tỉnh Hà Nam.", 1),
        ("Bệnh viện Phổi tỉnh và bác sĩ Lê Văn Hòa, Phó Trưởng khoa Cấp cứu, Bệnh viện Đa khoa tỉnh.", 2),
        ("anh Trần Văn Bình, công nhân Xí nghiệp Than Cọc Sáu, Tập đoàn Điện lực Việt Nam và Công ty Dệt Hà Đông.", 2),
    ],
)
def test_the_bodies_that_an_officer_is_of_get_nothing(given: str, named: int) -> None:
    assert len(recipients(GIVES + given)) == named


@pytest.mark.parametrize(
    "says",
    [
        '"Năm ngoái huyện tặng giấy khen cho anh ấy rồi", ông Hồ Văn Đức, trưởng thôn Bãi Dài, cho biết.',
        '"Xã đề nghị UBND huyện tặng giấy khen cho nhà chị trong dịp tới", ông Hồ Văn Đức nói.',
        '"Chúng tôi đã đề nghị Bộ Y tế tặng bằng khen cho chị", bà Vừ Thị Páo, hiệu trưởng, chia sẻ.',
    ],
)
def test_who_says_it_after_a_quotation_gets_nothing(says: str) -> None:
    assert not recipients(says) & {"Hồ Văn Đức", "Vừ Thị Páo"}


def test_who_holds_the_ceremony_for_another_gets_nothing() -> None:
    text = (
        "Hôm qua UBND tỉnh Kiên Giang làm lễ đón nhận Huân chương Lao động hạng Nhất do Nhà nước tặng Công ty Xi măng "
        "Hà Tiên."
    )
    assert recipients(text) == {"Công ty Xi măng Hà Tiên"}


def test_a_certificate_of_a_standing_is_the_areas() -> None:
    text = "Hôm 5-3, UBND xã Hòa Tiến làm lễ đón Bằng công nhận đạt chuẩn nông thôn mới kiểu mẫu năm 2022."
    assert told(text) == {("Đạt chuẩn nông thôn mới kiểu mẫu", "Hòa Tiến", "recognised")}


def test_what_was_weighed_before_is_settled() -> None:
    text = "Qua bình xét, các sở suy tôn Sở Xây dựng là đơn vị dẫn đầu Cụm, xin đề nghị UBND tỉnh tặng Cờ thi đua."
    assert told(text) == {
        ("Đơn vị dẫn đầu Cụm", "Sở Xây dựng", "recognised"),
        ("Cờ thi đua của UBND tỉnh", "Sở Xây dựng", "proposed"),
    }


def test_people_counted_have_no_title_of_a_body() -> None:
    text = (
        "Trường THCS Lê Quý Đôn ở bên sông. Năm 2022, trường có 9 em vào đội tuyển tỉnh, được công nhận danh hiệu Tập "
        "thể Lao động tiên tiến."
    )
    assert recipients(text) == {"Trường THCS Lê Quý Đôn"}
    assert not counted(text)


def test_names_with_a_field_an_area_or_an_officer_after_them() -> None:
    assert recipients("Khoa Ngoại lồng ngực - tim mạch cũng được tặng Bằng khen.") == {
        "Khoa Ngoại lồng ngực - tim mạch"
    }
    assert recipients("Khoa Nội - đơn vị mũi nhọn của viện - được tặng Bằng khen.") == {"Khoa Nội"}
    assert recipients(GIVES + "Đội dân phòng ấp Kinh Mới, xã Võ Văn Tần.") == {"Đội dân phòng ấp Kinh Mới"}
    assert recipients(GIVES + "Phòng PC04 và Thiếu tá Lý Văn Sơn.") == {"Phòng PC04", "Lý Văn Sơn"}


def test_a_headline_names_the_police_without_their_level() -> None:
    text = (
        "Công an Nghệ An nhận Huân chương Chiến công\n\n"
        "Ngày 4/5, Chủ tịch nước tặng Huân chương Chiến công hạng Ba cho Công an tỉnh Nghệ An."
    )
    assert told(text) == {("Huân chương Chiến công hạng Ba", "Công an tỉnh Nghệ An", "conferred")}


def test_the_head_of_the_body_that_the_sentence_names() -> None:
    text = "Phó Giám đốc Sở Y tế đã tặng y sĩ Lê Thị Đào Giấy khen của Giám đốc Sở."
    assert told(text) == {("Giấy khen của Giám đốc Sở Y tế", "Lê Thị Đào", "conferred")}


def test_a_letter_of_praise_to_nobody_named() -> None:
    text = (
        "Chủ tịch nước tặng Huân chương Chiến công hạng Ba cho Đại úy Lò Văn Xuân. Sau lũ, Bộ trưởng Bộ Quốc phòng "
        "vừa gửi thư khen, UBND huyện hỗ trợ trạm gác 20 triệu đồng."
    )
    assert told(text) == {("Huân chương Chiến công hạng Ba", "Lò Văn Xuân", "conferred")}


def test_who_gives_something_else_in_the_next_clause_gets_nothing() -> None:
    text = (
        "Ông Đỗ Văn Chiến, Phó Chủ tịch huyện Lạc Thủy, trao Giấy khen cho em Vũ Thị Mơ; bà Hà Thị Nga, Giám đốc "
        "Công ty Hoa Mai, tặng em một xe đạp."
    )
    assert recipients(text) == {"Vũ Thị Mơ"}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("Bộ Tư lệnh Cảnh sát cơ động, Bộ Công an.", {"Bộ Tư lệnh Cảnh sát cơ động"}),
        ("Trung tâm Kiểm soát bệnh tật, Sở Y tế vì chống dịch giỏi.", {"Trung tâm Kiểm soát bệnh tật"}),
        ("Sở Y tế, Sở Nội vụ.", {"Sở Y tế", "Sở Nội vụ"}),
        ("hai đơn vị là Trường THPT Lê Lợi, Sở Y tế.", {"Trường THPT Lê Lợi", "Sở Y tế"}),
        ("Trường THPT Lê Lợi, Sở Y tế và Sở Nội vụ.", {"Trường THPT Lê Lợi", "Sở Y tế", "Sở Nội vụ"}),
    ],
)
def test_a_body_and_after_a_comma_the_one_that_it_is_of(given: str, named: set[str]) -> None:
    assert recipients(GIVES + given) == named


def test_a_cooperative_short_and_written_out() -> None:
    text = "Hợp tác xã Thanh Trà có lãi. Vụ vải rồi, HTX được UBND tỉnh tặng Bằng khen, riêng anh Tám có Giấy khen."
    assert recipients(text) == {"Hợp tác xã Thanh Trà"}
    assert recipients("Hợp tác xã (HTX) Tân Lập trồng bưởi. Vụ rồi, HTX được tặng Cờ thi đua. HTX Tân Lập ở xa.") == {
        "Hợp tác xã Tân Lập"
    }


def test_numbers_year_by_year() -> None:
    text = "Năm 2018, có 12 cá nhân, năm 2019 có 15 cá nhân và năm 2020 có 21 cá nhân được tặng Bằng khen."
    assert counted(text) == {(count, "individual", "Bằng khen") for count in (12, 15, 21)}


def test_a_next_clause_of_somebody_who_is_not_known() -> None:
    text = "Làng Đăk Rô được công nhận Làng văn hóa năm 2005, bác thợ rèn được tặng Kỷ niệm chương."
    assert recipients(text) == {"làng Đăk Rô"}
    assert len(told(text)) == 1


def test_a_title_named_before_and_only_its_level() -> None:
    text = "Cả huyện có 190 cô giáo đạt Giáo viên dạy giỏi. Riêng vùng cao, 21 cô giáo đạt danh hiệu cấp tỉnh."
    assert counted(text) == {
        (190, "individual", "Giáo viên dạy giỏi"),
        (21, "individual", "Giáo viên dạy giỏi cấp tỉnh"),
    }
