"""Facts of type campaign: names in all marks and none, lists, whose they are, when; and what is no campaign."""

import unicodedata

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


def facts(knowledge: Knowledge, text: str) -> list[CampaignFact]:
    article = article_from_text("mau", text)
    found = [fact for fact in extract(Document(article, knowledge)) if isinstance(fact, CampaignFact)]
    for fact in found:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    return found


def names(knowledge: Knowledge, text: str) -> list[str]:
    return [fact.name for fact in facts(knowledge, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh Bến Tre phát động phong trào thi đua “Đồng khởi mới”.", ["Đồng khởi mới"]),
        ('Tỉnh Bến Tre phát động phong trào thi đua "Đồng khởi mới”.', ["Đồng khởi mới"]),
        ("Tỉnh Bến Tre phát động phong trào thi đua «Đồng khởi mới».", ["Đồng khởi mới"]),
        ("Tỉnh Bến Tre phát động cuộc vận động ' 5 không ' trong cán bộ.", ["5 không"]),
        ("Phong trào thi đua năm 2023 mang tên “Bến Tre bứt phá” bắt đầu.", ["Bến Tre bứt phá"]),
        (
            "Hưởng ứng phong trào thi đua do Công đoàn ngành phát động “Ba nhanh, hai sạch”, xưởng làm thêm giờ.",
            ["Ba nhanh, hai sạch"],
        ),
        ("Điển hình là các phong trào thi đua” “Một cửa thân thiện”... của ban.", ["Một cửa thân thiện"]),
        ("Có 2 phong trào thi đua lớn: “Phong trào nông dân giữ đê”.", ["Nông dân giữ đê"]),
        ("“Hai giỏi” là phong trào thi đua lâu năm của ngành.", ["Hai giỏi"]),
        ("Các đội thi đua trong phong trào nêu gương “người tốt, việc tốt” của xã.", ["Người tốt, việc tốt"]),
        ("Công ty mở đợt thi đua cao điểm “60 ngày thông tuyến”.", ["60 ngày thông tuyến"]),
    ],
)
def test_a_quotation_after_a_trigger(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert names(knowledge, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỉnh thi đua. Đoàn xã có phong trào “Tuổi trẻ giữ sạch dòng sông. Hội có phong trào “Vườn mẫu nhà xanh”.",
            ["Tuổi trẻ giữ sạch dòng sông", "Vườn mẫu nhà xanh"],
        ),
        (
            "Tỉnh phát động phong trào thi đua Chung tay làm đường liên xã” được dân ủng hộ.",
            ["Chung tay làm đường liên xã"],
        ),
    ],
)
def test_a_name_with_a_missing_half_of_its_marks(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert names(knowledge, text) == expected


def test_a_list_of_quotations_shares_the_trigger_and_what_follows_the_last(knowledge: Knowledge) -> None:
    text = (
        'Các tỉnh tổ chức các phong trào thi đua: “Mỗi thôn một con đường”, “Nhà sạch vườn đẹp" của tỉnh Hà Nam; '
        "cuộc vận động “Nói lời hay” và phong trào “Làm việc tốt” của tỉnh Nam Định."
    )
    assert [(fact.name, fact.kind, fact.area) for fact in facts(knowledge, text)] == [
        ("Mỗi thôn một con đường", "campaign", "Hà Nam"),
        ("Nhà sạch vườn đẹp", "campaign", "Hà Nam"),
        ("Nói lời hay", "drive", "Nam Định"),
        ("Làm việc tốt", "campaign", "Nam Định"),
    ]


def test_a_list_after_a_colon_without_marks(knowledge: Knowledge) -> None:
    text = (
        "Bên cạnh các phong trào thi đua do Trung ương phát động: Hiến máu cứu người, Cả nước chung sức xây dựng "
        "nông thôn mới, Tiết kiệm từng giọt nước… các huyện trong tỉnh Phú Yên đã phát động những phong trào thi đua: "
        "Phú Yên chung sức làm thủy lợi và giảm nghèo; Thi đua gieo sạ đúng lịch; Sông Hinh với phong trào trồng rừng "
        "gỗ lớn trên đất dốc."
    )
    assert names(knowledge, text) == [
        "Hiến máu cứu người",
        "Cả nước chung sức xây dựng nông thôn mới",
        "Tiết kiệm từng giọt nước",
        "Phú Yên chung sức làm thủy lợi và giảm nghèo",
        "Thi đua gieo sạ đúng lịch",
        "Trồng rừng gỗ lớn trên đất dốc",
    ]


def test_a_bulleted_list(knowledge: Knowledge) -> None:
    text = (
        "Năm 2018, tỉnh Yên Bái có các phong trào thi đua sau:\n"
        "- Phong trào thi đua “Yên Bái chung sức xây dựng nông thôn mới”;\n"
        "- Lao động giỏi, lao động sáng tạo;\n"
        "- Mỗi bản một vườn thuốc.\n"
    )
    assert names(knowledge, text) == [
        "Yên Bái chung sức xây dựng nông thôn mới",
        "Lao động giỏi, lao động sáng tạo",
        "Mỗi bản một vườn thuốc",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Với phương châm “Nói đi đôi với làm”, phong trào thi đua của tỉnh có bước tiến.",
        "Phong trào thi đua yêu nước với chủ đề “Đoàn kết là sức mạnh” lan rộng.",
        "Trong phong trào thi đua, xã nhân rộng mô hình “Camera an ninh” và danh hiệu “Gia đình hiếu học”.",
        "Phong trào thi đua tiêu biểu với khẩu hiệu: “Tất cả vì học sinh”.",
        "Ông nói về phong trào thi đua: “Tôi chỉ mong bà con đỡ khổ. Việc khó thì cùng làm”.",
        "Chương trình “Thắp sáng ước mơ” và cuộc thi “Tìm hiểu lịch sử” góp vào phong trào thi đua.",
        "Phong trào “Khăn quàng đỏ” ở châu Âu phản đối tăng giá nhiên liệu.",
        "Kết quả các phong trào thi đua: Thu ngân sách đạt 500 tỷ đồng; Hộ nghèo giảm còn 2%; Đã làm 30 km đường.",
        "Tiêu biểu trong phong trào thi đua: Ông Lê Văn Ba, xã Vị Tân; bà Trần Thị Tư, xã Vị Thanh.",
        "Các cấp tiếp tục phát động sâu rộng các phong trào thi đua yêu nước.",
        "Tỉnh ban hành Chỉ thị số 05-CT/TW về “Đẩy mạnh học tập và làm theo tấm gương của Bác”; thi đua sôi nổi.",
    ],
)
def test_what_is_no_campaign(knowledge: Knowledge, text: str) -> None:
    assert names(knowledge, text) == []


