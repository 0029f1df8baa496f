"""Words for who leads a cluster or stands in for it: titles (``Cụm trưởng``), what leaders do (``cầm trịch``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from kg_service.extraction.cluster.words import said, title_words, whole
from kg_service.extraction.document import Document, Sentence, within
from kg_service.extraction.facts import ClusterRoleKind
from kg_service.extraction.mentions.clusters import cluster_noun
from kg_service.extraction.tables import WHOLE_TEXT
from kg_service.text.patterns import compiled
from kg_service.text.phrases import PhraseFinder


@cache
def for_year() -> re.Pattern[str]:
    """The year that a title is for, where it follows: ``năm học 2023-2024``; matches always."""
    return compiled(rf"(?:\s*(?:của\s+)?{said('term')}\s+(?:19|20)\d{{2}}(?:\s?-\s?(?:19|20)\d{{2}})?)?")


@cache
def _of_cluster() -> re.Pattern[str]:
    near = said("year_now", "year_next", "year_last")
    return compiled(rf"[\"”']?\s*(?:của\s+|các\s+)?{for_year().pattern}{near}?\s*(?:của\s+)?")


@cache
def _none() -> re.Pattern[str]:
    """Before a title that nobody has: ``chưa từng cầm trịch``, ``nơi nào làm trưởng cụm``."""
    return compiled(rf"{whole('nobody')}(?:\s+\p{{L}}+){{0,2}}\s+[\"']?$")


@cache
def _bare() -> re.Pattern[str]:
    """After ``làm trưởng``, ``làm phó`` where these are no ``trưởng ban``, ``phó đoàn``."""
    return compiled(rf"[\"']?\s*(?:[,;.:)]|$|{said('after_bare')}(?!\p{{L}}))")


@cache
def _cluster() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){cluster_noun()}(?!\p{{L}})")


_BEFORE = 300
"""Characters before what leaders do in which the text speaks of the cluster."""


@cache
def _pair() -> regex.Pattern[str]:
    """``trưởng và phó cụm``: two titles with one noun."""
    return regex.compile(rf"(?<!{cluster_noun()}\s){said('chief')}(?:\s*[,/]\s*|\s+và\s+)$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title at ``[start, word_end)``; ``end`` is past its cluster's name where that follows.

    ``verb``: what the one who has it does (``cầm trịch``), so that its unit is the subject. ``again``: words for a
    title named before (``vai trò ấy``), of which only the unit is told that it is handed to.
    """

    start: int
    word_end: int
    end: int
    role: ClusterRoleKind
    cluster: str | None
    verb: bool = False
    again: bool = False


_ROLES: dict[str, ClusterRoleKind] = {"head": "head", "deputy_head": "deputy_head", "member": "member"}


@cache
def _titles() -> dict[str, tuple[ClusterRoleKind, str]]:
    return {
        word: (_ROLES[role], kind) for kind in ("title", "verb", "bare") for word, role in title_words(kind).items()
    }


def role_of_title(words: str) -> ClusterRoleKind | None:
    """The role of a title that stands alone, as in a cell of a table: ``cụm trưởng``."""
    role, kind = _titles().get(_unit_before().sub("", words, count=1), (None, ""))
    return role if kind == "title" else None


@cache
def _unit_before() -> re.Pattern[str]:
    return compiled(rf"^{said('unit')}\s+")


@cache
def _finder(bare: bool) -> PhraseFinder:
    return PhraseFinder([word for word, (_, kind) in _titles().items() if (kind == "bare") == bare], WHOLE_TEXT)


@lru_cache(maxsize=2)  # heads and lists of an article ask
def all_titles(document: Document) -> Sequence[tuple[Sentence, Title]]:
    """Every title that somebody has, with its sentence, in order."""
    named = list(_named_titles(document))
    again = list(_called_again(document, named)) if named else []
    return sorted([*named, *again], key=lambda pair: pair[1].start) if again else named


_AGAIN_WITHIN = 400
"""Characters after a title within which ``vai trò ấy`` means it."""


@cache
def _again() -> re.Pattern[str]:
    return compiled(rf"(?<!\p{{L}}){said('office')}(?:\s+\p{{L}}+){{0,3}}?\s+{said('this')}(?!\p{{L}})")


@cache
def _deputy() -> re.Pattern[str]:
    return compiled(r"(?<!\p{L})phó(?!\p{L})")


def _called_again(document: Document, named: Sequence[tuple[Sentence, Title]]) -> Iterator[tuple[Sentence, Title]]:
    """``bàn giao vai trò ấy cho A``, ``Nhiệm vụ này được trao cho B``: a title by words that repeat it."""
    done = 0
    for _, title in named:
        limit = min(len(document.text), title.end + _AGAIN_WITHIN)
        for match in _again().finditer(document.folded, max(done, title.end), limit):
            sentence = document.sentence_at(match.start())
            last = next(one for _, one in reversed(named) if one.end <= match.start())
            role: ClusterRoleKind = "deputy_head" if _deputy().search(match.group()) else last.role
            if sentence:
                yield sentence, Title(match.start(), match.end(), match.end(), role, last.cluster, again=True)
        done = max(done, limit)


def _named_titles(document: Document) -> Iterator[tuple[Sentence, Title]]:
    folded = document.folded
    bare = [one for one in _finder(bare=True).find(folded) if _bare().match(folded, one.end)]
    for found in sorted([*_finder(bare=False).find(folded), *bare], key=lambda one: one.start):
        sentence = document.sentence_at(found.start)
        if sentence is None or _none().search(folded, max(sentence.start, found.start - 40), found.start):
            continue
        role, kind = _titles()[found.phrase]
        if kind != "title" and not _of_a_cluster(document, found.start, sentence):
            continue
        if kind == "verb" and folded.endswith("ban ", 0, found.start):
            continue  # "Ban điều hành cụm" is a body
        end, cluster = found.end, None
        mention = next(iter(within(document.clusters, found.start, sentence.end)), None)
        if mention and (mention.start < found.end or _of_cluster().fullmatch(folded, found.end, mention.start)):
            end, cluster = max(mention.end, found.end), mention.name
        if role == "deputy_head" and (other := _other_of_pair(document, found.start)) is not None:
            yield sentence, Title(other, found.start, found.start, "head", None)
        yield sentence, Title(found.start, found.end, end, role, cluster, kind != "title")


def _other_of_pair(document: Document, start: int) -> int | None:
    pair = _pair().search(document.folded, max(0, start - 20), start)
    return pair.start() if pair else None


def _of_a_cluster(document: Document, start: int, sentence: Sentence) -> bool:
    """Whether the text speaks of a cluster where somebody leads."""
    if document.areas.cluster is None:
        return False
    return _cluster().search(document.folded, max(0, start - _BEFORE), sentence.end) is not None
