"""What stands around a figure: the words before it and after it, its verb, and what the figures before leave to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kg_service.extraction.document import Document
from kg_service.extraction.statistic.figure import Figure
from kg_service.extraction.statistic.indicator_list import canonical
from kg_service.extraction.statistic.indicator_names import Indicator, clean_name
from kg_service.extraction.statistic.leads import Lead, Phrases, last_words
from kg_service.extraction.tables import rows, spellings
from kg_service.extraction.worded import worded
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled
from kg_service.text.values import value

KNOWN, HEADED, CARRIED, COUNTED, VERBAL, FREE, WEAK = 0.95, 0.92, 0.9, 0.88, 0.85, 0.7, 0.4
"""How often a figure named this way is right: an indicator of the list, a head word, the subject of the figure before,
a counted noun, the object of a verb, bare words before ``đạt``, a count with nothing around it."""

_TIME_TAIL = worded(r"\s*(?:<in_time>\s+)?<time_tail>(?!\p{L})", "figure_clauses")
_NO_NOUN = worded(r"\s*(?:-|<no_noun>(?!\p{L}))", "figure_clauses")
_RATE_INSIDE = worded(r"(?<=\scó\s)<rate>\s.+?(?=\s<how_much>(?!\p{L})|$)", "figure_names")
_FIRST_WORD = 3
_ABOUT = compiled(r"\s+về(?=\s)")
_TWICE = compiled(r"(?<!\p{L})(\p{L}+(?:\s\p{L}+){1,2})\s\1(?!\p{L})")
"""Words that two parts of a name have both."""
_GIVEN = worded(r"(?:\s+(?!<not_given>)\p{L}+){0,4}?\s+giao(?!\p{L})", "figure_clauses")
_SOFT = worded(r"[\s,)]*(?:(?:đã|cũng|còn)\s+)?(?:(?:và|với|cùng)[\s,]*)?(?:(?:cùng|<approx>)\s*)?$", "figure_links")
_FOR = worded(r"\s+cho\s+(?:<approx>\s+)?$", "figure_links")
_FOR_REACH = 20
_GOT = "được"
"""After a verb: that it was done."""
_PAIR_GAP = compiled(r"(?:,|\svà)\s+$")


@value
class Verb:
    """A verb before a figure.

    ``guessed``: no table has it; it is all that stands between the subject or a comma and the figure.
    ``acts``: the figure is its object (thu hút), not just what there is (có). ``money``: the name of a sum with it.
    """

    words: str
    acts: bool
    money: str = ""
    guessed: bool = False

    @property
    def plain(self) -> str:
        """The verb without what only says that it succeeded."""
        return self.words.removesuffix(" được").removeprefix("tự nguyện ")


@dataclass(slots=True)
class Named:
    """A figure's indicator; ``[start, end)`` is its evidence, ``lead_start`` where its own words begin."""

    indicator: str
    confidence: float
    start: int
    end: int
    lead_start: int
    estimated: bool = False
    yearly: bool = False
    earlier: bool = False
    unit: str = ""


@value
class Before:
    """What the figure before in the sentence leaves to the next: its verb, noun, direction and end.

    ``absorbs``: figures before ``end`` are part of its words; ``accepted``: it is a figure likely enough, of ``name``.
    ``whose``: the noun of those counted before, where the figure only says where they are (640 em ở 2 cơ sở).
    """

    figure: Figure
    end: int
    verb: Verb | None
    noun: str
    direction: str
    absorbs: bool
    accepted: bool
    name: str = ""
    whose: str = ""


@dataclass(slots=True)
class Running:
    """What a block has spoken of so far: the last indicator, its unit if counted, and how the last figure was named.

    ``counts``: the last indicator of each unit that was counted. ``total``: the figure of ``trong số 157 tuyến đường``,
    of which figures after it with its noun are parts. ``turns``: names of the figures that follow one after
    ``lần lượt``. ``earlier``: the last indicator of the blocks before. ``measured``: the last name of each measure, in
    them too.
    ``sibling``: a base that bare words named, beside which others stand.
    ``terse``: the text is a report of an office.
    """

    earlier: Indicator | None = None
    measured: dict[str, str] = field(default_factory=dict)
    sibling: Indicator | None = None
    terse: bool = False
    base: Indicator | None = None
    counted: str = ""
    counts: dict[str, Indicator] = field(default_factory=dict)
    shown: str = ""
    before: Before | None = None
    total: Figure | None = None
    turns: list[str] = field(default_factory=list)


