"""Releases stay whatever is built afterwards, and are described and served beside the graph of today."""

import datetime as dt
import subprocess

import httpx
import pytest
from rdflib import DCAT, DCTERMS, Graph, Literal, URIRef
from service_tools import serving, settings_for

from kg_service.errors import InputError
from kg_service.graph.dataset import DatasetDescription, load_about
from kg_service.graph.iris import IriScheme
from kg_service.service.catalogue import Catalogue
from kg_service.store.dump_files import planned_dumps, write_dumps
from kg_service.store.releases import read_releases, write_release
from kg_service.store.snapshots import Snapshots

DATASET = URIRef("https://w3id.org/thidua/dataset")
DAY = dt.date(2026, 11, 22)


@pytest.fixture
def published(tmp_path):
    """A store, and what publishes another graph in it."""

    def publish(*names: str):
        lines = "".join(f"<x:{name}> <x:p> <x:o> .\n<x:{name}> <x:p> <x:o> <x:g> .\n" for name in names)
        (tmp_path / "graph.nq").write_text(lines, encoding="utf-8")
        Snapshots(tmp_path / "store").publish(tmp_path / "graph.nq")
        return tmp_path / "store"

    return publish


def test_a_release_stays_when_another_graph_is_published(published):
    store = published("first")
    made = write_release(store, store / "releases", "1.0.0", DAY)
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=made.dumps.folder, capture_output=True, text=True)
    assert done.stdout.count(": OK") == 4
    published("second")
    with serving(settings_for(store, workers=1)) as url:
        graph = Graph().parse(data=httpx.get(f"{url}/dataset?format=turtle", timeout=60).text, format="turtle")
        one = httpx.get(f"{url}/dataset/1.0.0", headers={"accept": "text/turtle"}, timeout=60)
        page = httpx.get(f"{url}/dataset/1.0.0", headers={"accept": "text/html"}, follow_redirects=True, timeout=60)
        dump = httpx.get(f"{url}/dumps/1.0.0/thidua.nq.gz")
        sums = httpx.get(f"{url}/dumps/1.0.0/SHA256SUMS").text
    version = URIRef(f"{DATASET}/1.0.0")
    assert version in set(graph.objects(DATASET, DCAT.hasVersion))
    assert graph.value(DATASET, DCAT.version) == Literal(Snapshots(store).current().id)
    alone = Graph().parse(data=one.text, format="turtle")
    assert alone.value(version, DCAT.version) == Literal("1.0.0")
    assert str(alone.value(version, DCTERMS.issued)) == "2026-11-22"
    assert len(list(alone.objects(version, DCAT.distribution))) == 4
    assert (page.status_code, page.url.path) == (200, "/dumps/1.0.0/")
    assert dump.content == (made.dumps.folder / "thidua.nq.gz").read_bytes()
    assert sums in page.text or all(line.split()[0] in page.text for line in sums.splitlines())


def test_a_version_never_changes(published):
    store = published("first")
    first = write_release(store, store / "releases", "2026.11", DAY)
    assert write_release(store, store / "releases", "2026.11", dt.date(2027, 1, 1)) == first
    published("second")
    with pytest.raises(InputError, match="versions never change"):
        write_release(store, store / "releases", "2026.11", DAY)
    later = write_release(store, store / "releases", "2026.12", dt.date(2026, 12, 1))
    assert [one.version for one in read_releases(store / "releases")] == ["2026.12", "2026.11"]
    assert later.dumps.files != first.dumps.files
    (store / "releases" / "2026.11" / "release.json").write_text("{", encoding="utf-8")
    assert [one.version for one in read_releases(store / "releases")] == ["2026.12"]


@pytest.mark.parametrize("version", ["", "../x", "current", "a b", "0123456789abcdef", "x" * 80])
def test_what_cannot_be_a_version_is_refused(published, version):
    store = published("first")
    with pytest.raises(InputError, match="use letters, digits"):
        write_release(store, store / "releases", version, DAY)


def test_dumps_that_are_being_made_are_described_without_their_size(published):
    store = published("first")
    snapshot = Snapshots(store).current().id
    description = DatasetDescription(IriScheme(), load_about())
    planned = {
        str(triple) for triple in Catalogue(description, "http://x/", snapshot, planned_dumps(snapshot)).triples()
    }
    made = write_dumps(Snapshots(store).current().data, store / "dumps")
    whole = {str(triple) for triple in Catalogue(description, "http://x/", snapshot, made).triples()}
    assert planned < whole
    assert f"http://x/dumps/{snapshot}/thidua.nq.gz" in "".join(planned)
    assert len(whole - planned) == 4 * 5 + 1
