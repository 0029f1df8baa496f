"""Documents that a text names by number: with their symbol, or by kind and number alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

import regex

from kg_service.extraction.directive.document_drafts import (
    NAMED,
    SHORT,
    SURE,
    Draft,
    issuer_of,
    kind_mentions,
    kind_named,
    kind_words,
)
from kg_service.extraction.directive.matters import read_tail
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.issuer_initials import issuer_by_initials
from kg_service.extraction.issuers import document_words, issuer_of_symbol
from kg_service.extraction.mentions.symbols import DocumentKind, Symbol, kinds_by_abbreviation
from kg_service.extraction.tables import words_for
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseMention

_NO_NUMBER, _DATED, _OF_CENTRE = "-", "dated", "centre"
"""What a number without symbol names (``document_kinds.tsv``)."""
_IN_SYMBOL = compiled(r"\d[/-]")
_OF_ANOTHER = compiled(r"(?:của|theo|tại)\s+$")
"""Before a document that belongs to what another one is about: ``sửa đổi một số điều của Nghị định số …``."""
_HEAD_BLOCKS = 8
_PLACE_AND_DATE = compiled(r"[\p{L}. ]{2,40},\s*ngày\s[\d\p{L} /.]{4,40}")
"""What stands beside the number in the head of a document: ``Hà Nội, ngày 5 tháng 6 năm 2020``."""
_YEAR = compiled(r"(?:19|20)\d{2}")
_DIGITS = compiled(r"\d+")
_SIBLING_REACH, _MOST_SIBLINGS = 40, 6
_NOUN_REACH = 16
_SAID_NUMBER = regex.compile(r"(?r)(?<!\p{L})số\s*:?\s*$")


@cache
def _sibling() -> re.Pattern[str]:
    number = r"(?<![\d/.-])(?<!năm )(?P<num>\d{1,4})"
    return compiled(rf"{number}\s*(?:,|và|;|,\s*và)\s*(?P<kind>(?:{kind_words()})\s+)?(?:số\s*:?\s*)?$")


# --- documents with a symbol -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _KindWord:
    """A kind word before a symbol, and the name that stands between them (of a law), if any."""

    start: int
    kind: DocumentKind
    name: str | None


_Found: TypeAlias = tuple[int, Sentence, Symbol, _KindWord | None]


def numbered(document: Document) -> Iterator[Draft]:
    """Documents with a symbol (``Kế hoạch số 45/KH-UBND``), and the article's own where it is one."""
    found: list[_Found] = []
    for symbol in document.knowledge.symbols.find(document.text, document.folded):
        sentence = document.sentence_at(symbol.start) or _head_line(document, symbol.start)
        if sentence is not None:
            before = _kind_before(document, sentence.start, symbol.start)
            found.append((before.start if before else symbol.start, sentence, symbol, before))
    for index, (start, sentence, symbol, before) in enumerate(found):
        kind = _kind_of(symbol, before.kind if before else None)
        tail = read_tail(
            document, symbol.end, max(symbol.end, _limit(document, found[index + 1 : index + 4], sentence))
        )
        said = before or (
            symbol.type and tail.issuer and _SAID_NUMBER.search(document.folded, max(0, symbol.start - 8), symbol.start)
        )
        dated = symbol.type in kinds_by_abbreviation() and tail.date
        if kind is None or (not (said or dated) and symbol.shape in (None, "official_letter")):
            continue
        if before is None and _is_own(document, symbol, sentence):
            start, tail.date = sentence.start, tail.date or _day_beside(document, symbol) or _published(document)
            tail.subject = tail.subject or _own_matter(document, sentence)
        issuer, first, date = issuer_of(document, sentence.start, start, tail)
        draft = Draft(
            core=start,
            core_end=symbol.end,
            start=first,
            end=tail.end,
            kind=kind.name,
            number=symbol.number,
            issuer=issuer
            or issuer_of_symbol(document, symbol)
            or _reference_issuer(document, symbol.number)
            or issuer_by_initials(document, symbol),
            date=tail.date or date,
            subject=tail.subject or (before.name if before else None),
            confidence=SURE if before and symbol.shape else NAMED,
        )
        siblings = list(_siblings(document, symbol, draft, sentence.start))
        if siblings:
            draft.core = symbol.start
        yield from (*siblings, draft)


