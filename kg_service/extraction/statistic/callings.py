"""Bodies and communes as areas of figures, also where a text calls them without their names: ``xã này``."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from kg_service.extraction.document import Document
from kg_service.extraction.mentions.areas import Anchor
from kg_service.extraction.mentions.bodies import Body
from kg_service.extraction.mentions.places import COMMUNE, PROVINCE, Place
from kg_service.extraction.statistic.bare_units import party_bloc
from kg_service.extraction.statistic.indicators import begins_with_head
from kg_service.extraction.tables import WHOLE_TEXT, any_of
from kg_service.extraction.worded import table_words, worded
from kg_service.text.capitals import in_small_letters
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder

WORKING = frozenset({"company", "school", "hospital", "press"})
"""Kinds of bodies whose figures are their own, not those of the place where they work."""
_HAVING = WORKING | {"ministry"}
_APART = frozenset({"army", "centre"})
"""Kinds of bodies whose figures are their own where they are of no place: ``Trung đoàn 98``."""
_MEMBERS = frozenset({"department", "board", "union", "police", "army", "court"})
"""Kinds of bodies that blocs are made of: of a bloc's article, what they did is theirs."""
_WITHIN = frozenset({"union", "board", "party", "council"})
"""Kinds of bodies that others have: ``Công đoàn Công ty A``, ``Ban Chấp hành Công đoàn Công ty A``."""
_SELVES = table_words("figure_areas", "self")
_SELF = regex.compile(rf"(?<!\p{{L}})(?i:{any_of(_SELVES, ' ')})(?!\s+\p{{Lu}}|\p{{L}})")
"""What a company, hospital or school calls itself."""
_INNER = worded(r"(?<!\p{L})<letterhead>(?=\s\p{L})", "figure_areas")
_OVER_LETTERS = sorted(table_words("figure_areas", "letterhead"), key=len, reverse=True)
_SUBJECT = regex.compile(r"(?r)(?:(?:^|[.,;:\n]|\s(?:của|toàn|cả|qua|nay|năm\s\d{4}))\s*)$")
_ACTS = worded(r"\s+(?:<does_now>|<unit_does>)(?!\p{L})", "self_words")
_OF_WHICH = compiled(r"\s*[,(]\s*")
_THIS = compiled(r"\s+(?:này|ta|nhà)(?!\p{L})")
_BEFORE_UNIT = worded(r"(?:của|trong|<ground>|(?P<whole>toàn|cả))\s+$", "figure_areas")
_OF_COMMUNE = worded(
    r"(?<!\p{L})(?i:của|trong|<ground>|toàn|cả)\s+(?i:<commune>)(?!\p{L}|\s+(?:\p{Lu}|<of_commune>|<other_commune>))",
    "figure_areas",
    engine=regex.compile,
)
"""``của xã``, where the article is about no commune."""
_OPENS = compiled(r"(?:^|[.;:\n])\s*$")
_LINE_OPENS = compiled(r"(?:^|[.;:\n])\s*(?:[-+*•–]\s*)?$")
_OTHERWISE = worded(r"\s+<other_commune>(?!\p{L})", "figure_areas")
"""After ``xã`` where it means something else: ``toàn xã hội``."""
_NOT_MORE = compiled(r"\s?[.,/-]?\d|\s*(?:,|và|;)\s*\d")
"""After a number that is one of several: thôn 3, 4 và 5."""
_CLAUSE = compiled(r"(?:^|[.,;:\n])\s*$")
_SITE_NAME = regex.compile(r"(?:[ \u00a0]\p{Ll}+)?(?:[ \u00a0]\p{Lu}[\p{L}'’]*){1,4}(?!\s?[\d/])")
_REGION_OPENS = worded(
    r"(?r)(?:^|[.,;:\n]|(?<!\p{L})(?:trong khi|còn|riêng))\s*<region_opens>\s+$", "figure_areas", engine=regex.compile
)
_REGION_OF = worded(
    r"(?:^|[.;:\n])\s*(?P<what>[^.,;:()\n\d]{3,50}?)\s(?:<region_of>\s+)+$", "figure_areas", engine=regex.compile
)
"""``Giá cà phê tại Tây Nguyên``: the name of a figure that begins a sentence, and where it is measured."""
_REGION_REACH, _REGION_NAME = 30, 70
_LONGEST_BEFORE = 12
_ARMY = 40
"""So many units of the army are looked at for the one that a word means."""
_WHOSE = worded(r"\s+<whose_own>(?!\p{L})", "figure_areas")
_SET_BY = worded(r"(?<!\p{L})<set_by>(?!\p{L})[^.;\n]*\scủa\s$", "figure_areas")
"""``theo bộ tiêu chí của Bộ A``: who set a rule, a plan or a campaign is not whose the figures after it are."""
_SET_REACH = 160
_CELL_OF = worded(r"(?<!\p{L})<over_letterhead>\s+$", "figure_areas")
"""``Đảng bộ Sở A tiết kiệm …``: before the body whose cell or union it is."""
_CELL_REACH = 24
_NAMED_BACK = 4
"""So many communes before ``xã`` are looked at for the one that a clause is about."""
_PREDICATED = compiled(r"(?:(?:^|[.,;:\n]|\s(?:của|tại|ở|riêng|còn))\s*)$")


