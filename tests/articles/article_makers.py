"""Makes real files of the formats that articles come in, from the formats' own specifications."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg_service.articles.model import Article
from kg_service.articles.reader import Limits, read_articles
from kg_service.errors import ArticleError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = (
    "Sáng 4/1, UBND tỉnh Lai Châu tổ chức hội nghị tổng kết phong trào thi đua yêu nước năm 2021. "
    "Thu ngân sách trên địa bàn đạt 2.100 tỷ đồng, bằng 110% kế hoạch; tỷ lệ hộ nghèo giảm 3,2%."
)


def read_all(*paths: Path, limits: Limits | None = None) -> tuple[list[Article], list[ArticleError]]:
    """What is read of files, and what is reported."""
    reported: list[ArticleError] = []
    return list(read_articles(paths, reported.append, limits)), reported


def read_one(path: Path) -> Article:
    """The one article of a file that has no faults."""
    articles, reported = read_all(path)
    assert [str(error) for error in reported] == []
    (article,) = articles
    return article


def refusal(path: Path, limits: Limits | None = None) -> str:
    """Why a file was not read."""
    articles, reported = read_all(path, limits=limits)
    assert articles == []
    (error,) = reported
    assert error.path.startswith(str(path))
    return error.reason


def make_docx(path: Path, body: str, numbering: str = "", core: str = "") -> Path:
    """A Word file around the elements of a body."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if numbering:
            archive.writestr("word/numbering.xml", f"<w:numbering {W}>{numbering}</w:numbering>")
        if core:
            names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="urn:cp"'
            archive.writestr("docProps/core.xml", f"<cp:coreProperties {names}>{core}</cp:coreProperties>")
    return path


def p(text: str, properties: str = "") -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def make_pdf(path: Path, pages: Sequence[Sequence[str]], info: str = "", runs: bool = False) -> Path:
    """A PDF file with lines of text in a font whose codes only its ToUnicode map explains, as Word writes them.

    ``runs``: letters with marks are set apart from the others, each run at its own place, as browsers print a font
    that lacks them.
    """
    letters = sorted({letter for page in pages for line in page for letter in line})
    code = {letter: number for number, letter in enumerate(letters, 1)}
    unicode_map = "".join(f"<{code[x]:04X}> <{x.encode('utf-16-be').hex()}>\n" for x in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{unicode_map}endbfchar endcmap end end"
    )
    objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        f"<</Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}]>>",
        "<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R>>",
        "<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0>> /DW 500>>",
        f"<</Length {len(cmap)}>> stream\n{cmap}\nendstream",
    ]
    for number, page in enumerate(pages):
        if runs:
            content = " ".join(_run(run, code) for run in _placed_runs(page))
        else:
            shown = " T* ".join(f"<{''.join(f'{code[x]:04X}' for x in line)}> Tj" for line in page)
            content = f"BT /F1 12 Tf 14 TL 50 780 Td {shown} ET"
        objects.append(
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F1 3 0 R>>>> "
            f"/Contents {7 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>> stream\n{content}\nendstream")
    objects.append(f"<<{info}>>")
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj {body} endobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    data += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer <</Size {len(objects) + 1} /Root 1 0 R "
        f"/Info {len(objects)} 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    ).encode()
    path.write_bytes(data)
    return path


_GLYPH, _LEADING = 6, 14
"""Points from one letter to the next, and from one line to the next."""


def _placed_runs(page: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where each run of letters of one kind stands on a page, and its letters."""
    for number, line in enumerate(page):
        for match in re.finditer(r"[\x00-\xff]+|[^\x00-\xff]+", line):
            yield 50 + _GLYPH * match.start(), 780 - _LEADING * number, match.group()


def _run(placed: tuple[int, int, str], code: Mapping[str, int]) -> str:
    x, y, letters = placed
    return f"BT /F1 12 Tf 1 0 0 1 {x} {y} Tm <{''.join(f'{code[letter]:04X}' for letter in letters)}> Tj ET"