@pytest.mark.parametrize(
    ("text", "area"),
    [
        # a place in the name, also a district that only the article knows
        ("Tỉnh Lào Cai họp. Hưởng ứng phong trào thi đua “Nghệ An chung tay xóa nhà tạm”.", "Nghệ An"),
        (
            "Hội nghị tại Lào Cai biểu dương phong trào thi đua “Mường Khương chung sức xây dựng nông thôn mới”.",
            "Mường Khương",
        ),
        # the subject after the comma
        ("Tỉnh Gia Lai tổng kết. Hưởng ứng phong trào thi đua “Ba sạch ba bền”, huyện Kbang làm trước.", "Kbang"),
        # the smaller of two units that locate each other
        ("Xã Ia Rong, huyện Chư Pưh phát động phong trào thi đua “Giữ rừng giữ nước”.", "Ia Rong"),
        # police and army run their own
        ("Công an tỉnh Kon Tum phát động phong trào thi đua “Gần dân hơn”.", "Công an tỉnh Kon Tum"),
        # the whole country
        (
            "Tỉnh Lai Châu góp phần vào phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” trong cả nước.",
            None,
        ),
    ],
)
def test_whose_a_campaign_is(knowledge: Knowledge, text: str, area: str | None) -> None:
    assert [fact.area for fact in facts(knowledge, text)] == [area]


def test_when_it_runs_who_began_it_and_what_it_localises(knowledge: Knowledge) -> None:
    text = (
        "Cà Mau họp bàn.\n\nSáng 12/3/2021, UBND tỉnh Cà Mau tổ chức lễ phát động phong trào thi đua “Doanh "
        "nghiệp Cà Mau hội nhập và phát triển” giai đoạn 2021-2025."
    )
    (fact,) = facts(knowledge, text)
    assert fact.model_dump(exclude={"evidence", "confidence", "article", "type"}) == {
        "name": "Doanh nghiệp Cà Mau hội nhập và phát triển",
        "kind": "campaign",
        "area": "Cà Mau",
        "period": "2021-2025",
        "started": "2021-03-12",
        "launched_by": "UBND tỉnh Cà Mau",
        "localises": "Doanh nghiệp Việt Nam hội nhập và phát triển",
    }


def test_the_date_of_a_document_is_not_the_campaigns(knowledge: Knowledge) -> None:
    text = (
        "UBND tỉnh Trà Vinh ban hành Kế hoạch số 9/KH-UBND ngày 5/2/2020 phát động phong trào thi đua “Trà Vinh xanh”."
    )
    assert [fact.started for fact in facts(knowledge, text)] == [None]


def test_what_is_launched_in_small_letters(knowledge: Knowledge) -> None:
    text = (
        "Tỉnh phát động phong trào thi đua hoàn thành vượt mức kế hoạch trồng rừng phòng hộ năm 2019, góp phần giữ "
        "nước. Các địa phương đẩy mạnh phong trào thi đua sản xuất giỏi trong toàn dân."
    )
    assert names(knowledge, text) == ["Hoàn thành vượt mức kế hoạch trồng rừng phòng hộ năm 2019"]