def bodies_of_places(document: Document, starts: list[int]) -> Iterator[Anchor]:
    """``Huyện đoàn A …`` at the beginning of a clause: its place, where no anchor of ``starts`` stands in its name."""
    folded = document.article.folded
    for body in document.bodies:
        place = body.place
        if place is None or body.kind in _HAVING or not _PREDICATED.search(folded[max(0, body.start - 8) : body.start]):
            continue
        index = bisect.bisect_left(starts, body.start)
        if index == len(starts) or starts[index] >= body.end:
            yield Anchor(body.start, body.end, place.label, place.rank)


def regions(document: Document) -> Iterator[Anchor]:
    """``Toàn vùng Tây Nguyên trồng …``: a part of the country that begins a clause."""
    text, folded = document.text, document.article.folded
    for start, end, _ in _region_words().find(folded):
        named = _REGION_OF.search(folded, max(0, start - _REGION_NAME), start)
        of_it = named is not None and (begins_with_head(named["what"].split()) or named["what"].startswith("giá "))
        if of_it or _REGION_OPENS.search(folded, max(0, start - _REGION_REACH), start):
            yield Anchor(start, end, " ".join(text[start:end].split()), PROVINCE)


def owning_bodies(document: Document) -> list[tuple[Body, Anchor]]:
    """Bodies at the beginning of a clause, or of whom something is, with the areas that they are."""
    areas, folded = document.areas, document.article.folded
    member = (areas.subject is not None and areas.subject == areas.cluster) or party_bloc(document) is not None
    found: list[tuple[Body, Anchor]] = []
    for body in document.bodies:
        apart = (
            body.kind in _APART
            and not body.place
            and not body.level
            and "\n" not in document.text[body.start : body.end]
        )
        if not (apart or body.kind in _HAVING or (member and body.kind in _MEMBERS)):
            continue
        if (
            found
            and body.kind == found[-1][0].kind == "army"
            and _OF_WHICH.fullmatch(folded, found[-1][0].end, body.start)
        ):
            continue  # Trung đoàn 98, Sư đoàn 316
        if body.kind == "ministry" and _SET_BY.search(folded, max(0, body.start - _SET_REACH), body.start):
            continue
        start = body.start
        if member and (cell := _CELL_OF.search(folded, max(0, start - _CELL_REACH), start)):
            start = cell.start()
        if not start or _PREDICATED.search(folded[max(0, start - 8) : start]):
            of = areas.province if member and not body.place and not body.level else None
            found.append((body, Anchor(body.start, body.end, body.full_name(of), COMMUNE)))
    return found


def out_of_capitals(name: str) -> str:
    """The name of a company, school or hospital in capitals as a text writes it: ``Công ty Than A``."""
    small = in_small_letters(name)
    own = next((word for word in _OVER_LETTERS if name.startswith(f"{word.upper()} ")), "")
    return f"{own.capitalize()}{small[len(own) :]}"


def working_bodies(document: Document) -> list[Body]:
    """The companies, schools and hospitals of a text, also those that only the name of their union or cell has."""
    found: list[Body] = []
    for body in document.bodies:
        if body.kind in WORKING:
            found.append(body)
        elif body.kind in _WITHIN and (own := _INNER.search(document.folded, body.start + 1, body.end)):
            name = " ".join(document.text[own.start() : body.end].split())
            if document.text[own.end() + 1].isupper():  # Công đoàn Công ty alone names none
                written = out_of_capitals(name) if name.isupper() else name
                found.append(replace(body, start=own.start(), name=written, kind=_kind_of(own.group()), level=None))
    return found


def called_bodies(document: Document, topic: str | None) -> Iterator[Anchor]:
    """``Công ty đạt doanh thu …``: the company, school, hospital or unit of that kind named last before."""
    apart = [body for body in document.bodies if body.kind in _APART and not body.level]
    working = sorted([*working_bodies(document), *apart], key=lambda body: body.start)
    first: dict[str, int] = {}
    for place, body in enumerate(working):
        first.setdefault(body.full_name(), place)
    names = sorted(first)
    fullest: dict[str, str] = {}
    of_kind: dict[str, list[Body]] = {}
    for body in working:
        of_kind.setdefault(body.kind, []).append(body)
    for match in self_words(document) if working else ():
        kind = _kind_of(fold(match.group()))
        bodies = of_kind.get(kind, [])
        if kind == "army":
            bodies = [body for body in bodies[:_ARMY] if fold(body.name).startswith(fold(match.group()))]
        index = bisect.bisect_left(bodies, match.start(), key=lambda body: body.start)
        subject = _SUBJECT.search(document.article.folded, max(0, match.start() - 24), match.start())
        belongs = subject is not None and subject.group().strip() == "của"
        if not index or (kind in _APART and not belongs and not _ACTS.match(document.folded, match.end())):
            continue
        begins = bodies[index - 1].full_name()
        if begins not in fullest:
            fullest[begins] = max(_beginning_with(begins, names), key=lambda name: (len(name), -first[name]))
        if subject:
            others = _WHOSE.match(document.folded, match.end()) is not None  # trường ông: of who speaks
            label = topic if topic and kind != "army" and not others else fullest[begins]
            if kind != "centre" or (topic and topic.startswith(begins)):
                yield Anchor(match.start(), match.end(), label, COMMUNE)


