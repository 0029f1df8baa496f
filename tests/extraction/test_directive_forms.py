"""Directives without number: laws by title and date, letters that a person signs, acts of a named issuer."""

import pytest

from kg_service.articles.reader import article_from_text
from kg_service.extraction.directive.directive import extract
from kg_service.extraction.document import Document
from kg_service.extraction.facts import DirectiveFact
from kg_service.extraction.knowledge import Knowledge
from kg_service.reference.load import Reference


@pytest.fixture(scope="module")
def knowledge(reference: Reference) -> Knowledge:
    return Knowledge(reference)


def facts(knowledge: Knowledge, text: str) -> list[DirectiveFact]:
    found = extract(Document(article_from_text("mau", text), knowledge))
    return [fact for fact in found if isinstance(fact, DirectiveFact)]


REST = "; theo đề nghị của ban chấp hành chi hội và ý kiến của các tổ, xã lập danh sách"


@pytest.mark.parametrize(
    ("text", "kind", "subject", "date"),
    [
        (
            f"Căn cứ Luật Thanh niên ngày 16 tháng 6 năm 2020{REST}",
            "Luật",
            "Luật Thanh niên",
            "2020-06-16",
        ),
        (
            "Căn cứ Luật Nghĩa vụ quân sự ngày 19/6/2015, xã lập danh sách.",
            "Luật",
            "Luật Nghĩa vụ quân sự",
            "2015-06-19",
        ),
        (
            f"Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đê điều và Luật Thủy lợi ngày 17/6/2020{REST}",
            "Luật",
            "Luật sửa đổi, bổ sung một số điều của Luật Đê điều và Luật Thủy lợi",
            "2020-06-17",
        ),
        (
            f"Căn cứ Pháp lệnh Dân số ngày 09 tháng 01 năm 2003{REST}",
            "Pháp lệnh",
            "Pháp lệnh Dân số",
            "2003-01-09",
        ),
    ],
)
def test_laws_by_title_and_date(knowledge: Knowledge, text: str, kind: str, subject: str, date: str) -> None:
    (fact,) = facts(knowledge, text)
    assert (fact.kind, fact.number, fact.subject, fact.date) == (kind, None, subject, date)


@pytest.mark.parametrize(
    "text",
    [
        "Luật này được thông qua ngày 16 tháng 6 năm 2020.",
        "Luật Thanh niên có hiệu lực từ ngày 01 tháng 01 năm 2021.",
        "Theo luật chơi, đội thắng ngày 16 tháng 6 năm 2020 vào bán kết.",
        "Bạn đọc hỏi về Luật Thanh niên và luật sư trả lời ngày 16/6.",
    ],
)
def test_what_is_said_of_a_law_is_no_law(knowledge: Knowledge, text: str) -> None:
    assert facts(knowledge, text) == []


def test_a_person_signs_for_the_body(knowledge: Knowledge) -> None:
    text = (
        "Thứ trưởng Bộ Y tế Trần Hữu Khang ký công văn gửi UBND các tỉnh, thành phố đề nghị siết chặt quảng cáo thuốc."
    )
    (fact,) = facts(knowledge, text)
    assert (fact.kind, fact.issuer, fact.subject) == ("Công văn", "Bộ Y tế", "đề nghị siết chặt quảng cáo thuốc")


def test_a_person_named_beside_the_body_does_not_sign(knowledge: Knowledge) -> None:
    assert facts(knowledge, "Bà Lê Thu Hà nghỉ hưu ở Bộ Y tế. Trần Hữu Khang đọc công văn đã cũ của nhà trường.") == []


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "subject"),
    [
        (
            "Tỉnh Phú Yên bàn cách làm theo nghị quyết của Quốc hội về miễn thuế đất nông nghiệp.",
            "Nghị quyết",
            "Quốc hội",
            "miễn thuế đất nông nghiệp",
        ),
        (
            "Sở Nội vụ tỉnh Phú Yên đã có công văn trả lời Hội Làm vườn về việc đổi tên câu lạc bộ.",
            "Công văn",
            "Sở Nội vụ tỉnh Phú Yên",
            "đổi tên câu lạc bộ",
        ),
        (
            "Bộ Tài chính ra quyết định số 31 thành lập tổ kiểm kê tài sản.",
            "Quyết định",
            "Bộ Tài chính",
            "thành lập tổ kiểm kê tài sản",
        ),
    ],
)
def test_acts_of_a_named_issuer(knowledge: Knowledge, text: str, kind: str, issuer: str, subject: str) -> None:
    (fact,) = facts(knowledge, text)
    assert (fact.kind, fact.issuer, fact.subject) == (kind, issuer, subject)


@pytest.mark.parametrize(
    "text",
    [
        "Lớp học thuộc nhiều nghị quyết của Quốc hội về miễn thuế đất nông nghiệp.",
        "Chị giữ kế hoạch của gia đình về trồng lại vườn cam già cỗi.",
        "Quyết định của Quốc hội được hoan nghênh.",
        "Phường lập kế hoạch thực hiện kết luận của Thường trực Thành ủy Thủ Dầu Một.",
    ],
)
def test_several_acts_or_private_plans_are_none(knowledge: Knowledge, text: str) -> None:
    assert facts(knowledge, text) == []


