"""Turns of phrase about awards, each with a near-miss that must not be read so."""

import pytest
from reading import counted, recipients, told


def test_an_award_after_and_is_no_part_of_a_name() -> None:
    text = (
        "Chủ tịch nước tặng Huân chương Lao động hạng Ba cho Trường THPT Nguyễn Du và Huân chương Lao động hạng Nhì "
        "cho 3 tập thể."
    )
    assert told(text) == {("Huân chương Lao động hạng Ba", "Trường THPT Nguyễn Du", "conferred")}
    assert counted(text) == {(3, "collective", "Huân chương Lao động hạng Nhì")}
    joined = "Chủ tịch UBND tỉnh tặng Bằng khen cho Phòng Kế hoạch và Đầu tư huyện."
    assert recipients(joined) == {"Phòng Kế hoạch và Đầu tư huyện"}


def test_numbers_after_a_dash() -> None:
    text = "Chủ tịch UBND huyện quyết định khen thưởng: Giấy khen - 32 tập thể, 75 cá nhân; Cờ thi đua - 6 tập thể."
    assert counted(text) == {
        (32, "collective", "Giấy khen của Chủ tịch UBND huyện"),
        (75, "individual", "Giấy khen của Chủ tịch UBND huyện"),
        (6, "collective", "Cờ thi đua của UBND huyện"),
    }
    assert counted("Chủ tịch UBND huyện tặng Giấy khen cho 10 - 15 cá nhân mỗi quý.") == set()


def test_party_and_people_of_an_area() -> None:
    given = "Thủ tướng Chính phủ trình Chủ tịch nước tặng Huân chương Lao động hạng Nhì cho {}."
    both = {("Huân chương Lao động hạng Nhì", "Nghĩa Hành", "proposed")}
    assert told(given.format("Đảng bộ và nhân dân huyện Nghĩa Hành")) == both
    assert told(given.format("Đảng bộ, chính quyền và nhân dân huyện Nghĩa Hành")) == both
    assert recipients(given.format("Đảng bộ huyện Nghĩa Hành")) != {"Nghĩa Hành"}


def test_a_decision_that_is_cancelled() -> None:
    text = "Chủ tịch UBND tỉnh vừa {} quyết định tặng Bằng khen đối với ông Lê Văn Tám vì khai man."
    assert {status for _, _, status in told(text.format("hủy"))} == {"revoked"}
    assert {status for _, _, status in told(text.format("ký"))} == {"conferred"}


@pytest.mark.parametrize(
    ("act", "status"),
    [
        ("Thanh tra tỉnh đề nghị thu hồi", "conferred"),
        ("Ngày 3/4/2021, hội đồng xem xét hủy bỏ", "conferred"),
        ("Sở Nội vụ kiến nghị Chủ tịch UBND tỉnh thu hồi", "conferred"),
        ("UBND huyện trình Chủ tịch UBND tỉnh hủy quyết định tặng", "conferred"),
        ("UBND tỉnh sẽ thu hồi", "revoked"),
        ("Đoàn kiểm tra đề xuất thu hồi Kỷ niệm chương và hủy", "conferred"),
        ("Theo đề nghị của Sở Nội vụ, Chủ tịch UBND tỉnh thu hồi", "revoked"),
        ("Sau khi xem xét, Chủ tịch UBND tỉnh đã hủy bỏ", "revoked"),
    ],
)
def test_what_is_asked_to_be_revoked_is_had_until_then(act: str, status: str) -> None:
    text = f"{act} Bằng khen của Chủ tịch UBND tỉnh đối với ông Vi Văn Lảnh do khai man."
    assert ("Bằng khen của Chủ tịch UBND tỉnh", "Vi Văn Lảnh", status) in told(text)
    assert {one for _, _, one in told(text)} == {status}


def test_bodies_before_a_person() -> None:
    text = "Trạm Kiểm lâm Đồng Xuân, Hạt Kiểm lâm Sông Hinh và ông Lê Văn Tám được Chủ tịch UBND tỉnh tặng Bằng khen."
    assert recipients(text) == {"Trạm Kiểm lâm Đồng Xuân", "Hạt Kiểm lâm Sông Hinh", "Lê Văn Tám"}
    office = "Bà Trần Thị Bưởi, Hạt Kiểm lâm Sông Hinh, được Chủ tịch UBND tỉnh tặng Bằng khen."
    assert recipients(office) == {"Trần Thị Bưởi"}


