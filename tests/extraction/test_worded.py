"""Patterns that take their words from tables: every hole of every module is filled, and a missing use is reported."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
import regex

import kg_service.extraction
from kg_service.errors import ReferenceDataError
from kg_service.extraction.worded import _Worded, table_words, worded


def test_use_is_any_of_its_words() -> None:
    pattern = worded(r"\s*(?P<how><approx>)\s+(?P<n>\d+)", "figure_links")
    found = pattern.match(" xấp xỉ 40 ha")
    assert found is not None
    assert (found["how"], found["n"]) == ("xấp xỉ", "40")
    assert pattern.match(" quãng 40 ha") is None


def test_first_table_with_the_use_gives_the_words() -> None:
    pattern = worded(r"<approx>\s+<backward>", "figure_links", "cluster_phrases")
    assert pattern.match("gần tổng kết") is not None
    assert table_words("figure_links", "approx") >= {"trên", "gần", "khoảng"}


def test_use_after_a_quantifier_is_filled() -> None:
    assert worded(r"\s(?:\p{L}+\s){0,3}?<approx>\s\d", "figure_links").match(" nay có gần 40") is not None


def test_engine_of_properties() -> None:
    assert worded(r"<approx> \p{Lu}", "figure_links", engine=regex.compile).match("gần Sa Pa") is not None


def test_words_of_another_table_and_of_a_whole_one() -> None:
    pattern = worded(r"<approx> (?P<who><honorifics/rank>|<honorifics/address>)$", "figure_links")
    found = pattern.match("gần thượng tá")
    assert found is not None
    assert found["who"] == "thượng tá"
    assert pattern.match("gần kỹ sư") is None
    assert worded("<honorifics/*>$", "figure_links").match("kỹ sư") is not None


def test_missing_use_is_reported_when_asked() -> None:
    pattern = worded("<no_such_use>", "figure_links")
    with pytest.raises(ReferenceDataError, match="no_such_use"):
        pattern.search("gần")


def test_every_pattern_of_extraction_is_filled() -> None:
    asked = 0
    for module in pkgutil.walk_packages(kg_service.extraction.__path__, "kg_service.extraction."):
        for name, held in vars(importlib.import_module(module.name)).items():
            if isinstance(held, _Worded):
                assert held.pattern, f"{module.name}.{name}"
                asked += 1
    assert asked
