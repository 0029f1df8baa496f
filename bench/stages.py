"""Where the time of the rules goes: seconds of each stage of reading an article, on the texts of ``bench.extraction``.

``python -m bench.stages``: milliseconds an article, stage by stage, each the least of several rounds: other programs
on the machine only ever add to it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.extraction import Texts
from kg_service.articles.reader import Metadata, article_from_text
from kg_service.extraction.calibration import calibrated
from kg_service.extraction.document import Document
from kg_service.extraction.facts import Fact
from kg_service.extraction.knowledge import Knowledge
from kg_service.extraction.pipeline import EXTRACTORS
from kg_service.reference.load import load_reference

_MENTIONS = ("quotations", "level_places", "people", "bodies", "clusters", "places", "year", "dates", "periods")
"""What a document holds, in an order in which none asks for a later one."""


def stages(source: str, published: Metadata, knowledge: Knowledge) -> dict[str, float]:
    """Seconds of CPU that each stage takes on one text, in order."""
    took: dict[str, float] = {}

    def timed(name: str, stage: Callable[[], object]) -> object:
        began = time.process_time()
        result = stage()
        took[name] = time.process_time() - began
        return result

    article = article_from_text("bench", source, published)
    timed("cleaning and folding", lambda: article_from_text("bench", source, published))
    document = Document(article, knowledge)
    timed("sentences", lambda: Document(article, knowledge))
    for name in _MENTIONS:
        timed(name.replace("_", " "), lambda name=name: getattr(document, name))  # type: ignore[misc]
    timed("areas", lambda: (document.areas.anchors, document.areas.subject))
    facts: list[Fact] = []
    for extractor in EXTRACTORS:
        timed(extractor.__module__.rpartition(".")[2], lambda extractor=extractor: facts.extend(extractor(document)))  # type: ignore[misc]
    timed("calibration", lambda: [calibrated(fact) for fact in facts])
    return took


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.stages", description=__doc__.split("\n\n")[0])
    parser.add_argument("--articles", type=int, default=100, help="different texts of 8 KB (%(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="times that each is read (%(default)s)")
    parser.add_argument("--from", dest="folder", type=Path, help="articles to take sentences from (the project's five)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    texts = Texts(options.seed, options.folder)
    knowledge = Knowledge(load_reference())
    nothing = Metadata(None, None, None, None, None)
    for number in range(20):
        stages(texts.text(options.articles + number), nothing, knowledge)
    least: dict[int, dict[str, float]] = {}
    for _ in range(options.rounds):
        for number in range(options.articles):
            took = stages(texts.text(number), nothing, knowledge)
            known = least.setdefault(number, took)
            least[number] = {name: min(seconds, known[name]) for name, seconds in took.items()}
    totals = {name: sum(one[name] for one in least.values()) * 1000 / options.articles for name in least[0]}
    for name, milliseconds in totals.items():
        print(f"{name:24} {milliseconds:7.2f} ms {milliseconds / sum(totals.values()):6.1%}")
    print(f"{'all':24} {sum(totals.values()):7.2f} ms, {1000 / sum(totals.values()):.0f} articles a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
