"""A crawler that starts at the home page finds no broken link, and every format says the same (bench/crawl.py)."""

import shutil

import pytest

from bench.crawl import Crawl, kind_of

STARTS = ("/id/province/lai-chau", "/id/query/campaign", "/vocab/award-status", "/sparql")


@pytest.fixture(scope="module")
def crawl(served) -> Crawl:
    """One of each kind, small ones in every format; the whole crawl is ``python -m bench.crawl``."""
    return Crawl(served.url, per_kind=1, parsers=frozenset({"pyld"}), largest=6_000).run()


def test_no_link_is_broken_and_no_format_differs(crawl):
    assert crawl.broken == {}
    assert crawl.differing == {}
    assert sum(crawl.read.values()) > 35
    assert crawl.triples > 10_000
    assert crawl.checked["pyld"] > 5


def test_every_kind_of_resource_is_reached(crawl):
    """Also what is only ever an object, such as a version of the ontology."""
    assert crawl.unreached_kinds() == []


def test_all_parsers_read_the_same(served):
    crawl = Crawl(served.url, start=STARTS).run(follow=False)
    assert crawl.broken == {}
    assert crawl.differing == {}
    assert crawl.checked["rdflib"] == 5 * len(STARTS)
    assert crawl.checked["pyld"] == len(STARTS)
    if shutil.which("rapper") is None:
        pytest.skip("rapper (raptor2-utils) is not installed: two parsers read the same, the third was not asked")
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
