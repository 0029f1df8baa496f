"""How fast articles become facts on one core, in how much memory, and whether time grows as the text does.

``python -m bench.extraction``: articles a second over different texts of 8 KB, made by recombining the sentences of the
project's articles with other names and numbers; then texts that could take more than linear time (one article of 5 MB,
a single line, ten thousand numbers) at growing lengths, with the ratio of times for twice the length: 2 is linear.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import re
import sys
import time
from array import array
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench.processes import MB, memory
from bench.rows import ROWS, row
from kg_service.articles.model import Article
from kg_service.articles.reader import Metadata, article_from_text, read_articles
from kg_service.extraction.pipeline import Extraction
from kg_service.reference.load import load_reference
from kg_service.resources import resource_dir
from kg_service.text.sentences import sentences

_DIGITS = re.compile(r"\d+")
_SURNAMES = re.compile(r"\b(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Lương|Đỗ|Vũ|Bùi|Đặng|Hồ)\b")
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Lương", "Đỗ", "Vũ", "Bùi", "Đặng", "Giàng", "Lò", "Tẩn", "Quàng")
BYTES = 8_000
LINEAR = 2.6
"""Time for twice the length over this many times is told as more than linear (measuring is not exact)."""


class Texts:
    """Different texts of about ``BYTES`` bytes from one seed; the n-th is the same on every run."""

    def __init__(self, seed: int, folder: Path | None = None) -> None:
        self._seed = seed
        self._sentences: list[str] = []
        self._provinces = [unit.name_vi for unit in load_reference().units if unit.level == "province"]

        def fail(problem: Exception) -> None:
            raise problem

        for article in read_articles([folder or resource_dir("data") / "articles"], fail):
            for span in sentences(article.text):
                sentence = " ".join(article.text[span.start : span.end].split())
                if len(sentence) > 20:
                    self._sentences.append(sentence)
        names = sorted(set(self._provinces), key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, names)))

    def text(self, number: int, size: int = BYTES) -> str:
        """The n-th text, in paragraphs."""
        rng = random.Random(f"{self._seed}:{number}")
        paragraphs: list[str] = []
        length = 0
        while length < size:
            paragraph = " ".join(
                self._varied(sentence, rng) for sentence in rng.choices(self._sentences, k=rng.randint(1, 5))
            )
            paragraphs.append(paragraph)
            length += len(paragraph.encode()) + 1
        return "\n".join(paragraphs) + "\n"

    def _varied(self, sentence: str, rng: random.Random) -> str:
        sentence = self._names.sub(lambda _: rng.choice(self._provinces), sentence)
        sentence = _SURNAMES.sub(lambda _: rng.choice(_FAMILY), sentence)
        return _DIGITS.sub(lambda found: _other(found[0], rng), sentence)

    def article(self, number: int, size: int = BYTES) -> Article:
        """The n-th text as an article."""
        day = dt.date(2010, 1, 1) + dt.timedelta(days=number % 5000)
        metadata = Metadata(None, day, None, None, None)
        return article_from_text(f"bench-{number}", self.text(number, size), metadata)


def _other(digits: str, rng: random.Random) -> str:
    """Another number of the same length; small ones and years stay what they are, or near it."""
    if len(digits) == 1:
        return digits
    if len(digits) == 4 and digits[:2] in ("19", "20"):
        return str(min(2029, int(digits) + rng.randint(-3, 3)))
    if len(digits) == 2 and int(digits) <= 31:
        return f"{rng.randint(1, 28):02d}" if digits[0] == "0" else str(rng.randint(10, 28))
    return str(rng.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1))


def throughput(texts: Texts, count: int, every: int, length: int = BYTES) -> dict[str, Any]:
    """Extract ``count`` different articles one after another; making the texts is not timed."""
    extraction = Extraction(load_reference())
    for number in range(20):
        extraction.facts(texts.article(count + number))
    start = memory(os.getpid())
    seconds = cpu = 0.0
    facts, size, marks, times = 0, 0, [], array("d")
    for number in range(count):
        text = texts.article(number, length)
        article = Article(text.id, text.source, published=text.published)
        began, cpu_began = time.perf_counter(), time.process_time()
        found = extraction.facts(
            article_from_text(article.id, article.source, Metadata(None, text.published, None, None, None))
        )
        took = time.perf_counter() - began
        seconds, cpu = seconds + took, cpu + time.process_time() - cpu_began
        times.append(took)
        facts, size = facts + len(found), size + len(article.source.encode())
        if (number + 1) % every == 0:
            marks.append((number + 1, memory(os.getpid()) / MB))
            print(f"{number + 1:>8,} articles: {(number + 1) / seconds:7.1f}/s, {marks[-1][1]:.0f} MB", flush=True)
    ordered = sorted(times)
    return {
        "articles": count,
        "bytes_an_article": size / count,
        "articles_a_second": count / seconds,
        "articles_a_cpu_second": count / cpu,
        "kb_a_second": size / seconds / 1000,
        "facts_an_article": facts / count,
        "p50_ms": ordered[count // 2] * 1000,
        "p99_ms": ordered[count * 99 // 100] * 1000,
        "slowest_ms": ordered[-1] * 1000,
        "memory_mb_at_start": start / MB,
        "memory_mb": marks,
    }


def _long_article(texts: Texts) -> Callable[[int], str]:
    return lambda size: texts.text(-1, size)


def _one_line(texts: Texts) -> Callable[[int], str]:
    return lambda size: texts.text(-2, size).replace("\n", " ")


def _numbers(count: int) -> str:
    rng = random.Random(count)
    return (
        "Toàn tỉnh có "
        + ", ".join(f"{rng.randint(1000, 9_999_999):,}".replace(",", ".") for _ in range(count))
        + " hộ."
    )


def _figures(count: int) -> str:
    rng = random.Random(count)
    return " ".join(
        f"Tỉnh Lai Châu có {rng.randint(1000, 99999)} hộ nghèo, đạt {rng.randint(10, 99)},5%." for _ in range(count)
    )


_TRIES = 2
"""Each length is measured so often, and the least counts: a busy machine only ever takes longer."""


def _timed(extraction: Extraction, text: str) -> tuple[float, int]:
    """CPU seconds that an article takes, and how many facts it gives."""
    began = time.process_time()
    found = len(extraction.facts(article_from_text("bench", text)))
    return time.process_time() - began, found


def linearity(texts: Texts, largest: int, steps: int) -> list[dict[str, Any]]:
    """Times over lengths that double up to ``largest`` bytes; up to 10,000 numbers."""
    extraction = Extraction(load_reference())
    cases: list[tuple[str, int, Callable[[int], str]]] = [
        ("one article, bytes", largest, _long_article(texts)),
        ("a single line, bytes", largest, _one_line(texts)),
        ("numbers in one sentence", 10_000, _numbers),
        ("sentences with figures", 10_000, _figures),
        ("one word without end, bytes", largest, lambda size: "a" * size),
        ("one sentence of names, bytes", largest // 5, lambda size: ("tỉnh Lai Châu, " * (size // 17 + 1))[:size]),
        *((f"a row: {kind}", 10_000, partial(row, kind)) for kind in ROWS),
    ]
    found = []
    for name, most, make in cases:
        last: float | None = None
        for step in reversed(range(steps)):
            length = most >> step
            text = make(length)
            took, facts = min(_timed(extraction, text) for _ in range(_TRIES))
            ratio = took / last if last and last > 0.01 else None
            found.append({"case": name, "length": length, "seconds": took, "ratio": ratio, "facts": facts})
            mark = "" if ratio is None else f"{ratio:5.2f}{'  more than linear' if ratio > LINEAR else ''}"
            print(f"{name:30} {length:>10,} {took:8.3f} s {facts:>7,} facts  {mark}", flush=True)
            last = took
    return found


def main(arguments: list[str] | None = None) -> int:
    """Command line. 1 if a case took more than linear time at its largest length."""
    parser = argparse.ArgumentParser(prog="python -m bench.extraction", description=__doc__.split("\n\n")[0])
    parser.add_argument("--articles", type=int, default=10_000, help="different texts of 8 KB (%(default)s)")
    parser.add_argument("--memory", action="store_true", help="100,000 articles: does memory stay level?")
    parser.add_argument("--bytes", type=int, default=BYTES, help="length of each text (%(default)s)")
    parser.add_argument("--largest", type=int, default=5_000_000, help="bytes of the longest article (%(default)s)")
    parser.add_argument("--steps", type=int, default=5, help="lengths, each twice the one before (%(default)s)")
    parser.add_argument("--only", choices=("throughput", "linearity"))
    parser.add_argument("--from", dest="folder", type=Path, help="articles to take sentences from (the project's five)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="file for the results, JSON")
    options = parser.parse_args(arguments)
    texts = Texts(options.seed, options.folder)
    results: dict[str, Any] = {}
    if options.only != "linearity":
        count = 100_000 if options.memory else options.articles
        results["throughput"] = throughput(texts, count, max(1, count // 10), options.bytes)
        print(json.dumps({k: v for k, v in results["throughput"].items() if k != "memory_mb"}, indent=1))
    if options.only != "throughput":
        results["linearity"] = linearity(texts, options.largest, options.steps)
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(results, indent=1), encoding="utf-8")
    last = {row["case"]: row for row in results.get("linearity", [])}
    return int(any((row["ratio"] or 0) > LINEAR for row in last.values()))


if __name__ == "__main__":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core is what is measured
    sys.exit(main())
