"""Awards that somebody voted for or makes the files of: whoever confers them has yet to."""

import pytest
from reading import told

TITLE = "Hội nghị tổng kết khối thi đua các sở nội chính\n\n"
FLAG, PRAISE = "Cờ thi đua của UBND tỉnh", "Bằng khen"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Cụm suy tôn huyện Kim Bảng nhận Cờ thi đua của UBND tỉnh.",
            {(FLAG, "Kim Bảng", "proposed")},
            id="a cluster cannot confer",
        ),
        pytest.param(
            "Các thành viên nhất trí bình chọn Sở Tư pháp nhận Cờ thi đua của UBND tỉnh.",
            {(FLAG, "Sở Tư pháp", "proposed")},
            id="nor can its members",
        ),
        pytest.param(
            "Khối giới thiệu Sở Tư pháp nhận Cờ thi đua của UBND tỉnh, Sở Y tế và Sở Xây dựng nhận Bằng khen.",
            {(FLAG, "Sở Tư pháp", "proposed"), (PRAISE, "Sở Y tế", "proposed"), (PRAISE, "Sở Xây dựng", "proposed")},
            id="the bodies before a verb of getting are its subject, no issuers",
        ),
        pytest.param(
            "Kết quả: Sở Tư pháp được 11/12 phiếu, Cờ thi đua của UBND tỉnh.",
            {(FLAG, "Sở Tư pháp", "proposed")},
            id="votes are counted",
        ),
        pytest.param(
            "Huyện đang hoàn tất hồ sơ để tặng Huân chương Dũng cảm cho anh Lò Văn Pâng.",
            {("Huân chương Dũng cảm", "Lò Văn Pâng", "proposed")},
            id="files are made up",
        ),
        pytest.param(
            "Sau khi huyện hoàn tất hồ sơ, anh Lò Văn Pâng đã được tặng Huân chương Dũng cảm.",
            {("Huân chương Dũng cảm", "Lò Văn Pâng", "conferred")},
            id="it came to pass",
        ),
        pytest.param(
            "Tại hội nghị, Sở Tư pháp vinh dự nhận Cờ thi đua của UBND tỉnh.",
            {(FLAG, "Sở Tư pháp", "conferred")},
            id="at the meeting it was handed over",
        ),
    ],
)
def test_what_is_meant_to_be_given_is_proposed(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(TITLE + text) == expected


def test_a_list_below_a_vote_is_proposed() -> None:
    text = f"{TITLE}Hội đồng bỏ phiếu, kết quả:\n1. Cờ thi đua của UBND tỉnh: Sở Tư pháp.\n2. Bằng khen: Sở Y tế.\n"
    assert told(text) == {(FLAG, "Sở Tư pháp", "proposed"), (PRAISE, "Sở Y tế", "proposed")}


@pytest.mark.parametrize(
    "head",
    ["Biên bản họp Khối thi đua các sở kinh tế", "Hội đồng Thi đua - Khen thưởng tỉnh họp xét khen thưởng năm 2017"],
)
def test_what_a_session_considers_is_proposed_and_what_was_given_before_is_not(head: str) -> None:
    text = (
        f"{head}\n\nCờ thi đua của UBND tỉnh có Sở Tư pháp. Sở Y tế nhận Bằng khen.\n"
        "Năm 2015, Sở Tài chính đã được Chủ tịch nước tặng Huân chương Lao động hạng Ba."
    )
    medal = ("Huân chương Lao động hạng Ba", "Sở Tài chính", "conferred")
    assert told(text) == {(FLAG, "Sở Tư pháp", "proposed"), (PRAISE, "Sở Y tế", "proposed"), medal}


def test_those_whom_a_vote_chose_are_proposed() -> None:
    text = f"{TITLE}Các đại biểu bỏ phiếu chọn Sở Tư pháp và Sở Y tế để đề nghị UBND tỉnh tặng Cờ thi đua."
    assert told(text) == {(FLAG, "Sở Tư pháp", "proposed"), (FLAG, "Sở Y tế", "proposed")}
    assert told(f"{TITLE}Sở Tư pháp gặp Sở Y tế để đề nghị UBND tỉnh tặng Cờ thi đua.") == set()
