"""Work grows as the text does: four times the text takes about four times the calls, whatever it is made of."""

import sys
import time
from collections.abc import Callable
from types import FrameType

import pytest

from bench.rows import ROWS, row
from kg_service.articles.reader import article_from_text
from kg_service.extraction.pipeline import Extraction
from kg_service.reference.load import Reference

SYLLABLES = (
    "An",
    "Bình",
    "Châu",
    "Dương",
    "Giang",
    "Hà",
    "Khánh",
    "Lâm",
    "Minh",
    "Nam",
    "Phong",
    "Quang",
    "Sơn",
    "Tân",
)


def name(number: int) -> str:
    """A name of three syllables, another one for each number up to 2,744."""
    base = len(SYLLABLES)
    return " ".join(SYLLABLES[number * 997 // base**power % base] for power in range(3))


MADE_OF: dict[str, Callable[[int], str]] = {
    "awards": lambda n: (
        f"UBND tỉnh Sơn La tặng Bằng khen cho ông Lê {name(n)} và Công ty {name(n)} vì có thành tích.\n"
    ),
    "awards in brackets": lambda n: f"Huân chương Lao động hạng Ba (Công ty {name(n)}), ",
    "awards that go to somebody": lambda n: f"Bằng khen thuộc về Công ty {name(n)}, ",
    "awards in one sentence": lambda n: f"Công ty {name(n)} nhận Cờ thi đua của UBND tỉnh; ",
    "entries of a list": lambda n: f"{n + 1}. Ông Nguyễn {name(n)}, Giám đốc Sở Nội vụ;\n",
    "campaigns": lambda n: f"Phong trào thi đua “{name(n)} chung tay làm điều {n} tốt” được xã {name(n)} phát động. ",
    "figures": lambda n: f"Xã {name(n)} có {n + 7} hộ nghèo, đạt {n % 90 + 10},5%; thu ngân sách {n + 3} tỷ đồng. ",
    "numbers in one sentence": lambda n: f"{n * 7919 % 900_000 + 1000:,}, ".replace(",", ".", 1),
    "dates and periods": lambda n: f"từ năm {2000 + n % 20} đến ngày {n % 27 + 1}/{n % 12 + 1}/2017, quý I/2019, ",
    "places in one sentence": lambda n: f"huyện {name(n)}, tỉnh Lai Châu, ",
    "offices": lambda n: f"Ông Trần {name(n)}, Phó Chủ tịch UBND huyện {name(n)}, dự hội nghị tổng kết năm 2017.\n",
    "ministers and founding years": lambda n: (
        f"Bộ trưởng Bộ Tư pháp khen. Bộ trưởng Lê {name(n)} dự lễ biểu dương ngày {n % 27 + 1}/4, đội lập từ 2006.\n"
    ),
    "clusters": lambda n: f"Cụm thi đua số {n} gồm: Sơn La, Lai Châu, Sở Y tế; Cụm trưởng: tỉnh Điện Biên.\n",
    "documents": lambda n: (
        f"Thực hiện Chỉ thị số {n + 1}-CT/TW, Kế hoạch số {n + 1}/KH-UBND của UBND huyện {name(n)}, "
    ),
    "short forms": lambda n: (
        f"Công ty Than {name(n)} (T{''.join(chr(65 + n // 26**power % 26) for power in range(3))}) được tặng Cờ.\n"
    ),
    "bodies called by their kind": lambda n: (
        f"Hợp tác xã {name(n)} (HTX {name(n)}) có {n} thành viên; HTX được tặng Bằng khen.\n"
    ),
    "days": lambda n: f"Ngày {n % 28 + 1}/5, UBND xã {name(n)} tổ chức hội nghị tổng kết phong trào thi đua.\n",
    "rows of a table": lambda n: f"| {n} | Trường THPT {name(n)} | {n % 97} | {n % 89},5% |\n",
    "quotation marks": lambda n: "“a ' ”b \" ‘c",
    "one word": lambda n: "chung",
    "brackets and marks": lambda n: "((…: - ;;",
}


def text(kind: str, count: int) -> str:
    """A headline and ``count`` pieces."""
    return "Tỉnh Sơn La tổng kết phong trào thi đua năm 2017\n" + "".join(map(MADE_OF[kind], range(count)))


def calls(extraction: Extraction, source: str) -> int:
    """Calls of functions, of Python's and of C's, that it takes to read a text."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    article = article_from_text("a", source)
    sys.setprofile(count)
    try:
        extraction.facts(article)
    finally:
        sys.setprofile(None)
    return counted


def seconds(extraction: Extraction, source: str) -> float:
    """CPU time that it takes to read a text, the less of two."""
    took = []
    for _ in range(2):
        began = time.process_time()
        extraction.facts(article_from_text("a", source))
        took.append(time.process_time() - began)
    return min(took)


@pytest.fixture(scope="module")
def extraction(reference: Reference) -> Extraction:
    made = Extraction(reference)
    for kind in MADE_OF:
        made.facts(article_from_text("a", text(kind, 3)))  # patterns are made on their first use
    return made


@pytest.mark.parametrize("kind", MADE_OF)
def test_four_times_the_text_takes_four_times_the_calls(extraction: Extraction, kind: str) -> None:
    few, many = (calls(extraction, text(kind, count)) for count in (30, 120))
    assert many <= 4.4 * few


def test_careers_in_one_sentence_look_only_around_themselves(extraction: Extraction) -> None:
    def offices(count: int) -> str:
        told = (f"ông Lê Văn {name(n)}, Chủ tịch UBND xã {name(n)}, nguyên Bí thư" for n in range(count))
        return f"Tin trong ngày\n{', '.join(told)}."

    calls(extraction, offices(120))  # patterns are made on their first use
    few, many = (calls(extraction, offices(count)) for count in (30, 120))
    assert many <= 4.4 * few


@pytest.mark.parametrize("kind", MADE_OF)
def test_time_is_not_the_square_of_the_length(extraction: Extraction, kind: str) -> None:
    # What one call takes may grow as well: eight times the text would take 64 times as long, if each looked at all.
    # A busy machine takes its time where it likes, but not always in the longer text.
    found = [[seconds(extraction, text(kind, count)) for count in (200, 1600)]]
    while found[-1][1] > 20 * max(found[-1][0], 0.001) and len(found) < 4:
        found.append([seconds(extraction, text(kind, count)) for count in (200, 1600)])
    assert found[-1][1] <= 20 * max(found[-1][0], 0.001), found


def test_evidence_of_a_long_row_is_no_longer_than_the_row(extraction: Extraction) -> None:
    for kind in ROWS:
        source = row(kind, 1500)
        facts = extraction.facts(article_from_text("a", source))
        assert sum(len(fact.evidence.quote) for fact in facts) <= 4 * len(source), kind
        assert all(source[fact.evidence.start : fact.evidence.end] == fact.evidence.quote for fact in facts)


@pytest.mark.parametrize("kind", ROWS)
def test_time_in_a_long_row_is_not_the_square_of_its_length(extraction: Extraction, kind: str) -> None:
    found = [[seconds(extraction, row(kind, items)) for items in (500, 4000)]]
    while found[-1][1] > 20 * found[-1][0] and len(found) < 4:
        found.append([seconds(extraction, row(kind, items)) for items in (500, 4000)])
    assert found[-1][1] <= 20 * found[-1][0], found
