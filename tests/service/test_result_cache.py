"""Repeated queries, content codings, time limits of clients."""

import gzip

import httpx
import pytest
import zstandard
from service_tools import serving, settings_for

from kg_service.service.cache import Kept, ResultCache
from kg_service.service.negotiation import content_coding
from kg_service.service.problems import TYPE_BASE
from kg_service.store.snapshots import Snapshots

MANY = "SELECT ?s ?o { ?s a ?o } ORDER BY ?s ?o LIMIT 3000"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def metric(client, name: str) -> float:
    line = next(line for line in client.get("/metrics").text.splitlines() if line.startswith(f"thidua_store_{name} "))
    return float(line.split()[1])


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip;q=1.0, zstd;q=0.5", "gzip"),
        ("zstd;q=0, *", "gzip"),
        ("*", "zstd"),
        ("br", None),
        ("identity", None),
        ("identity;q=1, gzip;q=0.5", None),
        ("GZIP", "gzip"),
    ],
)
def test_content_codings(header, chosen):
    assert content_coding(header, ("zstd", "gzip")) == chosen


@pytest.mark.parametrize("limit", [10, 3000])
def test_compressed_results_are_the_same(client, limit):
    query = {"query": MANY.replace("3000", str(limit))}
    plain = client.get("/sparql", params=query, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "Accept, Accept-Encoding"
    for coding, decompress in (("gzip", gzip.decompress), ("zstd", unzstd)):
        for _ in range(2):  # made, then kept
            with client.stream("GET", "/sparql", params=query, headers={"accept-encoding": coding}) as answer:
                raw = b"".join(answer.iter_raw())
            assert answer.headers["content-encoding"] == coding
            assert answer.headers["etag"] == plain.headers["etag"]
            assert decompress(raw) == plain.content
            assert len(raw) < len(plain.content) / 3


def unzstd(data: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompressobj().decompress(data)


def test_small_results_are_not_compressed(client):
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in answer.headers
    assert answer.headers["content-length"] == str(len(answer.content))


def test_a_repeated_query_is_answered_from_memory_by_every_way_to_ask(gold_store):
    with serving(settings_for(gold_store, workers=1)) as url, httpx.Client(base_url=url, timeout=60) as client:
        query = "SELECT ?s { ?s a ?o } ORDER BY ?s LIMIT 5"
        answers = [client.get("/sparql", params={"query": query}) for _ in range(3)]
        answers.append(client.post("/sparql", data={"query": query}))
        direct = {"content-type": "application/sparql-query"}
        answers.append(client.post("/sparql", content=query, headers=direct))
        assert len({answer.content for answer in answers}) == 1
        assert len({answer.headers["etag"] for answer in answers}) == 1
        assert metric(client, "results_kept_hits_total") == 4
        client.get("/sparql", params={"query": query, "format": "csv"})
        client.get("/sparql", params={"query": query, "default-graph-uri": "x:g"})
        assert metric(client, "results_kept_hits_total") == 4
        assert metric(client, "results_kept") == 3


def test_what_may_differ_each_time_is_not_kept(gold_store):
    with serving(settings_for(gold_store, workers=1)) as url, httpx.Client(base_url=url, timeout=60) as client:
        for query in ("SELECT (UUID() AS ?u) {}", "SELECT (STRUUID#\n() AS ?u) {}"):
            answers = [client.get("/sparql", params={"query": query}) for _ in range(2)]
            assert answers[0].status_code == 200
            assert answers[0].content != answers[1].content
            assert "etag" not in answers[0].headers
        assert metric(client, "results_kept") == 0


def test_no_kept_result_outlives_its_snapshot(tmp_path):
    file = tmp_path / "graph.nq"
    with serving(settings_for(tmp_path / "store", workers=1)) as url, httpx.Client(base_url=url, timeout=60) as client:
        for number in range(4):
            file.write_text(f"<x:a> <x:p> <x:{number}> .\n", encoding="utf-8")
            Snapshots(tmp_path / "store").publish(file)
            for _ in range(2):
                answer = client.get("/sparql", params={"query": "SELECT ?o { ?s ?p ?o }", "format": "csv"})
                assert answer.text == f"o\r\nx:{number}\r\n"
        assert metric(client, "results_kept") == 1


def test_the_cache_keeps_its_bound():
    cache = ResultCache(100_000)
    assert cache.get("s", "none") is None
    for number in range(1000):
        cache.put("s", number, Kept([], b"x" * 3000), 100)
        assert cache.bytes <= 100_000
    assert cache.get("s", 999) is not None
    assert cache.get("s", 0) is None
    cache.put("s", "large", Kept([], b"x" * (cache.largest + 1)), 0)
    assert cache.get("s", "large") is None
    cache.put("other", "k", Kept([], b""), 0)  # of a snapshot that nobody asks of any more
    assert cache.get("s", "k") is None
    assert cache.get("other", 999) is None
    assert (len(cache), cache.bytes) == (0, 0)


def test_without_a_cache_nothing_is_kept(gold_store):
    with (
        serving(settings_for(gold_store, workers=1, cache_bytes=0)) as url,
        httpx.Client(base_url=url, timeout=60) as client,
    ):
        for _ in range(2):
            assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
        assert metric(client, "results_kept") == 0


def test_less_time_for_anyone_and_more_for_those_with_the_token(gold_store):
    settings = settings_for(gold_store, workers=1, query_timeout=0.6, token="t")
    with serving(settings) as url, httpx.Client(base_url=url, timeout=60) as client:

        def limit(timeout: float, **headers: str) -> float:
            for _ in range(100):
                answer = client.post("/sparql", data={"query": RUNAWAY, "timeout": str(timeout)}, headers=headers)
                if answer.json()["type"] != TYPE_BASE + "store-busy":  # the worker is not there again yet
                    break
            assert answer.json()["type"] == TYPE_BASE + "query-timeout"
            return float(answer.json()["limit_seconds"])

        assert limit(0.2) == 0.2
        assert limit(100) == 0.6
        assert limit(1.2, authorization="Bearer wrong") == 0.6
        assert limit(1.2, authorization="Bearer t") == 1.2