def test_a_national_campaign_without_marks_or_trigger(knowledge: Knowledge) -> None:
    text = (
        "Quân khu thi đua sôi nổi. Toàn tỉnh hưởng ứng phong trào thi đua Cả nước chung sức xây dựng NTM, phong trào "
        "Thi đua Quyết thắng và hưởng ứng “Cả nước chung tay vì người nghèo – Không để ai bị bỏ lại phía sau”."
    )
    assert names(knowledge, text) == [
        "Cả nước chung sức xây dựng nông thôn mới",
        "Thi đua Quyết thắng",
        "Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau",
    ]


def test_a_party_policy_is_a_drive_only_where_the_text_calls_it_one(knowledge: Knowledge) -> None:
    text = (
        "Tỉnh Bạc Liêu thi đua học tập và làm theo tấm gương đạo đức Hồ Chí Minh. Các chi bộ thực hiện cuộc vận động "
        "Học tập và làm theo tấm gương đạo đức Hồ Chí Minh."
    )
    assert [(fact.name, fact.kind) for fact in facts(knowledge, text)] == [
        ("Học tập và làm theo tấm gương đạo đức Hồ Chí Minh", "drive")
    ]


def test_a_campaign_named_often_is_one_fact(knowledge: Knowledge) -> None:
    text = (
        "Tỉnh Đồng Tháp phát động phong trào thi đua “Hội quán nông dân”. Phong trào “Hội quán nông dân” lan rộng. "
        "Năm sau, phong trào thi đua “Hội quán nông dân” có thêm người."
    )
    assert names(knowledge, text) == ["Hội quán nông dân"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("place", ["Hòa Bình", "Hoà Bình"])
def test_normal_forms_and_tone_placement(knowledge: Knowledge, form: str, place: str) -> None:
    text = unicodedata.normalize(
        form,
        f"Tỉnh {place} phát động phong trào thi đua “{place} chung sức\nxây dựng nông thôn mới”.",  # type: ignore[arg-type]
    )
    (fact,) = facts(knowledge, text)
    assert (fact.area, fact.localises) == ("Hòa Bình", "Cả nước chung sức xây dựng nông thôn mới")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh Bắc Kạn phát động phong trào thi đua mang tên Mùa xuân trồng rừng.", ["Mùa xuân trồng rừng"]),
        ("Đợt thi đua được đặt tên Cả phố sáng đèn, kéo dài tới tháng 5.", ["Cả phố sáng đèn"]),
        ("Huyện mở đợt thi đua cao điểm 60 ngày đêm với chủ đề «Bến quê vươn mình».", ["Bến quê vươn mình"]),
        ("Huyện Bát Xát chọn “Mỗi bản một nghề” làm phong trào thi đua trọng tâm.", ["Mỗi bản một nghề"]),
        (
            "Công đoàn duy trì cuộc vận động Mái ấm nghĩa tình, sửa 173 căn nhà. Thi đua lan rộng.",
            ["Mái ấm nghĩa tình"],
        ),
        (
            "Tỉnh triển khai các cuộc vận động như Nhà sạch vườn đẹp; Ngày vì người nghèo.",
            ["Nhà sạch vườn đẹp", "Ngày vì người nghèo"],
        ),
        (
            "Các phong trào, đơn vị lần lượt triển khai: xây dựng bếp ăn xanh; đổi mới cách tiếp dân. Thi đua sôi nổi.",
            ["Xây dựng bếp ăn xanh", "Đổi mới cách tiếp dân"],
        ),
        (
            "3. Các phong trào cụ thể\n3.1. “Sáng tạo trẻ”: 15 đề tài thi đua.\n3.2. “Thợ giỏi”: 20 người.",
            ["Sáng tạo trẻ", "Thợ giỏi"],
        ),
        ("Năm 2017, tỉnh Nghệ An triển khai hai phong trào: «Nhà sạch», «Tiếng kẻng».", ["Nhà sạch", "Tiếng kẻng"]),
        ("Ứng viên mở cuộc vận động ở bang Bắc Carolina hôm 26/10.", []),
    ],
)
def test_names_in_more_wordings(knowledge: Knowledge, text: str, expected: list[str]) -> None:
    assert names(knowledge, text) == expected


def test_what_follows_the_name_says_who_began_it_and_when(knowledge: Knowledge) -> None:
    text = "Phong trào thi đua “Sổ tay xanh” vừa được Tỉnh đoàn Quảng Nam phát động, bắt đầu từ tháng 3/2021."
    (fact,) = facts(knowledge, text)
    assert (fact.launched_by, fact.started) == ("Tỉnh đoàn Quảng Nam", "2021-03")


def test_a_place_that_only_locates_does_not_run_the_campaign(knowledge: Knowledge) -> None:
    text = (
        "Tại Sở chỉ huy (phường A, TP Thái Nguyên), diễn ra lễ phát động phong trào thi đua “Giữ rừng” và ký giao ước "
        "của Cụm thi đua số 2 các huyện."
    )
    assert [fact.area for fact in facts(knowledge, text)] == ["Cụm thi đua số 2 các huyện"]
