"""Reading articles: what is good is read, what is not is reported, nothing else is lost."""

import datetime as dt
from pathlib import Path

import pytest

from kg_service.articles.reader import article_from_text, read_articles, read_metadata
from kg_service.errors import ArticleError, InputError, ReferenceDataError

GOOD = "Tỉnh A tổng kết phong trào thi đua năm 2020\n\nNgày 8/7, Hội nghị đã diễn ra.\n"


def read(*paths: Path) -> tuple[list[str], list[ArticleError]]:
    reported: list[ArticleError] = []
    return [article.id for article in read_articles(paths, reported.append)], reported


def test_bad_files_are_reported_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes("Đại hội".encode("utf-16")[:-1])
    (tmp_path / "d.txt").write_bytes(b"\xff\xfe\xc4\x91 kh\xf4ng")
    (tmp_path / "e.txt").write_bytes(b"%PDF\0\0\0")
    (tmp_path / "f g.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "z.txt").write_text(GOOD, encoding="utf-8")
    ids, reported = read(tmp_path)
    assert ids == ["a", "z"]
    reasons = {Path(error.path).name: error.reason for error in reported}
    assert reasons["b.txt"] == "is empty"
    assert "begins as UTF-16 and is not" in reasons["c.txt"]
    assert "not UTF-8 (byte 0)" in reasons["d.txt"]  # its letters would be Chinese
    assert "binary" in reasons["e.txt"]
    assert "id" in reasons["f g.txt"]


def test_an_id_that_stands_twice_is_reported(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(GOOD, encoding="utf-8")
    ids, reported = read(tmp_path)
    assert ids == ["a"]
    assert "is the id of" in reported[0].reason


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read(tmp_path / "nowhere")


def test_metadata_win_over_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "metadata.tsv").write_text(
        "article\ttitle\tpublished\tauthor\tpublisher\tsource\na\tTên bài\t2020-07-10\tAn\tBáo A\thttps://example.org/a\n",
        encoding="utf-8",
    )
    article = next(read_articles([tmp_path], lambda error: pytest.fail(str(error))))
    assert (article.title, article.published, article.author, article.publisher, article.url) == (
        "Tên bài", dt.date(2020, 7, 10), "An", "Báo A", "https://example.org/a",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a\tT\t2020-13-01\t\t\t", r"metadata\.tsv:2 \(published\).*no ISO date"),
        ("a\tT\t\t\t", r"metadata\.tsv:2.*6 columns"),
        ("\tT\t\t\t\t", r"metadata\.tsv:2 \(article\)"),
    ],
)
def test_a_broken_row_of_metadata_names_file_and_line(tmp_path: Path, row: str, message: str) -> None:
    path = tmp_path / "metadata.tsv"
    path.write_text(f"article\ttitle\tpublished\tauthor\tpublisher\tsource\n{row}\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=message):
        read_metadata(path)


def test_an_id_must_fit_into_an_iri() -> None:
    with pytest.raises(InputError, match="article id"):
        article_from_text("a/../b", GOOD)
