"""Short forms that an article explains itself: ``Học viện Hàng không Việt Nam (VAA)``, ``(gọi tắt là Khối 3)``.

Facts then name bodies in full, as the article did once, so that two names of one body do not become two things.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from typing import Any

from kg_service.extraction.award.collective_names import CollectiveNames
from kg_service.extraction.award.words import words_of
from kg_service.extraction.document import Document
from kg_service.extraction.facts import Fact
from kg_service.extraction.tables import one_of, words_for
from kg_service.text.normalize import fold
from kg_service.text.patterns import compiled

_QUOTED = "[\"“”']?"
_CAPITALS = r"[A-ZĐ][A-ZĐ0-9&]{1,9}(?:[.-][A-ZĐ0-9]{1,6})?"
_WORD = compiled(r"[^\W_]+")
_TWICE = compiled(r"(?<!\w)(?P<noun>[^\W\d_]+) (?=(?P=noun) )")
"""``Phòng PC08`` written out: the short form holds the noun."""
_REACH = 160
_MOST = 200
"""Short forms of one article; facts are searched for all of them."""
_NAMES: Mapping[str, tuple[str, ...]] = {
    "award": ("award", "recipient", "by"),
    "award_tally": ("award", "by", "area"),
    "campaign": ("area", "launched_by"),
    "cluster_role": ("cluster", "unit"),
    "directive": ("issuer",),
    "event": ("organiser",),
    "person_role": ("organisation",),
    "statistic": ("area",),
}
"""Keys of facts that name bodies."""


@cache
def _explained() -> re.Pattern[str]:
    called = rf"{one_of('short_forms', 'called')}\s*:?\s*"
    other = rf"{called}{_QUOTED}(?P<other>[^\W\d_][^()\n,;]{{1,40}}?)"
    return compiled(rf"\(\s*(?:{other}|{_QUOTED}(?P<short>{_CAPITALS})){_QUOTED}\s*\)")


@cache
def _of_use(use: str) -> frozenset[str]:
    return frozenset(words_for("short_forms", use))


@lru_cache(maxsize=1)
def explained(document: Document) -> Mapping[str, str]:
    """The short forms that the text explains in brackets, each with the name before it; the first one stands."""
    found: dict[str, str] = {}
    text = document.text
    before = _Before(document)
    for match in _explained().finditer(text):
        short = match["short"] or match["other"].strip()
        if fold(short) in _of_use("kept") or short in found:
            continue
        name = _by_letters(text, match.start(), short) or before.named(match.start())
        if name and short not in name and sum(word[0].isupper() for word in name.split()) > 1:  # no kind: Hợp tác xã
            found[short] = name
            if len(found) == _MOST:
                break
    return found


def _by_letters(text: str, end: int, short: str) -> str | None:
    """The words before whose first letters make up a short form."""
    letters = [char for char in short if char.isalpha()]
    if not short.isupper() or len(letters) < 2:
        return None
    line = text.rfind("\n", max(0, end - _REACH), end) + 1
    for word in reversed([*_WORD.finditer(text, max(line, end - _REACH), end)]):
        if word.group()[0].upper() == letters[-1]:
            letters.pop()
            if not letters:
                return " ".join(text[word.start() : end].split()) if word.group()[0].isupper() else None
        elif word.group() not in _of_use("left_out"):
            return None
    return None


class _Before:
    """Finds the names before brackets of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _collectives(self) -> CollectiveNames:
        return CollectiveNames(self._document, {person.start: person for person in self._document.people})

    def named(self, end: int) -> str | None:
        """The body or other collective whose name ends where a bracket opens."""
        bodies, text = self._document.bodies, self._document.text
        index = bisect.bisect_left(bodies.starts, end) - 1
        if index >= 0 and bodies[index].end <= end and not text[bodies[index].end : end].strip():
            return bodies[index].full_name()
        line = text.rfind("\n", max(0, end - _REACH), end) + 1
        words = words_of(self._document.folded, max(line, end - _REACH), end)
        found = (self._collectives.at(words, index) for index in range(len(words)))
        return next((one[0] for one in found if one and not text[one[1] : end].strip()), None)


def written_out(fact: Fact, shorts: Mapping[str, str]) -> Fact:
    """The fact with the article's own short forms written out in its names of bodies."""
    pattern = _any_of(tuple(shorts))
    changed: dict[str, Any] = {}
    for key in _NAMES[fact.type]:
        value = getattr(fact, key)
        if isinstance(value, str) and pattern.search(value):
            changed[key] = _replaced(value, pattern, shorts)
        elif isinstance(value, list) and any(pattern.search(one) for one in value):
            changed[key] = [_replaced(one, pattern, shorts) for one in value]
    return fact.model_copy(update=changed) if changed else fact


def _any_of(shorts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(shorts, key=len, reverse=True))) + r")(?!\w)")


def _replaced(value: str, pattern: re.Pattern[str], shorts: Mapping[str, str]) -> str:
    value = re.sub(rf"\s*\((?:{pattern.pattern})\)", "", value)  # the name with its short form after it
    full = pattern.sub(lambda match: match.group() if shorts[match.group()] in value else shorts[match.group()], value)
    return _TWICE.sub("", full)
