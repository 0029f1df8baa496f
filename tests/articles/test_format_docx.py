"""Word files: reading order, lists, tables, properties; archives that are traps."""

import unicodedata
import zipfile
from pathlib import Path

import pytest
from article_makers import BODY, W, make_docx, p, read_one, refusal

TITLE = "Kết quả công tác thi đua, khen thưởng năm 2021"
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)


def item(text: str, level: int = 0, instance: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>')


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def test_paragraphs_lists_and_tables_in_reading_order(tmp_path: Path) -> None:
    head = row(p("ỦY BAN NHÂN DÂN") + p("HUYỆN A LƯỚI"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    date = row(p("Số: 12/BC-UBND"), p("A Lưới, ngày 20 tháng 12 năm 2021"))
    body = (
        f"<w:tbl>{head}{date}</w:tbl>"
        + p("BÁO CÁO")
        + p(TITLE)
        + item("Phong trào thi đua")
        + item("Xây dựng nông thôn mới", 1)
        + item("Xã đạt chuẩn", 2)
        + item("Xã phấn đấu", 2)
        + item("Giảm nghèo", 1)
        + item("Khen thưởng")
        + item("Cờ thi đua: 2 tập thể;", 0, 2)
        + f"<w:tbl>{row(p('Đơn vị'), p('Danh hiệu'))}{row(p('Xã Hồng Thủy'), p('Tập thể lao động xuất sắc'))}</w:tbl>"
        + p(BODY)
    )
    article = read_one(make_docx(tmp_path / "bc.docx", body, NUMBERING))
    assert article.source.splitlines() == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN A LƯỚI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/BC-UBND | A Lưới, ngày 20 tháng 12 năm 2021",
        "BÁO CÁO",
        TITLE,
        "I. Phong trào thi đua",
        "1.) Xây dựng nông thôn mới",
        "a) Xã đạt chuẩn",
        "b) Xã phấn đấu",
        "2.) Giảm nghèo",
        "II. Khen thưởng",
        "- Cờ thi đua: 2 tập thể;",
        "Đơn vị | Danh hiệu",
        "Xã Hồng Thủy | Tập thể lao động xuất sắc",
        BODY,
    ]
    assert article.title == TITLE
    assert str(article.published) == "2021-12-20"


def test_runs_signs_and_what_is_not_read(tmp_path: Path) -> None:
    alternate = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"
        "<w:r><w:t>Số</w:t><w:tab/><w:t xml:space='preserve'> 05</w:t><w:noBreakHyphen/><w:t>CT/TW</w:t></w:r>"
        "<w:del><w:r><w:delText>cũ</w:delText><w:t>cũ</w:t></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText><w:br/><w:t>dòng &amp; hai</w:t></w:r>"
        f"<a:AlternateContent xmlns:a='{alternate}'><a:Choice><w:r><w:t> một</w:t></w:r></a:Choice>"
        "<a:Fallback><w:r><w:t> một</w:t></w:r></a:Fallback></a:AlternateContent></w:p>"
    )
    assert read_one(make_docx(tmp_path / "a.docx", body)).source == "Số\t 05\u2011CT/TW\ndòng & hai một\n"


def test_core_properties_but_not_what_programs_write_there(tmp_path: Path) -> None:
    good = make_docx(
        tmp_path / "a.docx", p(BODY), core=f"<dc:title>{TITLE}</dc:title><dc:creator>Lò Văn Minh</dc:creator>"
    )
    article = read_one(good)
    assert (article.title, article.author, article.published) == (TITLE, "Lò Văn Minh", None)
    empty = make_docx(
        tmp_path / "b.docx", p(BODY), core="<dc:title>Document1</dc:title><dc:creator>Administrator</dc:creator>"
    )
    assert read_one(empty).author is None


def test_offsets_hold_in_nfd(tmp_path: Path) -> None:
    article = read_one(make_docx(tmp_path / "a.docx", p(unicodedata.normalize("NFD", BODY))))
    at = article.text.index("Lai Châu")
    start, end = article.normalised.source_span(at, at + len("Lai Châu"))
    assert article.source[start:end] == unicodedata.normalize("NFD", "Lai Châu")


def test_a_text_in_old_fonts_is_read_as_it_looks(tmp_path: Path) -> None:
    old = "§¶ng bé vµ nh©n d©n c¸c d©n téc tØnh ®· ®¹t nhiÒu thµnh tÝch trong phong trµo thi ®ua yªu n\xadíc hµng n¨m"
    assert read_one(make_docx(tmp_path / "a.docx", p(old) * 2)).source.startswith(
        "Đảng bộ và nhân dân các dân tộc tỉnh đã đạt nhiều thành tích trong phong trào thi đua yêu nước hàng năm\n"
    )
    mixed = p("§¶ng bé vµ nh©n d©n c¸c d©n téc tØnh ®· ®¹t nhiÒu thµnh tÝch " * 3) + p("Ñaûng boä vaø nhaân daân " * 12)
    assert "several font encodings" in refusal(make_docx(tmp_path / "b.docx", mixed))


def raw(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return path


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = raw(tmp_path / "a.docx", document=f"<w:document {W}>".encode() + b" " * (80 << 20))
    assert bomb.stat().st_size < 1 << 20
    assert "unpacks to more than 64 MiB" in refusal(bomb)


def test_much_text_is_refused(tmp_path: Path) -> None:
    text = f"<w:document {W}><w:p><w:r><w:t>{'a' * (17 << 20)}</w:t></w:r></w:p></w:document>"
    assert "characters" in refusal(raw(tmp_path / "a.docx", document=text.encode()))


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    text = "<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"
    document = f'<?xml version="1.0"?><!DOCTYPE d [{entities}]><w:document {W}>{text}</w:document>'
    assert "document type" in refusal(raw(tmp_path / "a.docx", document=document.encode()))
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}>&x;</w:document>'
    assert "document type" in refusal(raw(tmp_path / "b.docx", document=outside.encode()))


def test_nesting_is_bounded(tmp_path: Path) -> None:
    deep = f"<w:document {W}>" + "<w:tbl><w:tr><w:tc>" * 100_000
    assert "nested deeper" in refusal(raw(tmp_path / "a.docx", document=deep.encode()))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word file or has a password"),
        (b"hello", "is not a Word file"),
        (b"PK\x03\x04 cut off", "broken Word file"),
    ],
)
def test_files_that_are_no_word_files(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert reason in refusal(path)


def test_archives_that_hold_no_document(tmp_path: Path) -> None:
    assert "word/document.xml is missing" in refusal(raw(tmp_path / "a.docx", other=b"<a/>"))
    assert "is not XML" in refusal(raw(tmp_path / "b.docx", document=b"<w:document"))
    assert refusal(make_docx(tmp_path / "c.docx", p(" "))) == "is empty"
    whole = make_docx(tmp_path / "d.docx", p(BODY)).read_bytes()
    (tmp_path / "d.docx").write_bytes(whole[:60] + b"\xff\xff\xff\xff" + whole[64:])
    assert refusal(tmp_path / "d.docx")
