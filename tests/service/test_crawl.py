"""A crawler that starts at the home page finds no broken link, and every format says the same (bench/crawl.py)."""

import shutil

import pytest

from bench.crawl import Crawl, kind_of

STARTS = ("/id/province/lai-chau", "/id/article/002_533118e6326e04a4", "/vocab/award-status", "/dataset", "/sparql")


@pytest.fixture(scope="module")
def crawl(served, client) -> Crawl:
    """One of each kind, small ones in every format; the whole crawl is ``python -m bench.crawl``."""
    client.get("/dumps/current/SHA256SUMS", follow_redirects=True, timeout=60)
    parsers = frozenset({"rdflib", "pyld"})
    return Crawl(served.url, per_kind=1, parsers=parsers, largest=12_000).run()


def test_no_link_is_broken_and_no_format_differs(crawl):
    assert crawl.broken == {}
    assert crawl.differing == {}
    assert sum(crawl.read.values()) > 40
    assert crawl.triples > 10_000
    assert crawl.checked["pyld"] > 10


def test_every_kind_of_resource_is_reached(crawl):
    """Also what is only ever an object, such as a version of the ontology."""
    assert crawl.unreached_kinds() == []


def test_a_third_parser_reads_what_the_others_read(served):
    if shutil.which("rapper") is None:
        pytest.skip("rapper (raptor2-utils) is not installed")
    crawl = Crawl(served.url, per_kind=1, parsers=frozenset({"rapper"}), start=STARTS).run(follow=False)
    assert crawl.broken == {}
    assert crawl.differing == {}
    assert crawl.checked["rapper"] == 5 * len(STARTS)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", ""),
        ("/id/province/lai-chau", "id/province"),
        ("/vocab/award-status", "vocab/<scheme>"),
        ("/vocab/award-status/conferred", "vocab/<scheme>/<concept>"),
        ("/graph/article/x", "graph/article"),
        ("/data/fact/a/b?format=turtle", "data?"),
    ],
)
def test_kinds(path, kind):
    assert kind_of(path) == kind
