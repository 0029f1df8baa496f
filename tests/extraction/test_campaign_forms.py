"""Campaigns whose trigger stands elsewhere, abbreviations in names, stints, lists led by a sort of movement."""

import pytest

from kg_service.articles.reader import article_from_text
from kg_service.extraction.campaign.campaign import extract
from kg_service.extraction.document import Document
from kg_service.extraction.facts import CampaignFact
from kg_service.extraction.knowledge import Knowledge
from kg_service.reference.load import Reference


@pytest.fixture(scope="module")
def knowledge(reference: Reference) -> Knowledge:
    return Knowledge(reference)


def names(knowledge: Knowledge, text: str) -> list[str]:
    found = extract(Document(article_from_text("mau", text), knowledge))
    return [fact.name for fact in found if isinstance(fact, CampaignFact)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ngành y tế có phong trào thi đua “Nụ cười phòng khám”, ngành điện có “Sáng mãi đường thôn”.",
            ["Nụ cười phòng khám", "Sáng mãi đường thôn"],
        ),
        (
            "Năm qua, hai huyện mở nhiều phong trào thi đua. Ở Sơn Hòa có “Mỗi sân một luống rau”; "
            "ở Tuy An (cũ) có “Biển sạch cá về”.",
            ["Mỗi sân một luống rau", "Biển sạch cá về"],
        ),
        (
            "Khối đã tổ chức 14 đợt thi đua. Có thể kể đến: “Chín mươi ngày làm sạch dữ liệu” của Cục Thuế.",
            ["Chín mươi ngày làm sạch dữ liệu"],
        ),
    ],
)
def test_the_trigger_stands_with_another_name_or_before(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert names(knowledge, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Huyện có nhiều phong trào thi đua. Ở Sơn Hòa có mô hình “Mỗi sân một luống rau”.",
        "Năm qua, huyện phát động phong trào thi đua. Thư viện có “Truyện Kiều” bản in cổ.",
        "Phố cổ đông khách. Ở Sơn Hòa có “Quán nhỏ bên sông” bán bánh canh.",
    ],
)
def test_models_books_and_shops_are_none(knowledge: Knowledge, text: str) -> None:
    assert names(knowledge, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sở phát động cuộc vận động “Người TP. Cần Thơ giữ rạch xanh, giữ P. Cái Khế sạch”.",
            ["Người TP. Cần Thơ giữ rạch xanh, giữ P. Cái Khế sạch"],
        ),
        (
            "Xã vừa phát động phong trào thi đua 45 ngày đêm làm sạch hồ sơ đất đai.",
            ["45 ngày đêm làm sạch hồ sơ đất đai"],
        ),
        ("Công ty phát động thi đua năm 2024 với tên gọi Sạch trong từng ca máy.", ["Sạch trong từng ca máy"]),
        (
            "Các phong trào thi đua: Bếp ấm đội biên phòng; Vườn rau sạch bản em đã lan rộng trong tỉnh.",
            ["Bếp ấm đội biên phòng", "Vườn rau sạch bản em"],
        ),
        ("Năm qua ngành giáo dục thi đua “Dạy tốt - học tốt”.", ["Dạy tốt - Học tốt"]),
        (
            "Bằng khen ghi nhận các phong trào như chương trình Tết ấm bản xa, Bữa cơm cho em, Vở mới đến lớp…",
            ["Tết ấm bản xa", "Bữa cơm cho em", "Vở mới đến lớp"],
        ),
    ],
)
def test_names_with_abbreviations_days_and_a_sort_before_them(
    knowledge: Knowledge, text: str, expected: list[str]
) -> None:
    assert names(knowledge, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ông nói trong cuộc vận động “Tôi đã đi. Tôi đã thấy”.",
        "Tổ dẫn đầu phong trào thi đua của UBND Thành phố năm 2022.",
        "Đội có phong trào thi đua 20 ngày.",
        "Tổ nhận cờ thi đua “Đội nhanh việc tốt” của công ty.",
        "Xã xem lại chương trình Tết ấm bản xa, Bữa cơm cho em sau phong trào thi đua.",
    ],
)
def test_speech_years_and_programmes_are_none(knowledge: Knowledge, text: str) -> None:
    assert names(knowledge, text) == []


