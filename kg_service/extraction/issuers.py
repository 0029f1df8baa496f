"""Who issues a document: the body before or after it, or the one that its symbol implies, with its own place."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

import regex

from kg_service.extraction.document import Document, starting_at, within
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.places import DISTRICT, PROVINCE, Place, level_of
from kg_service.extraction.mentions.symbols import Symbol, issuer_word
from kg_service.extraction.tables import any_of, rows, spellings, words_for
from kg_service.text.patterns import compiled

_TERM = compiled(r"\s+khóa\s+[ivxlc\d]+(?!\p{L})")
_OWNED = regex.compile(r"(?r)(?<!\p{L})của\s+$")
"""Before a body whose document was named before: ``thực hiện chỉ thị của Tỉnh ủy, UBND huyện ban hành …``."""
_JOINED = compiled(r"\s*(?:,|và|-)\s*")

_SPACES = compiled(r"\s+")
_WORD = compiled(r"\s*[\p{L}\d&]+")
_ACRONYM = regex.compile(r"\p{Lu}{2,8}(?![\p{L}\d/-])")
_LOWER_WORD = regex.compile(r"\s\p{Ll}")
_REACH = 240
_FREE_LONGEST = 12
_CITY_WORD = "thành phố"


@cache
def document_words(*uses: str) -> str:
    """The words of some uses in ``directive_words.tsv`` as an alternation, longest first."""
    return any_of(word for use in uses for word in words_for("directive_words", use))


@cache
def _free_head() -> re.Pattern[str]:
    return compiled(rf"(?:{document_words('free_head')})(?!\p{{L}})")


@cache
def _offices() -> dict[str, tuple[str | None, bool]]:
    found: dict[str, tuple[str | None, bool]] = {}
    for row in rows("issuer_offices", "word", "name", "keep"):
        for word in spellings(row["word"]):
            found[word] = (row["name"] or None, row["keep"] == "yes")
    return found


@cache
def _office_pattern() -> re.Pattern[str]:
    return compiled(rf"(?:{any_of(_offices())})(?!\p{{L}})")


@cache
def _office_before() -> re.Pattern[str]:
    words = any_of(word for word, (_, keep) in _offices().items() if keep)
    return compiled(rf"(?<!\p{{L}})(?:{words})\s+$")


@cache
def _ranks() -> dict[str, int]:
    return {row["name"]: int(row["rank"]) for row in rows("body_ranks", "name", "rank")}


def own_area(document: Document, body: Body) -> str | None:
    """The article's own unit that a body without a place belongs to, else None."""
    if body.place or body.scope:
        return None
    areas = document.areas
    if body.level == _CITY_WORD:
        return areas.province if is_city(document, areas.province) else (areas.district or areas.province)
    if body.level:
        return areas.own(level_of(body.level).rank)
    head = next((head for head in _ranks() if body.name == head or body.name.startswith(f"{head} ")), None)
    if head:
        return areas.own(_ranks()[head])
    if body.name == "Thành ủy":
        return areas.province if is_city(document, areas.province) else areas.district
    if body.kind in ("government", "council") and not _central(body):
        return areas.subject if areas.subject != areas.cluster else None
    return None


def _central(body: Body) -> bool:
    return body.kind not in ("government", "council") or body.scope is not None


def is_city(document: Document, province: str | None) -> bool:
    """Whether a province is a centrally run city at the article's time."""
    if not province:
        return False
    on = document.article.published or (dt.date(document.year, 1, 1) if document.year else None)
    unit = document.knowledge.linker.province_named(province, on)
    return unit is not None and unit.kind_on(on) == "centrally_run_city"


def body_name(document: Document, body: Body) -> str:
    """The full name of a body, its place filled in where the text leaves it to the reader (``UBND tỉnh``)."""
    area = own_area(document, body)
    if body.kind in ("government", "council") and not body.level and not body.place and area:
        return f"{body.name} {_with_level(document, area)}"
    if area and body.level and area.lower().startswith(f"{body.level} "):
        return f"{body.name} {area}"
    return body.full_name(area)


