"""Short forms that an article explains: facts name bodies in full, wherever the short form stands."""

import pytest

from kg_service.articles.reader import Metadata, article_from_text
from kg_service.extraction.abbreviations import explained
from kg_service.extraction.document import Document
from kg_service.extraction.knowledge import Knowledge
from kg_service.extraction.pipeline import Extraction
from kg_service.reference.load import load_reference

NOTHING = Metadata(None, None, None, None, None)


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge(load_reference())


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("Trường Đại học Cửu Long (MKU) tròn 20 tuổi.", {"MKU": "Trường Đại học Cửu Long"}),
        ("Cục Bản quyền tác giả (CBQTG) họp báo.", {"CBQTG": "Cục Bản quyền tác giả"}),
        ("Quân chủng Hải quân Việt Nam (HQVN) ra khơi.", {"HQVN": "Hải quân Việt Nam"}),
        (
            "Công ty Cổ phần Gạch Tuynel Đông Anh (sau đây gọi tắt là Gạch Đông Anh) và đối tác.",
            {"Gạch Đông Anh": "Công ty Cổ phần Gạch Tuynel Đông Anh"},
        ),
        ("Bệnh viện Đa khoa Vĩnh Tường (viết tắt: “VTGH”) báo cáo.", {"VTGH": "Bệnh viện Đa khoa Vĩnh Tường"}),
        ("Hợp tác xã (HTX) làm ăn khá.", {}),
        ("Ông A (TP Vinh), bà B (UBND xã) và 12 người (VIP).", {}),
        ("UBND tỉnh Cà Mau (UBND) họp.", {}),
        ("Giá trị tăng (GRDP", {}),
    ],
)
def test_short_forms_stand_for_the_name_before_the_bracket(knowledge, text, shorts):
    found = explained(Document(article_from_text("a", text, NOTHING), knowledge))
    assert dict(found) == shorts


def facts(text):
    return [fact.record() for fact in Extraction(load_reference()).facts(article_from_text("a", text, NOTHING))]


def test_bodies_are_named_in_full_as_recipients_givers_and_employers():
    text = (
        "Tổng công ty Điện lực miền Trung (EVNCPC) vừa đón nhận Huân chương Lao động hạng Nhất. "
        "Dịp này, EVNCPC tặng giấy khen cho Công ty Điện lực Kon Tum. Ông Lê Đình Bản, Giám đốc EVNCPC, phát biểu."
    )
    found = facts(text)
    awards = {(one["award"].lower(), one["recipient"]) for one in found if one["type"] == "award"}
    assert awards == {
        ("huân chương lao động hạng nhất", "Tổng Công ty Điện lực miền Trung"),
        ("giấy khen của tổng công ty điện lực miền trung", "Công ty Điện lực Kon Tum"),
    }
    employers = [one["organisation"].lower() for one in found if one["type"] == "person_role"]
    assert employers == ["tổng công ty điện lực miền trung"]
    assert all(text[one["evidence"]["start"] : one["evidence"]["end"]] == one["evidence"]["quote"] for one in found)


def test_one_body_under_two_names_is_one_recipient():
    found = facts(
        "Học viện Hàng không Việt Nam (VAA) được Thủ tướng Chính phủ tặng Bằng khen. "
        "Phó Thủ tướng trao Bằng khen của Thủ tướng Chính phủ cho VAA."
    )
    assert [one["recipient"] for one in found if one["type"] == "award"] == ["Học viện Hàng không Việt Nam"]
