"""Normal forms keep offsets."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.text.normalize import fold, normalise, strip_diacritics

VIETNAMESE = st.text(alphabet="aàáảãạăâeèéẻẽẹêoòóỏõọuùúủũụyỳýỷỹỵđĐ quyhntTHÒÓÀ-–\u00a0“”\"'ÐİÍ\n", max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Hoà Bình", "hòa bình"),
        ("Uỷ ban", "ủy ban"),
        ("quý", "quý"),  # after q the mark stays on y
        ("hoàn", "hoàn"),  # before a final consonant both styles agree
        ("thuý, Thúy", "thúy, thúy"),
        ("chiến sỹ", "chiến sĩ"),
        ("tỉ lệ", "tỷ lệ"),
        ("Ðắk Lắk", "đắk lắk"),
        ("Khen\u00a0thưởng – “A”", 'khen thưởng - "a"'),
    ],
)
def test_fold_brings_spellings_of_one_word_together(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.one_of(VIETNAMESE, st.text(max_size=60)))
def test_fold_keeps_one_character_for_each(text: str) -> None:
    nfc = unicodedata.normalize("NFC", text)
    assert len(fold(nfc)) == len(nfc)


@given(VIETNAMESE)
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(
    st.text(max_size=80).filter(lambda text: normalise(nfc := unicodedata.normalize("NFC", text)).text == nfc),
    st.data(),
)
def test_source_span_quotes_the_words_of_the_nfc_text(text: str, data: st.DataObject) -> None:
    source = unicodedata.normalize("NFD", text)
    normalised = normalise(source)
    if not normalised.text:
        return
    start = data.draw(st.integers(0, len(normalised.text) - 1))
    end = data.draw(st.integers(start + 1, len(normalised.text)))
    first, last = normalised.source_span(start, end)
    assert 0 <= first < last <= len(source)
    assert normalised.text[start:end] in unicodedata.normalize("NFC", source[first:last])


@pytest.mark.parametrize("mark", "·∙●○◦■□▪◆♦❖►➢✓✔→~\uf0b7\uf0a7\uf0fc")
def test_lists_have_one_kind_of_mark(mark: str) -> None:
    source = f"Khen thưởng:\n  {mark} Xã A được khen {mark} thưởng;\n{mark}\tXã B."
    found = normalise(source)
    assert found.text == f"Khen thưởng:\n  • Xã A được khen {mark} thưởng;\n•\tXã B."
    assert found.source_span(15, 17) == (15, 17)


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012–—\u2015\u2212")
def test_dashes_are_hyphens(dash: str) -> None:
    assert normalise(f"Bà Rịa {dash} Vũng Tàu").text == "Bà Rịa - Vũng Tàu"


@pytest.mark.parametrize("kept", ["-\u00a0Xã A", "~5 tấn", "·", "a\n·b", "■"])
def test_what_opens_no_item_stays(kept: str) -> None:
    assert normalise(kept).text == kept


def test_source_span_of_a_decomposed_name() -> None:
    source = unicodedata.normalize("NFD", "tỉnh Điện Biên được tặng")
    normalised = normalise(source)
    start = normalised.text.index("Điện Biên")
    first, last = normalised.source_span(start, start + len("Điện Biên"))
    assert source[first:last] == unicodedata.normalize("NFD", "Điện Biên")


def test_strip_diacritics_gives_ascii() -> None:
    assert strip_diacritics("Đắk Lắk, Thừa Thiên Huế") == "Dak Lak, Thua Thien Hue"
