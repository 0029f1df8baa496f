"""Offices as papers name them: a name straight after a body, ministries by their field, no mark between."""

from __future__ import annotations

import pytest
from reading import person_roles as facts


def held(text: str) -> list[tuple[str, str, str | None]]:
    return [(fact.person, fact.role, fact.organisation) for fact in facts(f"Tin trong ngày\n\n{text}")]


@pytest.mark.parametrize("name", ["Phan Thị Sương", "Đỗ Khắc Toàn"])
@pytest.mark.parametrize(
    ("office", "role", "organisation"),
    [
        ("Giám đốc Bệnh viện Hồng Ngọc", "Giám đốc", "Bệnh viện Hồng Ngọc"),
        ("Hiệu trưởng Trường tiểu học Lý Tự Trọng", "Hiệu trưởng", "Trường Tiểu học Lý Tự Trọng"),
        ("Phó giám đốc Bệnh viện Thống Nhất", "Phó Giám đốc", "Bệnh viện Thống Nhất"),
        ("Phó thống đốc Ngân hàng Nhà nước", "Phó Thống đốc", "Ngân hàng Nhà nước"),
        ("Tổng giám đốc Vietinbank", "Tổng Giám đốc", "Vietinbank"),
        ("Phó viện trưởng VKSND tối cao", "Phó Viện trưởng", "Viện Kiểm sát nhân dân tối cao"),
        ("Phó viện trưởng VKSND tỉnh Phú Yên", "Phó Viện trưởng", "Viện Kiểm sát nhân dân"),
        ("Bí thư Trung ương Đoàn", "Bí thư", "Trung ương Đoàn"),
        ("Phó bí thư Tỉnh Đoàn", "Phó Bí thư", "Tỉnh đoàn"),
        ("Thứ trưởng Y tế", "Thứ trưởng", "Bộ Y tế"),
        ("Bộ trưởng GTVT", "Bộ trưởng", "Bộ Giao thông vận tải"),
        ("Bộ trưởng Văn hóa - thể thao và du lịch", "Bộ trưởng", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Phó chủ tịch UBND phường 7, quận Tân Bình", "Phó Chủ tịch", "UBND phường"),
        ("Phó tổng tham mưu trưởng", "Phó Tổng Tham mưu trưởng", "Quân đội nhân dân Việt Nam"),
        ("Phó trưởng tàu SE8", "Phó Trưởng tàu", "Tàu SE8"),
        ("Phó giám thị Trại giam Đại Bình", "Phó Giám thị", "Trại giam Đại Bình"),
    ],
)
def test_a_name_straight_after_the_body(office: str, role: str, organisation: str, name: str) -> None:
    [(person, told, body)] = held(f"{office} {name} đã đến hỏi thăm.")
    assert (person, told) == (name, role)
    assert body is not None
    assert body.startswith(organisation)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ trưởng Công an Tô Vinh nói.", [("Tô Vinh", "Bộ trưởng", "Bộ Công an")]),
        ("Theo Bộ Công an, Thứ trưởng Tô Vinh đã ký.", [("Tô Vinh", "Thứ trưởng", "Bộ Công an")]),
        ("Chủ nhiệm Tổng cục Chính trị Lương Khoa nói.", [("Lương Khoa", "Chủ nhiệm", "Tổng cục Chính trị")]),
        ("Bà Võ Thị Đào nguyên Giám đốc Sở Y tế kể.", [("Võ Thị Đào", "nguyên Giám đốc", "Sở Y tế")]),
        ("Ông Võ Văn Đào Giám đốc Sở Y tế kể.", [("Võ Văn Đào", "Giám đốc", "Sở Y tế")]),
        ("Ông Võ Văn Đào - người từng là Giám đốc Sở Y tế - kể.", [("Võ Văn Đào", "nguyên Giám đốc", "Sở Y tế")]),
        ("Ông Võ Văn Đào, phó giám đốc Công an TP.HCM, kể.", [("Võ Văn Đào", "Phó Giám đốc", "Công an thành phố")]),
    ],
)
def test_the_office_beside_a_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Giám đốc Bệnh viện Nguyễn Tri Phương nói.",
        "Hiệu trưởng Trường THPT Nguyễn Thị Minh Khai nói.",
        "Hiệu trưởng Trường THPT chuyên Lê Quý Đôn nói.",
        "Anh Đỗ Văn Cầm, người được Chủ tịch UBND tỉnh khen, nói.",
    ],
)
def test_nobody_holds_these(text: str) -> None:
    assert not held(text)


def test_a_double_family_name_after_a_small_level_word_stays() -> None:
    assert held("Chủ tịch UBND huyện Đoàn Thanh Hòa nói.") == [("Đoàn Thanh Hòa", "Chủ tịch", "UBND huyện")]


@pytest.mark.parametrize("pretends", ["tự xưng là", "giả danh là", "mạo danh", "không còn là", "tự nhận mình là"])
@pytest.mark.parametrize("office", ["phó giám đốc Công an tỉnh Phú Thọ", "giám đốc Sở Y tế"])
def test_who_pretends_holds_no_office(pretends: str, office: str) -> None:
    assert not held(f"Bị can Đỗ Khắc Toàn (35 tuổi) {pretends} {office} để vay tiền.")


def test_a_council_by_who_chairs_it() -> None:
    assert held("Hội đồng cấp nhà nước do Bộ trưởng Đỗ Khắc Toàn làm chủ tịch đã họp.") == [
        ("Đỗ Khắc Toàn", "Bộ trưởng", None),
        ("Đỗ Khắc Toàn", "Chủ tịch", "Hội đồng cấp nhà nước"),
    ]


def test_deputies_named_after_their_number() -> None:
    text = "Hai phó giám đốc Công an tỉnh gồm đại tá Đỗ Khắc Toàn và thượng tá Phan Thị Sương."
    assert held(text) == [(name, "Phó Giám đốc", "Công an tỉnh") for name in ("Đỗ Khắc Toàn", "Phan Thị Sương")]
