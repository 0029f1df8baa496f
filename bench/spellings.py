"""Spellings of names as people type them, made from the reference data with a seed; each with the thing it means.

Four kinds of noise: ``diacritics`` (none at all), ``tone`` (hoà for hòa and the other way round), ``abbreviation``
(the shortened names of the reference data, words of ``abbreviations.tsv``, initials of a run of words) and ``typing``
(one or two slips: letters swapped, dropped, doubled, the key beside, a tone key of Telex left standing).

Where a spelling without noise means several things of the reference data, the row has a day on which only the right
one was there (``on``), else its class if that tells them apart (``type``), else there is no such row. A row whose noise
made the name of something else is left out too: nobody could know better.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg_service.graph.iris import slug
from kg_service.reference.load import Reference
from kg_service.reference.matching import match_key

NOISES = ("diacritics", "tone", "abbreviation", "typing")
_ID = "https://w3id.org/thidua/id/"
_AWARD = "https://w3id.org/thidua/vocab/award-type/"
_CLASS = {"province": "Province", "district": "District", "commune": "Commune", "village": "Village"}
_OLD_NEW = ["òa oà", "óa oá", "ỏa oả", "õa oã", "ọa oạ", "òe oè", "óe oé", "ùy uỳ", "úy uý", "ủy uỷ", "ũy uỹ", "ụy uỵ"]
_OTHER_TONE = {a: b for pair in _OLD_NEW for a, b in (pair.split(), reversed(pair.split()))}
_TONE = re.compile(r"(?<!q)(?:" + "|".join(_OTHER_TONE) + r")(?![^\W\d_])", re.IGNORECASE)
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_TELEX = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_LONG = 14  # letters from which on there are two slips


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the reference data with its names and validity."""

    iri: str
    type: str
    names: tuple[str, ...]
    since: dt.date | None = None
    until: dt.date | None = None

    def there(self, day: dt.date) -> bool:
        """Whether it was there on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A row: what is asked, and what is meant."""

    noise: str
    query: str
    name: str
    iri: str
    type: str = ""
    on: str = ""


def things(reference: Reference) -> Iterator[Thing]:
    """Places, awards, campaigns and bodies (clusters too) of the reference data with all their names."""
    for unit in reference.units:
        type_ = "CentrallyRunCity" if unit.kind_on(None) == "centrally_run_city" else _CLASS[unit.level]
        names = (unit.name_vi, *unit.aliases)
        yield Thing(f"{_ID}{unit.level}/{unit.id}", type_, names, unit.valid_from, unit.valid_to)
    for award in reference.awards:
        names = (award.name_vi, *award.aliases)
        since, until = _first(award.valid_from), _first(award.valid_to, "12-31")
        yield Thing(f"{_AWARD}{slug(award.id)}", "AwardType", names, since, until)
    for campaign in reference.campaigns:
        names = (campaign.name_vi, *campaign.aliases, *campaign.short_names)
        yield Thing(f"{_ID}campaign/{campaign.id}", "Campaign", names)
    for body in reference.bodies:
        yield Thing(f"{_ID}body/{body.id}", "PublicBody", (body.name_vi, *body.aliases))
    for cluster in reference.clusters:
        yield Thing(f"{_ID}cluster/{cluster.id}", "EmulationCluster", (cluster.name_vi, *cluster.aliases))


def _first(partial: object, rest: str = "01-01") -> dt.date | None:
    text = str(partial or "")
    return dt.date.fromisoformat(text if len(text) == 10 else f"{text[:4]}-{rest}") if text else None


def table(reference: Reference, seed: int, size: int = 300) -> list[Spelling]:
    """So many different spellings, a quarter of each kind of noise."""
    rng = random.Random(seed)
    everything = list(things(reference))
    meanings: defaultdict[str, set[Thing]] = defaultdict(set)
    for thing in everything:
        for name in thing.names:
            meanings[_bare(match_key(name))].add(thing)
    noises: dict[str, Callable[[str, random.Random], str | None]] = {
        "diacritics": _without_diacritics,
        "tone": _other_tone,
        "abbreviation": _Abbreviating(reference),
        "typing": _mistyped,
    }
    pairs = [(thing, name) for thing in everything for name in thing.names]
    rows: list[Spelling] = []
    for place, noise in enumerate(NOISES):
        wanted = (size * (place + 1)) // len(NOISES)
        seen: set[str] = set()
        for _ in range(100 * size):
            if len(rows) == wanted:
                break
            thing, name = rng.choice(pairs)
            query = noises[noise](name, rng)
            row = query and _row(noise, query, name, thing, meanings)
            if row and row.query not in seen:
                seen.add(row.query)
                rows.append(row)
    return rows