@pytest.mark.parametrize(
    "text",
    [
        "Bà Lê Thị Mận, Trưởng phòng Nghiệp vụ, nói về quá trình xét tặng danh hiệu Nghệ nhân Ưu tú.",
        "Nói thêm về hồ sơ xét tặng danh hiệu Nghệ sĩ Ưu tú, bà Lê Thị Mận - Trưởng phòng (Sở Văn hóa) cho biết.",
        "Nghệ sĩ Lê Thị Mận bị trượt khi Hội đồng cấp tỉnh xét tặng danh hiệu Nghệ sĩ Ưu tú.",
        "Ca sĩ Hải Yến không có tên trong danh sách xét tặng danh hiệu Nghệ sĩ Ưu tú.",
    ],
)
def test_of_what_is_weighed_nobody_is_the_recipient(text: str) -> None:
    assert told(text) == set()


def test_those_who_are_proposed() -> None:
    text = "Nghệ nhân Lê Thị Mận được đề nghị xét tặng danh hiệu Nghệ nhân Ưu tú."
    assert {(recipient, status) for _, recipient, status in told(text)} == {("Lê Thị Mận", "proposed")}


def test_the_same_noun_counted_again_begins_a_clause() -> None:
    text = "Bộ trưởng tặng Bằng khen cho 7 giáo viên và 4 giáo viên được công nhận danh hiệu Chiến sĩ thi đua cơ sở. "
    assert {number for number, _, award in counted(text) if award == "Chiến sĩ thi đua cơ sở"} == {4}
    both = "Dịp này, 7 tập thể và 4 cá nhân được tặng Giấy khen."
    assert {number for number, _, _ in counted(both)} == {7, 4}


def test_who_confers_named_by_a_noun_after_it() -> None:
    text = "Ca sĩ Hải Yến vắng mặt. Hội Di sản Việt Nam, đơn vị cấp Bằng khen cho Hải Yến cho biết sẽ kiểm tra."
    assert told(text) == {("Bằng khen của Hội Di sản Việt Nam", "Hải Yến", "conferred")}
    other = "Ca sĩ Hải Yến vắng mặt. Trao Bằng khen xong, Hải Yến cho biết sẽ đi tiếp."
    assert told(other) == set()


def test_a_stage_name_without_its_title() -> None:
    told_before = "Diễn viên Hồng Lựu đến dự. Giám đốc Sở Văn hóa tặng Giấy khen cho Hồng Lựu."
    assert recipients(told_before) == {"Hồng Lựu"}
    longer = "Diễn viên Hồng Lựu đến dự. Giám đốc Sở Văn hóa tặng Giấy khen cho Hồng Lựu Đỏ."
    assert "Hồng Lựu" not in recipients(longer)


@pytest.mark.parametrize("names", ["Phạm Văn Lúa, Trần Thị Đậu, Giang Mây", "Phạm Văn Lúa, Trần Thị Đậu và Giang Mây"])
def test_a_rare_name_in_a_row_of_names(names: str) -> None:
    text = f"Ba diễn viên được tặng danh hiệu Nghệ sĩ Ưu tú gồm: {names}."
    assert recipients(text) == {"Phạm Văn Lúa", "Trần Thị Đậu", "Giang Mây"}


def test_what_follows_a_row_of_names_and_is_none() -> None:
    text = "Hai người được tặng danh hiệu Nghệ sĩ Ưu tú gồm: Phạm Văn Lúa, Trần Thị Đậu, Hội Nghệ sĩ."
    assert recipients(text) == {"Phạm Văn Lúa", "Trần Thị Đậu"}
    beyond = "Hai người được tặng danh hiệu Nghệ sĩ Ưu tú gồm: Phạm Văn Lúa, Trần Thị Đậu, Tổng biên tập."
    assert recipients(beyond) == {"Phạm Văn Lúa", "Trần Thị Đậu"}