@pytest.mark.parametrize(
    ("written", "issuer", "date"),
    [
        ("Kế hoạch số 77/KH-SXD (ban hành 10-10-2022)", "Sở Xây dựng Phú Yên", "2022-10-10"),
        ("Tờ trình số 44/TTr-BDT ngày 02 tháng 11 năm 2022", "Ban Dân tộc Phú Yên", "2022-11-02"),
        ("Kế hoạch số 15/KH-XYZ ngày 5/4/2022", None, "2022-04-05"),
    ],
)
def test_symbols_that_tell_their_issuer(knowledge: Knowledge, written: str, issuer: str | None, date: str) -> None:
    (fact,) = facts(knowledge, f"Tỉnh Phú Yên thi đua theo {written}, bước đầu có kết quả.")
    assert (fact.issuer, fact.date) == (issuer, date)


@pytest.mark.parametrize(
    ("head", "date"),
    [("Tin thi đua\n\n20/06/2022\n\n", "2022-06-05"), ("Tin thi đua năm 2021\n\n", "2021-06-05")],
)
def test_a_day_before_the_issuer_has_the_year_of_the_article(knowledge: Knowledge, head: str, date: str) -> None:
    (fact,) = facts(knowledge, f"{head}Ngày 5/6, UBND tỉnh Phú Yên đã ban hành Kế hoạch số 12/KH-UBND về dọn kênh.")
    assert fact.date == date


@pytest.mark.parametrize(
    ("text", "kind", "issuer", "subject"),
    [
        (
            "Sở đã triển khai công điện chỉ đạo của Thủ tướng Chính phủ về phòng chống rét cho đàn gia súc vùng cao.",
            "Công điện",
            "Thủ tướng Chính phủ",
            "phòng chống rét cho đàn gia súc vùng cao",
        ),
        (
            "Phó Thủ tướng Thường trực Lê Văn Tá vừa ký công văn yêu cầu các bộ rà soát thủ tục khen thưởng.",
            "Công văn",
            "Phó Thủ tướng Thường trực Chính phủ",
            "yêu cầu các bộ rà soát thủ tục khen thưởng",
        ),
        (
            "Thực hiện Chỉ thị của Tỉnh ủy, UBND huyện đã ban hành kế hoạch tổ chức đợt thi đua nước rút như sau:",
            "Kế hoạch",
            "UBND huyện",
            "tổ chức đợt thi đua nước rút",
        ),
        (
            "Phường triển khai đề án xây dựng tuyến phố văn minh, các tổ thi đua sôi nổi.",
            "Đề án",
            None,
            "xây dựng tuyến phố văn minh",
        ),
        (
            "Phường đã ban hành đề án “Mỗi tổ một vườn hoa”, các tổ thi đua sôi nổi.",
            "Đề án",
            None,
            "Mỗi tổ một vườn hoa",
        ),
    ],
)
def test_documents_told_by_who_orders_what(
    knowledge: Knowledge, text: str, kind: str, issuer: str | None, subject: str
) -> None:
    found = [fact for fact in facts(knowledge, text) if fact.subject]
    assert [(fact.kind, fact.issuer, fact.subject) for fact in found] == [(kind, issuer, subject)]


def test_a_scheme_that_is_only_drafted_or_mentioned_is_none(knowledge: Knowledge) -> None:
    for text in ("Phường đang xây dựng đề án quản lý chợ đêm.", "Đề án này đã giúp phường đổi thay."):
        assert facts(knowledge, text) == []


def test_an_old_symbol_without_hyphen_and_kind(knowledge: Knowledge) -> None:
    (fact,) = facts(knowledge, "Trường thành lập theo số 71/QĐUB của UBND tỉnh Phú Yên ngày 2/9/1999, thi đua dạy tốt.")
    assert (fact.kind, fact.number, fact.issuer, fact.date) == (
        "Quyết định",
        "71/QĐUB",
        "UBND tỉnh Phú Yên",
        "1999-09-02",
    )


def test_the_partys_centre_in_its_other_spelling(knowledge: Knowledge) -> None:
    (fact,) = facts(knowledge, "Chi bộ học tập theo Chỉ thị số 05-CT/TƯ của Bộ Chính trị, thi đua sôi nổi.")
    assert (fact.number, fact.issuer) == ("05-CT/TW", "Bộ Chính trị")


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Hội làm theo Hướng dẫn số 18 của Ban Thường vụ Tỉnh ủy Hà Giang.", "Hướng dẫn", "18"),
        ("Hội ký Nghị quyết liên tịch số 03 giữa Hội Nông dân tỉnh và Sở Y tế.", "Nghị quyết liên tịch", "03"),
    ],
)
def test_a_bare_number_with_its_issuer(knowledge: Knowledge, text: str, kind: str, number: str) -> None:
    assert [(fact.kind, fact.number) for fact in facts(knowledge, text)] == [(kind, number)]


def test_what_a_plenum_resolved_is_told(knowledge: Knowledge) -> None:
    (fact,) = facts(knowledge, "Đảng bộ thực hiện Nghị quyết Trung ương 5 khóa XII về phát triển kinh tế tư nhân.")
    assert fact.subject == "phát triển kinh tế tư nhân"