def _row(noise: str, query: str, name: str, thing: Thing, meanings: dict[str, set[Thing]]) -> Spelling | None:
    others = (meanings[_bare(match_key(name))] | meanings.get(_bare(match_key(query)), set())) - {thing}
    if not others:
        return Spelling(noise, query, name, thing.iri)
    days = [
        day for end in (thing.until, thing.since) if end for day in (end, end - dt.timedelta(200)) if thing.there(day)
    ]
    for day in (*days, dt.date(2023, 5, 1), dt.date(2025, 10, 1)):
        if thing.there(day) and not any(other.there(day) for other in others):
            return Spelling(noise, query, name, thing.iri, on=day.isoformat())
    if all(other.type != thing.type for other in others):
        return Spelling(noise, query, name, thing.iri, type=thing.type)
    return None


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _without_diacritics(name: str, rng: random.Random) -> str | None:
    bare = _bare(name)
    return None if bare == name else rng.choice((bare, bare, bare.lower(), bare.upper()))


def _other_tone(name: str, rng: random.Random) -> str | None:
    changed = _TONE.sub(lambda match: _as_cased(_OTHER_TONE[match[0].lower()], match[0]), name)
    return None if changed == name else rng.choice((changed, changed, changed.lower(), changed.upper()))


def _as_cased(text: str, model: str) -> str:
    return "".join(a.upper() if b.isupper() else a for a, b in zip(text, model, strict=True))


class _Abbreviating:
    """Shortens names: as the reference data do, by ``abbreviations.tsv``, or by initials of a run of words."""

    def __init__(self, reference: Reference) -> None:
        self._table = [(record.expansion, record.abbreviation) for record in reference.abbreviations]

    def __call__(self, name: str, rng: random.Random) -> str | None:
        if re.search(r"[A-ZĐƯ]{2,}", name) and name != name.upper().title():
            return name
        fitting = [(long, short) for long, short in self._table if long.lower() in name.lower()]
        if fitting and rng.random() < 0.5:
            long, short = rng.choice(fitting)
            return re.sub(re.escape(long), short, name, flags=re.IGNORECASE)
        words = name.split()
        if len(words) < 4:
            return None
        length = rng.randint(2, min(4, len(words) - 2))
        start = rng.choice((0, rng.randint(0, len(words) - length)))
        run = words[start : start + length]
        if not all(word.isalpha() for word in run):
            return None
        return " ".join([*words[:start], "".join(word[0].upper() for word in run), *words[start + length :]])


def _mistyped(name: str, rng: random.Random) -> str | None:
    letters = sum(char.isalpha() for char in name)
    if letters < 4:
        return None
    typed = name
    for _ in range(2 if letters >= _LONG else 1):
        typed = rng.choice((_swapped, _dropped, _doubled, _beside, _telex))(typed, rng)
    return None if typed == name else typed


def _letter(text: str, rng: random.Random) -> int:
    return rng.choice([place for place, char in enumerate(text) if char.isalpha()])


def _swapped(text: str, rng: random.Random) -> str:
    at = min(_letter(text, rng), len(text) - 2)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _dropped(text: str, rng: random.Random) -> str:
    at = _letter(text, rng)
    return text[:at] + text[at + 1 :]


def _doubled(text: str, rng: random.Random) -> str:
    at = _letter(text, rng)
    return text[:at] + text[at] + text[at:]


def _beside(text: str, rng: random.Random) -> str:
    at = _letter(text, rng)
    bare = _bare(text[at]).lower()
    for row in _KEYS:
        if bare in row:
            near = row[max(row.index(bare) - 1, 0) : row.index(bare) + 2].replace(bare, "")
            return text[:at] + rng.choice(near) + text[at + 1 :]
    return text


def _telex(text: str, rng: random.Random) -> str:
    """A tone typed as a letter after the syllable: Hoaf for Hòa."""
    words = text.split(" ")
    toned = [n for n, word in enumerate(words) if any(mark in unicodedata.normalize("NFD", word) for mark in _TELEX)]
    if not toned:
        return _dropped(text, rng)
    at = rng.choice(toned)
    decomposed = unicodedata.normalize("NFD", words[at])
    mark = next(mark for mark in decomposed if mark in _TELEX)
    words[at] = unicodedata.normalize("NFC", decomposed.replace(mark, "")) + _TELEX[mark]
    return " ".join(words)
