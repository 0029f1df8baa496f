"""Clusters that a text names by their numbers alone: ``Cụm I gồm …``, ``Khối 3 do … làm Khối trưởng``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import regex

from kg_service.extraction.tables import one_of, words_for
from kg_service.text.patterns import compiled

if TYPE_CHECKING:
    from kg_service.extraction.mentions.clusters import ClusterMention


def told_by_number(
    text: str, folded: str, found: Sequence[ClusterMention], short: Sequence[ClusterMention]
) -> Iterator[ClusterMention]:
    """Those of ``short``, which do not say ``thi đua``, that are clusters of emulation all the same.

    ``Cụm I`` is the ``Cụm thi đua số I`` of the text, or one by that name where the text tells whom it holds, who leads
    it. ``found``: the clusters that the text names in full.
    """
    names = {one.name for one in found}
    numbers = {number: name for name in sorted(names) if (number := _number(name))}
    divided = any(phrase in folded for phrase in _of_emulation())
    for one in short:
        number = _number(one.name)
        if one.name in names:
            yield one
        elif not number or not text[one.start].isupper():
            continue
        elif number in numbers:
            yield replace(one, name=numbers[number])
        elif divided and _says_of_it().match(folded, one.end):
            yield replace(one, name=" ".join(text[one.start : one.end].split()))


@cache
def _numbered() -> regex.Pattern[str]:
    head, emulation = one_of("cluster_names", "cluster"), one_of("cluster_names", "emulation")
    number = r"(?P<number>\d{1,2}|[ivx]{1,4}|[a-h])"
    return regex.compile(rf"(?i:(?P<kind>{head})\s+{emulation}\s+(?:số\s+)?{number})(?![\p{{L}}\d])")


def _number(name: str) -> str | None:
    """What a cluster is that its number tells: ``cụm 5`` of ``Cụm thi đua số 5 Bộ Giao thông vận tải``."""
    match = _numbered().match(name)
    return f"{match['kind']} {match['number'].lstrip('0')}".lower() if match else None


@cache
def _of_emulation() -> tuple[str, ...]:
    """A text that has one of these divides units into clusters of emulation."""
    heads, words = words_for("cluster_names", "cluster"), words_for("cluster_names", "emulation")
    return (*(f"{head} {word}" for head in heads for word in words), *words_for("cluster_names", "pact"))


@cache
def _says_of_it() -> re.Pattern[str]:
    """What follows the number of a cluster whose units or leader a text tells; another name of it may stand between."""
    comprise, leader = one_of("cluster_phrases", "comprise"), one_of("cluster_phrases", "led_by")
    have = one_of("cluster_phrases", "have")
    return compiled(rf"\s*(?:\([^()\n]{{1,60}}\)\s*)?(?:{comprise}\s|{have}\s+\d|{leader}\s+\p{{L}}|[:(])")
