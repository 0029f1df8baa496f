"""What the properties of office files say of an article, without what programs wrote there by themselves."""

from __future__ import annotations

import regex

from kg_service.articles.metadata import Metadata

_LONGEST_VALUE = 2000
_NO_TITLE = regex.compile(
    r"microsoft word - .*|document\d*|untitled|slide 1|.*\.(?:docx?|pdf|rtf|html?)", regex.IGNORECASE
)
_NO_AUTHOR = regex.compile(
    r"admin(?:istrator)?|user|(?:windows|microsoft office) user|microsoft|pc|hp|dell|acer|asus|lenovo|home"
    r"|python-docx|.*\.(?:com|vn)",
    regex.IGNORECASE,
)


def document_metadata(title: object, author: object, publisher: object = None) -> Metadata:
    """Title, author and publisher where a person may have written them.

    The dates of a file are not those of publication and are not used.
    """
    return Metadata(_clean(title, _NO_TITLE), None, _clean(author, _NO_AUTHOR), _clean(publisher, _NO_AUTHOR), None)


def _clean(value: object, unwanted: regex.Pattern[str]) -> str | None:
    text = " ".join(value[:_LONGEST_VALUE].replace("\0", " ").split()) if isinstance(value, str) else ""
    return None if not text or unwanted.fullmatch(text) else text
