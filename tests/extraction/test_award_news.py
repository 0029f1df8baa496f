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
        ("Đơn vị dẫn đầu Cụm thi đua", "Sở Xây dựng", "recognised"),
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
