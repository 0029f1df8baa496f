"""Normal forms of names: what two spellings of one name have in common. For matching only, never for output.

A name has two forms. ``key`` keeps diacritics: case, punctuation, tone placement (hoà, hòa), i and y, look-alikes of Đ
and abbreviations of ``abbreviations.tsv`` make no difference. ``plain`` is the key in ASCII.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kg_service.graph.records.units import unit_class
from kg_service.graph.vocabulary import TD
from kg_service.reference.matching import WordKeys, Words
from kg_service.reference.model import Reference

LONGEST = 400
"""Characters of a name that are looked at."""

_CLASS_OF = {"1": "nhất", "i": "nhất", "2": "nhì", "ii": "nhì", "3": "ba", "iii": "ba"}
_CLASS = re.compile(r"\b(hạng|hang) (i{1,3}|[123])\b")
_Y_FOR_I = re.compile(r"\b([hklmstv]|qu)y\b")
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|p|ph|qu?|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|n|ng|nh|p|t)?"
)
_FORMS_KEPT = 20_000
_MARKS = dict.fromkeys(range(0x300, 0x370))
_FUNCTION_WORDS = frozenset({"cua", "va", "cho", "ve", "cac", "trong", "o"})
_ACRONYM_LENGTH = range(2, 11)
_ACRONYM_WORDS = 12

_CLASSES_OF_HEADS = {
    "campaign": (TD.Campaign, TD.Drive, TD.CampaignPhase),
    "award": (TD.AwardType,),
}


@dataclass(frozen=True, slots=True)
class Form:
    """A name's normal forms."""

    key: str
    plain: str

    @property
    def marked(self) -> bool:
        """Whether it is written with diacritics anywhere."""
        return not self.key.isascii()

    @property
    def compact(self) -> str:
        """The plain form without spaces."""
        return self.plain.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read what was asked: a form, and of which classes the thing then is (any, if empty).

    ``acronyms``: places among the words of ``form.plain`` of those that may be initials of several words. ``weight``:
    what a likeness under this reading counts for.
    """

    form: Form
    classes: frozenset[str] = frozenset()
    acronyms: tuple[int, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Head:
    words: tuple[str, ...]
    classes: frozenset[str] = field(default_factory=frozenset)


def plain_form(key: str) -> str:
    """A key in ASCII, i for y where both are written (``kỷ``, ``kỉ``)."""
    if not key.isascii():
        key = unicodedata.normalize("NFD", key.replace("đ", "d")).translate(_MARKS)
    return _Y_FOR_I.sub(r"\1i", key)


class Names:
    """Makes forms of names with the abbreviations and the head words (tỉnh, phong trào …) of the reference data."""

    def __init__(self, reference: Reference) -> None:
        self._keys = WordKeys({record.abbreviation: record.expansion for record in reference.abbreviations})
        self._as_written = WordKeys()
        self.form = lru_cache(_FORMS_KEPT)(self._make)
        heads: dict[tuple[str, ...], set[str]] = {}
        for words, classes in _heads(reference, self._keys):
            heads.setdefault(words, set()).update(classes)
        self._heads: dict[str, list[_Head]] = {}
        for head, of in heads.items():
            self._heads.setdefault(head[0], []).append(_Head(head, frozenset(of)))

    def _make(self, name: str) -> Form:
        """The forms of a name."""
        return _form(self._keys.words(name[:LONGEST]))

    def labels(self, name: str, classes: frozenset[str]) -> Iterator[Form]:
        """The forms under which a thing of these classes is found by one of its names.

        Whole, without head words, and with its abbreviations as they are, which are mistyped too.
        """
        whole = self._make(name)
        yield whole
        written = _form(self._as_written.words(name[:LONGEST]))
        if written != whole:
            yield written
        for head, rest in self._without_head(whole):
            if classes & head.classes:
                yield rest

    def readings(self, name: str) -> tuple[Reading, ...]:
        """The ways to read what was asked, the whole name first."""
        words = self._keys.words(name[:LONGEST])
        whole = _form(words)
        acronyms = _acronyms(words, whole)
        found = [Reading(whole, frozenset(), acronyms)]
        for head, rest in self._without_head(whole):
            shift = len(head.words)
            found.append(Reading(rest, head.classes, tuple(at - shift for at in acronyms if at >= shift)))
        written = _form(self._as_written.words(name[:LONGEST]))
        if written != whole:  # what looks like an abbreviation may be a slip: Bch Thông
            found.append(Reading(written))
        return tuple(found)

    def _without_head(self, whole: Form) -> Iterator[tuple[_Head, Form]]:
        plain = whole.plain.split()
        for head in self._heads.get(plain[0], ()) if plain else ():
            count = len(head.words)
            if len(plain) > count and tuple(plain[:count]) == head.words:
                yield head, Form(" ".join(whole.key.split()[count:]), " ".join(plain[count:]))


def _heads(reference: Reference, keys: WordKeys) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    classes: tuple[str, ...]
    for kind in reference.unit_kinds:
        classes = (str(unit_class(kind.id, kind.level)),)
        for prefix in kind.prefixes:
            words = tuple(plain_form(keys.words(prefix).key).split())
            yield words, classes
            short = "".join(word[0] for word in words)  # T. Lào Cai, TX. Sa Pa, H. Bạch Thông
            yield (short,), classes
    for head in reference.name_heads:
        classes = tuple(str(one) for one in _CLASSES_OF_HEADS[head.of])
        yield tuple(plain_form(keys.words(head.head).key).split()), classes


def _form(words: Words) -> Form:
    key = _CLASS.sub(lambda match: f"{match[1]} {_CLASS_OF[match[2]]}", words.key)
    return Form(key, plain_form(key))


def _acronyms(words: Words, form: Form) -> tuple[int, ...]:
    """Places of words that may be initials: several capitals in a name that is not all capitals, or no syllable.

    Two letters are initials in capitals only: ``BK`` is, ``Tr`` is a slip of the keyboard.
    """
    found: list[int] = []
    plains = form.plain.split()
    if len(plains) != len(words.raw):  # marks without letters leave nothing behind
        return ()
    for place, (raw, plain) in enumerate(zip(words.raw, plains, strict=True)):
        expanded = place + 1 < len(words.raw) and words.raw[place + 1] == ""
        if not raw or expanded or not plain.isalpha() or len(plain) not in _ACRONYM_LENGTH:
            continue
        capitals = sum(char.isupper() for char in raw)
        unlike = (words.cased and capitals > 1) or not _SYLLABLE.fullmatch(plain)
        if unlike and (len(plain) > 2 or raw.isupper()):
            found.append(place)
    return tuple(found)


def initials(plain: str) -> Iterator[tuple[str, list[int]]]:
    """Initials of a plain form's words with the places of the words: of all, and of all but function words."""
    words = plain.split()
    everything = list(range(len(words)))
    yield "".join(word[0] for word in words), everything
    content = [place for place in everything if words[place] not in _FUNCTION_WORDS]
    if len(content) < len(words):
        yield "".join(words[place][0] for place in content), content


def acronyms_of(plain: str) -> set[str]:
    """Every acronym that stands for some neighbouring words of a name."""
    found: set[str] = set()
    for letters, _ in initials(plain):
        known = letters[:_ACRONYM_WORDS]
        for length in _ACRONYM_LENGTH:
            found.update(known[at : at + length] for at in range(len(known) - length + 1))
    return found


def spelled_out(reading: Reading, label: Form) -> Form:
    """What was asked with its acronyms written out as the label has those words; as it was where they do not fit."""
    plain, keys = reading.form.plain.split(), reading.form.key.split()
    label_plain, label_keys = label.plain.split(), label.key.split()
    for place in reversed(reading.acronyms):
        for letters, places in initials(label.plain):
            at = letters.find(plain[place])
            if at >= 0:
                span = slice(places[at], places[at + len(plain[place]) - 1] + 1)
                plain[place : place + 1] = label_plain[span]
                keys[place : place + 1] = label_keys[span]
                break
    return Form(" ".join(keys), " ".join(plain))
