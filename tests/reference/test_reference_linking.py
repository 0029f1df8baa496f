"""Linking: names that must meet, and names that must never."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.reference.linking import Linker
from kg_service.reference.load import load_reference
from kg_service.reference.matching import match_key

BEFORE, AFTER = dt.date(2024, 3, 1), dt.date(2025, 7, 2)
NTM = "ca-nuoc-chung-suc-xay-dung-nong-thon-moi"
POOR = "ca-nuoc-chung-tay-vi-nguoi-ngheo-khong-de-ai-bi-bo-lai-phia-sau"
FIRMS = "doanh-nghiep-viet-nam-hoi-nhap-va-phat-trien"
OFFICE = "can-bo-cong-chuc-vien-chuc-thi-dua-thuc-hien-van-hoa-cong-so"
CULTURE = "toan-dan-doan-ket-xay-dung-doi-song-van-hoa"


@cache
def linker() -> Linker:
    return Linker(load_reference())


def units(name: str, on: dt.date | None = None) -> list[str]:
    return [unit.id for unit in linker().units_named(name, on)]


def province(name: str, on: dt.date | None = None) -> str | None:
    unit = linker().province_named(name, on)
    return unit.id if unit else None


def campaign(name: str) -> str | None:
    record = linker().campaign_named(name)
    return record.id if record else None


def localised(name: str) -> str | None:
    record = linker().localises(name)
    return record.id if record else None


def award(name: str, on: dt.date | None = None) -> str | None:
    record = linker().award_named(name, on)
    return record.id if record else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thi đua – Khen thưởng", "Thi đua, khen thưởng"),
        ("“Lao động giỏi, lao động sáng tạo”", "Lao động giỏi - Lao động sáng tạo"),
        ("Hoà Bình", "Hòa  Bình"),
        ("Uỷ ban", "Ủy ban"),
        ("Chiến sỹ", "chiến sĩ"),
        ("Kỉ niệm chương", "Kỷ niệm chương"),
        ("Ðiện Biên", "Điện Biên"),
        ("Bà Rịa–Vũng Tàu", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_one_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), [("Hà Nam", "Hà Nám"), ("Quý", "Quy"), ("Hoàn", "Hòan"), ("Tân", "Tấn")])
def test_two_keys(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert match_key(match_key(text)) == match_key(text)


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Lào Cai", BEFORE, ["lao-cai"]),
        ("Lào Cai", AFTER, ["lao-cai-2025"]),
        ("tỉnh Lào Cai", None, ["lao-cai", "lao-cai-2025"]),
        ("Lai Châu", BEFORE, ["lai-chau", "thanh-pho-lai-chau"]),
        ("tỉnh Lai Châu", BEFORE, ["lai-chau"]),
        ("thành phố Lai Châu", BEFORE, ["thanh-pho-lai-chau"]),
        ("TP. Lai Châu", BEFORE, ["thanh-pho-lai-chau"]),
        ("TP. Lai Châu", AFTER, []),
        ("huyện Bạch Thông", BEFORE, ["huyen-bach-thong"]),
        ("Bạch Thông", AFTER, ["xa-bach-thong-2025"]),
        ("Huế", dt.date(2024, 12, 31), ["thua-thien-hue"]),
        ("Huế", dt.date(2025, 1, 1), ["hue"]),
        ("TP HỒ CHÍ MINH", BEFORE, ["ho-chi-minh"]),
        ("Hồ Chí Minh", AFTER, ["ho-chi-minh-2025"]),
        ("Đăk Lăk", BEFORE, ["dak-lak"]),
        ("Bắc Cạn", BEFORE, ["bac-kan"]),
        ("Hoà Bình", BEFORE, ["hoa-binh"]),
        ("tỉnh Quảng Ninh", BEFORE, ["quang-ninh"]),
        ("thành phố Quảng Ninh", dt.date(2026, 10, 1), ["quang-ninh"]),
        ("thành phố Quảng Ninh", BEFORE, []),
        ("Hà Tây", BEFORE, []),
        ("Như Xuân", BEFORE, []),
        ("huyện", BEFORE, []),
        ("", BEFORE, []),
    ],
)
def test_units_named(name: str, on: dt.date | None, expected: list[str]) -> None:
    assert units(name, on) == expected


def test_province_named() -> None:
    assert province("Lai Châu", BEFORE) == "lai-chau"
    assert province("Lai Châu", dt.date(2003, 6, 1)) == "lai-chau-pre-2004"
    assert province("Thái Nguyên") == "thai-nguyen-2025"
    assert province("Yên Bái") == "yen-bai"
    assert province("Yên Bái", AFTER) is None
    assert province("thành phố Lai Châu", BEFORE) is None
    assert province("Bạch Thông", BEFORE) is None


def test_what_became_of_a_province() -> None:
    lk = linker()
    by_id = load_reference().units_by_id
    assert [u.id for u in lk.successors(by_id["yen-bai"])] == ["lao-cai-2025"]
    assert [u.id for u in lk.predecessors(by_id["thai-nguyen-2025"])] == ["bac-kan", "thai-nguyen"]
    assert {u.id for u in lk.successors(by_id["can-tho-pre-2004"])} == {"can-tho", "hau-giang", "can-tho-2025"}
    assert {u.id for u in lk.predecessors(by_id["dak-lak-2025"])} == {"phu-yen", "dak-lak", "dak-lak-pre-2004"}
    assert lk.successors(by_id["lai-chau"]) == ()
    assert [u.id for u in lk.unit_at(by_id["bac-kan"], AFTER)] == ["thai-nguyen-2025"]
    assert [u.id for u in lk.unit_at(by_id["lai-chau"], AFTER)] == ["lai-chau"]
    assert {u.id for u in lk.unit_at(by_id["lao-cai-2025"], BEFORE)} == {"lao-cai", "yen-bai"}
    assert {u.id for u in lk.unit_at(by_id["lai-chau-pre-2004"], BEFORE)} == {"lai-chau", "dien-bien"}
    assert lk.unit_at(by_id["lai-chau-pre-2004"], dt.date(2003, 1, 1)) == (by_id["lai-chau-pre-2004"],)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cả nước chung sức xây dựng nông thôn mới", NTM),
        ("phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới”", NTM),
        ("Cả nước chung tay xây dựng nông thôn mới", NTM),
        ("Cả nước chung sức xây dựng NTM", NTM),
        ("Chung sức xây dựng nông thôn mới", NTM),
        ("CẢ NƯỚC CHUNG TAY VÌ NGƯỜI NGHÈO – KHÔNG ĐỂ AI BỊ BỎ LẠI PHÍA SAU", POOR),
        ("Cả nước chung tay vì người nghèo, không ai bị bỏ lại phía sau", POOR),
        ("Doanh nghiệp Việt Nam hội nhập và phát triển", FIRMS),
        ("Cán bộ, công chức, viên chức thi đua thực hiện văn hoá công sở", OFFICE),
        ("Toàn dân đoàn kết xây dựng đời sống văn hoá", CULTURE),
        ("Toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư", f"{CULTURE}-o-khu-dan-cu"),
        ("Nông dân thi đua sản xuất kinh doanh giỏi, đoàn kết giúp nhau làm giàu và giảm nghèo bền vững",
         "nong-dan-thi-dua-san-xuat-kinh-doanh-gioi"),
        ("Phong trào thi đua yêu nước giai đoạn 2026-2030", "phong-trao-thi-dua-yeu-nuoc-giai-doan-2026-2030"),
        ("Phong trào “Bình dân học vụ số”", "binh-dan-hoc-vu-so"),
        ("Lao động giỏi, Lao động sáng tạo", "lao-dong-gioi-lao-dong-sang-tao"),
        ("phong trào toàn dân bảo vệ ANTQ", "toan-dan-bao-ve-an-ninh-to-quoc"),
        ("TDBVANTQ", "toan-dan-bao-ve-an-ninh-to-quoc"),
        ("phong trào thi đua “Vì an ninh Tổ quốc”", "thi-dua-vi-an-ninh-to-quoc"),
        ("Cuộc vận động 50", "quan-ly-khai-thac-vu-khi-trang-bi-ky-thuat-tot-ben-an-toan-tiet-kiem"),
        ("Toàn dân PCCC", "toan-dan-phong-chay-chua-chay"),
        ("Xây dựng phong cách người CAND bản lĩnh, nhân văn, vì nhân dân phục vụ",
         "xay-dung-phong-cach-nguoi-cand-ban-linh-nhan-van"),
        ("Xanh – Sạch – Đẹp, bảo đảm ATVSLĐ", "xanh-sach-dep-bao-dam-an-toan-ve-sinh-lao-dong"),
        ("Đoàn kết, sáng tạo", "doan-ket-sang-tao"),
        ("Hai không", "noi-khong-voi-tieu-cuc-trong-thi-cu-va-benh-thanh-tich"),
        ("Ba nhất", "ba-nhat-ky-luat-nhat-trung-thanh-nhat-gan-dan-nhat"),
        ("Cờ “Ba nhất”", "co-ba-nhat"),
        ("Bình dân học vụ", "binh-dan-hoc-vu"),
        ("Sinh viên 5 tốt", "sinh-vien-5-tot"),
        ("Học sinh 3 tốt", "hoc-sinh-3-tot"),
        ("Ngày vì người nghèo", "ngay-vi-nguoi-ngheo"),
        ("Vì người nghèo", POOR),
        ("Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
         "hoc-tap-va-lam-theo-tu-tuong-dao-duc-phong-cach-ho-chi-minh"),
    ],
)  # fmt: skip
def test_campaigns_that_link(name: str, expected: str) -> None:
    assert campaign(name) == expected
    assert localised(name) is None


LOCAL = [
    ("Lai Châu chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", POOR),
    ("Lai Châu chung tay vì người nghèo", POOR),
    ("Huế chung tay vì người nghèo, không ai bị bỏ lại phía sau", POOR),
    ("Doanh nghiệp Lai Châu hội nhập và phát triển", FIRMS),
    ("Doanh nghiệp Như Xuân hội nhập và phát triển", FIRMS),
    ("Bạch Thông chung sức xây dựng nông thôn mới", NTM),
    ("Nhân dân các dân tộc Lai Châu chung sức xây dựng nông thôn mới", NTM),
    ("Như Xuân chung sức xây dựng nông thôn mới", NTM),
    ("“NHƯ THANH chung sức xây dựng nông thôn mới”", NTM),
    ("phong trào thi đua “Đắk Lắk chung sức xây dựng NTM”", NTM),
    ("Lào Cai chung sức xây dựng nông thôn mới và giảm nghèo bền vững", NTM),
    ("Toàn tỉnh chung sức xây dựng nông thôn mới", NTM),
    ("Huyện Mê Linh chung sức xây dựng nông thôn mới", NTM),
    ("Cán bộ, công chức, viên chức tỉnh Lai Châu thi đua thực hiện văn hóa công sở", OFFICE),
    ("Cán bộ, công chức, viên chức Huế thi đua thực hiện văn hóa công sở", OFFICE),
    ("Toàn dân Bạch Thông đoàn kết xây dựng đời sống văn hóa", CULTURE),
    ("Chung sức xây dựng nông thôn mới tỉnh Lai Châu", NTM),
    (
        "Phụ nữ Lai Châu tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc",
        "phu-nu-tich-cuc-hoc-tap-lao-dong-sang-tao",
    ),
    ("Nông dân Lai Châu thi đua xây dựng nông thôn mới", "nong-dan-thi-dua-xay-dung-nong-thon-moi"),
    ("Thanh niên tình nguyện tỉnh Lai Châu", "thanh-nien-tinh-nguyen"),
]


@pytest.mark.parametrize(("name", "expected"), LOCAL)
def test_local_names_localise_and_never_link(name: str, expected: str) -> None:
    assert localised(name) == expected
    assert campaign(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "Lai Châu thi đua cùng các điển hình tiên tiến",
        "Tình nghĩa quê hương chung sức xây dựng nông thôn mới",
        "Hội Nông dân chung sức xây dựng nông thôn mới",
        "Lai Châu hội nhập và phát triển",
        "Lào Cai đoàn kết, kỷ cương, bứt phá",
        "Thắp sáng đường thôn",
        "500 ngày đêm hoàn thành xóa nhà tạm, nhà dột nát",
        "Nhóm tiết kiệm vay vốn thôn bản",
        "Sinh viên 3 tốt",
        "Học sinh 5 tốt",
        "Ba không",
        "giai đoạn 2026-2030",
        "Phong trào thi đua yêu nước giai đoạn 2016-2020",
        "Lai Châu",
        "",
        "“”",
    ],
)
def test_names_that_are_neither(name: str) -> None:
    assert campaign(name) is None
    assert localised(name) is None


@given(st.sampled_from([u.name_vi for u in load_reference().provinces(BEFORE)]))
def test_no_province_links_its_own_campaign_to_the_nation(area: str) -> None:
    for name, expected in (
        (f"{area} chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", POOR),
        (f"{area} chung sức xây dựng nông thôn mới", NTM),
        (f"Doanh nghiệp {area} hội nhập và phát triển", FIRMS),
        (f"Cán bộ, công chức, viên chức tỉnh {area} thi đua thực hiện văn hóa công sở", OFFICE),
    ):
        assert campaign(name) is None
        assert localised(name) == expected


@given(st.text(max_size=60))
def test_any_text_is_a_question(text: str) -> None:
    for ask in (linker().campaign_named, linker().localises, linker().award_named, linker().body_named):
        ask(text)
    linker().units_named(text)


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Huân chương Lao động hạng Ba", None, "hc_lao_dong3"),
        ("Huân chương Lao động hạng 3", None, "hc_lao_dong3"),
        ("HCLĐ hạng III", None, "hc_lao_dong3"),
        ("Huân chương Độc lập hạng nhì", None, "hc_doc_lap2"),
        ("Huân chương Lao động hạng Ba của Chủ tịch nước", None, "hc_lao_dong3"),
        ("Bằng khen của Thủ tướng Chính phủ", None, "bk_ttg"),
        ("Bằng khen Thủ tướng", None, "bk_ttg"),
        ("Cờ thi đua Chính phủ", None, "co_chinh_phu"),
        ("danh hiệu “Chiến sỹ thi đua cơ sở”", None, "cstd_cs"),
        ("Chiến sĩ thi đua cấp tỉnh", BEFORE, "cstd_bo_2022"),
        ("Chiến sĩ thi đua cấp tỉnh", dt.date(2020, 7, 29), "cstd_cap_bo_2003"),
        ("Cờ thi đua của UBND tỉnh Lai Châu", dt.date(2020, 1, 1), "co_cap_bo_2003"),
        ("Bằng khen của Bộ Quốc phòng", None, "bk_bo"),
        ("Bằng khen của UBND thành phố Hà Nội", None, "bk_tinh"),
        ("Giấy khen của UBND thành phố Biên Hòa", None, "gk_huyen"),
        ("Giấy khen của Chủ tịch UBND huyện Bạch Thông", dt.date(2020, 1, 1), "gk_huyen"),
        ("Giấy khen của UBND phường Bửu Hòa", None, "gk_xa"),
        ("Tập thể Lao động xuất sắc", None, "tt_ld_xuat_sac"),
        ("Kỷ niệm chương", None, "kn_chuong"),
        ("Kỷ niệm chương “Vì sự nghiệp giáo dục”", None, "kn_giao_duc"),
        ("Kỷ niệm chương “Vì sức khoẻ nhân dân” của Bộ Y tế", None, "kn_y_te"),
        ("Kỷ niệm chương Vì sự nghiệp Tư pháp của Bộ trưởng Bộ Tư pháp", None, "kn_tu_phap"),
        ("Kỷ niệm chương “Vì sự nghiệp giáo dục” của Bộ Y tế", None, None),
        ("Huy chương Vì sự nghiệp giáo dục", None, None),
        ("Giải thưởng “15/10”", None, "gt_15_10"),
        ("Giải thưởng Chất lượng Quốc gia của Thủ tướng Chính phủ", None, "gt_clqg"),
        ("Giấy khen của Chủ tịch UBND huyện", AFTER, None),
        ("Bằng khen của UBND thành phố Biên Hòa", None, None),
        ("Giấy khen của UBND thành phố Hà Nội", None, None),
        ("Huân chương Lao động", None, None),
        ("Huân chương Hữu nghị của Vương quốc Campuchia", None, None),
        ("Bằng khen", None, None),
        ("BK", None, None),
        ("Cờ thi đua của Chính phủ và Bộ Quốc phòng", None, None),
        ("Giáo sư âm nhạc", None, None),
    ],
)
def test_awards(name: str, on: dt.date | None, expected: str | None) -> None:
    assert award(name, on) == expected


def test_the_place_of_the_issuer_is_split_off() -> None:
    match = linker().award_match("Bằng khen của Chủ tịch UBND tỉnh Đồng Nai")
    assert match is not None
    assert (match.award.id, match.issuer, match.place) == ("bk_tinh", "UBND tỉnh Đồng Nai", "Đồng Nai")
    generic = linker().award_match("Bằng khen của Chủ tịch UBND tỉnh")
    assert generic is not None
    assert (generic.award.id, generic.place) == ("bk_tinh", None)


@pytest.mark.parametrize(
    ("name", "expected", "place"),
    [
        ("Hội đồng Thi đua – Khen thưởng Trung ương", "hoi-dong-thi-dua-khen-thuong-trung-uong", None),
        ("Hội đồng TĐKT Trung ương", "hoi-dong-thi-dua-khen-thuong-trung-uong", None),
        ("Hội đồng Thi đua - Khen thưởng tỉnh Sơn La", "hoi-dong-thi-dua-khen-thuong-tinh", "Sơn La"),
        ("Uỷ ban nhân dân tỉnh Lai Châu", "uy-ban-nhan-dan-tinh", "Lai Châu"),
        ("UBND tỉnh", "uy-ban-nhan-dan-tinh", None),
        ("UBND thành phố Hà Nội", "uy-ban-nhan-dan-tinh", "Hà Nội"),
        ("Tỉnh uỷ Lai Châu", "tinh-uy", "Lai Châu"),
        ("Thủ tướng Chính phủ", "thu-tuong-chinh-phu", None),
        ("UBND thành phố Biên Hòa", None, None),
        ("UBND huyện Bạch Thông", None, None),
        ("Hội đồng Thi đua - Khen thưởng", None, None),
        ("Chính phủ Hoàng gia Campuchia", None, None),
        ("BTĐKT", None, None),
    ],
)
def test_bodies(name: str, expected: str | None, place: str | None) -> None:
    match = linker().body_match(name)
    assert (match.body.id if match else None, match.place if match else None) == (expected, place)


def test_clusters() -> None:
    border = "cum-thi-dua-7-tinh-mien-nui-bien-gioi-phia-bac"
    for name in ("Cụm thi đua 7 tỉnh miền núi biên giới phía Bắc", "cụm 7 tỉnh miền núi biên giới phía Bắc"):
        record = linker().cluster_named(name)
        assert record is not None
        assert record.id == border
    assert linker().cluster_named("Cụm thi đua các xã") is None
