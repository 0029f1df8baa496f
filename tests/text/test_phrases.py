"""Many phrases at once."""

import gc
import weakref

from hypothesis import given
from hypothesis import strategies as st

from kg_service.text.phrases import PhraseFinder, PhrasePool


def test_whole_words_longest_first() -> None:
    finder = PhraseFinder(["hà", "hà nội", "tp.", "nội"])
    text = "ở hà\nnội, hàng tp.hà và nội"
    assert [(m.start, m.end, m.phrase) for m in finder.find(text)] == [
        (2, 8, "hà nội"),
        (15, 18, "tp."),
        (18, 20, "hà"),
        (24, 27, "nội"),
    ]


def test_no_phrases_find_nothing() -> None:
    assert PhraseFinder([]).find("abc") == []


def test_finders_of_one_pool_find_their_own() -> None:
    pool = PhrasePool()
    text = "tỉnh hà nam, huyện"
    provinces, both = PhraseFinder(["hà nam"], pool), PhraseFinder(["tỉnh", "hà nam"], pool)
    assert [m.phrase for m in provinces.find(text)] == ["hà nam"]
    assert [m.phrase for m in both.find(text)] == ["tỉnh", "hà nam"]
    late = PhraseFinder(["huyện"], pool)
    assert [m.phrase for m in late.find(text)] == ["huyện"]
    gone = weakref.ref(late)
    del late
    assert [m.phrase for m in both.find("tỉnh, huyện")] == ["tỉnh"]
    gc.collect()
    assert gone() is None


@given(st.text(alphabet="ab đ.\n", max_size=40), st.lists(st.text(alphabet="ab đ", min_size=1, max_size=4), max_size=5))
def test_mentions_are_where_they_say(text: str, phrases: list[str]) -> None:
    last = 0
    for mention in PhraseFinder(phrases).find(text):
        assert text[mention.start : mention.end].replace("\n", " ") == mention.phrase
        assert mention.start >= last
        last = mention.end