def test_pronouns_for_the_only_person_near() -> None:
    orders = "được Nhà nước tặng thưởng nhiều phần thưởng: Huân chương Độc lập hạng Ba; Huân chương Lao động hạng Nhì."
    found = {"Huân chương Độc lập hạng Ba", "Huân chương Lao động hạng Nhì"}
    for pronoun in ("Đồng chí đã", "Ông đã"):
        text = f"Đại tá Lò Văn Pín nghỉ hưu năm 1998. {pronoun} {orders}"
        assert told(text) == {(order, "Lò Văn Pín", "conferred") for order in found}
    two = f"Đại tá Lò Văn Pín và Đại tá Lê Văn Tám nghỉ hưu năm 1998. Ông đã {orders}"
    assert told(two) == set()


def test_awards_of_the_accused() -> None:
    text = "Bị cáo Lê Văn Tám kháng cáo. Bị cáo đã nộp phạt, được Bộ Công an tặng Bằng khen."
    assert told(text) == {("Bằng khen của Bộ Công an", "Lê Văn Tám", "conferred")}
    shown = "Luật sư trình Giấy khen của UBND xã tặng cho bị cáo Lê Văn Tám."
    assert told(shown) == {("Giấy khen của UBND xã", "Lê Văn Tám", "conferred")}
    asked = "UBND xã trình Chủ tịch UBND huyện tặng Giấy khen cho ông Lê Văn Tám."
    assert {status for _, _, status in told(asked)} == {"proposed"}


def test_orders_of_one_class_for_one() -> None:
    text = "Tiểu đoàn 12 được tặng thưởng 1 Huân chương Quân công hạng Ba, 2 Huân chương Chiến công hạng Nhì."
    assert told(text) == {
        ("Huân chương Quân công hạng Ba", "Tiểu đoàn 12", "conferred"),
        ("Huân chương Chiến công hạng Nhì", "Tiểu đoàn 12", "conferred"),
    }
    many = (
        "Công ty May Sông Đà được Nhà nước tặng 4 Huân chương Lao động cho tập thể, 6 Huân chương Lao động cho cá nhân."
    )
    assert told(many) == set()
    assert {(number, kind) for number, kind, _ in counted(many)} == {(4, "collective"), (6, "individual")}


def test_many_awards_without_issuer_are_none_in_particular() -> None:
    text = "Ông Lê Văn Tám được Nhà nước tặng danh hiệu Anh hùng Lao động{}."
    hero = {("Anh hùng Lao động", "Lê Văn Tám", "conferred")}
    assert told(text.format(" và nhận nhiều huân, huy chương, bằng khen")) == hero
    named = told(text.format(" và nhận Bằng khen của Bộ Công an"))
    assert named == hero | {("Bằng khen của Bộ Công an", "Lê Văn Tám", "conferred")}


def test_medals_for_a_cause_in_small_letters() -> None:
    text = "Bà Lê Thị Mận còn được trao Huy chương vì sự nghiệp giải phóng phụ nữ."
    assert {award for award, _, _ in told(text)} == {"Huy chương vì sự nghiệp giải phóng phụ nữ"}
    assert told("Bà Lê Thị Mận được trao huy chương vì về nhất.") == set()


def test_numbers_in_words() -> None:
    text = "{} người được tặng Giấy khen của Chủ tịch UBND huyện."
    for words, number in (("Mười một", 11), ("Hai mươi lăm", 25), ("Ba mươi", 30), ("Mười", 10)):
        assert {found for found, _, _ in counted(text.format(words))} == {number}


def test_some_of_those_counted_or_unnamed() -> None:
    text = "Mười bốn người được đề nghị xét tặng Nhà giáo Ưu tú, trong đó có cô giáo Trần Thị Đậu."
    assert {(recipient, status) for _, recipient, status in told(text)} == {("Trần Thị Đậu", "proposed")}
    faces = "Các nghệ sĩ được tặng danh hiệu Nghệ sĩ Ưu tú có nhiều gương mặt trẻ như Phạm Văn Lúa, Trần Thị Đậu."
    assert recipients(faces) == {"Phạm Văn Lúa", "Trần Thị Đậu"}
    guests = "Chín người được tặng Nhà giáo Ưu tú. Dự lễ có các vị khách như Phạm Văn Lúa, Trần Thị Đậu."
    assert told(guests) == set()