def test_a_ministry_or_company_after_the_name_or_before_tiep_tuc_runs_it(knowledge: Knowledge) -> None:
    text = (
        "Khối phát động 9 phong trào thi đua. Có thể kể: “Cầu vững đường êm” của Bộ Xây dựng; “Hóa đơn sạch” của "
        "Bộ Tài chính; riêng Bộ Công Thương tiếp tục cuộc vận động “Hàng ta ta chuộng”."
    )
    found = extract(Document(article_from_text("mau", text), knowledge))
    assert [(fact.name, fact.area) for fact in found if isinstance(fact, CampaignFact)] == [
        ("Cầu vững đường êm", "Bộ Xây dựng"),
        ("Hóa đơn sạch", "Bộ Tài chính"),
        ("Hàng ta ta chuộng", "Bộ Công Thương"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bốn đơn vị dẫn đầu phong trào thi đua của tỉnh Sơn La năm 2014 gồm: Văn phòng UBND tỉnh, Ban Dân vận Tỉnh ủy, "
        "Hội Cựu chiến binh tỉnh và Sở Tài chính.",
        "Tiêu biểu trong phong trào thi đua năm 2019 là: Sở Công Thương, Huyện ủy Mộc Châu, Sở Nội vụ tỉnh Sơn La.",
    ],
)
def test_bodies_that_lead_a_movement_are_not_what_it_is_called(knowledge: Knowledge, text: str) -> None:
    assert names(knowledge, text) == []


def test_a_name_that_begins_with_a_body_is_one(knowledge: Knowledge) -> None:
    text = "Tỉnh Sơn La có các phong trào thi đua gồm: Hội Nông dân giữ sạch nguồn nước, Ngày thứ sáu xanh bản làng."
    assert names(knowledge, text) == ["Hội Nông dân giữ sạch nguồn nước", "Ngày thứ sáu xanh bản làng"]


SECURITY = "Toàn dân bảo vệ an ninh Tổ quốc"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chín xã của tỉnh Sơn La được khen về PTTDBVANTQ năm 2017.", [SECURITY]),
        ("Công an tỉnh Sơn La thi đua xây dựng phong trào TDBVANTQ ở 12 bản.", [SECURITY]),
        ("Tỉnh Sơn La thi đua giữ vững phong trào toàn dân bảo vệ ANTQ tại bản làng.", [SECURITY]),
        ("Sơn La mở PTTĐ “Bản sạch đường thông” và CVĐ “Người Việt Nam ưu tiên dùng hàng Việt Nam”.",
         ["Bản sạch đường thông", "Người Việt Nam ưu tiên dùng hàng Việt Nam"]),
        ("Đoàn Sơn La sơ kết cuộc vận động 50 trong dịp khen thưởng cuối năm.", ["Cuộc vận động 50"]),
        ("Ban TDBV chợ họp về ANTQ.", []),
    ],
)  # fmt: skip
def test_abbreviations_of_campaigns(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert names(knowledge, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thị xã thi đua, mỗi người là một tấm gương “người tốt, việc tốt” của phố.", []),
        ("Thị xã hưởng ứng phong trào “người tốt, việc tốt” của phố.", ["Người tốt, việc tốt"]),
    ],
)
def test_an_example_is_no_campaign(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert names(knowledge, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thứ trưởng phát động chủ đề thi đua năm 2019 của bộ là “Kỷ cương, sáng tạo vì người dân”.",
            ["Kỷ cương, sáng tạo vì người dân"],
        ),
        (
            "Chủ tịch tỉnh phát động phong trào thi đua giai đoạn 2021 - 2025 với chủ đề “Sơn La vươn mình cùng núi”.",
            ["Sơn La vươn mình cùng núi"],
        ),
        ("Cuộc vận động xây dựng Quỹ “Mái trường ven sóng” lan tới các xã.", ["Mái trường ven sóng"]),
        ("Đơn vị đứng đầu phong trào TĐQT năm 2018 của quân khu.", ["Thi đua Quyết thắng"]),
        ("Liên đoàn lao động tổng kết phong trào CNVCLĐ và hoạt động công đoàn năm 2019, khen thưởng 5 tập thể.", []),
    ],
)
def test_themes_that_are_launched_funds_and_abbreviations(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert names(knowledge, text) == expected
