"""Reading articles: what is good is read, what is not is reported, nothing else is lost."""

import datetime as dt
import os
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


def test_a_folder_gives_all_known_endings_in_order_and_nothing_else(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.JSONL",
        "sub/c.txt",
        ".hidden.txt",
        "~$b.docx",
        "page_files/ad.html",
        "lone_files/d.txt",
        "e.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'{{"text": "Tin {name}"}}' if name == "a.JSONL" else GOOD, encoding="utf-8")
    body = "<p>UBND tỉnh tổ chức hội nghị tổng kết phong trào thi đua yêu nước năm 2021 và trao tặng Bằng khen.</p>"
    (tmp_path / "page.html").write_text(f"<html><head><title>Tin</title></head><body>{body * 5}</body></html>")
    (tmp_path / "folder.txt").mkdir()
    ids, reported = read(tmp_path)
    assert ids == ["a-1", "b", "d", "page", "c"]
    assert reported == []


def test_a_link_out_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(GOOD, encoding="utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "c.txt").symlink_to(folder / "a.txt")
    (folder / "d.txt").symlink_to(folder / "d.txt")
    ids, reported = read(folder)
    assert ids == ["a", "c"]
    assert [Path(error.path).name for error in reported] == ["b.txt", "d.txt"]
    assert "outside the folder" in reported[0].reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.doc", "save it as .docx"),
        ("a.csv", ".jsonl"),
        ("a.xyz", "known are .txt, .html"),
        ("a", "has no ending"),
    ],
)
def test_other_endings_are_refused_with_what_to_do(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / name).write_text(GOOD, encoding="utf-8")
    ids, reported = read(tmp_path / name)
    assert ids == []
    assert reason in reported[0].reason


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    ids, reported = read(tmp_path)
    assert ids == []
    assert reported[0].reason == "is not a regular file"


def test_a_broken_row_of_metadata_costs_that_row_only(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "metadata.tsv").write_text(
        "article\ttitle\tpublished\tauthor\tpublisher\tsource\na\tT\t2020-13-01\t\t\t\nb\tTên bài\t\t\t\t\n",
        encoding="utf-8",
    )
    reported: list[ArticleError] = []
    titles = [article.title for article in read_articles([tmp_path], reported.append)]
    assert titles == [GOOD.splitlines()[0], "Tên bài"]
    assert [str(error) for error in reported] == [
        f"{tmp_path / 'metadata.tsv'}:2 (published): '2020-13-01' is no ISO date"
    ]


@pytest.mark.parametrize("data", [b"\xff\xfea\0", b"article\ttitle\nx\ty\n", b"", b"article\0\n"])
def test_a_table_that_is_none_costs_no_article(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "metadata.tsv").write_bytes(data)
    ids, reported = read(tmp_path)
    assert ids == ["a"]
    assert "metadata.tsv" in reported[0].path


@pytest.mark.parametrize("id_", ["", ".", "..", "-", "a b", "a/b", "x" * 201, "a\n"])
def test_ids_that_are_none(id_: str) -> None:
    with pytest.raises(InputError, match="article id"):
        article_from_text(id_, GOOD)


@pytest.mark.parametrize("id_", ["a", "bài-báo_1.2", "2021", "x" * 200])
def test_ids(id_: str) -> None:
    assert article_from_text(id_, GOOD).id == id_
