"""Acts that a text only names: resolutions of congresses and sessions, and laws by title or by title and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg_service.extraction.directive.document_drafts import LOOSE, TITLED, Draft, kind_mentions, kind_named
from kg_service.extraction.directive.matters import read_tail
from kg_service.extraction.document import Document, Sentence, starting_at
from kg_service.extraction.issuers import document_words
from kg_service.extraction.tables import any_of, rows, spellings
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention

_ORDINAL = compiled(r"(?<!\p{L})(?:[ivxl]+|lần thứ\s+\S+|\d{1,2})(?!\p{L})")
_CONGRESS = compiled(r"(?:đại hội|hội nghị|trung ương)[^,.;:()\"\n]{0,70}")
_NUMBERED = compiled(r"\s*(?:số|\()")
_DATED_LAW = compiled(r"\s+(?P<title>[^.;:()\"\n\d]{4,110}?)\s*,?\s+ngày\s+(?=\d)")
"""A title and its date: ``Luật Thanh niên ngày 16/6/2020``."""
_LAW_OF_YEAR = compiled(
    r"\s+(?P<title>[^.;:()\"\n\d]{4,110}?(?:\sđiều\s\d{1,3}\s[^.;:()\"\n\d]{4,90}?)?)\s+năm\s+(?=\d{4}(?!\d))"
)
"""A title and its year: ``Luật Khoáng sản năm 2010``, ``Pháp lệnh sửa đổi Điều 3 của Pháp lệnh … năm 2007``."""
_AMENDING = "sửa đổi"
_FULL_DATE = len("2020-01-31")


@cache
def _of_congress() -> re.Pattern[str]:
    return compiled(rf"\s+(?:của\s+)?(?={document_words('congress')}|trung ương\s+\d)")


@cache
def _name_cut() -> re.Pattern[str]:
    """Ends the name of a congress."""
    return compiled(rf"\s(?:{document_words('stop')}|và|vào|đề ra|nhiệm kỳ)(?!\p{{L}})")


@cache
def _said_of_law() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}})(?:{document_words('said_of_law')})(?!\p{{L}})")


def only_named(document: Document) -> Iterator[Draft]:
    """Resolutions of congresses and plenums, laws of the domain, and acts that title and date name."""
    for word in kind_mentions(document):
        sentence = document.sentence_at(word.start)
        if sentence is None:
            continue
        if word.phrase == "nghị quyết":
            draft = _resolution(document, word, sentence)
        else:
            draft = _law(document, word, sentence) or _dated_act(document, word, sentence)
        if draft:
            yield draft


def _resolution(document: Document, word: PhraseMention, sentence: Sentence) -> Draft | None:
    body = _of_congress().match(document.folded, word.end)
    name = _congress(document, body.end()) if body else None
    if name is None or not _ORDINAL.search(document.folded, word.end, name[1]):
        return None
    tail = read_tail(document, name[1], sentence.end)
    end = tail.end if tail.subject else name[1]
    return Draft(word.start, name[1], word.start, end, "Nghị quyết", None, name[0], None, tail.subject, LOOSE)


def _congress(document: Document, position: int) -> tuple[str, int] | None:
    match = _CONGRESS.match(document.folded, position)
    if not match:
        return None
    cut = _name_cut().search(match.group())
    end = match.start() + cut.start() if cut else match.end()
    name = " ".join(document.text[position:end].split())
    return name[0].upper() + name[1:], end


def _law(document: Document, word: PhraseMention, sentence: Sentence) -> Draft | None:
    """A law of ``named_laws.tsv``."""
    law = _law_pattern().match(document.folded, word.start) if word.phrase == "luật" else None
    if law is None or _NUMBERED.match(document.folded, law.end()):
        return None
    title = _laws()[" ".join(law.group().split())]  # lines break anywhere
    tail = read_tail(document, law.end(), sentence.end)
    return Draft(word.start, law.end(), word.start, law.end(), "Luật", None, "Quốc hội", tail.date, title, LOOSE)


@cache
def _laws() -> dict[str, str]:
    table = rows("named_laws", "title", "spellings")
    return {spelling: row["title"] for row in table for spelling in spellings(row["spellings"])}


@cache
def _law_pattern() -> re.Pattern[str]:
    return compiled(rf"(?:{any_of(_laws())})(?!\p{{L}})")


def _dated_act(document: Document, word: PhraseMention, sentence: Sentence) -> Draft | None:
    """A law or ordinance of a title and a full date or year: what grounds are given as where numbers are left out."""
    kind, issuer = kind_named(word.phrase).name, kind_named(word.phrase).by
    read = (_of_day(document, word, sentence) or _of_year(document, word, sentence)) if issuer else None
    if read is None:
        return None
    match, date, end = read
    title, amends = match["title"], match["title"].startswith(_AMENDING)
    if _said_of_law().search(title) or (word.phrase in title and not amends):
        return None
    if not (amends or document.text[match.start("title")].isupper()):
        return None
    name = " ".join(document.text[word.start : match.end("title")].split())
    subject = name[0].upper() + name[1:]
    return Draft(word.start, match.end("title"), word.start, end, kind, None, issuer, date, subject, TITLED)


def _of_day(document: Document, word: PhraseMention, sentence: Sentence) -> tuple[re.Match[str], str, int] | None:
    match = _DATED_LAW.match(document.folded, word.end, sentence.end)
    date = starting_at(document.dates, match.end()) if match else None
    if match is None or date is None or date.inferred or len(date.value) != _FULL_DATE:
        return None
    return match, date.value, date.end


def _of_year(document: Document, word: PhraseMention, sentence: Sentence) -> tuple[re.Match[str], str, int] | None:
    match = _LAW_OF_YEAR.match(document.folded, word.end, sentence.end)
    if match is None or ("," in match["title"] and not match["title"].startswith(_AMENDING)):
        return None  # a clause may lie between
    end = match.end() + len("2010")
    return match, document.folded[match.end() : end], end
