"""Web pages: main text, captions, headline, what the page says of itself; nothing fetched, nothing expanded."""

import datetime as dt
import json
import socket
import time
import unicodedata
from pathlib import Path

import pytest
from article_makers import BODY, read_all, read_one, refusal
from lxml import html
from test_format_encoding import windows_1258

from kg_service.articles.formats import read_drafts
from kg_service.articles.formats.html_metadata import page_metadata
from kg_service.articles.formats.published import read_published

TITLE = "Lai Châu tổng kết phong trào thi đua năm 2021"
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "BreadcrumbList", "name": "Thời sự"},
        {
            "@type": ["NewsArticle"],
            "headline": "Lai Châu tổng kết &quot;phong trào&quot; thi đua",
            "datePublished": "2022-01-04T23:30:00Z",
            "author": [{"@type": "Person", "name": "Lò Văn Minh"}, {"@type": "Person", "name": "Hà An"}],
            "publisher": {"@type": "Organization", "name": "Báo A"},
        },
    ],
}
HEAD = f"""<title>{TITLE} - Báo A</title><meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="Báo A điện tử"><meta name="author" content="Biên tập">
<meta property="article:published_time" content="2022-01-03T08:00:00+07:00">
<link rel="canonical" href="https://example.org/bai-1.html">"""
PAGE = f"""<div class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/a">Thời sự</a></li></ul></div>
<div class="content"><h1>{TITLE}</h1><div class="detail">
<p>{BODY}</p>
<figure><img src="https://example.org/a.jpg"><figcaption>Đồng chí Bí thư Tỉnh ủy trao Cờ thi đua cho huyện Than Uyên.
</figcaption></figure>
<p>Năm 2021, toàn tỉnh có 39/94 xã đạt chuẩn nông thôn mới, vượt kế hoạch đề ra từ đầu năm.</p>
<table><tr><th>Đơn vị</th><th>Danh hiệu</th></tr>
<tr><td>Huyện Than Uyên</td><td>Cờ thi đua của Chính phủ</td></tr></table>
</div></div><div class="footer">Bản quyền thuộc Báo A. Giấy phép số 1/GP-BTTTT</div>"""


def page(body: str = PAGE, head: str = HEAD) -> str:
    return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def test_main_text_with_captions_and_tables_and_no_chrome(tmp_path: Path) -> None:
    path = tmp_path / "bai-1.html"
    path.write_text(page(), encoding="utf-8")
    article = read_one(path)
    assert article.source.splitlines() == [
        TITLE,
        BODY,
        "Đồng chí Bí thư Tỉnh ủy trao Cờ thi đua cho huyện Than Uyên.",
        "Năm 2021, toàn tỉnh có 39/94 xã đạt chuẩn nông thôn mới, vượt kế hoạch đề ra từ đầu năm.",
        "Đơn vị | Danh hiệu",
        "Huyện Than Uyên | Cờ thi đua của Chính phủ",
    ]
    assert (article.title, article.published, article.author, article.publisher, article.url) == (
        TITLE, dt.date(2022, 1, 3), "Biên tập", "Báo A điện tử", "https://example.org/bai-1.html",
    )  # fmt: skip


def test_a_headline_that_is_not_in_the_main_text_is_put_before_it(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_text(page(PAGE.replace(f"<h1>{TITLE}</h1>", "")), encoding="utf-8")
    assert read_one(path).source.startswith(f"{TITLE}\n\nSáng 4/1")


def test_linked_data_go_before_meta_tags() -> None:
    script = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    broken = '<script type="application/ld+json">{"@type": "NewsArticle",</script>'
    deep = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    metadata = page_metadata(html.document_fromstring(page(head=HEAD + broken + deep + script)))
    assert metadata == (
        'Lai Châu tổng kết "phong trào" thi đua', dt.date(2022, 1, 5), "Lò Văn Minh, Hà An", "Báo A",
        "https://example.org/bai-1.html",
    )  # fmt: skip


def test_a_page_that_says_nothing_of_itself() -> None:
    tree = html.document_fromstring(
        page(head="<link rel=canonical href='/a'><meta name=author content='https://fb.example/a'>")
    )
    assert page_metadata(tree) == (TITLE, None, None, None, None)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2022-01-04T23:30:00Z", dt.date(2022, 1, 5)),  # morning in Hà Nội
        ("2022-01-04T23:30:00+07:00", dt.date(2022, 1, 4)),
        ("2022-01-04T23:30:00", dt.date(2022, 1, 4)),
        ("2022-01-04", dt.date(2022, 1, 4)),
        ("Thứ ba, 04/01/2022 - 14:38", dt.date(2022, 1, 4)),
        (dt.datetime(2022, 1, 4, 23, tzinfo=dt.UTC), dt.date(2022, 1, 5)),
        (dt.date(2022, 1, 4), dt.date(2022, 1, 4)),
        ("0001-01-01T00:00:00+14:00", None),
        ("hôm qua", None),
        (20220104, None),
        (None, None),
    ],
)
def test_days_of_publication(value: object, day: dt.date | None) -> None:
    assert read_published(value) == day


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1258"])
def test_encodings_of_pages(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.html"
    text = page()
    if encoding == "windows-1258":
        path.write_bytes(windows_1258(text.replace("utf-8", encoding)))
    else:
        path.write_bytes(text.encode(encoding))
    article = read_one(path)
    assert BODY in article.text
    assert article.title == TITLE


def test_xhtml_with_a_declaration_and_nfd(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text('<?xml version="1.0" encoding="UTF-8"?>' + unicodedata.normalize("NFD", page()), encoding="utf-8")
    article = read_one(path)
    at = article.text.index("Lai Châu tổ")
    start, end = article.normalised.source_span(at, at + 8)
    assert unicodedata.normalize("NFC", article.source[start:end]) == "Lai Châu"


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    entities = '<!ENTITY a "haha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    secret = tmp_path / "secret"
    secret.write_text("bí mật", encoding="utf-8")
    doctype = f'<!DOCTYPE html [{entities}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    path.write_text(
        doctype + page(PAGE.replace("Năm 2021,", "&h; &x;")).removeprefix("<!DOCTYPE html>"), encoding="utf-8"
    )
    article = read_one(path)
    assert "haha" not in article.source
    assert "bí mật" not in article.source


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader used the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    path = tmp_path / "a.html"
    path.write_text(
        page(head='<base href="https://example.org/"><link rel=stylesheet href="/a.css">' + HEAD), encoding="utf-8"
    )
    assert len(list(read_drafts(path, lambda error: pytest.fail(str(error))))) == 1


@pytest.mark.parametrize(
    "body",
    ["<div>" * 200_000, "<p>" + "a<b>" * 200_000, "<table><tr><td>" * 50_000, "<!--" * 200_000, "<a href=x>" * 30_000],
    ids=["div", "b", "table", "comment", "a"],
)
def test_deep_nesting_ends_soon(tmp_path: Path, body: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(body, ""), encoding="utf-8")
    began = time.monotonic()
    articles, reported = read_all(path)
    assert len(articles) + len(reported) == 1
    assert time.monotonic() - began < 90  # the limit for one file is 60


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        (page("<script>render()</script>", ""), "no main text"),
        (page() + "\0", "binary"),
        ("a" * (17 << 20), "larger than 16 MiB"),
    ],
    ids=["empty", "script", "binary", "large"],
)
def test_files_that_are_no_pages(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(text, encoding="utf-8")
    assert reason in refusal(path)
