"""Facts of type directive: symbols in all forms, issuers, dates, matters; and what is no document of its own."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.articles.reader import article_from_text
from kg_service.extraction.directive.directive import extract
from kg_service.extraction.document import Document
from kg_service.extraction.facts import DirectiveFact
from kg_service.extraction.knowledge import Knowledge
from kg_service.reference.load import Reference
from kg_service.text.normalize import fold


@pytest.fixture(scope="module")
def knowledge(reference: Reference) -> Knowledge:
    return Knowledge(reference)


def facts(knowledge: Knowledge, text: str) -> list[DirectiveFact]:
    article = article_from_text("mau", text)
    found = [fact for fact in extract(Document(article, knowledge)) if isinstance(fact, DirectiveFact)]
    for fact in found:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    return found


@pytest.mark.parametrize(
    ("written", "kind", "number", "issuer"),
    [
        ("Chỉ thị số 34 - CT/TW của Bộ Chính trị", "Chỉ thị", "34-CT/TW", "Bộ Chính trị"),
        ("Chỉ thị 34–CT/TW", "Chỉ thị", "34-CT/TW", "Bộ Chính trị"),
        ("Chỉ thị số 22/CT-TW của Ban Bí thư", "Chỉ thị", "22-CT/TW", "Ban Bí thư"),
        ("Kế hoạch số 77 /KH - UBND của UBND tỉnh Phú Yên", "Kế hoạch", "77/KH-UBND", "UBND tỉnh Phú Yên"),
        ("Luật số 06/2022/QH15", "Luật", "06/2022/QH15", "Quốc hội"),
        ("Nghị quyết số 54/2017/QH14 của Quốc hội", "Nghị quyết", "54/2017/QH14", "Quốc hội"),
        ("Nghị định số 98/2023/NÐ-CP", "Nghị định", "98/2023/NĐ-CP", "Chính phủ"),
        ("Quyết định 587/QĐ-TTg", "Quyết định", "587/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("Thông tư số 12/2019/TT-BNV", "Thông tư", "12/2019/TT-BNV", "Bộ Nội vụ"),
        ("văn bản số 2345/UBND-NC của UBND tỉnh Phú Yên", "Công văn", "2345/UBND-NC", "UBND tỉnh Phú Yên"),
        ("Hướng dẫn liên ngành số 3/HDLN-SNV-STC", "Hướng dẫn", "3/HDLN-SNV-STC", None),
        ("Chương trình hành động số 16-CTr/HU của Huyện ủy Sơn Hòa", "Chương trình", "16-CTr/HU", "Huyện ủy Sơn Hòa"),
    ],
)
def test_symbols(knowledge: Knowledge, written: str, kind: str, number: str, issuer: str | None) -> None:
    (fact,) = facts(knowledge, f"Các đơn vị quán triệt {written}; tổ chức nghiêm túc.")
    assert (fact.kind, fact.number) == (kind, number)
    if issuer:
        assert fact.issuer == issuer


@pytest.mark.parametrize(
    ("written", "number", "issuer"),
    [
        ("Chỉ thị số 05 của Bộ Chính trị", "05-CT/TW", "Bộ Chính trị"),
        ("Chỉ thị 05", "05-CT/TW", "Bộ Chính trị"),
        ("Nghị quyết số 26 của Ban Chấp hành Trung ương", "26-NQ/TW", "Ban Chấp hành Trung ương"),
        ("Nghị quyết 43 của Quốc hội", "43", "Quốc hội"),
        ("Nghị định 91/2017", "91/2017", "Chính phủ"),
        ("Quyết định số 99 của UBND tỉnh Phú Yên", "99", "UBND tỉnh Phú Yên"),
    ],
)
def test_numbers_without_symbol(knowledge: Knowledge, written: str, number: str, issuer: str) -> None:
    (fact,) = facts(knowledge, f"Toàn tỉnh học tập {written}, bước đầu có kết quả.")
    assert (fact.number, fact.issuer) == (number, issuer)


@pytest.mark.parametrize(
    "written",
    ["ngày 07/4/2014", ", ngày 7-4-2014", "ngày 07 tháng 4 năm 2014", "(ngày 7/4/2014)", "ban hành ngày 7.4.2014"],
)
def test_dates(knowledge: Knowledge, written: str) -> None:
    (fact,) = facts(knowledge, f"Thực hiện Quyết định số 12/QĐ-UBND {written} của UBND tỉnh Phú Yên.")
    assert (fact.date, fact.issuer) == ("2014-04-07", "UBND tỉnh Phú Yên")


@pytest.mark.parametrize(
    ("text", "issuer", "date"),
    [
        ("Phú Yên họp.\n\nUBND tỉnh đã ban hành Kế hoạch số 8/KH-UBND về trồng rừng.", "UBND tỉnh Phú Yên", None),
        (
            "Phú Yên họp.\n\nNgày 3/2/2020, Chủ tịch UBND tỉnh vừa ký ban hành Chỉ thị số 8/CT-UBND.",
            "Chủ tịch UBND tỉnh Phú Yên",
            "2020-02-03",
        ),
        (
            "Huyện Sông Hinh (Phú Yên) tổng kết.\n\nToàn huyện thực hiện Kế hoạch số 8/KH-UBND của UBND huyện.",
            "UBND huyện Sông Hinh",
            None,
        ),
        ("Đà Nẵng họp.\n\nThành ủy có Chỉ thị số 8-CT/TU về kỷ cương.", "Thành ủy Đà Nẵng", None),
        ("Phú Yên họp.\n\nĐơn vị làm theo Hướng dẫn số 8/HD-SNV.", "Sở Nội vụ Phú Yên", None),
        (
            "Phú Yên họp.\n\nHội thực hiện Nghị quyết số 8-NQ/HND do Hội Nông dân tỉnh ban hành.",
            "Hội Nông dân tỉnh Phú Yên",
            None,
        ),
    ],
)
def test_issuers_before_after_and_implied(knowledge: Knowledge, text: str, issuer: str, date: str | None) -> None:
    (fact,) = facts(knowledge, text)
    assert (fact.issuer, fact.date) == (issuer, date)


@pytest.mark.parametrize(
    ("tail", "subject"),
    [
        ("về bảo đảm nguồn nước, phòng cháy rừng, xã đã họp dân.", "bảo đảm nguồn nước, phòng cháy rừng"),
        ("về việc nuôi tôm được triển khai nhanh.", "nuôi tôm"),
        ("“Chợ sạch, hàng thật” và các văn bản khác.", "Chợ sạch, hàng thật"),
        ("phê duyệt quy hoạch đồng muối, UBND huyện đã công bố.", "phê duyệt quy hoạch đồng muối"),
        ("về trồng rừng và Kế hoạch số 9/KH-UBND về giữ rừng.", "trồng rừng"),
        (
            "sửa đổi một số điều của Quyết định số 2/2015/QĐ-UBND.",
            "sửa đổi một số điều của Quyết định số 2/2015/QĐ-UBND",
        ),
    ],
)
def test_matters_end_where_sense_does(knowledge: Knowledge, tail: str, subject: str) -> None:
    text = f"Phú Yên họp.\n\nCăn cứ Quyết định số 8/QĐ-UBND ngày 3/2/2020 của UBND tỉnh {tail}"
    assert facts(knowledge, text)[0].subject == subject


def test_a_list_of_documents_keeps_issuer_and_number_apart(knowledge: Knowledge) -> None:
    text = (
        "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022; Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 "
        "của Chính phủ; Quyết định số 18/2021/QĐ-UBND ngày 15/9/2021 của UBND tỉnh Bến Tre."
    )
    assert [(f.kind, f.number, f.issuer, f.date, f.subject) for f in facts(knowledge, text)] == [
        ("Luật", "06/2022/QH15", "Quốc hội", "2022-06-15", "Luật Thi đua, khen thưởng"),
        ("Nghị định", "98/2023/NĐ-CP", "Chính phủ", "2023-12-31", None),
        ("Quyết định", "18/2021/QĐ-UBND", "UBND tỉnh Bến Tre", "2021-09-15", None),
    ]


def test_documents_without_a_number(knowledge: Knowledge) -> None:
    text = (
        "Bến Tre họp.\n\nSở Y tế vừa có công văn yêu cầu các bệnh viện trực đủ quân số. UBND tỉnh đã ban hành kế hoạch "
        "phát động phong trào thi đua “Bến Tre xanh”. Tỉnh thực hiện Đề án “Cảng biển xanh”."
    )
    assert [(f.kind, f.issuer, f.subject, f.campaign) for f in facts(knowledge, text)] == [
        ("Công văn", "Sở Y tế Bến Tre", "yêu cầu các bệnh viện trực đủ quân số", None),
        ("Kế hoạch", "UBND tỉnh Bến Tre", "phát động phong trào thi đua “Bến Tre xanh”", "Bến Tre xanh"),
        ("Đề án", None, "Cảng biển xanh", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Các cấp đã ban hành nhiều văn bản, chỉ thị, kế hoạch để chỉ đạo phong trào.",
        "Thực hiện các nghị quyết của Đảng, kế hoạch của UBND tỉnh, quyết định của cấp trên.",
        "Ông nhận quyết định nghỉ hưu; năm qua có 12 quyết định khen thưởng và 30 kế hoạch lớn nhỏ.",
        "Kế hoạch 5 năm đạt 110%. Nghị quyết đã đi vào cuộc sống. Luật mới có hiệu lực.",
        "Đội tuyển U-23 đá trận thứ 12/15, lúc 9/1 - thứ Bảy; quốc lộ 1A-QL; máy bay SU-27.",
        "Chương trình “Áo ấm cho em” trao 300 suất quà.",
    ],
)
def test_generic_mentions_are_no_facts(knowledge: Knowledge, text: str) -> None:
    assert facts(knowledge, text) == []


def test_mentions_of_one_document_fill_each_other(knowledge: Knowledge) -> None:
    text = (
        "Bến Tre họp.\n\nChỉ thị 05 được học tập rộng rãi. Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về học "
        "tập và làm theo Bác được quán triệt. Luật Thi đua, khen thưởng được phổ biến."
    )
    assert [(f.kind, f.number, f.date, f.subject) for f in facts(knowledge, text)] == [
        ("Chỉ thị", "05-CT/TW", "2016-05-15", "học tập và làm theo Bác"),
        ("Luật", None, None, "Luật Thi đua, khen thưởng"),
    ]


def test_the_campaign_that_a_document_directs(knowledge: Knowledge) -> None:
    text = (
        "Bến Tre họp.\n\nĐợt thi đua “Về đích sớm” mở từ tháng Ba. Đợt thi đua được tổ chức theo Kế hoạch số 7/KH-UBND "
        "của UBND tỉnh. Phong trào thi đua “Xã không rác” thực hiện theo Hướng dẫn số 4/HD-SNV. Quyết định số "
        "5/QĐ-UBND nói việc khác."
    )
    assert [(f.number, f.campaign) for f in facts(knowledge, text)] == [
        ("7/KH-UBND", "Về đích sớm"),
        ("4/HD-SNV", "Xã không rác"),
        ("5/QĐ-UBND", None),
    ]


def test_the_articles_own_number(knowledge: Knowledge) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\nSố: 45/KH-UBND\n\nGia Lai, ngày 12 tháng 01 năm 2023\n\nKẾ HOẠCH\nPhát động "
        "thi đua năm 2023\n"
    )
    (fact,) = facts(knowledge, text)
    assert (fact.kind, fact.number, fact.issuer, fact.date) == (
        "Kế hoạch",
        "45/KH-UBND",
        "UBND tỉnh Gia Lai",
        "2023-01-12",
    )


def test_thousands_of_documents_in_one_sentence(knowledge: Knowledge) -> None:
    text = "Căn cứ " + "; ".join(f"Kế hoạch số {n}/KH-UBND ngày 1/2/2019 về việc số {n}" for n in range(1, 3001))
    assert [fact.number for fact in facts(knowledge, text)] == [f"{n}/KH-UBND" for n in range(1, 3001)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_normal_forms(knowledge: Knowledge, form: str) -> None:
    text = unicodedata.normalize(form, "Uỷ ban nhân dân tỉnh Khánh Hoà ban hành Kế hoạch số 6/KH-UBND ngày 2/3/2019.")  # type: ignore[arg-type]
    (fact,) = facts(knowledge, text)
    assert (fact.number, fact.issuer, fact.date) == ("6/KH-UBND", "UBND tỉnh Khánh Hòa", "2019-03-02")


@given(
    number=st.integers(1, 9999),
    kind=st.sampled_from(["KH", "QĐ", "CT", "HD", "NQ"]),
    issuer=st.sampled_from(["UBND", "SNV", "HĐND"]),
    gaps=st.lists(st.sampled_from(["", " "]), min_size=3, max_size=3),
    dash=st.sampled_from("-–—"),
)
def test_spaces_and_dashes_do_not_matter(
    knowledge: Knowledge, number: int, kind: str, issuer: str, gaps: list[str], dash: str
) -> None:
    text = f"số {number}{gaps[0]}/{kind}{gaps[1]}{dash}{gaps[2]}{issuer} của tỉnh"
    (symbol,) = knowledge.symbols.find(text, fold(text))
    assert symbol.number == f"{number}/{kind}-{issuer}"
    assert text[symbol.start] == str(number)[0]
    assert text[: symbol.end].endswith(issuer)


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh phát động phong trào thi đua “Làng xanh”. Văn bản chỉ đạo là Kế hoạch số 33/KH-UBND.",
        "Phong trào thi đua “Làng xanh” do Sở Nội vụ phát động tại Công văn số 456/SNV-TĐ lan rộng.",
        "UBND huyện ban hành Kế hoạch số 21/KH-UBND ngày 5/3/2020 để triển khai phong trào thi đua “Làng xanh”.",
        "Để cụ thể hóa phong trào thi đua “Làng xanh”, UBND tỉnh đã ban hành Kế hoạch số 88/KH-UBND.",
        "Kế hoạch triển khai cuộc vận động “Làng xanh” vừa được Chủ tịch UBND tỉnh Bình Phước ký ban hành.",
    ],
)
def test_campaigns_that_the_words_around_tie_to_a_document(knowledge: Knowledge, text: str) -> None:
    assert [fact.campaign for fact in facts(knowledge, text)] == ["Làng xanh"]


def test_issuers_that_follow_a_document_without_number(knowledge: Knowledge) -> None:
    text = "Các xã thực hiện chỉ thị tăng cường phòng cháy rừng của Thủ tướng Chính phủ."
    (fact,) = facts(knowledge, text)
    assert (fact.kind, fact.issuer, fact.subject) == ("Chỉ thị", "Thủ tướng Chính phủ", "tăng cường phòng cháy rừng")


def test_bare_numbers_need_a_date(knowledge: Knowledge) -> None:
    text = "Kế hoạch số 12 ngày 3/4/2017 của Huyện ủy Tam Nông có hiệu quả. Kế hoạch 5 năm 2016-2020 hoàn thành."
    assert [(fact.number, fact.date) for fact in facts(knowledge, text)] == [("12", "2017-04-03")]
