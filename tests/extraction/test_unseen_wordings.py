"""Wordings that nobody had tuned for: counts in items, signatures side by side, names of companies."""

import pytest
from reading import awards, campaigns, cluster_roles, counted, directives, events, person_roles, recipients, told

HEAD = "Tin trong ngày\n\n"


def test_a_dash_before_a_number_begins_an_item_and_no_range() -> None:
    text = (
        "Kết quả bình xét của nhà trường:\n\n- 64 giáo viên đạt danh hiệu Lao động tiên tiến;\n"
        "- 07 tổ đạt danh hiệu Tập thể lao động tiên tiến."
    )
    assert counted(HEAD + text) == {
        (64, "individual", "Lao động tiên tiến"),
        (7, "collective", "Tập thể Lao động tiên tiến"),
    }


def held(text: str) -> set[tuple[str, str, str | None]]:
    return {(fact.person, fact.role, fact.organisation) for fact in person_roles(text)}


LETTER = (
    "TỔNG CÔNG TY DỆT MAY PHÚ HẢI\nCÔNG TY CỔ PHẦN MAY SÔNG ĐÁY\nHà Nam, ngày 12 tháng 01 năm 2012\n\n"
    "BÁO CÁO THI ĐUA NĂM 2011\n\nCác phân xưởng tổ chức ký giao ước.\n\n"
)


def test_two_who_sign_side_by_side_have_each_their_own_office() -> None:
    offices, names = "GIÁM ĐỐC              CHỦ TỊCH CÔNG ĐOÀN", "Trần Đức Hòa          Lê Thị Nhung"
    text = f"{LETTER}{offices}\n{names}"
    company = next(name for person, _, name in held(text) if person == "Trần Đức Hòa")
    assert ("Lê Thị Nhung", "Chủ tịch", "Công đoàn") in held(text)
    assert str(company).lower() == "công ty cổ phần may sông đáy"


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        pytest.param("TM. BAN THƯỜNG VỤ TỈNH ĐOÀN\nPHÓ BÍ THƯ\n\nVõ Minh Thư", ("Phó Bí thư", "Tỉnh đoàn"), id="board"),
        pytest.param("TM. HỘI ĐỒNG THI ĐUA\nCHỦ TỊCH\n\nVõ Minh Thư", ("Chủ tịch", "Hội đồng thi đua"), id="council"),
        pytest.param(
            "TM. CỤM THI ĐUA SỐ 4\nCỤM TRƯỞNG\nGIÁM ĐỐC SỞ Y TẾ\nVõ Minh Thư", ("Giám đốc", "Sở Y tế"), id="head"
        ),
    ],
)
def test_a_signature_is_of_the_body_in_whose_name_it_stands(signed: str, expected: tuple[str, str]) -> None:
    letter = "ĐOÀN TNCS HỒ CHÍ MINH\nSố: 12-BC/TĐTN\n\nBÁO CÁO\nKết quả phong trào\n\nĐề nghị các đơn vị thực hiện.\n\n"
    assert ("Võ Minh Thư", *expected) in held(letter + signed)
    assert ("Võ Minh Thư", "Cụm trưởng", "Sở Y tế") not in held(letter + signed)


def test_a_field_after_an_assistant_is_part_of_the_role() -> None:
    text = "Đại úy Hồ Văn Lợi, Trợ lý Quân lực, Bộ Chỉ huy Quân sự tỉnh, kể lại."
    assert held(HEAD + text) == {("Hồ Văn Lợi", "Trợ lý Quân lực", "Bộ Chỉ huy Quân sự tỉnh")}


def test_a_union_may_be_that_of_a_company_with_a_name_like_a_person() -> None:
    text = "Chị Đỗ Thị Mơ, Chủ tịch Công đoàn Công ty TNHH May Thanh Sơn, cho biết bữa ăn đã khá hơn."
    assert held(HEAD + text) == {("Đỗ Thị Mơ", "Chủ tịch", "Công đoàn Công ty TNHH May Thanh Sơn")}


