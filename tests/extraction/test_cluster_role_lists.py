"""Parts in clusters told in short: lists of places under one body, tables of scores, years of the meeting."""

from __future__ import annotations

import pytest
from reading import cluster_roles


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Role, unit and period of each fact."""
    return [(fact.role, fact.unit, fact.period) for fact in cluster_roles(text)]


def members(text: str) -> list[str]:
    return [unit for role, unit, _ in told(text) if role == "member"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cụm thi đua số 9 gồm: Tòa án nhân dân các tỉnh: Hưng Yên (đơn vị Cụm trưởng), Thái Bình và Hà Nam.",
            [
                "Tòa án nhân dân tỉnh Hưng Yên",
                "Tòa án nhân dân tỉnh Thái Bình",
                "Tòa án nhân dân tỉnh Hà Nam",
            ],
        ),
        (
            "Cụm thi đua số 2 gồm Phòng Tư pháp các huyện Mường La, Sốp Cộp và Yên Châu đã họp.",
            ["Phòng Tư pháp huyện Mường La", "Phòng Tư pháp huyện Sốp Cộp", "Phòng Tư pháp huyện Yên Châu"],
        ),
        (
            "Cụm thi đua số 4 gồm Ban Chỉ huy Quân sự huyện Mộ Đức, Đức Phổ, Ba Tơ và Trung đoàn 887.",
            [
                "Ban Chỉ huy Quân sự huyện Mộ Đức",
                "Ban Chỉ huy Quân sự huyện Đức Phổ",
                "Ban Chỉ huy Quân sự huyện Ba Tơ",
                "Trung đoàn 887",
            ],
        ),
        (
            "Cụm thi đua số 12 gồm Ban Chỉ huy Quân sự các xã, phường: Tân Lập, Yên Mỹ, Cao Sơn.",
            ["Ban Chỉ huy Quân sự Tân Lập", "Ban Chỉ huy Quân sự Yên Mỹ", "Ban Chỉ huy Quân sự Cao Sơn"],
        ),
        (
            "Lãnh đạo Văn phòng Huyện ủy các huyện Mường La, Yên Châu thuộc Cụm thi đua số 3 dự họp.",
            ["Huyện ủy Mường La", "Huyện ủy Yên Châu"],
        ),
        (
            "Khối thi đua 6, năm học 2021 - 2022 có 3 trường nghề và trường chuyên nghiệp của tỉnh: "
            "Trường Đại học Phú Yên; Trường Cao đẳng Y tế Phú Yên; Trường Cao đẳng Công Thương miền Trung.",
            ["Trường Đại học Phú Yên", "Trường Cao đẳng Y tế Phú Yên", "Trường Cao đẳng Công Thương miền Trung"],
        ),
    ],
)
def test_units_named_by_their_places(text: str, expected: list[str]) -> None:
    assert members(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cụm thi đua số 9 gồm VKSND các tỉnh: Hưng Yên (đơn vị Cụm trưởng), Hà Nam (Cụm phó).",
            [
                ("head", "Viện Kiểm sát nhân dân tỉnh Hưng Yên", None),
                ("deputy_head", "Viện Kiểm sát nhân dân tỉnh Hà Nam", None),
            ],
        ),
        (
            "Khối thi đua các cơ quan Đảng tỉnh họp.\n3. Bầu Khối trưởng, Khối phó năm 2022\n+ Khối trưởng: Tỉnh đoàn\n"
            "+ Khối phó: Hội Nông dân tỉnh; Văn phòng Tỉnh ủy.",
            [
                ("head", "Tỉnh đoàn", "2022"),
                ("deputy_head", "Hội Nông dân tỉnh", "2022"),
                ("deputy_head", "Văn phòng Tỉnh ủy", "2022"),
            ],
        ),
        (
            "Cụm trưởng Cụm thi đua số 1 năm 2026 là phường Mai Sơn, Cụm phó là các xã Hát Lót, Cò Nòi.",
            [
                ("head", "Mai Sơn", "2026"),
                ("deputy_head", "Hát Lót", "2026"),
                ("deputy_head", "Cò Nòi", "2026"),
            ],
        ),
        (
            "Cụm thi đua số 5 họp. Thay mặt đơn vị Cụm trưởng, ông Vi Chài, Phó Giám đốc Công an tỉnh Sơn La nói.",
            [("head", "Công an tỉnh Sơn La", None)],
        ),
        # units of no table straight before the verb
        ("Khối thi đua số 3 do Báo Lâm Đồng làm Khối trưởng.", [("head", "Báo Lâm Đồng", None)]),
        ("Cụm thi đua số 2 họp. Năm ngoái THCS Tân Lập làm cụm trưởng.", [("head", "THCS Tân Lập", None)]),
        ("Habeco được bầu làm Cụm phó Cụm thi đua số 9 năm 2016.", [("deputy_head", "Habeco", "2016")]),
        ("Cụm thi đua số 5 họp. Năm 2024 Lâm Đồng làm Cụm trưởng.", [("head", "Lâm Đồng", "2024")]),
    ],
)
def test_heads(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [fact for fact in told(text) if fact[0] != "member"] == expected


def test_the_year_of_the_meeting() -> None:
    text = (
        "Hội nghị tổng kết công tác thi đua Cụm thi đua số 6 năm 2021\n\nCụm thi đua số 6 gồm Hưng Yên, Hà Nam.\n\n"
        "Hưng Yên, Cụm trưởng Cụm thi đua số 6, chủ trì. Hội nghị bầu tỉnh Hà Nam làm Cụm trưởng."
    )
    assert told(text) == [
        ("member", "Hưng Yên", "2021"),
        ("member", "Hà Nam", "2021"),
        ("head", "Hưng Yên", "2021"),
        ("head", "Hà Nam", "2022"),
    ]


def test_members_in_a_table_of_scores() -> None:
    table = (
        "STT | Đơn vị | Điểm | Xếp hạng\n1 | Tỉnh đoàn | 98 | 1\n2 | UBMTTQ tỉnh | 97 | 2\n"
        "3 | Hội Nông dân tỉnh | 96 | 3"
    )
    of_bloc = f"Khối thi đua các cơ quan Đảng, đoàn thể tỉnh Sơn La họp năm 2020\n\nKết quả chấm điểm:\n\n{table}"
    assert members(of_bloc) == ["Tỉnh đoàn", "Ủy ban MTTQ Việt Nam tỉnh", "Hội Nông dân tỉnh"]
    assert members(f"Tỉnh Sơn La công bố chỉ số năm 2020\n\n{table}") == []


def test_blocs_of_the_party_are_none_of_emulation() -> None:
    assert told("Đảng ủy Khối Doanh nghiệp tỉnh Sơn La gồm 12 đảng bộ: Công ty Xi măng, Công ty Đường.") == []