def test_those_named_by_field_in_the_next_sentences() -> None:
    text = (
        "Nghệ nhân vui mừng\n\nHội đồng vừa công bố danh sách những người được tặng danh hiệu Nghệ nhân Ưu tú. "
        "Lĩnh vực ca trù có bà Trần Thị Đậu, bà Lê Thị Mận. Lĩnh vực hát xoan có ông Phạm Văn Lúa. {} ông Đỗ Văn Ngô."
    )
    named = {"Trần Thị Đậu", "Lê Thị Mận", "Phạm Văn Lúa"}
    assert recipients(text.format("Lĩnh vực nghề dệt có")) == named | {"Đỗ Văn Ngô"}
    assert recipients(text.format("Chủ trì buổi lễ là")) == named


def test_persons_whom_no_comma_joins_are_no_list() -> None:
    text = "Bí thư Huyện ủy Phạm Văn Lúa thăm gia đình ông Lê Văn Tám ba lần được tặng danh hiệu Dũng sĩ diệt Mỹ."
    assert recipients(text) == {"Lê Văn Tám"}
    both = "Ông Phạm Văn Lúa và ông Lê Văn Tám được tặng danh hiệu Dũng sĩ diệt Mỹ."
    assert recipients(both) == {"Phạm Văn Lúa", "Lê Văn Tám"}


def test_who_signs_the_decision_confers() -> None:
    text = "Bộ trưởng Bộ Y tế (BYT) đã {} Quyết định số 318/QĐ - BYT tặng Bằng khen cho bác sĩ Lê Thị Mận."
    assert told(text.format("ban hành")) == {("Bằng khen của Bộ trưởng Bộ Y tế", "Lê Thị Mận", "conferred")}
    assert told(text.format("đọc rồi thu hồi")) != {("Bằng khen của Bộ trưởng Bộ Y tế", "Lê Thị Mận", "conferred")}


def test_a_ministry_and_its_minister_give_one_award() -> None:
    text = "Bộ Y tế tặng Bằng khen cho bà Mận\n\nBộ trưởng Bộ Y tế tặng Bằng khen cho bác sĩ Lê Thị Mận{}."
    assert told(text.format("")) == {("Bằng khen của Bộ trưởng Bộ Y tế", "Lê Thị Mận", "conferred")}
    two = text.format(", Chủ tịch UBND tỉnh tặng Bằng khen cho bác sĩ Lê Thị Mận")
    assert len(told(two)) == 2


def test_more_than_one_by_a_noun_before() -> None:
    text = "Giám đốc Sở Văn hóa tặng Giấy khen cho {} Hồng Lựu, Hồng Đào."
    assert recipients("Diễn viên Hồng Lựu hát hay. " + text.format("chị em")) == {"Hồng Lựu", "Hồng Đào"}
    assert recipients("Diễn viên Hồng Lựu hát hay. " + text.format("diễn viên")) == {"Hồng Lựu"}


def test_where_those_counted_come_from() -> None:
    text = "Có 14 Mẹ đến từ các huyện: {}, Mộ Đức được truy tặng danh hiệu Bà mẹ Việt Nam anh hùng."
    assert told(text.format("Nghĩa Hành")) == set()
    assert {(number, kind) for number, kind, _ in counted(text.format("Nghĩa Hành"))} == {(14, "individual")}
    assert recipients("Huyện Mộ Đức và xã Đức Tân được tặng Huân chương Lao động hạng Ba.") == {"Mộ Đức", "Đức Tân"}


def test_brands_that_begin_the_names_of_branches() -> None:
    text = "Khối đề nghị UBND tỉnh tặng Cờ thi đua cho Vietcombank Gia Lai, tặng Bằng khen cho VNPT Gia Lai."
    assert told(text) == {
        ("Cờ thi đua của UBND tỉnh", "Vietcombank Gia Lai", "proposed"),
        ("Bằng khen của UBND tỉnh", "VNPT Gia Lai", "proposed"),
    }
    assert recipients("UBND tỉnh tặng Cờ thi đua cho khách hàng của VNPT.") == set()


def test_the_next_who_confers_on_the_same() -> None:
    text = (
        "Ông Lê Văn Tám được Chủ tịch UBND tỉnh tặng Bằng khen, Trung ương Hội Nông dân Việt Nam tặng Kỷ niệm chương{}."
    )
    assert {award for award, recipient, _ in told(text.format("")) if recipient == "Lê Văn Tám"} == {
        "Bằng khen của Chủ tịch UBND tỉnh",
        "Kỷ niệm chương của Trung ương Hội Nông dân Việt Nam",
    }
    other = text.format(" cho bà Lê Thị Mận")
    assert {award for award, recipient, _ in told(other) if recipient == "Lê Văn Tám"} == {
        "Bằng khen của Chủ tịch UBND tỉnh"
    }