def _with_level(document: Document, area: str) -> str:
    """An area's name with its level word: ``tỉnh Lai Châu``, as the names of committees have it."""
    if area == document.areas.province:
        if area.lower().startswith(_CITY_WORD):
            return area
        return f"{_CITY_WORD if is_city(document, area) else 'tỉnh'} {area}"
    place = _labelled(document).get(area)
    return area if place is None or area.lower().startswith(place.level) else f"{place.level} {area}"


@lru_cache(maxsize=2)
def _labelled(document: Document) -> dict[str, Place]:
    """The first place of each label."""
    return {place.label: place for place in reversed(document.places)}


def office_at(document: Document, position: int) -> bool:
    """Whether an office that issues, or its deputy, begins at ``position``: ``Phó Thủ tướng``."""
    return _deputy_pattern().match(document.folded, position) is not None


@cache
def _deputy_pattern() -> re.Pattern[str]:
    return compiled(rf"(?:phó\s+)?(?:{any_of(_offices())})(?!\p{{L}})")


def issuer_at(document: Document, position: int) -> tuple[str, int] | None:
    """The issuer whose name begins at ``position`` and the end of its name, else None."""
    folded = document.folded
    office = _office_pattern().match(folded, position)
    body = _body_at(document, position)
    words = " ".join(office.group().split()) if office else ""  # lines break anywhere
    if office and (body is None or office.end() > body.end or _offices()[words][1]):
        name, keep = _offices()[words]
        gap = _SPACES.match(folded, office.end())
        inner = _body_at(document, gap.end()) if gap else None
        if keep and inner:
            written = " ".join(document.text[office.start() : office.end()].split())
            return f"{written[0].upper()}{written[1:]} {body_name(document, inner)}", inner.end
        if name and body is None:
            return name, office.end()
    if body:
        end = body.end
        name = body_name(document, body)
        joint = _JOINED.match(folded, end)
        second = _body_at(document, joint.end()) if joint else None
        inner = _body_at(document, end + 1) if folded[end : end + 1] == " " and body.kind == "board" else None
        if inner and inner.kind == "party":  # Ban Dân vận Tỉnh ủy
            return f"{name} {body_name(document, inner)}", inner.end
        if second and second.kind == body.kind == "party":
            return f"{name}, {body_name(document, second)}", second.end
        term = _TERM.match(folded, end)
        free = None if body.kind != "union" or body.place or body.scope or term else _free_issuer(document, position)
        if free and free[1] > end and _LOWER_WORD.match(document.text, end):
            return free  # a name that goes on in small letters: Hội Nghệ nhân và Thương hiệu Việt Nam
        return name, term.end() if term else end
    acronym = _ACRONYM.match(document.text, position)
    if acronym:
        return acronym.group(), acronym.end()
    return _free_issuer(document, position)


def _body_at(document: Document, position: int) -> Body | None:
    return starting_at(document.bodies, position)


def _free_issuer(document: Document, position: int) -> tuple[str, int] | None:
    """A body of no table: what follows a head such as ``hội``, up to a stop word or mark."""
    folded = document.folded
    head = _free_head().match(folded, position)
    if not head:
        return None
    end = head.end()
    for _ in range(_FREE_LONGEST):
        word = _WORD.match(folded, end)
        if not word or _free_stop().match(folded, end):
            break
        end = word.end()
    if end == head.end():
        return None
    name = " ".join(document.text[position:end].split())
    return name[0].upper() + name[1:], end


@cache
def _free_stop() -> re.Pattern[str]:
    return compiled(rf"\s*(?:{document_words('stop', 'issue')})(?!\p{{L}})")


