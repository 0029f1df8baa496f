"""The page about the ontology is up to date and stands by itself."""

from __future__ import annotations

import regex
from ontology_page import PAGE, page
from ontology_tools import CLASSES, PROPERTIES, TERMS, local, text_of
from rdflib import RDFS

TEXT = PAGE.read_text("utf-8")


def test_the_page_is_what_the_ontology_gives() -> None:
    """If this fails, the ontology changed: run ``make ontology-docs``."""
    assert page() == TEXT


def test_every_term_has_its_place_under_its_name() -> None:
    places = set(regex.findall(r'<div class="property entity" id="([^"]+)"', TEXT))
    assert places == {local(term) for term in TERMS}
    assert len(places) == len(CLASSES) + len(PROPERTIES)
    for term in TERMS:
        assert f"{text_of(term, RDFS.label, 'vi')} · {text_of(term, RDFS.label, 'en')}" in TEXT, term


def test_links_within_the_page_arrive() -> None:
    targets = set(regex.findall(r'href="#([^"]+)"', TEXT))
    assert len(targets) > 100
    assert targets <= set(regex.findall(r'id="([^"]+)"', TEXT))


def test_the_page_fetches_nothing() -> None:
    """Links are for readers to follow; images, styles, scripts and fonts of other hosts would be requests."""
    assert not regex.search(r"<(?:script|iframe|object|embed|form|base|img|audio|video|source)\b", TEXT)
    for link in regex.findall(r"<link\b[^>]*>", TEXT):
        assert regex.search(r'href="data:image/png;base64,', link), link[:100]
    assert not regex.search(r"@import|url\((?!['\"]?data:)|\ssrc=|\son\w+=", TEXT)