def _beginning_with(start: str, names: Sequence[str]) -> Iterator[str]:
    """The names, which are in order, that begin so."""
    at = bisect.bisect_left(names, start)
    while at < len(names) and names[at].startswith(start):
        yield names[at]
        at += 1


def calls(document: Document, kind: str, start: int) -> int:
    """How often from ``start`` on a text calls a body of a kind by what it is."""
    kind = kind if kind in ("hospital", "school") else "company"
    return sum(_kind_of(fold(match.group())) == kind for match in self_words(document, start))


def self_words(document: Document, start: int = 0) -> Iterator[regex.Match[str]]:
    """Where bodies call themselves by what they are, from ``start`` on, tried only where one of the words stands."""
    text = document.text
    for word, _, _ in _self_words().between(document.article.folded, start, len(text)):
        match = _SELF.match(text, word) if word >= start else None
        if match:
            start = match.end()
            yield match


def called_communes(document: Document, topic: str | None) -> Iterator[Anchor]:
    """``xã này``, ``toàn xã``, ``Xã đã …``: the commune named last before."""
    if document.areas.commune:
        return
    communes = [place for place in document.places if place.rank == COMMUNE]
    if not communes:
        return
    starts = [place.start for place in communes]
    own = topic if any(place.label == topic for place in communes) else None
    for start, end in sorted(_commune_spans(document)):
        index = bisect.bisect_left(starts, start)
        if index:
            near = communes[max(0, index - _NAMED_BACK) : index]
            subject = next((place for place in reversed(near) if _opens_clause(document, place.start)), near[-1])
            yield Anchor(start, end, own or subject.label, COMMUNE)


def sites(document: Document) -> Iterator[Anchor]:
    """``Khu du lịch A đón …``: a lake, park, market or the like with a name, at the beginning of a sentence."""
    text, folded = document.text, document.article.folded
    for start, end, _ in _site_words().find(folded):
        name = _SITE_NAME.match(text, end)
        if name and _OPENS.search(folded, max(0, start - 4), start):
            written = " ".join(text[start : name.end()].split())
            yield Anchor(start, name.end(), written[0].upper() + written[1:], COMMUNE)


def is_named(document: Document, village: Place) -> bool:
    """Whether a village has a name; a number for one (``Ấp 3 có …``) counts only where it opens a sentence or line."""
    if village.name[0].isalpha():
        return True
    begun = _LINE_OPENS.search(document.article.folded, max(0, village.start - 6), village.start)
    return begun is not None and _NOT_MORE.match(document.text, village.end) is None


def _opens_clause(document: Document, start: int) -> bool:
    return _OPENS.search(document.article.folded, max(0, start - 4), start) is not None


def _commune_spans(document: Document) -> list[tuple[int, int]]:
    folded, text = document.folded, document.text
    found = []
    for start, end, _ in _commune_words().find(document.article.folded):
        if _OTHERWISE.match(folded, end):
            continue
        before = _BEFORE_UNIT.search(folded, max(0, start - _LONGEST_BEFORE), start)
        whole = before is not None and before["whole"] and not folded[before.start() - 1 : before.start()].isalpha()
        if whole and before:
            found.append((before.start(), end))
        elif this := _THIS.match(folded, end):
            found.append((start, this.end()))
        elif _CLAUSE.search(folded, max(0, start - 4), start) and _ACTS.match(folded, end):
            found.append((start, end))
        if before and (of := _OF_COMMUNE.match(text, before.start())):
            found.append(of.span())
    return found


@cache
def _kind_of(words: str) -> str:
    """The kind of body that calls itself so."""
    kinds = ("hospital", "school", "army", "centre")
    return next((kind for kind in kinds if words in table_words("figure_areas", kind)), "company")


@cache
def _self_words() -> PhraseFinder:
    return PhraseFinder(_SELVES, WHOLE_TEXT)


@cache
def _site_words() -> PhraseFinder:
    return PhraseFinder(table_words("figure_areas", "site"), WHOLE_TEXT)


@cache
def _region_words() -> PhraseFinder:
    return PhraseFinder(table_words("figure_areas", "region"), WHOLE_TEXT)


@cache
def _commune_words() -> PhraseFinder:
    return PhraseFinder(table_words("figure_areas", "commune"), WHOLE_TEXT)