def issuer_before(document: Document, start: int, position: int) -> tuple[str, int] | None:
    """The last body in ``[start, position)`` that ends before an issuing verb at its end; with its first character."""
    bodies = within(document.bodies, max(start, position - _REACH), position)
    for body in reversed(bodies):
        if not _issues(document.folded[past_signer(document, body.end) : position]):
            continue
        premier = _premier_before(document, start, position) if body.kind == "state" else None
        if premier and premier[1] < body.start:
            return premier  # Phó Thủ tướng thường trực Chính phủ
        name = body_name(document, body)
        first = body.start
        office = _office_before().search(document.folded, max(start, first - 24), first)
        if office:
            written = office.group().strip()
            name, first = f"{written[0].upper()}{written[1:]} {name}", office.start()
        joined = next((b for b in bodies if b.end <= first and _JOINED.fullmatch(document.folded, b.end, first)), None)
        if (
            joined
            and not office
            and joined.kind != "government"
            and not _OWNED.search(document.folded, max(0, joined.start - 8), joined.start)
        ):
            name, first = f"{body_name(document, joined)}, {name}", joined.start
        return name, first
    return _premier_before(document, start, position)


_PREMIER = regex.compile(r"(?r)(?<!\p{L})(?P<office>(?:phó\s+)?thủ tướng(?:\s+thường trực)?)(?:\s+chính phủ)?(?!\p{L})")


def _premier_before(document: Document, start: int, position: int) -> tuple[str, int] | None:
    """The Prime Minister or a deputy, with or without their names, before an issuing verb."""
    office = _PREMIER.search(document.folded, max(start, position - _REACH), position)
    if office is None or not _issues(document.folded[past_signer(document, office.end()) : position]):
        return None
    words = office["office"].split()
    name = " ".join(["Phó Thủ tướng" if words[0] == "phó" else "Thủ tướng"] + ["Thường trực"] * (words[-1] == "trực"))
    return f"{name} Chính phủ", office.start()


def past_signer(document: Document, end: int) -> int:
    """The end of the name of the person who signs for a body: ``Thứ trưởng Bộ A Nguyễn Văn B ký``; else ``end``."""
    person = starting_at(document.people, end + 1)
    return person.end if person and document.folded[end : end + 1].isspace() else end


@cache
def _issue_pattern() -> re.Pattern[str]:
    verbs, adverb = document_words("issue"), document_words("adverb")
    return compiled(
        rf"(?:\s*\([^()]{{1,40}}\))?\s*,?(?:\s+(?:{adverb})){{0,4}}\s+(?:{verbs})"
        rf"(?:\s+(?:ban hành|{adverb})){{0,2}}(?:\s+(?:bằng|tại|theo|qua|trong))?\s*(?:số\s+)?"
    )


def _issues(gap: str) -> bool:
    return len(gap) <= 90 and _issue_pattern().fullmatch(gap) is not None


@cache
def _suffixes() -> dict[str, tuple[str, int | None]]:
    return {
        suffix: (row["issuer"], int(row["level"]) if row["level"] else None)
        for row in rows("symbol_issuers", "suffix", "issuer", "level")
        for suffix in row["suffix"].split(" | ")
    }


def issuer_of_symbol(document: Document, symbol: Symbol) -> str | None:
    """The issuer that a symbol implies; local bodies are those of the committee named last before it, else its own."""
    written = (issuer_word(symbol.issuer), symbol.issuer, symbol.issuer.partition("-")[0])  # CAT-PX15: of CAT
    known = next((_suffixes()[suffix] for suffix in written if suffix in _suffixes()), None)
    if known is None:
        return None
    name, rank = known
    if "{area}" not in name:
        return name
    if symbol.issuer in ("UBND", "HĐND"):
        sentence = document.sentence_at(symbol.start)
        start = sentence.start if sentence else symbol.start
        start = max(start, symbol.start - _REACH)
        near = [b for b in within(document.bodies, start, symbol.start) if b.name == symbol.issuer]
        if near:
            return body_name(document, near[-1])
        area = document.areas.subject if document.areas.subject != document.areas.cluster else document.areas.province
        return name.format(area=_with_level(document, area)) if area else symbol.issuer
    areas = document.areas
    area = areas.own(rank) if rank else areas.subject
    if rank == PROVINCE and symbol.issuer.endswith("TU") and area and is_city(document, area):
        name = name.replace("Tỉnh ủy", "Thành ủy")
    if rank == DISTRICT and area is None:
        area = areas.province
    return name.format(area=area).strip() if area else name.format(area="").strip()
