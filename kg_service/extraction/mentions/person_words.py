"""Words of and around persons' names: syllables, forms of address, and what only looks like a name."""

from __future__ import annotations

from functools import cache

from kg_service.extraction.tables import WHOLE_TEXT, any_of, rows, spellings
from kg_service.text.phrases import PhraseFinder, PhraseLookup


@cache
def titles() -> tuple[str, ...]:
    """Forms of address, ranks, degrees and occupations, folded."""
    return titles_of("address", "rank", "degree", "occupation")


@cache
def titles_of(*kinds: str) -> tuple[str, ...]:
    """The words of some kinds in ``honorifics.tsv``, folded."""
    table = rows("honorifics", "kind", "words")
    return tuple(word for row in table if row["kind"] in kinds for word in spellings(row["words"]))


@cache
def title_pattern() -> str:
    """Alternation, over folded text, of all forms of address, ranks, degrees and occupations."""
    return any_of(titles())


@cache
def title_finder() -> PhraseFinder:
    """Finder of what stands before names."""
    return PhraseFinder(titles(), WHOLE_TEXT)


@cache
def title_lookup() -> PhraseLookup:
    """What stands before names."""
    return PhraseLookup(titles())


@cache
def title_endings() -> frozenset[str]:
    """The last words of what stands before names."""
    return frozenset(title.split()[-1] for title in titles())


@cache
def occupations() -> frozenset[str]:
    """Words before a body as often as before a name: ``cán bộ Phòng``, ``giáo viên Trường``."""
    return frozenset(titles_of("occupation", "degree"))


@cache
def degrees() -> frozenset[str]:
    """Degrees and titles of honour: ``tiến sĩ``, ``NSND``."""
    return frozenset(titles_of("degree"))


@cache
def stops() -> dict[str, dict[str, int]]:
    """For each phrase of ``person_stops.tsv``: its kinds, and those of its beginnings, with their lengths.

    Offices of more than one word end names, too.
    """
    kinds: dict[str, set[str]] = {}
    for row in rows("person_stops", "kind", "words"):
        for word in spellings(row["words"]):
            kinds.setdefault(word, set()).add(row["kind"])
    for row in rows("offices", "role", "spellings"):
        for word in spellings(row["spellings"]):
            if row["role"] != "-" and " " in word:
                kinds.setdefault(word, set()).add("ends")
    found: dict[str, dict[str, int]] = {}
    for phrase in kinds:
        words = phrase.split(" ")
        beginnings = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
        found[phrase] = {kind: len(part) for part in beginnings for kind in kinds.get(part, ())}
    return found


@cache
def stop_lookup() -> PhraseLookup:
    """The phrases of ``person_stops.tsv`` by where they begin."""
    return PhraseLookup(stops())


@cache
def stops_of(kind: str) -> PhraseLookup:
    """The phrases of one kind of ``person_stops.tsv``."""
    return PhraseLookup(phrase for phrase, kinds in stops().items() if kinds.get(kind) == len(phrase))