def _siblings(document: Document, symbol: Symbol, draft: Draft, first: int) -> Iterator[Draft]:
    """``các quyết định số 101, 102 và 103/QĐ-UBND``: the numbers before one that share what follows it."""
    own = _DIGITS.match(symbol.number)
    rest = symbol.number[own.end() :] if own else ""
    end = symbol.start
    for _ in range(_MOST_SIBLINGS):
        before = _sibling().search(document.folded, max(first, end - _SIBLING_REACH), end)
        if before is None or not rest or (before["kind"] and _YEAR.fullmatch(before["num"])):
            break  # Luật Đất đai 2024 và Nghị định số …
        end = before.start("num")
        core, core_end = before.span("num")
        yield replace(draft, core=core, core_end=core_end, number=f"{before['num']}{rest}", start=core, end=draft.end)


def _limit(document: Document, after: Sequence[_Found], sentence: Sentence) -> int:
    """Where what is said of a document ends at the latest: at the next one that is not part of its matter."""
    for start, *_ in after:
        if not _OF_ANOTHER.search(document.folded, max(0, start - 8), start):
            return min(start, sentence.end)
    return sentence.end


def _is_own(document: Document, symbol: Symbol, sentence: Sentence) -> bool:
    """Whether a symbol is the article's own: ``Số: 45/KH-UBND`` alone in a line of its head."""
    words = document.folded[sentence.start : symbol.start].strip()
    rest = document.folded[symbol.end : sentence.end].strip()
    alone = not rest or rest in words_for("directive_words", "urgent") or _PLACE_AND_DATE.fullmatch(rest)
    return words in ("số:", "số", "") and bool(alone) and sentence.block < _HEAD_BLOCKS


def _head_line(document: Document, position: int) -> Sentence | None:
    """The line of the article's head that holds its own number beside place and date; such lines are no sentences."""
    for number, block in enumerate(document.article.blocks[:_HEAD_BLOCKS]):
        if block.kind == "date" and block.span.start <= position < block.span.end:
            return Sentence(block.span.start, block.span.end, block.kind, number)
    return None


_ABOUT = compiled(r"(?:về việc|v/v)\s+")


def _own_matter(document: Document, sentence: Sentence) -> str | None:
    """What the article's own document is about: the line ``Về việc …`` under its kind."""
    for block in document.article.blocks[sentence.block + 1 : sentence.block + 1 + _HEAD_BLOCKS]:
        about = _ABOUT.match(document.folded, block.span.start, block.span.end)
        if about:
            return " ".join(document.text[about.end() : block.span.end].split()).strip(" ,.;:-")
    return None


def _day_beside(document: Document, symbol: Symbol) -> str | None:
    """The day in the line of the article's own number: ``Số: 46/KH-UBND      Hà Nam, ngày 5 tháng 6 năm 2020``."""
    line = document.text.find("\n", symbol.end)
    days = within(document.dates, symbol.end, line if line >= 0 else len(document.text))
    return days[0].value if len(days) == 1 and not days[0].inferred else None


def _published(document: Document) -> str | None:
    return document.article.published.isoformat() if document.article.published else None


@cache
def _kind_before_pattern() -> re.Pattern[str]:
    return compiled(
        rf"(?<!\p{{L}})(?P<kind>{kind_words()})(?P<named>\s[^.;:()\"\n]{{0,90}}?)?\s*,?\s*(?:\(\s*)?(?P<so>số\s*:?\s*)?$"
    )


def _kind_before(document: Document, start: int, position: int) -> _KindWord | None:
    """The kind word before a symbol, else None.

    Words between need ``số`` before the symbol. The nearest kind word counts.
    """
    window = max(start, position - 120)
    best: _KindWord | None = None
    for word in within(kind_mentions(document), window, position):
        kind = kind_named(word.phrase)
        whole = _kind_before_pattern().match(document.folded, word.start, position)
        if not whole:
            continue
        named = " ".join(document.text[whole.start("named") : whole.end("named")].split()) if whole["named"] else ""
        if named and (not whole["so"] or _IN_SYMBOL.search(named)):
            continue
        title = f"{kind.name} {named}" if named and kind.named else None
        if best is None or best.name is None or not named:
            best = _KindWord(word.start, kind, title)
    return best


