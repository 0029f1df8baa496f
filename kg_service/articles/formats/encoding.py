"""From bytes to text, never by a guess that may be wrong.

In order: a byte order mark; zero bytes in every other place (UTF-16 without a mark); UTF-8; what a page declares; and
for the Vietnamese encodings from before Unicode, the one whose words are Vietnamese syllables, if only one is so.
All else is refused with what it may be, for the user to convert.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import charset_normalizer
import regex

from kg_service.articles.formats.files import is_blank
from kg_service.articles.formats.legacy import decode_tcvn3, decode_vni
from kg_service.articles.formats.syllables import witness
from kg_service.errors import ArticleError

_SAMPLE = 64 * 1024
_ENOUGH_WORDS = 5
_MANY_WORDS = 20
_FOREIGN = 0.4
_SURE = 0.9
_ZEROS = 0.3
_STRAY = 0.15
_APART = 0.3
_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_VIETNAMESE: dict[str, Callable[[bytes], str]] = {
    "windows-1258": lambda data: data.decode("windows-1258"),
    "TCVN3": decode_tcvn3,
    "VNI": decode_vni,
}
# Pages that say so often are in a Vietnamese font encoding: the label is what the software wrote by default.
_NO_EVIDENCE = {"utf-8", "ascii", "iso8859-1", "cp1252", "cp1258"}
_LATIN = regex.compile(r"[\p{Latin}\p{M}\p{N}\p{P}\s]")


class Decoded(NamedTuple):
    """A text and the name of the encoding it was in."""

    text: str
    encoding: str


def decode_bytes(path: Path, data: bytes, declared: str | None = None) -> Decoded:
    """The text of a file's bytes.

    UTF-8 keeps every code point, a byte order mark (U+FEFF) included; in UTF-16 and UTF-32 the mark tells the order of
    bytes and is no part of the text. ``declared``: the encoding that the file names. Raises ArticleError when the
    encoding is not certain, the bytes are no text, or the text is blank.
    """
    decoded = _marked(path, data) or _decode(path, data, declared)
    if "\0" in decoded.text:
        raise ArticleError(path, "is a binary file, not a text")
    if is_blank(decoded.text):
        raise ArticleError(path, "is empty")
    return decoded


def without_font_encoding(path: Path, text: str) -> str:
    """The text of a document as its readers see it, also where a font such as .VnTime or VNI-Times makes the letters.

    Such documents hold TCVN3 or VNI as if it were windows-1252. Raises ArticleError when the words of a text are not
    Vietnamese and no such encoding makes them so.
    """
    counted = witness(text[:_SAMPLE])
    if counted.words < _MANY_WORDS or counted.share > _FOREIGN:
        return text
    try:
        found = _vietnamese(text.encode("windows-1252"))
    except UnicodeEncodeError:
        found = None
    if found is None:
        raise ArticleError(
            path, "most words with marks are not Vietnamese: perhaps it uses several font encodings; save it in Unicode"
        )
    return found.text


def _marked(path: Path, data: bytes) -> Decoded | None:
    """The text of bytes in UTF-16 or UTF-32 by their mark or their zeros; None if they are not."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _utf16_by_zeros(data)
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            path, f"begins as {encoding.upper()} and is not (byte {error.start}), nor is it UTF-8"
        ) from error
    if not _is_latin(text):
        raise ArticleError(path, f"is not UTF-8 (byte 0), and as {encoding.upper()} it holds hardly a Latin letter")
    return Decoded(text, encoding.upper())


def _utf16_by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: half of a Vietnamese text is ASCII, high byte zero; low ones seldom are (U+0300)."""
    sample = data[:_SAMPLE]
    if not sample or len(data) % 2:
        return None
    pairs = len(sample) / 2
    even, odd = sample[::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > _ZEROS and even < _STRAY:
        return "utf-16-le"
    return "utf-16-be" if even > _ZEROS and odd < _STRAY else None


def _decode(path: Path, data: bytes, declared: str | None) -> Decoded:
    if b"\0" in data[:_SAMPLE]:
        raise ArticleError(path, "is a binary file, not a text")
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        bad = error.start
    found = _declared(data, declared) or _vietnamese(data)
    if found is None:
        raise ArticleError(
            path, f"is not UTF-8 (byte {bad}), and its encoding is not certain{_hint(data)}; convert it to UTF-8 first"
        )
    return found


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    """The text as its page declares it, unless the label proves nothing."""
    try:
        name = codecs.lookup(declared or "").name
        if name in _NO_EVIDENCE or not codecs.lookup(name)._is_text_encoding:
            return None
        text = data.decode(name)
    except (LookupError, ValueError):
        return None
    return Decoded(text, name) if _is_latin(text) else None


def _is_latin(text: str) -> bool:
    """Whether a text is in Latin letters for the most part: any bytes make letters of some script."""
    sample = text[:_SAMPLE]
    return len(_LATIN.findall(sample)) >= 0.7 * len(sample)


def _vietnamese(data: bytes) -> Decoded | None:
    """The text in the one Vietnamese encoding that gives Vietnamese words; None if none does, or more than one."""
    scores: list[tuple[float, str]] = []
    for name, decode in _VIETNAMESE.items():
        try:
            counted = witness(decode(data[:_SAMPLE]))
        except UnicodeDecodeError:
            continue
        scores.append((counted.share if counted.words >= _ENOUGH_WORDS else 0.0, name))
    scores.sort(reverse=True)
    if not scores or scores[0][0] < _SURE or (len(scores) > 1 and scores[0][0] - scores[1][0] < _APART):
        return None
    try:
        return Decoded(_VIETNAMESE[scores[0][1]](data), scores[0][1])
    except UnicodeDecodeError:
        return None


def _hint(data: bytes) -> str:
    best = charset_normalizer.from_bytes(data[: _SAMPLE // 4]).best()
    return f" (it may be {best.encoding})" if best else ""
