"""How alike two names are, from 0 to 1: 1 is the same name, whatever its case, punctuation and tone placement."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from kg_service.service.search.forms import Form, Reading, spelled_out

_BARE = 0.985  # a word written without its diacritics
_OTHER_MARKS = 0.88  # a word written with other diacritics
_FUZZY = 0.98  # the most that a name with typing errors gets
_JOINED = 0.985  # spaces left out or put in
_OTHER_ORDER = 0.95
_UNLIKE = 0.45  # less than that without one word in common is not looked at closely
_GOOD = 0.93  # as alike as two other orders of words can hardly be
_SPELLED_OUT, _INITIALS_ALONE = 0.985, 0.93
_MARKS_SHARE = 0.25  # what diacritics count for among typing errors
_PART, _WHOLE = 0.5, 0.44  # a name that contains the other: by the share that it covers
_PREFIX = 0.72


def similarity(reading: Reading, label: Form) -> float:
    """How alike what was asked and a label are: the best of as written, acronyms spelled out, and one in the other."""
    best = _alike(reading.form, label)
    if best < _SPELLED_OUT and reading.acronyms:
        alone = len(reading.acronyms) == len(reading.form.plain.split())
        weight = _INITIALS_ALONE if alone else _SPELLED_OUT
        best = max(best, weight * _alike(spelled_out(reading, label), label))
    return max(best, _contained(reading.form.plain, label.plain)) if best < _PART + _WHOLE else best


def prefix_similarity(reading: Reading, label: Form) -> float:
    """The same for a name that is still being typed: its beginning, or that of a later word, counts."""
    asked, plain = reading.form.plain, label.plain
    best = similarity(reading, label)
    if asked and (plain.startswith(asked) or f" {asked}" in plain):
        share = len(asked) / len(plain)
        best = max(best, (_PREFIX if plain.startswith(asked) else _PREFIX - 0.1) + 0.25 * share)
    return best


def _alike(asked: Form, label: Form) -> float:
    if asked.key == label.key:
        return 1.0
    if asked.plain == label.plain:
        return _marks(asked, label)
    best: float = OSA.normalized_similarity(asked.plain, label.plain)
    if best < _GOOD:
        if best < _UNLIKE and _words(asked.plain).isdisjoint(_words(label.plain)):
            return 0.0
        best = max(best, _JOINED * OSA.normalized_similarity(asked.compact, label.compact))
        if " " in asked.plain:
            best = max(best, _OTHER_ORDER * OSA.normalized_similarity(_sorted(asked.plain), _sorted(label.plain)))
    if asked.marked:
        marks: float = OSA.normalized_similarity(asked.key, label.key)
        best = (1 - _MARKS_SHARE) * best + _MARKS_SHARE * max(marks, best * _OTHER_MARKS)
    return _FUZZY * best


def _marks(asked: Form, label: Form) -> float:
    """For names that differ in diacritics only: by words; words without any may mean any."""
    pairs = list(zip(asked.key.split(), label.key.split(), strict=False))
    total = sum(1.0 if a == b else _BARE if a.isascii() else _OTHER_MARKS for a, b in pairs)
    return total / len(pairs) if pairs else 1.0


@lru_cache(4096)
def _words(plain: str) -> frozenset[str]:
    return frozenset(plain.split())


@lru_cache(4096)
def _sorted(plain: str) -> str:
    return " ".join(sorted(plain.split()))


def _contained(asked: str, label: str) -> float:
    shorter, longer = sorted((asked, label), key=len)
    if not shorter or f" {shorter} " not in f" {longer} ":
        return 0.0
    return _PART + _WHOLE * len(shorter) / len(longer)
