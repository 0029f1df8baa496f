"""What a text says once for several: names of awards, nouns before names, and who hands over."""

import pytest
import reading

from kg_service.extraction.facts import AwardFact


def facts(text: str) -> list[AwardFact]:
    return reading.awards(f"Tin trong ngày\n\n{text}")


def recipients(text: str) -> set[str]:
    return {fact.recipient for fact in facts(text)}


def awards(text: str) -> set[tuple[str, str | None]]:
    return {(fact.award, fact.period) for fact in facts(text)}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("ba Huyện đoàn: Sông Mã, Yên Châu, Vân Hồ", {f"Huyện đoàn {n}" for n in ("Sông Mã", "Yên Châu", "Vân Hồ")}),
        ("hai Huyện đoàn – Sông Mã và Vân Hồ", {"Huyện đoàn Sông Mã", "Huyện đoàn Vân Hồ"}),
        ("Công an các phường Chiềng Lề, Quyết Tâm", {"Công an phường Chiềng Lề", "Công an phường Quyết Tâm"}),
        ("Hội Nông dân các xã Mường Bú và Tạ Bú", {"Hội Nông dân xã Mường Bú", "Hội Nông dân xã Tạ Bú"}),
        ("hai trường THPT Tô Hiệu và Mai Sơn", {"Trường THPT Tô Hiệu", "Trường THPT Mai Sơn"}),
        ("ba tổ dân phố 4, 6 và 9", {"Tổ dân phố 4", "Tổ dân phố 6", "Tổ dân phố 9"}),
        ("Công an các xã Mường Bú, Tạ Bú và Sở Y tế", {"Công an xã Mường Bú", "Công an xã Tạ Bú", "Sở Y tế"}),
    ],
)
def test_one_noun_for_several_names(row: str, expected: set[str]) -> None:
    assert recipients(f"Bộ Công an tặng Bằng khen cho {row}.") == expected


def test_other_numbers_are_not_shared_out() -> None:
    assert recipients("Bộ Công an tặng Bằng khen cho bốn Huyện đoàn, Sông Mã và Vân Hồ không có tên.") == set()


def test_issuers_told_one_by_one() -> None:
    each = {("Bằng khen của Bộ Y tế", "2011"), ("Bằng khen của Bộ Công an", "2014")}
    text = "Dược sĩ Tòng Văn Hặc được tặng hai tấm Bằng khen, một của Bộ Y tế (2011), một của Bộ Công an (2014)."
    assert awards(text) == each
    listed = "Dược sĩ Tòng Văn Hặc nhận Bằng khen của Bộ Y tế (2011), của Bộ Công an (2014)."
    assert awards(listed) == each
    assert {name for name, _ in awards("Dược sĩ Tòng Văn Hặc nhận Bằng khen của Bộ Y tế, của Bộ Công an.")} == {
        "Bằng khen của Bộ Y tế",
        "Bằng khen của Bộ Công an",
    }


def test_who_hands_over_is_told_after_the_award() -> None:
    assert recipients("Trao Bằng khen cho Trường THCS Nà Hẩu là bà Lường Thị Ngoan.") == {"Trường THCS Nà Hẩu"}
    given = "Bộ Y tế tặng Bằng khen cho hai người con của bản là bà Lường Thị Ngoan và ông Cà Văn Pỏm."
    assert recipients(given) == {"Lường Thị Ngoan", "Cà Văn Pỏm"}


def test_the_dead_get_the_same_title() -> None:
    text = (
        "Y sĩ Lường Thị Ngoan trở thành Thầy thuốc Nhân dân; ông Cà Văn Pỏm được truy phong danh hiệu này. "
        "Huy hiệu 40 năm tuổi Đảng vừa được truy tặng ông Lò Văn Inh."
    )
    assert {(fact.recipient, fact.posthumous) for fact in facts(text)} == {
        ("Lường Thị Ngoan", None),
        ("Cà Văn Pỏm", True),
        ("Lò Văn Inh", True),
    }


def test_whose_feast_it_is() -> None:
    text = "Lễ kỷ niệm 40 năm thành lập Trường Cao đẳng Nghề Mường La và đón nhận Huân chương Lao động hạng Ba."
    assert recipients(text) == {"Trường Cao đẳng Nghề Mường La"}


def test_what_is_asked_for_somebody() -> None:
    text = "Chị Tòng Thị Hặc ở xã Mường Bú. Hội Nông dân đề nghị tỉnh xét tặng chị danh hiệu Chiến sĩ thi đua cấp tỉnh."
    assert {(fact.recipient, fact.status) for fact in facts(text)} == {("Tòng Thị Hặc", "proposed")}