def _kind_of(symbol: Symbol, said: DocumentKind | None) -> DocumentKind | None:
    """The kind that the text says, or that the symbol's abbreviation does; None for what directs nobody (BC)."""
    abbreviated = kinds_by_abbreviation().get(symbol.type) if symbol.type else None
    if said and said.specific:
        return said
    if abbreviated:
        return abbreviated
    if symbol.type is None and symbol.shape == "law_or_na_resolution":
        return said or kinds_by_abbreviation()["NQ"]
    if symbol.type is None and said and symbol.shape == "official_letter":
        return kinds_by_abbreviation()["CV"]
    return said


def _reference_issuer(document: Document, number: str) -> str | None:
    for campaign in document.knowledge.reference.campaigns:
        if campaign.document == number and campaign.launched_by and "," not in campaign.launched_by:
            return campaign.launched_by
    return None


# --- documents with a number but no symbol ---------------------------------------------------------------------------


@cache
def _bare_number() -> re.Pattern[str]:
    said = document_words("after_number", "order", "published", "passed")
    return compiled(
        r"\s+(?P<so>số\s*:?\s*)?(?P<num>\d{1,4})(?P<year>/(?:19|20)\d{2})?"
        rf"(?=\s+(?:năm\s+(?:19|20)\d{{2}}|{said})\s|\s*[.,;:)(\"](?!\d)|\s*$)"
    )


def short_numbered(document: Document) -> Iterator[Draft]:
    """``Chỉ thị số 05 của Bộ Chính trị``; numbers of the Party's centre are completed, others stay as they are."""
    folded = document.folded
    for word in kind_mentions(document):
        kind = kind_named(word.phrase)
        if kind.number == _NO_NUMBER:
            continue
        bare = _bare_number().match(folded, word.end)
        sentence = document.sentence_at(word.start)
        if bare is None or sentence is None:
            continue
        tail = read_tail(document, bare.end(), sentence.end)
        issuer, first, date = issuer_of(document, sentence.start, word.start, tail)
        dated = tail.date and (tail.issuer or bare["so"] or len(tail.date) > 4)
        if kind.number == _DATED and not (dated or (bare["so"] and tail.issuer)):
            continue
        number = bare["num"] + (bare["year"] or "")
        known = _known_number(document, kind, number, issuer)
        if known:
            number, issuer = known
        elif issuer is None and not bare["so"] and not _is_named(document, word):
            continue
        end = max(tail.end, bare.end())
        date = tail.date or date
        yield Draft(word.start, bare.end(), first, end, kind.name, number, issuer, date, tail.subject, SHORT)


@cache
def _noun_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?<!\p{{L}})(?:{document_words('noun_before')})\s+$")


def _is_named(document: Document, word: PhraseMention) -> bool:
    """Whether a kind word before a bare number names a document: ``Nghị quyết 42``, ``nghị định 91``.

    A small word that is a verb as well (``quyết định 5``) does so only after words that nouns follow.
    """
    if document.text[word.start].isupper() or word.phrase in words_for("directive_words", "no_verb"):
        return True
    folded = document.folded
    return _noun_before().search(folded, max(0, word.start - _NOUN_REACH), word.start) is not None


def _known_number(document: Document, kind: DocumentKind, number: str, issuer: str | None) -> tuple[str, str] | None:
    """The symbol and issuer where they follow from kind and number: of the Party's centre, and who issues decrees.

    The symbol of a decree is completed where it becomes a key (:mod:`kg_service.graph.documents`).
    """
    if kind.name == "Nghị định" and "/" in number:
        return number, "Chính phủ"
    abbreviation = next((short for short, known in kinds_by_abbreviation().items() if known.name == kind.name), None)
    if not number.isdigit() or kind.number != _OF_CENTRE:
        return None
    symbol = f"{int(number):02d}-{abbreviation}/TW"
    if issuer is None:
        issuer = _reference_issuer(document, symbol)
        return (symbol, issuer) if issuer else None
    return (symbol, issuer) if fold(issuer).startswith(words_for("directive_words", "centre")) else None