def test_a_short_name_after_for() -> None:
    text = "Đại đội nữ pháo binh Gio Linh lập công. Năm 1969, Nhà nước phong tặng cho {} danh hiệu Anh hùng Lao động."
    assert recipients(text.format("đại đội")) == {"Đại đội nữ pháo binh Gio Linh"}
    assert recipients(text.format("nhiều người")) == set()


def test_a_certificate_that_recognises() -> None:
    text = "Xã Đức Tân vừa đón nhận Bằng công nhận {}."
    assert told(text.format("xã đạt chuẩn nông thôn mới")) == {("Đạt chuẩn nông thôn mới", "Đức Tân", "recognised")}
    assert told(text.format("Di tích cấp tỉnh")) == set()


def test_the_kinds_of_those_counted_before() -> None:
    text = (
        "Gặp mặt\n\nTỉnh ủy biểu dương 50 gương điển hình. Buổi lễ ấm cúng.\n\n"
        "Trong số 50 điển hình có {} tập thể, 35 cá nhân."
    )
    assert {(15, "collective", None), (35, "individual", None)} <= counted(text.format(15))
    assert (12, "collective", None) not in counted(text.format(12))


def test_of_two_awards_counted_the_next_sentence_tells_neither() -> None:
    text = "Bộ trưởng tặng Bằng khen cho 9 cá nhân, tặng Kỷ niệm chương cho 4 cá nhân. Trong đó, có bà Lê Thị Mận."
    assert told(text) == set()
    one = "Bộ trưởng Bộ Y tế tặng Bằng khen cho 9 cá nhân. Trong đó, có bà Lê Thị Mận."
    assert recipients(one) == {"Lê Thị Mận"}


def test_awards_of_relatives() -> None:
    text = "Lê Văn Tám có chú là liệt sĩ; {} được tặng Huân chương Kháng chiến hạng Ba."
    assert told(text.format("ông nội")) == set()
    assert recipients(text.format("bản thân ông Tám")) == {"Lê Văn Tám"}


def test_money_beside_a_letter_of_praise() -> None:
    apart = "UBND tỉnh gửi thư khen lực lượng cứu hộ, thưởng cho 6 đơn vị tìm kiếm, mỗi đơn vị 5 triệu đồng."
    assert counted(apart) == set()
    both = "Bộ trưởng Bộ Y tế trao Thư khen, thưởng cho 6 đơn vị chống dịch."
    assert counted(both) == {(6, "collective", "Thư khen của Bộ trưởng Bộ Y tế")}


def test_after_the_award_its_recipient_is_named() -> None:
    text = "Cán bộ Sở Văn hóa kể, sau khi nhận danh hiệu Nghệ sĩ Ưu tú, {} thôi hát."
    assert recipients(text.format("nghệ sĩ Lê Thị Mận")) == {"Lê Thị Mận"}
    assert recipients("Nghệ sĩ Lê Thị Mận, sau khi nhận danh hiệu Nghệ sĩ Ưu tú, đã thôi hát.") == {"Lê Thị Mận"}


def test_who_gives_a_certificate_does_not_get_it() -> None:
    text = "Anh bất ngờ tặng mẹ tấm Bằng khen {} Hội Di sản Việt Nam trao tặng."
    assert told(text.format("do")) == set()
    assert recipients("Chủ tịch nước gửi Thư khen Hội Di sản Việt Nam.") == {"Hội Di sản Việt Nam"}


def test_who_asks_about_an_award_does_not_confer_it() -> None:
    text = "Bộ Y tế {} tặng Bằng khen cho bà Lê Thị Mận."
    assert told(text.format("yêu cầu giải trình việc")) == {("Bằng khen", "Lê Thị Mận", "conferred")}
    assert told(text.format("vừa quyết định")) == {("Bằng khen của Bộ Y tế", "Lê Thị Mận", "conferred")}


