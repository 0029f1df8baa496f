"""Persons in a text, and whom a short name stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg_service.text.values import value


@value
class Person:
    """A person's name at ``[start, end)`` of the text.

    ``name``: the full name, in capitals only where they belong (``Lê Hữu Toan`` for LÊ HỮU TOAN); for ``ông Nơi`` the
    full name that the article gives. ``honorific``: the folded form of address, rank or occupation straight before it
    (``ông``, ``đại tá``). ``full``: whether the text gives the full name here. ``title_start``: where forms of address,
    ranks and degrees before the name begin; ``start`` where there are none.
    """

    start: int
    end: int
    name: str
    honorific: str | None = None
    full: bool = True
    title_start: int = -1


_SYLLABLE = 9
_FULL = 3
"""Syllables from which on a name is one that a longer one may hold with a word after it."""


def uncut(found: Sequence[Person], text: str) -> Iterator[Person]:
    """The persons, those that took in the first word of what follows without it.

    ``Phó Thủ tướng Trịnh Văn Dũng Nông nghiệp sạch …``: a caption runs into a title. The text has the name elsewhere,
    and a small letter goes on after the last syllable.
    """
    names = {person.name for person in found if person.name.count(" ") >= _FULL - 1}
    for person in found:
        name, _, last = person.name.rpartition(" ")
        joined = name in names and text[person.end : person.end + 2].strip(" ").islower()
        if joined and person.full and text[person.end : person.end + 1] == " ":
            yield replace(person, name=name, end=person.end - len(last) - 1)
        else:
            yield person


def uncropped(found: Sequence[Person], text: str) -> Iterator[Person]:
    """The persons, those that stop before a last syllable that looks like an office with it: ``Võ Văn Chánh``.

    The text has the whole name elsewhere, and the same syllable goes on here.
    """
    names = {person.name for person in found if person.name.count(" ") >= _FULL - 1}
    for person in found:
        after = text[person.end + 1 : person.end + _SYLLABLE].split(" ")[0].rstrip(",.;:)")
        whole = f"{person.name} {after}"
        if person.full and after[:1].isupper() and whole in names and person.name not in names:
            yield replace(person, name=whole, end=person.end + 1 + len(after))
        else:
            yield person


def resolved(found: Sequence[Person]) -> Iterator[Person]:
    """Short names by the full name before them (``ông Nơi``, ``bà Mỹ Lệ``); what stands for nobody is left out."""
    known: dict[str, str] = {}
    for person in found:
        longer = known.get(person.name.lower(), "") if person.honorific and person.name.count(" ") == 1 else ""
        if longer.count(" ") >= _FULL:
            yield replace(person, name=longer, full=False)
        elif person.full:
            words = person.name.split()
            for count in range(1, len(words)):
                known[" ".join(words[-count:]).lower()] = person.name
            yield person
        elif person.name.lower() in known:
            yield replace(person, name=known[person.name.lower()])
