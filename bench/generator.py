"""N-Quads of any size, shaped like the real graph: ``python -m bench.generator OUT.nq --triples 1000000``.

The real graph of the founding articles stands first, whole. After it come made-up articles: each takes one founding
article as its model, draws its facts from it, and fills them with other names, numbers, dates and offsets. The things
that facts name come from pools that grow: a thing is named anew or drawn from those there are, early ones more often,
which gives the few-with-many, many-with-few degrees of real corpora. Every triple stands once in the default graph and
again in the named graph of its origin, as in a build. The same seed and size give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.shape import POOLED, ArticleShape, Shape, Template, kind_of, learn

NOVELTY = {
    "campaign": 0.08,
    "body": 0.05,
    "person": 0.25,
    "directive": 0.25,
    "event": 0.7,
    "cluster": 0.02,
    "district": 0.03,
    "commune": 0.1,
}
"""How often a thing that an article names was not named before. Judged: five articles cannot tell it."""

MAX_POOL = {"district": 700, "commune": 10_600, "cluster": 400}
"""Vietnam has no more of these."""

SAMPLE = 20_000
"""Things of each kind that are named in the file beside the data, for queries."""

_BASE = "https://w3id.org/thidua/"
_LOCALISES = "https://w3id.org/thidua/ontology#localises"
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vàng", "Giàng", "Lò", "Đặng", "Bùi", "Sùng", "Tẩn", "Lý", "Đỗ")
_MIDDLE = ("Văn", "Thị", "Quốc", "Minh", "Đức", "Xuân", "Hữu", "Thanh", "A", "Ngọc", "Mạnh", "Kim")
_GIVEN = ("Hùng", "Lan", "Sơn", "Hoa", "Dũng", "Páo", "Mai", "Tuấn", "Hương", "Chinh", "Thủy", "Phương", "Đạt", "Yến")
_PLACES = ("Mường", "Nậm", "Tả", "Sìn", "Phong", "Tân", "Đại", "Bản", "Thượng", "Hạ", "Yên", "Cao", "Vĩnh", "Khánh")
_ENDS = ("Lộc", "Hồ", "Thổ", "Khoa", "Uyên", "Than", "Sơn", "Bình", "Minh", "Thành", "Lạc", "Giang", "Kim", "Phú")


@dataclass
class Made:
    """What was generated, and things in it to ask for: a JSON file beside the data says it."""

    triples: int
    quads: int
    articles: int
    facts: int
    seed: int
    samples: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Thing:
    iri: str
    label: str
    body: str
    shortcut: str = ""


class _Pool:
    """Things of one kind: new ones now and then, old ones by preference for the early."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.things: list[_Thing] = []
        self._novelty = NOVELTY[kind]
        self._most = MAX_POOL.get(kind, sys.maxsize)

    def wants_new(self, rng: random.Random) -> bool:
        return not self.things or (len(self.things) < self._most and rng.random() < self._novelty)

    def old(self, rng: random.Random) -> int:
        return int(len(self.things) * rng.random() ** 2)


