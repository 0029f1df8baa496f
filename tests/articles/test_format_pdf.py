"""PDF files: the text layer in paragraphs; scans, passwords and broken files are refused by reason."""

import unicodedata
from pathlib import Path

import pytest
from article_makers import BODY, make_pdf, read_all, read_one, refusal
from pypdf import PdfReader, PdfWriter

from kg_service.articles.formats.pdf import MAX_PAGES
from kg_service.articles.formats.pdf_lines import paragraphs_of

LINES = [
    "Lai Châu tổng kết phong trào thi đua năm 2021",
    "Sáng 4/1, UBND tỉnh Lai Châu tổ chức hội nghị tổng kết phong trào thi đua",
    "yêu nước giai đoạn 2016-",
    "2020. Ủy ban nhân dân tỉnh tặng Bằng khen cho ông Nguyễn",
    "Văn An.",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_text_layer(tmp_path: Path, form: str) -> None:
    lines = [unicodedata.normalize(form, line) for line in LINES]
    article = read_one(make_pdf(tmp_path / "a.pdf", [lines], "/Title (Microsoft Word - bao cao.doc) /Author (An Binh)"))
    assert article.text.splitlines() == [
        "Lai Châu tổng kết phong trào thi đua năm 2021",
        "Sáng 4/1, UBND tỉnh Lai Châu tổ chức hội nghị tổng kết phong trào thi đua yêu nước giai đoạn 2016-2020. "
        "Ủy ban nhân dân tỉnh tặng Bằng khen cho ông Nguyễn Văn An.",
    ]
    assert article.title == "Lai Châu tổng kết phong trào thi đua năm 2021"
    assert article.author == "An Binh"
    at = article.text.index("Bằng khen")
    start, end = article.normalised.source_span(at, at + 9)
    assert unicodedata.normalize("NFC", article.source[start:end]) == "Bằng khen"


def test_words_of_two_fonts_are_whole(tmp_path: Path) -> None:
    """A page that a browser printed: the letters that its font lacks are set from another, run by run."""
    article = read_one(make_pdf(tmp_path / "a.pdf", [LINES], runs=True))
    assert article.text.splitlines()[0] == LINES[0]
    assert "UBND tỉnh Lai Châu tổ chức hội nghị tổng kết phong trào thi đua yêu nước" in article.text


def test_a_title_that_is_no_text_is_none(tmp_path: Path) -> None:
    article = read_one(make_pdf(tmp_path / "a.pdf", [[BODY]], "/Title <FEFFD800> /Author (An Binh)"))
    assert article.title == BODY
    assert article.author == "An Binh"


def test_page_numbers_and_running_heads_are_left_out() -> None:
    pages = [f"BÁO CÁO 12/BC-UBND\nTỉnh đã đạt nhiều kết quả trong năm {n}.\nTrang {n}/4" for n in range(1, 5)]
    assert paragraphs_of(pages).splitlines() == [f"Tỉnh đã đạt nhiều kết quả trong năm {n}." for n in range(1, 5)]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("tỉnh Bà Rịa -\nVũng Tàu", "tỉnh Bà Rịa - Vũng Tàu\n"),
        ("Chỉ thị số 05-\nCT/TW", "Chỉ thị số 05-CT/TW\n"),
        ("inter\u00ad\nnational", "international\n"),
        ("phong trào thi đua xây dựng\nnông thôn mới", "phong trào thi đua xây dựng nông thôn mới\n"),
        ("phong trào thi đua xây dựng:\n- nông thôn mới", "phong trào thi đua xây dựng:\n- nông thôn mới\n"),
        (
            "BÁO CÁO CỦA TỈNH LAI CHÂU\nNăm 2021 có nhiều kết quả",
            "BÁO CÁO CỦA TỈNH LAI CHÂU\nNăm 2021 có nhiều kết quả\n",
        ),
        ("", ""),
    ],
)
def test_lines_that_belong_together(lines: str, text: str) -> None:
    assert paragraphs_of([lines]) == text


def test_a_scan_is_refused_as_one_and_single_pages_are_reported(tmp_path: Path) -> None:
    assert "has no text layer" in refusal(make_pdf(tmp_path / "a.pdf", [[""], [""]]))
    articles, reported = read_all(make_pdf(tmp_path / "b.pdf", [[BODY], [""], [BODY]]))
    assert [article.id for article in articles] == ["b"]
    assert [error.reason for error in reported] == ["1 of 3 pages hold no text (2); the others were read"]


def encrypted(path: Path, password: str) -> Path:
    writer = PdfWriter(clone_from=PdfReader(make_pdf(path, [[BODY]])))
    writer.encrypt(user_password=password, owner_password="chủ", algorithm="RC4-128")
    writer.write(path)
    return path


def test_a_password_is_asked_for_by_reason(tmp_path: Path) -> None:
    assert "password" in refusal(encrypted(tmp_path / "a.pdf", "bí mật"))
    assert read_one(encrypted(tmp_path / "b.pdf", "")).text.strip() == BODY  # protected against change only


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "is empty"), (b"hello", "is not a PDF file"), (b"%PDF-1.7\n1 0 obj <<", "PDF")],
)
def test_files_that_are_no_pdf(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert reason in refusal(path)


def test_many_pages_are_refused(tmp_path: Path) -> None:
    assert f"more than {MAX_PAGES}" in refusal(make_pdf(tmp_path / "a.pdf", [["a"]] * (MAX_PAGES + 1)))


def test_pages_that_contain_each_other_end(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[BODY]])
    path.write_bytes(path.read_bytes().replace(b"/Kids [6 0 R]", b"/Kids [2 0 R]"))
    assert refusal(path)


def test_a_stream_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    import zlib

    packed = zlib.compress(b" " * (300 << 20), 9)
    path = make_pdf(tmp_path / "a.pdf", [[BODY]])
    data = path.read_bytes()
    start = data.index(b"7 0 obj")
    end = data.index(b"endobj", start)
    head = f"7 0 obj <</Filter /FlateDecode /Length {len(packed)}>> stream\n".encode()
    path.write_bytes(data[:start] + head + packed + b"\nendstream " + data[end:])
    assert refusal(path)
