"""Readers in a process of their own: stopped at their limits, and the next file is read as if nothing had been."""

from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from article_makers import BODY, make_docx, make_pdf, p, read_all, refusal

from kg_service.articles.formats.isolation import Isolation, Limits
from kg_service.articles.formats.worker import _forbid
from kg_service.articles.reader import read_articles
from kg_service.errors import ArticleError


def endless_pdf(path: Path) -> Path:
    """A page of so many operators that reading it takes seconds."""
    make_pdf(path, [[BODY]])
    data = path.read_bytes()
    stream = "/F1 12 Tf " + "BT (a) Tj ET " * 60_000
    form = f"7 0 obj <</Length {len(stream)}>> stream\n{stream}\nendstream "
    start = data.index(b"7 0 obj")
    path.write_bytes(data[:start] + form.encode() + data[data.index(b"endobj", start) :])
    return path


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    endless_pdf(tmp_path / "a.pdf")
    make_docx(tmp_path / "b.docx", p(BODY))
    with Isolation(Limits(seconds=30)) as isolation:  # the start of the process is not what is measured
        list(isolation.drafts(tmp_path / "b.docx", lambda error: None))
    articles, reported = read_all(tmp_path / "a.pdf", limits=Limits(seconds=0.05))
    assert articles == []
    assert reported[0].reason == "takes longer than 0.05 seconds to read"
    articles, reported = read_all(tmp_path, limits=Limits(seconds=30))
    assert "b" in [article.id for article in articles]


def test_a_file_that_needs_too_much_memory_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    rows = pyarrow.table({"text": ["a" * (8 << 20)] * 24})  # one page of a few KiB that holds 192 MiB
    pyarrow.parquet.write_table(rows, tmp_path / "a.parquet", compression="zstd", use_dictionary=False)
    del rows
    assert (tmp_path / "a.parquet").stat().st_size < 1 << 20
    make_docx(tmp_path / "b.docx", p(BODY))
    articles, reported = read_all(tmp_path, limits=Limits(seconds=60, mebibytes=400))
    assert [article.id for article in articles] == ["b"]
    assert "memory" in reported[0].reason


def test_who_stops_reading_leaves_no_process(tmp_path: Path) -> None:
    for name in "abc":
        make_docx(tmp_path / f"{name}.docx", p(BODY))
    reading = read_articles([tmp_path], lambda error: pytest.fail(str(error)))
    assert next(reading).id == "a"
    reading.close()
    with Isolation() as isolation:
        drafts = isolation.drafts(tmp_path / "a.docx", lambda error: None)
        next(drafts)
        process = isolation._process
        assert process is not None
        assert process.poll() is None
        drafts.close()  # half-way: what is left of the answers belongs to no other file
        assert process.poll() is not None
        assert len(list(isolation.drafts(tmp_path / "b.docx", lambda error: None))) == 1


def test_a_corpus_given_up_half_way_does_not_wait_for_its_rest(tmp_path: Path) -> None:
    path = tmp_path / "c.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"text": [BODY * 50] * 3000}), path)
    reading = read_articles([path], lambda error: pytest.fail(str(error)))
    assert next(reading).id == "c-1"
    reading.close()


def test_a_library_that_fails_in_its_own_way_costs_one_file(tmp_path: Path) -> None:
    path = make_pdf(tmp_path / "a.pdf", [[BODY]])
    path.write_bytes(path.read_bytes().replace(b"/Subtype /Type0", b"/Subtype 12345"))
    articles, reported = read_all(path)
    assert len(articles) + len(reported) >= 1
    assert all(isinstance(error, ArticleError) for error in reported)


def test_reasons_name_no_paths_of_the_program(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"\xff" * 1000)
    assert "Traceback" not in refusal(path)
    assert "kg_service" not in refusal(path)


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"])
def test_readers_reach_neither_the_internet_nor_other_programs(event: str) -> None:
    with pytest.raises(PermissionError):
        _forbid(event, ())
    _forbid("open", ())
