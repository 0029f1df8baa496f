"""Kinds of statements about events that new articles showed."""

from reading import events, person_roles


def test_a_body_that_sums_up_on_a_day() -> None:
    text = (
        "Báo cáo của Khối\n\nNgày 12/7/2019, Khối thi đua các tỉnh Nam Sông Hồng sơ kết 6 tháng đầu năm tại tỉnh Hưng "
        "Yên."
    )
    assert [(fact.kind, str(fact.date), fact.place) for fact in events(text)] == [
        ("conference", "2019-07-12", "Hưng Yên")
    ]


def test_praise_on_the_spot_that_the_text_later_calls_a_ceremony() -> None:
    text = (
        "Khen thưởng hai ngư dân cứu người bị nạn trên biển\n\nNgày 14/3/2018\n\nSáng 14/3/2018, tại trụ sở UBND TP. "
        "Sa Đéc, ông Lê Văn Mẫn, Phó Chủ tịch UBND tỉnh Đồng Tháp đã trao Giấy khen cho hai ngư dân.\n\nPhát biểu tại "
        "buổi trao thưởng, ông Mẫn cảm ơn hai gia đình."
    )
    assert [(fact.kind, str(fact.date), fact.place, fact.organiser) for fact in events(text)] == [
        ("award_ceremony", "2018-03-14", "Trụ sở UBND TP. Sa Đéc", "UBND tỉnh Đồng Tháp")
    ]


def test_what_one_person_got_is_no_ceremony() -> None:
    text = "Cô giáo ở bản\n\nNgày 20/11 vừa qua, chị đón nhận danh hiệu Nhà giáo Ưu tú. Học trò cũ về rất đông."
    assert events(text) == []


def test_a_meeting_that_is_promised_is_none_yet() -> None:
    text = "Nhận cờ luân lưu, ông hứa: về dự sơ kết, các đơn vị bạn sẽ được xem mô hình."
    assert events(text) == []


def test_a_pact_is_of_those_who_hold_the_conference() -> None:
    text = (
        "Bệnh viện Đa khoa Mường Ảng tổng kết năm\n\nSáng 30/12/2020, Bệnh viện Đa khoa Mường Ảng tổ chức hội nghị "
        "tổng kết công tác năm 2020. Bệnh viện là Trưởng khối thi đua các bệnh viện tuyến huyện. Đại diện các khoa, "
        "phòng đã ký giao ước thi đua."
    )
    assert {(fact.kind, fact.organiser) for fact in events(text)} == {
        ("conference", "Bệnh viện Đa khoa Mường Ảng"),
        ("pact_signing", "Bệnh viện Đa khoa Mường Ảng"),
    }


LETTER = (
    "HỘI NÔNG DÂN HUYỆN BẮC HÀ\nBAN CHẤP HÀNH\n\nSố: 12/BC-HND\n\nBắc Hà, ngày 02 tháng 11 năm 2017\n\nBÁO CÁO\nTổng "
    "kết 5 năm phong trào thi đua\n\n"
    + "Các chi hội đã làm được nhiều việc tốt. "
    * 6
    + "\n\nTại Hội nghị tổng kết ngày 15/12/2017, Hội sẽ "
    "bàn việc này.\n\nTM. BAN THƯỜNG VỤ\n"
    "CHỦ TỊCH\n(Đã ký)\nGiàng Seo Vần"
)


def test_a_board_in_a_letterhead_is_of_the_body_above_it() -> None:
    assert [fact.organiser for fact in events(LETTER)] == ["Hội Nông dân huyện Bắc Hà"]
    assert [(fact.person, fact.organisation, fact.area) for fact in person_roles(LETTER)] == [
        ("Giàng Seo Vần", "Hội Nông dân huyện", "Bắc Hà")
    ]
