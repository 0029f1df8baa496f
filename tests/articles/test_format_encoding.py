"""From bytes to text: what is certain is read, what is not is refused with what it may be."""

import unicodedata
from pathlib import Path

import pytest
from article_makers import BODY, read_all, read_one, refusal
from hypothesis import given
from hypothesis import strategies as st

from kg_service.articles.formats.encoding import decode_bytes
from kg_service.articles.formats.legacy import decode_tcvn3, decode_vni
from kg_service.articles.formats.syllables import is_syllable, witness

PATH = Path("a.txt")
# The opening of a report, in bytes as Word 97 wrote them with .VnTime and VNI-Times.
TCVN3 = "§¶ng bé vµ nh©n d©n c¸c d©n téc tØnh ®· ®¹t nhiÒu thµnh tÝch trong phong trµo thi ®ua yªu n\xadíc"
VNI = "Ñaûng boä vaø nhaân daân caùc daân toäc tænh ñaõ ñaït nhieàu thaønh tích trong phong traøo thi ñua yeâu nöôùc"
MEANT = "Đảng bộ và nhân dân các dân tộc tỉnh đã đạt nhiều thành tích trong phong trào thi đua yêu nước"


def windows_1258(text: str) -> bytes:
    """Vietnamese as Windows 98 wrote it: letters with their quality, tones as marks of their own."""
    data = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            data += letter.encode("windows-1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
            data += (base + "".join(tones)).encode("windows-1258")
    return data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_encodings_give_every_code_point(encoding: str, form: str) -> None:
    text = unicodedata.normalize(form, BODY) + "\r\n"
    assert decode_bytes(PATH, text.encode(encoding)).text == text


def test_the_mark_of_utf8_is_part_of_the_text_and_the_offsets_count_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "Tỉnh A tổng kết phong trào thi đua\n\nĐã đạt.\n".encode())
    article = read_one(path)
    assert article.source == path.read_bytes().decode("utf-8")
    assert article.source[0] == "\ufeff"
    assert article.source[1:5] == "Tỉnh"
    assert article.title == "Tỉnh A tổng kết phong trào thi đua"


def test_windows_1258() -> None:
    decoded = decode_bytes(PATH, windows_1258(BODY))
    assert decoded.encoding == "windows-1258"
    assert unicodedata.normalize("NFC", decoded.text) == BODY
    assert decoded.text == windows_1258(BODY).decode("windows-1258")  # the marks stay where they were


def test_tcvn3_and_vni() -> None:
    assert decode_bytes(PATH, TCVN3.encode("windows-1252")) == (MEANT, "TCVN3")
    assert decode_bytes(PATH, VNI.encode("windows-1252")) == (MEANT, "VNI")


def test_tables_of_the_old_encodings() -> None:
    assert decode_tcvn3("Céng hßa X· héi Chñ nghÜa ViÖt Nam".encode("latin-1")) == "Cộng hòa Xã hội Chủ nghĩa Việt Nam"
    assert decode_vni("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA".encode("latin-1")) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"
    assert decode_vni("Ñöôøng ñi tôùi ñích".encode("latin-1")) == "Đường đi tới đích"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BODY.encode() + b"\xff", "not UTF-8 (byte"),
        ("Le château était fermé, à côté de la forêt où naît l'été.".encode("latin-1"), "not certain"),
        (BODY[:9].encode("windows-1258", "ignore") + b"\xe2", "not certain"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("Đại hội".encode("utf-16")[:-1], "begins as UTF-16 and is not"),
        ("全国劳动模范".encode("utf-16"), "hardly a Latin letter"),
        ("全国劳动模范代表大会在北京举行".encode("gb18030"), "not certain"),
        ("\ufeff \n".encode(), "is empty"),
        (b"Thi \0ua", "binary"),
    ],
)
def test_what_is_not_certain_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert reason in refusal(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode_bytes(PATH, data)
    except Exception as error:
        assert type(error).__name__ == "ArticleError"  # noqa: PT017 - and no other
    else:
        assert decoded.text.strip()
        assert "\0" not in decoded.text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    if text.replace("\ufeff", " ").strip():
        assert decode_bytes(PATH, text.encode()) == (text, "UTF-8")


@pytest.mark.parametrize("word", ["nghiêng", "Khuya", "quốc", "giặt", "ƯỚC", "thuỷ", "thủy", "uỷ", "xoong", "Đắk"[:2]])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["château", "§¶ng", "nhËn", "ñaït", "ngắằ", "đđ", "ưn\u00adg"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_witness_counts_words_outside_ascii() -> None:
    assert witness("Thi đua yêu nước, naïve plan") == (4, 3)


def test_files_in_several_encodings_stand_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(windows_1258(BODY))
    (tmp_path / "b.TXT").write_bytes(BODY.encode("utf-16"))
    articles, reported = read_all(tmp_path)
    assert [article.id for article in articles] == ["a", "b"]
    assert articles[0].text == articles[1].text == BODY
    assert reported == []
