"""The queries that are measured, the same for every system.

Each kind is asked in two ways. *Distinct*: another thing each time and variables of other names, so that no cache of
answers or of parsed queries helps. *Repeated*: a few queries over and over, so that every cache there is may.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from bench.generator import Made

_TD = "https://w3id.org/thidua/ontology#"
_ACCEPT = "application/sparql-results+json"
REPEATED = 8
"""How many queries are asked over and over."""


@dataclass(frozen=True)
class Kind:
    """One kind of query. In ``text``, ``@@`` is the thing asked about and ``_N`` makes a variable's name new.

    ``about`` names the sample that things come from. ``clients`` ask at once. ``bound`` is how many rows there can be
    where the query leaves open which; such answers are compared by number only.
    """

    name: str
    text: str
    about: str
    clients: int | None = None
    bound: int | None = None


KINDS = (
    Kind("point", "SELECT ?p_N ?o_N WHERE { <@@> ?p_N ?o_N }", "fact"),
    Kind(
        "star",
        f"PREFIX td: <{_TD}> SELECT ?f_N ?campaign ?area ?confidence ?quote WHERE {{ ?f_N td:article <@@> ; "
        "td:campaign ?campaign ; td:area ?area ; td:confidence ?confidence ; td:quote ?quote }",
        "article",
    ),
    Kind(
        "aggregate",
        f"PREFIX td: <{_TD}> SELECT ?type (COUNT(?f_N) AS ?n) (AVG(?c_N) AS ?mean) WHERE {{ ?f_N a ?type ; "
        "td:article ?a_N ; td:confidence ?c_N . ?a_N <https://schema.org/inLanguage> ?language "
        "FILTER(?c_N > @@) } GROUP BY ?type",
        "threshold",
    ),
    Kind(
        "path",
        f"PREFIX td: <{_TD}> SELECT DISTINCT ?area_N WHERE {{ ?c_N td:localises* <@@> . ?f_N td:campaign ?c_N ; "
        "td:area ?area_N }",
        "campaign",
    ),
    Kind("rows", "SELECT ?s_N ?p_N ?o_N WHERE { ?s_N ?p_N ?o_N } LIMIT 100000", "nothing", clients=1, bound=100_000),
)

MILLION = Kind("million", "SELECT ?s_N ?p_N ?o_N WHERE { ?s_N ?p_N ?o_N } LIMIT 1000000", "nothing", clients=1)

RUNAWAYS = {
    "count": "SELECT (COUNT(*) AS ?n_N) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "order": "SELECT * WHERE { ?a_N ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i LIMIT 10",
    "anew": "SELECT (COUNT(*) AS ?n_N) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != <urn:runaway_N>) }",
    "distinct": "SELECT DISTINCT ?c_N ?f ?i WHERE { ?a ?b ?c_N . ?d ?e ?f . ?g ?h ?i FILTER(?c_N = ?nothing) }",
}
"""Cross products of three scans: one that counts, one that fills memory, one that never yields a row, and one that
is never of the same shape as the one before (docs/adr/0012-what-ran-long-goes-apart.md)."""


def kind(name: str) -> Kind:
    """The kind of that name."""
    return next(k for k in KINDS if k.name == name)


def texts(made: Made, of: Kind, count: int, *, start: int = 0, seed: int = 7) -> list[str]:
    """``count`` queries, all of them different; other ones for another ``start``."""
    asked = patterns(made, of, seed=seed)
    return [asked[n % len(asked)].replace("_N", f"_{n}") for n in range(start, start + count)]


def patterns(made: Made, of: Kind, *, seed: int = 7) -> list[str]:
    """One query about each thing, with ``_N`` at the end of names of variables."""
    return [of.text.replace("@@", thing) for thing in _things(made, of.about, seed)]


def _things(made: Made, about: str, seed: int) -> list[str]:
    if about == "nothing":
        return [""]
    rng = random.Random(seed)
    if about == "threshold":
        return [f"0.{rng.randint(5000, 6999)}1" for _ in range(997)]
    things = list(made.samples[about])
    rng.shuffle(things)
    return things


def request(path: str, query: str) -> bytes:
    """A GET as the SPARQL 1.1 Protocol has it (section 2.1.1)."""
    return (
        f"GET {path}?query={quote(query, safe='')} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {_ACCEPT}\r\n\r\n"
    ).encode("ascii")


class Anew(Sequence[bytes]):
    """Requests around and around, with variables of other names each time: as many as asked for, no two alike.

    ``made``: requests whose variables end in ``_N``.
    """

    def __init__(self, made: list[bytes]) -> None:
        self._made = made

    def __len__(self) -> int:
        return 1 << 62

    def __getitem__(self, index: Any) -> Any:
        return self._made[index % len(self._made)].replace(b"_N", b"_%d" % index)