def test_an_office_of_some_company_is_of_none_that_the_text_names() -> None:
    text = "Sở Công Thương họp báo. Bà Đỗ Thị Mơ, Giám đốc một công ty gạch, nói giá than tăng."
    assert held(HEAD + text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Trung sĩ Cao Xuân Bắc, Tiểu đội trưởng, đã ngã xuống khi dập lửa rừng; Chủ tịch nước truy tặng Huân "
            "chương "
            "Dũng cảm.",
            {("Huân chương Dũng cảm", "Cao Xuân Bắc", "conferred")},
            id="to the dead of the clause before",
        ),
        pytest.param(
            "Bộ trưởng Bộ Y tế tặng Bằng khen cho ông Cao Xuân Bắc; Chủ tịch UBND tỉnh tặng Giấy khen.",
            {
                ("Bằng khen của Bộ trưởng Bộ Y tế", "Cao Xuân Bắc", "conferred"),
                ("Giấy khen của Chủ tịch UBND tỉnh", "Cao Xuân Bắc", "conferred"),
            },
            id="to whom the clause before names",
        ),
        pytest.param(
            "Hợp tác xã đề nghị UBND tỉnh tặng Cờ thi đua năm 2010; đề nghị Bộ trưởng Bộ Công Thương tặng Bằng "
            "khen cho "
            "ông Cao Xuân Bắc.",
            {("Bằng khen của Bộ trưởng Bộ Công Thương", "Cao Xuân Bắc", "proposed")},
            id="a semicolon parts two proposals",
        ),
        pytest.param(
            "Chủ tịch UBND huyện vừa ký quyết định hủy bỏ việc tặng Giấy khen cho Công ty TNHH Gỗ Minh Phát.",
            {("Giấy khen của Chủ tịch UBND huyện", "Công ty TNHH Gỗ Minh Phát", "revoked")},
            id="the act of giving is revoked",
        ),
        pytest.param(
            "Sở đang làm thủ tục thu hồi danh hiệu Nhà giáo ưu tú của ông Cao Xuân Bắc.",
            {("Nhà giáo ưu tú", "Cao Xuân Bắc", "conferred")},
            id="a revocation under way is none yet",
        ),
        pytest.param(
            "Hội nghị công bố Quyết định số 815/QĐ-TTg ngày 12/6/2020 của Thủ tướng Chính phủ, tặng Bằng khen "
            "cho Sở Y tế.",
            {("Bằng khen của Thủ tướng Chính phủ", "Sở Y tế", "conferred")},
            id="who decided confers",
        ),
        pytest.param(
            "Ông Cao Xuân Bắc nói sẽ trình phương án bỏ điểm cộng trong xét danh hiệu Lao động tiên tiến.",
            set(),
            id="weighing a title in general",
        ),
        pytest.param(
            "Chị Lê Thị Nhung kể việc xét khen còn hình thức, có nơi chị em được tặng Giấy khen mà không hay biết.",
            set(),
            id="somewhere somebody",
        ),
    ],
)
def test_clauses_that_go_on_with_those_before(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(HEAD + text) == expected


def test_the_unit_is_the_one_that_the_title_names_unless_another_begins_a_sentence() -> None:
    title = "Lữ đoàn Pháo binh 683 kỷ niệm ngày truyền thống\n\nLữ đoàn Pháo binh 683, Quân khu 9 tổ chức lễ kỷ niệm. "
    assert recipients(f"{title}Đại diện Quân khu 9 chúc mừng. Năm 2015, đơn vị được Chính phủ tặng Cờ thi đua.") == {
        "Lữ đoàn Pháo binh 683"
    }


def test_a_given_name_alone_receives_after_the_word_for_to() -> None:
    text = "Nguyễn Thị Bích Loan về quê\n\nSở đề nghị Chủ tịch nước tặng Huân chương Lao động hạng Ba cho Loan."
    assert recipients(text) == {"Nguyễn Thị Bích Loan"}


def test_a_leader_is_named_with_the_place_that_the_text_names_there() -> None:
    text = (
        "Ông Cao Xuân Bắc, Trưởng Ban Thi đua - Khen thưởng tỉnh Phú Yên, trao Bằng khen của Chủ tịch UBND tỉnh cho bà "
        "Lê Thị Nhung."
    )
    assert {fact.award for fact in awards(HEAD + text)} == {"Bằng khen của Chủ tịch UBND tỉnh"}


def test_a_congress_of_a_number_is_one_event_though_only_its_month_is_told() -> None:
    text = "Tỉnh đang chuẩn bị Đại hội Thi đua yêu nước tỉnh Yên Bái lần thứ VI vào cuối tháng 9."
    assert [(fact.kind, fact.date) for fact in events(HEAD + text)] == [("congress", None)]


def test_a_pact_signed_at_the_conference_of_a_december_is_not_of_the_year_that_it_is_for() -> None:
    text = (
        "Khối thi đua các trường tổng kết năm 2021\n\nSáng 28/12, tại Nhà văn hóa huyện, Khối thi đua các trường tổ "
        "chức hội nghị tổng kết công tác thi đua năm 2021 và ký kết giao ước thi đua năm 2022."
    )
    assert {fact.kind: fact.date for fact in events(text)} == {
        "conference": "2021-12-28",
        "pact_signing": "2021-12-28",
    }


def test_a_pact_is_signed_at_the_conference_of_its_paragraph_and_not_at_a_later_one() -> None:
    text = (
        "UBND HUYỆN YÊN SƠN\nSố: 12/BC-UBND\n\nYên Sơn, ngày 20 tháng 6 năm 2014\n\nBÁO CÁO\nCông tác thi đua\n\n"
        "Ngày 15/01/2014, UBND huyện tổ chức Hội nghị tổng kết công tác thi đua năm 2013. Tại hội nghị, 06 "
        "khối thi đua "
        "ký kết giao ước.\n\nUBND huyện sẽ tổ chức hội nghị biểu dương điển hình tiên tiến vào ngày 02/9."
    )
    assert [fact.date for fact in events(text) if fact.kind == "pact_signing"] == ["2014-01-15"]


def test_working_meetings_are_no_ceremonies_and_conferences_may_begin_a_year() -> None:
    text = (
        "Tin về thi đua\n\n06/02/2016 | 17:45\n\nChiều 4/2, đoàn công tác có buổi làm việc với UBND tỉnh Lai "
        "Châu về công "
        "tác thi đua, khen thưởng. Sáng 5/2, UBND tỉnh Lai Châu tổ chức hội nghị triển khai công tác thi đua năm 2016."
    )
    assert {(fact.kind, fact.date) for fact in events(text)} == {("conference", "2016-02-05")}


def test_clusters_in_general_have_no_members_and_each_bracket_its_own_cluster() -> None:
    text = (
        "Các cụm, khối thi đua: Huyện Mai Châu (Cụm trưởng Cụm thi đua các huyện vùng cao), Sở Y tế (Khối "
        "trưởng Khối thi "
        "đua các sở văn xã) sớm tổ chức sơ kết."
    )
    assert {(fact.cluster, fact.unit, fact.role) for fact in cluster_roles(HEAD + text)} == {
        ("Cụm thi đua các huyện vùng cao", "Mai Châu", "head"),
        ("Khối thi đua các sở văn xã", "Sở Y tế", "head"),
    }


def test_who_leads_a_bloc_leads_the_one_named_there() -> None:
    text = (
        "Khối thi đua các xã do xã Vân Hồ làm Trưởng khối; Khối các trường học và đơn vị sự nghiệp do Trung tâm Y tế "
        "huyện làm Trưởng khối."
    )
    led = {(fact.cluster, fact.unit) for fact in cluster_roles(HEAD + text)}
    assert ("Khối thi đua các xã", "Trung tâm Y tế huyện") not in led


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Sáng kiến của kỹ sư Cao Xuân Bắc về lò sấy được Tổng Liên đoàn Lao động Việt Nam tặng Bằng Lao động "
            "sáng tạo.",
            {("Bằng Lao động sáng tạo của Tổng Liên đoàn Lao động Việt Nam", "Cao Xuân Bắc", "conferred")},
            id="whose work is honoured",
        ),
        pytest.param(
            "Đại úy Cao Xuân Bắc, Đội trưởng Đội Cảnh sát hình sự - Huân chương Chiến công hạng Ba; Trung úy Hồ Văn "
            "Lợi, Phó Đội trưởng - Bằng khen của Bộ Công an.",
            {
                ("Huân chương Chiến công hạng Ba", "Cao Xuân Bắc", "conferred"),
                ("Bằng khen của Bộ Công an", "Hồ Văn Lợi", "conferred"),
            },
            id="after a dash the officer's, not his unit's",
        ),
        pytest.param(
            "Công an tỉnh tặng Giấy khen cho bà Lê Thị Nhung; Quỹ Tình thương Việt Nam hỗ trợ ông Cao Xuân Bắc 5 "
            "triệu đồng.",
            {("Giấy khen của Công an tỉnh", "Lê Thị Nhung", "conferred")},
            id="who gives money and who gets it",
        ),
    ],
)
def test_whose_an_award_is(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(HEAD + text) == expected


def test_money_for_many_counts_no_award() -> None:
    text = "Giám đốc quyết định công nhận 52 Chiến sĩ thi đua cơ sở; thưởng nóng 27 lượt người với 90 triệu đồng."
    assert counted(HEAD + text) == {(52, "individual", "Chiến sĩ thi đua cơ sở")}


def test_a_body_in_small_letters_without_a_name_takes_none_from_a_person() -> None:
    text = "Bệnh viện Đa khoa tỉnh Hà Nam mổ ca đầu tiên. Giám đốc bệnh viện Lê Duy Thành cho biết bệnh nhân đã khỏe."
    assert held(HEAD + text) == {("Lê Duy Thành", "Giám đốc", "Bệnh viện Đa khoa tỉnh")}


def test_an_award_after_a_dash_is_no_part_of_a_body() -> None:
    text = "Đại úy Cao Xuân Bắc, Đội trưởng Đội Cảnh sát kinh tế - Huân chương Chiến công hạng Ba."
    assert held(HEAD + text) == {("Cao Xuân Bắc", "Đội trưởng", "Đội Cảnh sát Kinh tế")}


def test_a_name_in_quotes_may_follow_what_sort_of_movement_it_is() -> None:
    text = "Về phong trào thi đua:\n\n- Phong trào thi đua liên kết “Ca máy an toàn” giữa hai phân xưởng."
    assert [fact.name for fact in campaigns(HEAD + text)] == ["Ca máy an toàn"]


def test_a_plan_that_says_what_follows_is_the_document_itself() -> None:
    text = "UBND xã ban hành Kế hoạch tổ chức phong trào thi đua yêu nước với các nội dung sau:"
    assert directives(HEAD + text) == []


def test_a_share_of_a_school_is_not_the_school() -> None:
    text = "Trường THPT Sông Ray có 90 thầy cô. Trường theo quy định chỉ được 15% số giáo viên là chiến sĩ thi đua."
    assert recipients(HEAD + text) == set()


def test_those_proposed_for_praise_are_counted_too() -> None:
    text = "Có 4 tập thể, 7 cá nhân được UBND tỉnh đề nghị Bộ Nội vụ khen thưởng."
    assert counted(HEAD + text) == {(4, "collective", None), (7, "individual", None)}


def test_medals_of_games_are_none_of_emulation() -> None:
    text = (
        "Phú Thọ thưởng lớn cho vận động viên giành huy chương SEA Games 31\n\nChiều nay, tỉnh gặp mặt đoàn thể thao."
    )
    assert awards(text) == []


def test_who_is_quoted_speaks_of_another() -> None:
    text = (
        "PGS.TS Đỗ Minh Châu cho rằng nên bỏ thủ tục. “Tôi từng học một người thầy giỏi. Thầy được phong Nhà giáo "
        "Ưu tú khi đã nghỉ hưu”, bà kể."
    )
    assert recipients(HEAD + text) == set()


def test_a_heading_of_tasks_that_were_done_silences_nothing() -> None:
    text = (
        "BÁO CÁO\n\n1. Thi đua thực hiện nhiệm vụ tuần tra\n\nBộ Quốc phòng tặng Bằng khen cho Đồn Biên "
        "phòng Na Mèo.\n\n"
        "2. Nhiệm vụ thời gian tới\n\nBộ Quốc phòng tặng Bằng khen cho Đồn Biên phòng Tén Tằn."
    )
    assert {fact.recipient for fact in awards(HEAD + text)} == {"Đồn Biên phòng Na Mèo"}
