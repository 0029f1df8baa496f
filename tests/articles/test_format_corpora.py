"""Corpora: one article a line or a row; a bad one is reported with its line, the others go on, memory stays flat."""

import datetime as dt
import json
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from article_makers import BODY, read_all, read_one, refusal

from kg_service.articles.formats import read_drafts
from kg_service.articles.formats.jsonl import MAX_LINE
from kg_service.articles.reader import read_articles
from kg_service.errors import ArticleError


def jsonl(path: Path, *lines: dict[str, Any] | str | bytes) -> Path:
    data = [
        line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    ]
    path.write_bytes(b"\n".join(data) + b"\n")
    return path


def parquet(path: Path, **columns: Any) -> Path:
    pyarrow.parquet.write_table(pyarrow.table(columns), path, row_group_size=50)
    return path


FULL = {
    "id": "bai-1", "text": BODY, "title": "Tổng kết  thi đua", "published": "2022-01-04T08:00:00+07:00",
    "author": ["Lò Văn Minh", "Hà An"], "publisher": "Báo A", "url": "https://example.org/1", "tags": [1, {"a": 2}],
}  # fmt: skip


def test_all_keys_of_a_line(tmp_path: Path) -> None:
    article = read_one(jsonl(tmp_path / "c.jsonl", FULL))
    assert (article.id, article.source) == ("bai-1", BODY)
    assert (article.title, article.published, article.author, article.publisher, article.url) == (
        "Tổng kết thi đua", dt.date(2022, 1, 4), "Lò Văn Minh, Hà An", "Báo A", "https://example.org/1",
    )  # fmt: skip


def test_ids_and_sources(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "tin tức 2021.jsonl",
        {"text": "Một", "source": "Báo A"},
        "",
        {"text": "Hai", "source": "https://example.org/2"},
        {"text": "Ba", "id": 17},
        {"text": "Bốn", "id": ""},
    )
    articles, reported = read_all(path)
    assert [(a.id, a.publisher, a.url) for a in articles] == [
        ("tin-tức-2021-1", "Báo A", None),
        ("tin-tức-2021-3", None, "https://example.org/2"),
        ("17", None, None),
        ("tin-tức-2021-5", None, None),
    ]
    assert reported == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a"', "is not JSON"),
        ('["text"]', "is not a JSON object"),
        ({"title": "a"}, "has no key 'text'"),
        ({"text": 1}, "its 'text' is no text"),
        ({"text": " \n"}, "is empty"),
        ({"text": "a", "id": "../../etc/passwd"}, "article id '../../etc/passwd'"),
        ({"text": "a", "id": ".."}, "article id '..'"),
        ({"text": "a", "id": "a b"}, "article id"),
        ({"text": "a", "id": "x" * 201}, "article id"),
        ({"text": "a", "id": True}, "neither text nor whole number"),
        ({"text": "a", "id": "tot"}, "its id 'tot' is the id of an earlier line"),
        ('{"text": "\\ud800"}', "half a surrogate pair"),
        ('{"text": "a\\u0000b"}', "holds a zero"),
        ("[" * 100_000, "nested too deeply"),
        (f'{{"text": {"9" * 5000}}}', "is not JSON that can be read"),
        (b'{"text": "\xff"}', "is not UTF-8 (byte 10 of the line)"),
    ],
)
def test_a_bad_line_is_reported_and_the_others_go_on(tmp_path: Path, line: Any, reason: str) -> None:
    path = jsonl(tmp_path / "c.jsonl", {"id": "tot", "text": "Tốt"}, line, {"text": "Cũng tốt"})
    articles, reported = read_all(path)
    assert [article.id for article in articles] == ["tot", "c-3"]
    assert [error.path for error in reported] == [f"{path}:2"]
    assert reason in reported[0].reason