@value
class Around:
    """One figure and what stands around it."""

    document: Document
    figure: Figure
    lead: Lead
    verb: Verb | None
    lead_start: int
    tail_end: int
    sentence_start: int

    @property
    def folded(self) -> str:
        """The document's text for matching."""
        return self.document.folded

    @property
    def acts(self) -> bool:
        """Whether the figure is the object of a verb of doing."""
        return self.verb is not None and self.verb.acts

    def named(self, name: str, confidence: float, end: int | None = None, start: int | None = None) -> Named:
        """The figure named; evidence up to ``end``, from ``start`` or else to be found."""
        stop = max(end or self.figure.end, self.figure.end)
        first = start if start is not None else self.figure.start
        said = _rate_inside(name) if self.figure.kind == "share" else name
        return Named(
            canonical(_without_echo(said.split()), self.figure.kind),
            confidence,
            first,
            stop,
            self.lead_start,
        )

    def by(self, indicator: Indicator, name: str, end: int | None = None) -> Named:
        """The figure named by an indicator in its lead."""
        return self.named(name, KNOWN if indicator.known else HEADED, end, indicator.start)

    def noun_after(self) -> str:
        """The noun phrase after the unit; empty when a time or the rest of a clause follows."""
        at, end = self.figure.end, self.tail_end
        if _TIME_TAIL.match(self.folded, at, end) or _NO_NOUN.match(self.folded, at, end):
            return ""
        about = _ABOUT.match(self.folded, at, end)  # tăng 3,6% về số lượng
        return clean_name(self.document, about.end() if about else at, end)

    def follows(self, before: Before) -> bool:
        """Whether only a comma, ``và`` or ``với`` stands between the words of the figure before and this one."""
        return _SOFT.match(self.folded, max(before.end, self.lead_start), self.figure.start) is not None


def _without_echo(words: list[str]) -> str:
    """A name without the words that two parts of it have both: ``số hộ số hộ nghèo``."""
    name = " ".join(words)
    # Most names say no word twice; what clings to a word, so that it seems another, is no letter.
    if len(set(words)) == len(words) and name.replace(" ", "").isalpha():
        return name
    return _TWICE.sub(r"\1", name)


def _rate_inside(name: str) -> str:
    """Of what a share after ``Số huyện có tỷ lệ bao phủ thấp`` is; else the name itself."""
    rate = _RATE_INSIDE.search(fold(name), _FIRST_WORD)
    if rate is None:
        return name
    of = name[slice(*rate.span())]
    return f"{of[0].upper()}{of[1:]}"


def lower(name: str) -> str:
    """A name as it stands inside another: first letter small, unless it is an abbreviation or a proper name."""
    first, _, rest = name.partition(" ")
    proper = (first.isupper() and len(first) > 1) or (rest[:1].isupper() and rest[1:2].islower())
    return name if proper else name[:1].lower() + name[1:]


@cache
def verbs() -> dict[str, Verb]:
    """The verbs of ``figure_verbs.tsv``."""
    return {
        spelling: Verb(spelling, row["order"] == "after", row["money"])
        for row in rows("figure_verbs", "verb", "order", "money")
        for spelling in spellings(row["verb"])
    }


@cache
def _relations() -> dict[str, list[tuple[str, str]]]:
    """Spellings with their relations by their first letter, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows("figure_relations", "relation", "spellings"):
        for spelling in spellings(row["spellings"]):
            found.setdefault(spelling[0], []).append((spelling, row["relation"]))
    return {first: sorted(pairs, key=lambda pair: -len(pair[0])) for first, pairs in found.items()}


@cache
def _verb_phrases() -> Phrases:
    return Phrases(verbs())


def verb_before(folded: str, start: int, end: int) -> Verb | None:
    """The verb that stands right before a figure, with the one before its comma: ``xây dựng, sửa chữa``."""
    words = last_words(folded, start, end, _verb_phrases())
    if words is None:
        return _done_for(folded, start, end)
    verb = verbs()[words]
    at = folded.rfind(words, start, end)
    if words == _GOT and at > start:
        done = last_words(folded, start, at, _verb_phrases())
        if done and verbs()[done].acts:
            return Verb(f"{done} {_GOT}", True, verbs()[done].money)  # trồng mới được
    gap = _PAIR_GAP.search(folded, max(start, at - 6), at) if verb.acts and at >= 0 else None
    if not gap:
        return verb
    first = last_words(folded, start, gap.start(), _verb_phrases())
    if first and verbs()[first].acts:
        return Verb(f"{first}, {words}", True, verb.money)
    return verb


def _done_for(folded: str, start: int, end: int) -> Verb | None:
    """``huấn luyện cho 120 đồng chí``: a verb of doing before those whom it is done for."""
    near = max(start, end - _FOR_REACH)
    at = _FOR.search(folded, near, end) if folded.find("cho", near, end) >= 0 else None
    words = last_words(folded, start, at.start(), _verb_phrases()) if at else None
    if at is None or words is None or not verbs()[words].acts or not folded.endswith(words, start, at.start()):
        return None
    if folded.endswith(f"{_GOT} {words}", start, at.start()):
        return None  # what was given is told before
    return Verb(f"{words} cho", True)


def relation_after(document: Document, figure: Figure) -> tuple[str, int]:
    """``% kế hoạch``, ``% dự toán tỉnh giao``: the relation as an indicator names it and its end; else empty."""
    folded = document.folded
    offset = figure.end
    while offset < len(folded) and folded[offset].isspace():
        offset += 1
    for spelling, relation in _relations().get(folded[offset : offset + 1], ()):
        end = offset + len(spelling)
        if folded.startswith(spelling, offset) and not folded[end : end + 1].isalpha():
            given = _GIVEN.match(folded, end, end + 60)
            stop = given.end() if given else end
            said = " ".join(document.text[end:stop].split())
            return f"{relation} {said}".strip(), stop
    return "", figure.end
