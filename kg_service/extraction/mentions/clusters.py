"""Names of emulation clusters (cụm thi đua) and blocs (khối thi đua) in an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

import regex

from kg_service.extraction.mentions.body_tables import head_lookup, not_joined
from kg_service.extraction.mentions.cluster_numbers import told_by_number
from kg_service.extraction.mentions.name_shapes import name_syllables
from kg_service.extraction.tables import WHOLE_TEXT, any_of, one_of, rows, spellings, words_for
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder, PhraseMention
from kg_service.text.values import value


def _said(*uses: str) -> str:
    """A group that matches a word of one of these uses of ``cluster_names.tsv``, the longest."""
    return one_of("cluster_names", *uses)


@cache
def cluster_noun() -> str:
    """A group that matches what a cluster is called: ``cụm``, ``khối``."""
    return _said("cluster")


@cache
def _head() -> re.Pattern[str]:
    emulation = rf"(?P<emulation>\s+{_said('emulation')}(?:,?\s+{_said('commendation')})?)?"
    return compiled(rf"(?P<kind>{_said('cluster')}){emulation}(?=[\s,.;:)(\"]|$)")


@cache
def _unit_word() -> re.Pattern[str]:
    return compiled(rf"{_said('level', 'sort_of_unit')}(?!\p{{L}})")


@cache
def _of_units() -> re.Pattern[str]:
    return compiled(rf"\s+các(?P<unit>\s+{_said('level', 'unit')})(?!\p{{L}})")


@cache
def _sort() -> re.Pattern[str]:
    """Words of no table that say of what sort a cluster's units are: ``Cụm thi đua các xã vùng hạ gồm``."""
    unit, none = rf"\s+{_said('unit')}(?!\p{{L}})", rf"{_said('no_sort', 'level')}(?!\p{{L}})"
    return compiled(
        rf"(?P<sort>(?:{unit})?(?:\s+(?!{none})\p{{L}}+){{0,4}}?)"
        rf"(?=\s+(?:{_said('after_sort', 'level')}|năm\s\d)(?!\p{{L}})|\s*[(:])"
    )


@cache
def _council() -> re.Pattern[str]:
    """The council that a cluster is of is no part of its name: ``Cụm thi đua số 3 Hội đồng Thi đua khen thưởng``."""
    return compiled(rf"{_said('council')}(?!\p{{L}})")


@cache
def _of_a_unit() -> regex.Pattern[str]:
    """After a dash, who leads the cluster: ``Cụm I - huyện Đăk Hà``."""
    return regex.compile(rf"(?i:{_said('level')})\s+\p{{Lu}}")


_TOKEN = compiled(r"[^\S\n]*(?P<joint>,|-|(?<=tp)\.)?[^\S\n]*(?P<word>[\p{L}\d]+)")
_PERSON = regex.compile(r"\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){2,}")
_MOST_TOKENS = 16
_FEWEST_TELLING = 4
"""Words that tell of what units a bloc is, where its name does not say that it is one of emulation."""
_BEFORE = 24
_TELLING = regex.compile(r"\d|\p{Lu}")


@cache
def _of_the_party() -> re.Pattern[str]:
    """Before a bloc of the party's own order, none of emulation: Đảng ủy Khối Doanh nghiệp tỉnh."""
    return compiled(rf"{_said('of_the_party')} $")


@cache
def _otherwise() -> re.Pattern[str]:
    """What is no cluster of emulation: cụm công nghiệp, khối phố."""
    return compiled(rf"{_said('otherwise')}(?!\p{{L}})")


@cache
def _untelling() -> frozenset[str]:
    """Syllables that do not tell one cluster from another by themselves."""
    return frozenset(syllable for word in words_for("cluster_names", "untelling") for syllable in word.split())


@value
class ClusterMention:
    """A named cluster. ``name`` is canonical: ``Cụm thi đua 7 tỉnh miền núi biên giới phía Bắc``."""

    start: int
    end: int
    name: str


