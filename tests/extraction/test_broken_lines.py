"""White space of any kind between the words of names: pages, PDF and Word break lines anywhere."""

from __future__ import annotations

import random
import textwrap
from pathlib import Path

import pytest

from kg_service.articles.reader import article_from_text
from kg_service.extraction.facts import ClusterRoleFact, DirectiveFact
from kg_service.extraction.pipeline import Extraction
from kg_service.reference.load import Reference
from kg_service.resources import resource_dir

ARTICLES = sorted((resource_dir("data") / "articles").glob("*.txt"))


@pytest.fixture(scope="module")
def extraction(reference: Reference) -> Extraction:
    return Extraction(reference)


@pytest.mark.parametrize("space", ["\n", "\n  ", "  ", "\u00a0", " \n"], ids=repr)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem[:3])
def test_an_article_with_broken_lines_is_read_to_its_end(extraction: Extraction, path: Path, space: str) -> None:
    draw = random.Random(7)
    text = "".join(space if char == " " and draw.random() < 0.35 else char for char in path.read_text("utf-8"))
    facts = extraction.facts(article_from_text("broken", text))
    assert facts
    assert all(text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote for fact in facts)


@pytest.mark.parametrize("space", [" ", "\n", "  ", " \n "], ids=repr)
def test_names_that_tables_know_are_known_over_two_lines(extraction: Extraction, space: str) -> None:
    text = (
        f"Căn cứ Luật Thi{space}đua, khen thưởng; thực hiện Kế hoạch số 12/KH-UBND ngày 03/02/2020 của Chủ{space}tịch "
        f"UBND tỉnh Bến Tre.\nCụm thi đua số 2 gồm các Công{space}đoàn: Giáo dục, Y tế, Xây dựng.\n"
    )
    facts = extraction.facts(article_from_text("broken", text))
    directives = {(fact.kind, fact.number, fact.issuer) for fact in facts if isinstance(fact, DirectiveFact)}
    assert directives == {
        ("Luật", None, "Quốc hội"),
        ("Kế hoạch", "12/KH-UBND", "Chủ tịch UBND tỉnh Bến Tre"),
    }
    units = {fact.unit for fact in facts if isinstance(fact, ClusterRoleFact)}
    assert units == {"Công đoàn Giáo dục", "Công đoàn Y tế", "Công đoàn Xây dựng"}


@pytest.mark.parametrize("width", [72, 100])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem[:3])
def test_an_article_broken_at_a_width_tells_the_same(extraction: Extraction, path: Path, width: int) -> None:
    text = path.read_text("utf-8")
    broken = "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if len(line) > width else line
        for line in text.split("\n")
    )
    assert broken.count("\n") > text.count("\n")
    assert _told(extraction, broken) == _told(extraction, text)


def _told(extraction: Extraction, text: str) -> list[str]:
    """What the facts of a text say, without where they say it."""
    apart = {"id", "evidence", "confidence"}
    return sorted(str(fact.model_dump(exclude=apart)) for fact in extraction.facts(article_from_text("told", text)))