def test_a_field_that_cannot_be_used_is_left_out_and_reported(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "c.jsonl", {"text": "Tốt", "published": "hôm qua", "title": {"vi": "a"}, "author": "x" * 3000}
    )
    articles, reported = read_all(path)
    assert [(a.published, a.author) for a in articles] == [(None, None)]
    assert [error.reason.split(" ")[0] for error in reported] == ["'published'", "'title'", "'author'"]


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"a" * (6 * MAX_LINE) + b'"}\n{"text": "Hai"}')
    tracemalloc.start()
    articles, reported = read_all(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [article.id for article in articles] == ["c-2"]
    assert "longer than 32 MiB" in reported[0].reason
    assert peak < 4 * MAX_LINE  # the line is six times as long


@pytest.mark.parametrize("data", [b"\x1f\x8b\x08", '{"text": "a"}'.encode("utf-16"), b"\0\0", b""])
def test_files_that_are_no_lines_of_json(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(data)
    assert "JSON Lines" in refusal(path) or refusal(path) == "is empty"


def test_a_byte_order_mark_before_the_first_line(tmp_path: Path) -> None:
    assert (
        read_one(jsonl(tmp_path / "c.ndjson", b"\xef\xbb\xbf" + json.dumps({"text": "Một"}).encode())).source == "Một"
    )


def test_memory_is_flat_over_many_articles(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(6_000):
            file.write(json.dumps({"text": f"Bài số {number}. " + BODY}, ensure_ascii=False) + "\n")
    size = path.stat().st_size
    peaks, count = [], 0
    tracemalloc.start()
    for count, article in enumerate(read_articles([path], lambda error: pytest.fail(str(error))), 1):
        assert article.source.startswith(f"Bài số {count - 1}.")
        if count in (1_000, 6_000):
            peaks.append(tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
    assert count == 6_000
    # What grows is the ids: under 250 bytes an article.
    assert peaks[1] - peaks[0] < 5_000 * 250
    assert peaks[1] < size / 2


def test_parquet_has_the_same_columns(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "c.parquet",
        id=["a", None, "a"],
        text=pyarrow.array(["Một", "Hai", "Ba"], pyarrow.large_string()),
        published=[dt.datetime(2022, 1, 4, 23, tzinfo=dt.UTC), None, None],
        author=[["A", "B"], None, []],
        embedding=[[0.1], [0.2], [0.3]],
    )
    articles, reported = read_all(path)
    assert [(a.id, a.source, a.published, a.author) for a in articles] == [
        ("a", "Một", dt.date(2022, 1, 5), "A, B"),
        ("c-2", "Hai", None, None),
    ]
    assert [(error.path, error.reason) for error in reported] == [
        (f"{path}:3", "its id 'a' is the id of an earlier line; rename one of them")
    ]


def test_parquet_over_many_batches_in_order(tmp_path: Path) -> None:
    path = parquet(tmp_path / "c.parquet", text=[f"Bài {n}" for n in range(1000)])
    articles, reported = read_all(path)
    assert [article.source for article in articles] == [f"Bài {n}" for n in range(1000)]
    assert articles[-1].id == "c-1000"
    assert reported == []


def test_a_bad_row_of_parquet_is_reported_and_the_others_go_on(tmp_path: Path) -> None:
    texts = pyarrow.array([b"M\xe1\xbb\x99t", b"\xff", b"Ba"], pyarrow.binary())
    broken = pyarrow.StringArray.from_buffers(3, *texts.buffers()[1:], texts.buffers()[0])
    path = parquet(tmp_path / "c.parquet", text=broken)
    articles, reported = read_all(path)
    assert [article.id for article in articles] == ["c-1", "c-3"]
    assert [error.path for error in reported] == [f"{path}:2"]


def test_files_that_are_no_parquet(tmp_path: Path) -> None:
    path = parquet(tmp_path / "c.parquet", body=["a"])
    assert refusal(path) == "has no column 'text'; its columns are body"
    whole = parquet(tmp_path / "d.parquet", text=[BODY] * 100)
    whole.write_bytes(whole.read_bytes()[:-20])
    assert "broken Parquet file" in refusal(whole)
    whole.write_bytes(b"hello, I am no table")
    assert refusal(whole) == "is not a Parquet file"


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = parquet(tmp_path / "c.parquet", text=["a"])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ArticleError, match=r"thidua-kg\[corpora\]"):
        list(read_drafts(path, lambda error: pytest.fail(str(error))))


def test_metadata_beside_a_corpus_win(tmp_path: Path) -> None:
    (tmp_path / "metadata.tsv").write_text(
        "article\ttitle\tpublished\tauthor\tpublisher\tsource\nbai-1\tTên khác\t\t\t\t\n", encoding="utf-8-sig"
    )
    article = read_one(jsonl(tmp_path / "c.jsonl", FULL))
    assert (article.title, article.publisher) == ("Tên khác", "Báo A")