@cache
def _inner() -> re.Pattern[str]:
    phrases = {spelling for row in rows("cluster_words", "word") for spelling in spellings(row["word"])}
    return compiled(rf"(?:{any_of(phrases)})(?![\p{{L}}\d])")


@cache
def _words() -> PhraseFinder:
    heads, emulation = words_for("cluster_names", "cluster"), words_for("cluster_names", "emulation")
    return PhraseFinder([*heads, *(f"{head} {word}" for head in heads for word in emulation)], WHOLE_TEXT)


def cluster_words(folded: str) -> list[PhraseMention]:
    """Where a text says ``cụm`` or ``khối``, with ``thi đua`` where that follows, in order."""
    return _words().find(folded)


def find_clusters(text: str, folded: str, known: Callable[[str], str | None] = lambda _: None) -> list[ClusterMention]:
    """Named clusters left to right; ``cụm`` and ``khối`` alone, and ``trưởng cụm`` without a name, are not among them.

    ``known`` gives the reference data's spelling of a name, or None.
    """
    found: list[ClusterMention] = []
    short: list[ClusterMention] = []
    heads = cluster_words(folded)
    emulates = bool(heads) and any(word in folded for word in words_for("cluster_names", "emulation"))
    led = emulates and any(title in folded for title in _telling_of_emulation())
    for word in heads:
        match = _head().match(folded, word.start)
        if match is None:
            continue
        if not match["emulation"] and _of_the_party().search(folded, max(0, word.start - _BEFORE), word.start):
            continue
        shouted = match.group().upper() == text[match.start() : match.end()]
        end = _tail_end(text, folded, match.end(), shouted)
        tail = " ".join((folded if shouted else text)[match.end() : end].split())
        if not tail or (not match["emulation"] and _otherwise().match(f"{match['kind']} {tail.lower()}")):
            continue
        listed = emulates and _is_list_line(text, folded, match.start(), end)
        name = f"{match['kind'].capitalize()} thi đua {tail}"
        mention = ClusterMention(match.start(), end, known(name) or name)
        if (
            listed
            or _is_name(tail, bool(match["emulation"]), emulates)
            or (led and _tells_units(tail, _FEWEST_TELLING))
        ):
            found.append(mention)
        elif not match["emulation"]:
            short.append(mention)
    if led and not found:  # "Cụm miền núi", "Cụm đồng bằng", where no cluster is named in full
        found = [one for one in short if text[one.start].isupper() and _tells_units(text[one.start : one.end], 3)]
    called = list(told_by_number(text, folded, found, short)) if short else []
    if called:
        found = sorted([*found, *called], key=lambda mention: mention.start)
    full = _fullest([mention.name for mention in found])
    return [ClusterMention(one.start, one.end, full[one.name]) for one in found]


_ITEM = regex.compile(r"(?r)(?:^|\n)\s*(?:[-+*•]|\d{1,2}[.)]|\p{L}[.)])\s*$")


@cache
def _numbered() -> re.Pattern[str]:
    return compiled(rf"{_said('cluster')}\s+(?:số\s+)?(?:\d{{1,2}}|[ivx]{{1,4}}|[a-h])")


@cache
def _list() -> re.Pattern[str]:
    comprise = one_of("cluster_phrases", "comprise")
    return compiled(rf"\s*(?:,?\s*{comprise}\s*:?|\(?\d{{0,2}}[^:\n()]{{0,60}}\)?\s*:|\({comprise})\s+\p{{L}}")


def _is_list_line(text: str, folded: str, start: int, end: int) -> bool:
    """``1. Khối Nội chính: Tòa án …``: an item of a list that names a bloc, and after it whom it holds."""
    item = _ITEM.search(folded, max(0, start - 12), start)
    numbered = (start == 0 or text[start - 1] == "\n") and _numbered().fullmatch(folded, start, end)
    if not text[start].isupper() or not (item or numbered):
        return False
    return _list().match(folded, end) is not None and text[end - 1].isalnum()


