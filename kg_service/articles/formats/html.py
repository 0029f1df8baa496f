"""Web pages (.html, .htm): their main text by trafilatura, with captions and the headline. Nothing is fetched.

What is read is the tree that libxml2's HTML parser makes: entities of a document type are not expanded, nesting is
bounded by the parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import regex
import trafilatura
from lxml.html import HtmlElement

from kg_service.articles.formats.draft import Draft, Report
from kg_service.articles.formats.encoding import decode_bytes
from kg_service.articles.formats.files import read_bytes
from kg_service.articles.formats.html_metadata import page_metadata
from kg_service.errors import ArticleError
from kg_service.text.normalize import fold

MAX_PAGE = 16 * 1024 * 1024
"""Bytes. A larger page is a data dump."""
_CHARSET = regex.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", regex.I)
_DECLARATION = regex.compile(r"\A[\ufeff\s]*<\?xml[^>]{0,200}>")
_RULE = regex.compile(r"\|?(?:\s*-{3,}\s*\|)+\s*(?:-{3,})?\s*\|?")


def read_html(path: Path, report: Report) -> Iterator[Draft]:
    """The one article of a page. Raises ArticleError when it has no main text."""
    data = read_bytes(path, MAX_PAGE)
    declared = _CHARSET.search(data, 0, 4096)
    page = decode_bytes(path, data, declared[1].decode("ascii") if declared else None).text
    # The text is decoded: a declaration in it would make the parser decode it again.
    tree = trafilatura.load_html(_DECLARATION.sub("", page))
    if tree is None:
        raise ArticleError(path, "is not an HTML page")
    metadata = page_metadata(tree)
    _keep_captions(tree)
    text = trafilatura.extract(tree, include_comments=False, include_tables=True, output_format="txt")
    if not text or not text.strip():
        raise ArticleError(path, "has no main text (a page that is filled in by scripts, or a list of links)")
    yield Draft(_with_title(_plain_tables(text), metadata.title), metadata)


def _keep_captions(tree: HtmlElement) -> None:
    """Make the captions of figures paragraphs after them: trafilatura leaves figures out, and captions hold facts."""
    for caption in tree.xpath("//figure//figcaption"):
        figure = next(caption.iterancestors("figure"))
        if not caption.text_content().strip() or figure.getparent() is None:
            continue
        caption.drop_tree()
        caption.tag = "p"
        caption.attrib.clear()
        figure.addnext(caption)
        caption.tail, figure.tail = figure.tail, None


def _plain_tables(text: str) -> str:
    """Rows of tables as ``cell | cell``, without the marks of Markdown."""
    lines = []
    for line in text.splitlines():
        if line.startswith("|"):
            if _RULE.fullmatch(line):
                continue
            line = " | ".join(cell.strip() for cell in line.strip(" |").split("|") if cell.strip())
        lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def _with_title(text: str, title: str | None) -> str:
    """The text with the page's headline before it, if it is not there: facts stand in headlines, too."""
    if not title or fold(title) in fold(" ".join(text[: 4 * len(title) + 400].split())):
        return text
    return f"{title}\n\n{text}"