def test_a_list_of_names_after_a_colon() -> None:
    text = "Giám đốc Sở Văn hóa tặng Giấy khen cho các diễn viên trẻ{} Phạm Văn Lúa, Hồng Đào, Giang Mây."
    assert recipients(text.format(" như:")) == {"Phạm Văn Lúa", "Hồng Đào", "Giang Mây"}
    assert recipients("Giám đốc Sở Văn hóa tặng Giấy khen cho ông Phạm Văn Lúa, Trưởng Đoàn.") == {"Phạm Văn Lúa"}


def test_persons_apart_by_another_clause_are_no_list() -> None:
    text = (
        "Phạm Văn Lúa hát hay, Trần Thị Đậu {} khán giả nhắc tên, ca sĩ Lê Thị Mận được tặng danh hiệu Nghệ sĩ Ưu tú."
    )
    assert recipients(text.format("bị")) == {"Lê Thị Mận"}


def test_what_a_body_is_between_dashes() -> None:
    text = "Bệnh viện Đa khoa Sơn La - {} - đón nhận Huân chương Lao động hạng Nhất."
    assert recipients(text.format("bệnh viện Tây y đầu tiên")) == {"Bệnh viện Đa khoa Sơn La"}
    one = "Dịp này, Bệnh viện Đa khoa Lào Cai - Trường THPT Sa Pa được tặng Huân chương Lao động hạng Ba."
    assert recipients(one) == {"Bệnh viện Đa khoa Lào Cai", "Trường THPT Sa Pa"}


def test_an_office_before_a_person_is_no_recipient() -> None:
    text = "Chủ tịch Cuba trao tặng Chủ tịch nước Lê Văn Tám Huân chương Hòa bình."
    assert recipients(text) == {"Lê Văn Tám"}
    assert "ĐH Bách khoa" not in recipients("Ông Lê Văn Tám, giáo sư ĐH Bách khoa, được tặng Huân chương Hòa bình.")


def test_an_award_for_those_who_are_not_read() -> None:
    text = "Liên đoàn Lao động tỉnh tặng Cờ thi đua cho {}, Bằng khen cho 9 tập thể."
    nine = {(9, "collective", "Bằng khen của Liên đoàn Lao động tỉnh")}
    assert counted(text.format("những nơi làm tốt")) == nine
    assert counted("Liên đoàn Lao động tỉnh tặng Bằng khen cho 9 tập thể, 4 cá nhân.") == nine | {
        (4, "individual", "Bằng khen của Liên đoàn Lao động tỉnh")
    }


def test_a_number_of_a_title_in_quotation_marks() -> None:
    text = "Tối qua, 12 “{}” trên các lĩnh vực vừa được vinh danh tại thành phố."
    assert counted(text.format("Công dân Thủ đô ưu tú")) == {(12, "individual", "Công dân Thủ đô ưu tú")}
    assert counted(text.format("Công dân Thủ đô ưu tú và bạn bè")) == set()


def test_some_who_belong_to_a_body() -> None:
    text = "Dịp này, {} Công an tỉnh Sơn La được trao Bằng khen của Thủ tướng Chính phủ."
    assert told(text.format("nhiều tập thể, cá nhân")) == set()
    assert told(text.format("một số cá nhân thuộc")) == set()
    assert recipients(text.format("sau nhiều năm,")) == {"Công an tỉnh Sơn La"}


def test_one_noun_for_several_names() -> None:
    text = "{} công ty điện lực Sơn La, Hòa Bình và Lai Châu nhận Cờ thi đua của Bộ Công Thương."
    assert recipients(text.format("Ba")) == {
        "Công ty điện lực Sơn La",
        "Công ty điện lực Hòa Bình",
        "Công ty điện lực Lai Châu",
    }
    assert counted(text.format("Ba")) == set()
    assert "Công ty điện lực Sơn La" not in recipients(text.format("Năm mươi"))


def test_from_whom_an_award_is_received() -> None:
    received = "Ông Tạ Hữu Lĩnh vinh dự nhận Bằng khen từ {}."
    assert told(received.format("UBND tỉnh Quảng Nam")) == {
        ("Bằng khen của UBND tỉnh Quảng Nam", "Tạ Hữu Lĩnh", "conferred")
    }
    assert told(received.format("năm 2017")) == {("Bằng khen", "Tạ Hữu Lĩnh", "conferred")}