def _fullest(names: Sequence[str]) -> dict[str, str]:
    """The fullest name that an article gives each cluster: ``Cụm thi đua số 1`` is that of the body named with it."""
    full: dict[str, str] = {}
    after = ""
    for name in sorted(set(names), key=lambda name: (name.lower(), name.lower() == name, name), reverse=True):
        begins = f"{after} ".lower().startswith(f"{name} ".lower())  # what begins with a name comes just before it
        full[name] = full[after] if begins else name
        after = name
    return full


def _tail_end(text: str, folded: str, start: int, shouted: bool) -> int:
    """Where the name ends: it takes phrases of ``cluster_words``, numbers, and capitalised words that are no person.

    In a line all in capitals (``shouted``) these tell nothing, so that it takes only the tables' phrases and numbers.
    """
    end = position = start
    for _ in range(_MOST_TOKENS):
        token = _TOKEN.match(folded, position)
        if not token or (position == start and token["word"] == "và"):
            break
        begin = token.start("word")
        if token["word"] in words_for("cluster_names", "cluster"):
            break
        if token["joint"] == "," and (position == start or not _is_unit_word(text, folded, begin)):
            break
        dash = token["joint"] == "-"
        if _council().match(folded, begin):
            break
        if dash and (not_joined().match(folded, begin) or _leads_it(text, folded, begin)):
            break
        inner = _inner().match(folded, begin)
        if not inner and not _is_part(text, folded, token, shouted):
            units = _of_units().match(folded, start)
            sort = _sort().match(folded, position) if units and position in units.span("unit") else None
            if sort is None or not text[position : sort.end("sort")].islower():  # also where it is empty
                return end
            end = position = sort.end("sort")
            continue
        position = inner.end() if inner else token.end()
        if not inner or inner.group() not in words_for("cluster_names", "leading"):
            end = position
    return end


def _leads_it(text: str, folded: str, begin: int) -> bool:
    """Whether who leads a cluster or owns it begins after a dash: ``Cụm I - huyện Đăk Hà``, ``Khối 2 - Sở Y tế``."""
    if not text[begin - 1].isspace():
        return False
    of_a_body = text[begin].isupper() and head_lookup().at(folded, begin) is not None
    return of_a_body or _of_a_unit().match(text, begin) is not None


@cache
def _telling_of_emulation() -> tuple[str, ...]:
    """Of an article that has these words, ``Khối các cơ quan nội chính`` is one of emulation too."""
    heads = [row for row in rows("cluster_titles", "role", "kind", "spellings") if row["kind"] == "title"]
    titles = [title for row in heads if row["role"] == "head" for title in spellings(row["spellings"])]
    return (*titles, *words_for("cluster_names", "pact"))


def _tells_units(tail: str, fewest: int) -> bool:
    """``các cơ quan nội chính``: of what units a bloc is, beyond the words that any has; ``fewest``: words that do."""
    words = tail.lower().split()
    return len(words) >= fewest and any(word not in _untelling() for word in words)


def _is_unit_word(text: str, folded: str, begin: int) -> bool:
    """Whether a name goes on after a comma: ``các huyện, thành phố``; not ``Cụm số 3, huyện Ba Vì``."""
    word = _unit_word().match(folded, begin)
    return word is not None and not text[word.end() : word.end() + 2].strip().isupper()


def _is_part(text: str, folded: str, token: re.Match[str], shouted: bool) -> bool:
    """Whether a word of no table is part of a name: a number that is no year, or a capital that begins no person."""
    word, begin = token["word"], token.start("word")
    if word.isdigit():
        return len(word) < 4
    return text[begin].isupper() and not shouted and not (word in name_syllables() and _PERSON.match(text, begin))


def _is_name(tail: str, emulation: bool, emulates: bool) -> bool:
    """Whether what follows the head tells one cluster from another: ``các tỉnh`` alone does not.

    ``emulation``: the head says ``thi đua``; ``emulates``: the article does, so that ``Cụm số 3`` is a cluster too.
    """
    words = tail.lower().split()
    if emulation:
        return any(word not in _untelling() for word in words) or len(words) >= 4
    numbered = emulates and words[0] == "số" and len(words) > 1
    return (numbered or len(words) >= 3) and bool(_TELLING.search(tail))