class _Sampler:
    """Up to ``SAMPLE`` things of each kind, spread over all that came (reservoir)."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._seen: dict[str, int] = {}
        self.samples: dict[str, list[str]] = {}

    def see(self, kind: str, iri: str) -> None:
        seen = self._seen[kind] = self._seen.get(kind, 0) + 1
        kept = self.samples.setdefault(kind, [])
        if len(kept) < SAMPLE:
            kept.append(iri)
        elif (place := self._rng.randrange(seen)) < SAMPLE:
            kept[place] = iri


class Generator:
    """Streams a graph; iterate :meth:`blocks` once. ``made`` counts as it goes."""

    def __init__(self, triples: int, seed: int = 1, shape: Shape | None = None) -> None:
        self._shape = shape or learn()
        self._wanted = triples
        self._rng = random.Random(seed)
        self._pools = {kind: _Pool(kind) for kind in POOLED}
        self._shared = {hash(line) for line in self._shape.base.split(" .\n")}
        self._sampler = _Sampler(seed)
        self._by_kind: dict[str, list[str]] = {kind: [] for kind in POOLED}
        for iri in self._shape.prototypes:
            self._by_kind[kind_of(iri)].append(iri)
        self.made = Made(
            self._shape.triples, self._shape.quads, 5, sum(len(a.facts) for a in self._shape.articles), seed
        )

    def blocks(self) -> Iterator[str]:
        """Pieces of N-Quads; the last makes the default graph ``triples`` large or a little larger."""
        yield self._shape.base
        for number in itertools.count():
            if self.made.triples >= self._wanted:
                break
            yield self._article(number)
        self._sampler.samples["province"] = list(self._shape.provinces)
        self.made.samples = self._sampler.samples

    def _article(self, number: int) -> str:
        rng = self._rng
        model = rng.choice(self._shape.articles)
        id_ = f"{number + 5:06d}_{rng.getrandbits(64):016x}"
        graph = f"{_BASE}graph/article/{id_}"
        shift = rng.randint(-6, 8)
        things: dict[str, _Thing] = {}
        described: dict[str, _Thing] = {}
        out: list[str] = []
        values: dict[str, Any] = {"article": id_, "hash": hashlib.sha256(id_.encode()).hexdigest()}
        self._fill(out, graph, model.header, values, shift, things, described)
        self._sampler.see("article", f"{_BASE}id/article/{id_}")
        self.made.articles += 1
        at = 200
        for template in self._facts_of(model):
            fact = f"{rng.getrandbits(48):012x}"
            at += rng.randint(5, 120)
            end = at + rng.randint(25, 240)
            sure = f"0.{rng.randint(50, 99)}".rstrip("0")
            values = {"article": id_, "fact": fact, "start": at, "end": end, "confidence": sure}
            self._fill(out, graph, template, values, shift, things, described)
            self._sampler.see("fact", f"{_BASE}id/fact/{id_}/{fact}")
            self.made.facts += 1
        for thing in described.values():
            self._own(out, thing.body, graph, id_)
            self._shortcuts(out, thing.shortcut)
        return "".join(out)

    def _facts_of(self, model: ArticleShape) -> list[Template]:
        """As many facts as the model has, give or take a half, any of them any number of times."""
        count = max(1, round(len(model.facts) * self._rng.uniform(0.5, 1.5)))
        return self._rng.choices(model.facts, k=count)

    def _fill(
        self,
        out: list[str],
        graph: str,
        template: Template,
        values: dict[str, Any],
        shift: int,
        things: dict[str, _Thing],
        described: dict[str, _Thing],
    ) -> None:
        for index, slot in enumerate(template.slots):
            thing = things.get(slot)
            if thing is None:
                thing = things[slot] = self._draw(slot)
                if thing.body:
                    described[thing.iri] = thing
            values[f"i{index}"] = thing.iri
            values[f"l{index}"] = thing.label
        self._numbers(template, values, shift)
        self._own(out, template.text % values, graph, values["article"])
        self._shortcuts(out, template.shortcuts % values)

    def _numbers(self, template: Template, values: dict[str, Any], shift: int) -> None:
        rng = self._rng
        for index, digits in enumerate(template.numbers):
            if len(digits) == 4 and digits[:2] in ("19", "20"):
                values[f"n{index}"] = str(int(digits) + shift)
            else:
                values[f"n{index}"] = str(rng.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))
        for index, date in enumerate(template.dates):
            year, month, day = date.split("-")
            values[f"d{index}"] = f"{int(year) + shift}-{month}-{min(int(day), 28):02d}"

    def _draw(self, slot: str) -> _Thing:
        """What stands where the model has this thing."""
        kind = kind_of(slot)
        if kind == "province":
            iri = self._shape.provinces[int(len(self._shape.provinces) * self._rng.random() ** 2)]
            return _Thing(iri, self._shape.labels[iri], "")
        pool = self._pools[kind]
        if pool.wants_new(self._rng):
            thing = self._new(slot, pool)
            pool.things.append(thing)
            self._sampler.see(kind, thing.iri)
            return thing
        return pool.things[pool.old(self._rng)]

    def _new(self, slot: str, pool: _Pool) -> _Thing:
        """Another thing like the real one; what it is part of is drawn too."""
        prototype = slot if slot in self._shape.prototypes else self._rng.choice(self._by_kind[pool.kind])
        number = len(pool.things)
        iri = f"{prototype[:120]}-{number}"
        label = self._label(pool.kind, self._shape.labels.get(prototype, "Tên"), number)
        template = self._shape.prototypes[prototype]
        values: dict[str, Any] = {}
        for index, other in enumerate(template.slots):
            thing = _Thing(iri, label, "") if other == prototype else self._known(other)
            values[f"i{index}"], values[f"l{index}"] = thing.iri, thing.label
        self._numbers(template, values, 0)
        shortcut = ""
        if pool.kind == "campaign" and pool.things and self._rng.random() < 0.5:
            shortcut = f"<{iri}> <{_LOCALISES}> <{pool.things[pool.old(self._rng)].iri}>"
        return _Thing(iri, label, template.text % values, shortcut)

    def _known(self, iri: str) -> _Thing:
        """A thing of that kind if there is one, else the real one: descriptions do not beget things."""
        if kind_of(iri) == "province":
            return self._draw(iri)
        pool = self._pools[kind_of(iri)]
        return pool.things[pool.old(self._rng)] if pool.things else _Thing(iri, self._shape.labels.get(iri, "Tên"), "")

    def _label(self, kind: str, like: str, number: int) -> str:
        rng = self._rng
        if kind == "person":
            return f"{rng.choice(_FAMILY)} {rng.choice(_MIDDLE)} {rng.choice(_GIVEN)}"
        if kind in ("district", "commune"):
            return f"{rng.choice(_PLACES)} {rng.choice(_ENDS)}"
        return f"{like} {rng.choice(_PLACES)} {rng.choice(_ENDS)} {number}".replace("\\", "").replace('"', "")

    def _own(self, out: list[str], body: str, graph: str, article: str) -> None:
        """Triples in an article's graph, and in the default graph if they are not there yet."""
        end = f" <{graph}> .\n"
        for line in dict.fromkeys(body.split("\n")):
            self.made.quads += 1
            out.append(line + end)
            if article in line or self._is_new(line):
                self._default(out, line)

    def _shortcuts(self, out: list[str], body: str) -> None:
        """Derived triples that are not there yet."""
        for line in body.split("\n"):
            if line and self._is_new(line):
                self._default(out, line)
                self.made.quads += 1
                out.append(f"{line} <{_BASE}graph/derived> .\n")

    def _default(self, out: list[str], line: str) -> None:
        self.made.quads += 1
        self.made.triples += 1
        out.append(line + " .\n")

    def _is_new(self, line: str) -> bool:
        """Whether triples of no one article were not there before; 64 bits of each are kept."""
        key = hash(line)
        if key in self._shared:
            return False
        self._shared.add(key)
        return True


def generate(path: Path, triples: int, seed: int = 1, shape: Shape | None = None) -> Made:
    """Write the graph to ``path`` and what it holds to ``path`` with ``.json`` added; whole or not at all."""
    generator = Generator(triples, seed, shape)
    work = path.with_name(path.name + ".part")
    with work.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as out:
        for block in generator.blocks():
            out.write(block)
    beside(path).write_text(json.dumps(asdict(generator.made), ensure_ascii=False), encoding="utf-8")
    work.replace(path)
    return generator.made


def beside(path: Path) -> Path:
    """Where what was made is told."""
    return path.with_name(path.name + ".json")


def load_made(path: Path) -> Made:
    """What stands beside generated data."""
    return Made(**json.loads(beside(path).read_text(encoding="utf-8")))


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--triples", type=int, default=100_000, help="triples of the default graph; quads are twice that"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    made = generate(options.out, options.triples, options.seed)
    seconds = time.perf_counter() - started
    print(
        f"{made.triples:,} triples ({made.quads:,} quads, {made.articles:,} articles, {made.facts:,} facts) "
        f"in {seconds:.1f} s"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
