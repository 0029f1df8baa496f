"""What holds for facts of every type and every text."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_service.articles.reader import article_from_text, read_articles
from kg_service.extraction import pipeline
from kg_service.extraction.document import Document
from kg_service.extraction.facts import Fact
from kg_service.extraction.pipeline import Extraction, extract_articles
from kg_service.reference.load import Reference, load_reference
from kg_service.resources import resource_dir

EXTRACTION = Extraction(load_reference())

PIECES = [
    "Ngày 8/7, tại tỉnh Sơn La, ", "Chủ tịch UBND tỉnh tặng Bằng khen cho 12 tập thể", "phong trào thi đua “", "”", '"',
    "Cụm thi đua các tỉnh Tây Bắc (", ")", "bao gồm Sơn La, Lai Châu", "Chỉ thị số 05 - CT/TW", "đạt 6.240,86 tỷ đồng",
    "đồng chí Nguyễn Văn A, Chủ tịch UBND tỉnh", "\n", "\n\n", ". ", "; ", ": ", "giảm từ 9,62% xuống còn 5,71%",
    "Huân chương Lao động hạng Ba", "được đề nghị tặng", "- Huyện Gia Bình;", "năm 2020", "hạng 7/14", "…",
    "ký kết giao ước",
]  # fmt: skip


def assert_quotes(source: str, facts: list[Fact]) -> None:
    for fact in facts:
        evidence = fact.evidence
        assert source[evidence.start : evidence.end] == evidence.quote


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_mixture_of_wordings_keeps_its_offsets(text: str) -> None:
    assert_quotes(text, EXTRACTION.facts(article_from_text("a", text)))


@settings(max_examples=60)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_taken(text: str) -> None:
    EXTRACTION.facts(article_from_text("a", text))


@pytest.mark.parametrize(
    "path", sorted((resource_dir("data") / "articles").glob("*.txt")), ids=lambda path: path.stem[:3]
)
def test_decomposed_text_gives_the_same_facts(path: Path) -> None:
    composed = path.read_text(encoding="utf-8")
    decomposed = unicodedata.normalize("NFD", composed)

    def said(source: str) -> list[dict[str, object]]:
        facts = EXTRACTION.facts(article_from_text("a", source))
        assert_quotes(source, facts)
        return [{key: value for key, value in fact.record().items() if key != "evidence"} for fact in facts]

    assert said(decomposed) == said(unicodedata.normalize("NFC", composed))


def test_a_text_outside_the_domain_yields_nothing() -> None:
    text = (
        "Cách nấu phở bò ngon tại nhà\n\nPhở là món ăn quen thuộc. Xương bò ninh sáu giờ, hớt bọt, thêm gừng nướng, "
        "hành khô và hoa hồi. Bánh phở trần qua nước sôi rồi xếp thịt lên trên.\n"
    )
    assert EXTRACTION.facts(article_from_text("pho", text)) == []


def test_the_same_articles_give_the_same_facts_in_the_same_order(reference: Reference) -> None:
    folder = resource_dir("data") / "articles"

    def run() -> list[Fact]:
        extraction = Extraction(reference)
        return [f for a in read_articles([folder], lambda e: pytest.fail(str(e))) for f in extraction.facts(a)]

    assert run() == run()


def test_a_rule_that_fails_on_one_article_loses_no_other_facts(
    reference: Reference, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: Document) -> Iterator[Fact]:
        raise KeyError("không có")
        yield

    monkeypatch.setattr(pipeline, "EXTRACTORS", (broken, *pipeline.EXTRACTORS))
    text = "Thủ tướng Chính phủ tặng Bằng khen cho Công ty Than Hà Lầm."
    articles = [article_from_text(name, text) for name in ("one", "two")]
    found = [(article.id, [fact.type for fact in facts]) for article, facts in extract_articles(articles, reference)]
    assert found == [("one", ["award"]), ("two", ["award"])]
    told = [record.getMessage() for record in caplog.records]
    assert [message.partition(":")[0] for message in told] == ["one", "two"]
    assert all("KeyError" in message and "Traceback" not in message for message in told)
    with pytest.raises(KeyError):
        pipeline.Extraction(reference).facts(articles[0])


STRETCHED = [path.read_text(encoding="utf-8") for path in sorted((resource_dir("data") / "articles").glob("*.txt"))]


@settings(max_examples=150)
@given(st.sampled_from(STRETCHED), st.floats(0, 1), st.integers(1, 500))
def test_any_stretch_of_an_article_is_read(text: str, where: float, length: int) -> None:
    """Cut anywhere, also inside words: no rule may need what it begins with to end."""
    start = int(where * len(text))
    piece = text[start : start + length]
    for fact in EXTRACTION.facts(article_from_text("a", piece)) if piece.strip() else ():
        assert piece[fact.evidence.start : fact.evidence.end] == fact.evidence.quote


def test_a_text_of_one_name_has_no_figures() -> None:
    assert EXTRACTION.facts(article_from_text("a", "Vĩnh Long")) == []
