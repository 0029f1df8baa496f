"""Candidates for links: from a service that speaks the protocol, from files; proposed once, decided by people."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.errors import (
    EngineError,
    EngineTimeoutError,
    InputError,
    NotFoundError,
    ReferenceDataError,
    ThiduaError,
)
from kg_service.reference.links import reconcile
from kg_service.reference.links.candidates import Candidate, Entity, confidence, ranked
from kg_service.reference.links.dump import LONGEST_LINE, DumpSource
from kg_service.reference.links.load import Links, checked, load_links
from kg_service.reference.links.model import BASE, Subject
from kg_service.reference.links.proposals import decide, open_proposals, propose
from kg_service.reference.links.reconcile import ReconciliationSource
from kg_service.reference.links.sssom import read_mapping_set
from kg_service.reference.links.write import sssom_text, write_mapping_set

WD = "http://www.wikidata.org/entity/"
TODAY, LATER = dt.date(2026, 11, 22), dt.date(2026, 12, 1)
BACH_THONG = Entity(f"{BASE}id/district/huyen-bach-thong", "Bạch Thông", ("Bach Thong District",))
TAN_UYEN = Entity(f"{BASE}id/district/huyen-tan-uyen-lai-chau", "Tân Uyên")
GOLD_STAR = Entity(f"{BASE}vocab/award-type/hc-sao-vang", "Huân chương Sao vàng", ("Gold Star Order",))
MANIFEST = {"versions": ["0.2"], "name": "Test", "identifierSpace": WD, "schemaSpace": "http://x.example/prop/"}


# --- how far names agree


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Bạch Thông", "0.8"),
        ("BẠCH THÔNG (huyện)", "0.8"),
        ("bach thong district", "0.8"),
        ("Bach Thong", "0.6"),
        ("Bạch Thồng", "0.6"),
        ("Bạch Thôn", "0.47"),
    ],
)
def test_confidence_is_how_far_the_names_agree(name: str, value: str) -> None:
    assert confidence(BACH_THONG, ["something else", name]) == Decimal(value)


@given(st.lists(st.text(max_size=30), max_size=5))
def test_confidence_is_bounded_whatever_the_names(names: list[str]) -> None:
    assert 0 <= confidence(TAN_UYEN, names) <= Decimal("0.8")


def test_the_best_first_each_once_and_not_what_is_far_off() -> None:
    found = [
        Candidate(f"{WD}Q3", ("Bach Thong",)),
        Candidate(f"{WD}Q2", ("Bạch Thông",)),
        Candidate(f"{WD}Q1", ("Bạch Thông",)),
        Candidate(f"{WD}Q2", ("Bạch Thông",)),
        Candidate(f"{WD}Q9", ("Paris",)),
    ]
    assert [(one.iri[-2:], str(rate)) for one, rate in ranked(BACH_THONG, found, 9)] == [
        ("Q1", "0.8"),
        ("Q2", "0.8"),
        ("Q3", "0.6"),
    ]
    assert len(ranked(BACH_THONG, found, 2)) == 2


# --- a service


class Service(ThreadingHTTPServer):
    """A reconciliation service of three things; ``faults`` are given before it answers, one a request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.faults: list[tuple[int, bytes, dict[str, str]] | str] = []
        self.manifest: Any = MANIFEST
        self.asked: list[dict[str, Any]] = []
        self.results: Any = None
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/reconcile"


class Answering(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self.answer(json.dumps(self.server.manifest).encode())

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        queries = json.loads(form["queries"][0])
        self.server.asked.append(queries)
        known = {"Bạch Thông": ("Q10742788", "huyện Bạch Thông"), "Tân Uyên": ("Q16480564", "Tân Uyên")}
        found: dict[str, Any] = {}
        for key, query in queries.items():
            hit = known.get(query["query"])
            types = [{"id": "Q1", "name": "huyện"}]
            result = {"id": hit[0], "name": hit[1], "score": 87, "match": True, "type": types} if hit else None
            found[key] = {"result": [result] if result else []}
        self.answer(json.dumps(found if self.server.results is None else self.server.results).encode())

    def answer(self, body: bytes) -> None:
        fault = self.server.faults.pop(0) if self.server.faults else None
        if fault == "hang":
            self.server.over.wait(20)
        if isinstance(fault, str):
            self.close_connection = True
            return
        status, body, headers = fault or (200, body, {})
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.over.set()
        server.shutdown()


def test_a_service_is_asked_in_batches_as_the_protocol_says(service: Service) -> None:
    entities = [Entity(f"{BASE}id/person/p{number}", f"Người {number}") for number in range(11)] + [BACH_THONG]
    found = list(ReconciliationSource(service.url, limit=2, type_="Q1").candidates(entities))
    assert [len(batch) for batch in service.asked] == [10, 2]
    assert service.asked[0]["q3"] == {"query": "Người 3", "limit": 2, "type": "Q1"}
    assert found[-1] == (
        BACH_THONG,
        [Candidate(f"{WD}Q10742788", ("huyện Bạch Thông",), "huyện; score 87; match")],
    )
    assert [candidates for _, candidates in found[:-1]] == [[]] * 11


def test_a_service_that_is_busy_is_asked_again_after_what_it_says(service: Service) -> None:
    waits: list[float] = []
    service.faults = [
        (503, b"", {}),
        (200, json.dumps(MANIFEST).encode(), {}),
        (429, b"", {"Retry-After": "7"}),
        "hangup",
    ]
    found = dict(ReconciliationSource(service.url, sleep=waits.append).candidates([TAN_UYEN]))
    assert found[TAN_UYEN][0].iri == f"{WD}Q16480564"
    assert waits == [1.0, 7.0, 2.0]


@pytest.mark.parametrize(
    ("faults", "says"),
    [
        ([(500, b"x", {})] * 3, "it answers 500"),
        ([(404, b"x", {})], "it answers 404"),
        ([(302, b"", {"Location": "http://127.0.0.1:1/"})], "it answers 302, a redirect"),
        ([(200, b"<html>", {})], "what it answers is no JSON"),
        ([(200, b"[" * 100_000, {})], "what it answers is no JSON"),
        ([(200, b"[]", {})], "names no identifierSpace"),
        ([(200, json.dumps({**MANIFEST, "identifierSpace": "javascript:"}).encode(), {})], "names no identifierSpace"),
        ([(200, json.dumps({**MANIFEST, "versions": ["9"]}).encode(), {})], "does not speak version 0.2"),
        ([(200, json.dumps(MANIFEST).encode(), {}), (200, b'{"q0": {}}', {})], "its answer has no results for q0"),
        ([(200, json.dumps(MANIFEST).encode(), {}), (200, b"7", {})], "its answer has no results for q0"),
        (["hangup"] * 3, "it cannot be reached"),
        ([(200, b" " * (reconcile.LONGEST_ANSWER + 1), {})], "its answer has more than"),
    ],
)
def test_a_service_at_fault_is_named_with_what_is_wrong(service: Service, faults: list[Any], says: str) -> None:
    service.faults = list(faults)
    with pytest.raises(EngineError) as caught:
        list(ReconciliationSource(service.url, sleep=lambda _: None).candidates([TAN_UYEN]))
    assert caught.value.message.startswith(f"{service.url}: ")
    assert says in caught.value.message


def test_a_service_that_is_too_slow(service: Service) -> None:
    service.faults = ["hang"]
    with pytest.raises(EngineTimeoutError, match=r"did not answer within 0\.1 seconds"):
        list(ReconciliationSource(service.url, timeout=0.1).candidates([TAN_UYEN]))


def test_hostile_results_are_left_out_and_the_others_stay(service: Service) -> None:
    good = {"id": "Q1", "name": "Tân\nUyên\u202e", "score": float("nan"), "type": 7, "description": ["x"]}
    service.results = {"q0": {"result": [{"id": "Q1> <x", "name": "x"}, {"id": 7, "name": "x"}, "x", None, good]}}
    ((entity, found),) = ReconciliationSource(service.url, limit=9).candidates([TAN_UYEN])
    assert [candidate.iri for candidate in found] == [f"{WD}Q1"]
    fresh = propose(open_proposals(Path("none.sssom.tsv")), [(entity, found)], frozenset(), TODAY)
    assert fresh.mapping_set.mappings[0].object_label == "Tân Uyên"


# --- a file


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.tsv"
    path.write_text(
        "id\tlabel\taliases\ttype\n"
        "Q1\tHuyện khác\tBach Thong|BT\tdistrict\n"
        "Q2\tGold Star Order\t\taward\r\n"
        "Q3\tBạch Thông (xã)\t\tcommune\n"
        "too\tfew\n"
        "Q 4\tBạch Thông\t\tdistrict\n"
        "https://example.org/x\tTân Uyên\t\tdistrict\n",
        encoding="utf-8",
    )
    return path


def found_in(path: Path, **more: Any) -> tuple[dict[str, list[str]], list[str]]:
    told: list[InputError] = []
    source = DumpSource(path, WD, told.append, **more)
    found = {e.name: [c.iri for c in cs] for e, cs in source.candidates([BACH_THONG, TAN_UYEN, GOLD_STAR])}
    return found, [error.message.removeprefix(str(path)) for error in told]


def test_candidates_of_a_file_and_lines_that_cannot_be_read(dump: Path) -> None:
    found, told = found_in(dump)
    assert found == {
        "Bạch Thông": [f"{WD}Q1", f"{WD}Q3"],
        "Tân Uyên": ["https://example.org/x"],
        "Huân chương Sao vàng": [f"{WD}Q2"],
    }
    assert told == [":5: 2 cells where the header has 4 columns", ":6: 'Q 4' is no id"]
    assert found_in(dump, type_="district")[0]["Bạch Thông"] == [f"{WD}Q1"]


def test_candidates_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    lines = [
        '{"id": "Q1", "label": "Tân Uyên", "unknown": 1}',
        "",
        '{"id": "Q2", "label": "x", "aliases": "Tân Uyên"}',
        "[" * 20_000,
        '{"id": "Q3", "label": "' + "x" * LONGEST_LINE + '"}',
        '{"id": "Q4", "label": null}',
        '{"id": "Q5", "label": "x", "aliases": ["tan uyen"]}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    found, told = found_in(path)
    assert found == {"Tân Uyên": [f"{WD}Q1", f"{WD}Q5"]}
    assert [message.split(":")[1] for message in told] == ["3", "4", "5", "6"]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("x.csv", "", "a dump is a file"),
        ("x.tsv", "id\tname\n", "the first line names the columns"),
        ("no.tsv", None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_dump(tmp_path: Path, name: str, text: str | None, says: str) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        found_in(tmp_path / name)


# --- proposals and decisions

FOUND = [
    (BACH_THONG, [Candidate(f"{WD}Q1", ("Bạch Thông",), "huyện"), Candidate(f"{WD}Q2", ("Bach Thong",))]),
    (GOLD_STAR, [Candidate("https://example.org/a#gold", ("Gold Star Order",))]),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "review" / "links.sssom.tsv"
    write_mapping_set(propose(open_proposals(path), FOUND, frozenset(), TODAY).mapping_set)
    return path


def rows(path: Path) -> dict[tuple[str, str | None], str]:
    return {
        (m.subject_id, m.object_id): "proposed" if m.proposed else "Not" if m.negated else m.predicate_id
        for m in read_mapping_set(path).mappings
    }


def test_proposals_are_rows_for_review(file: Path) -> None:
    first = read_mapping_set(file).mappings[0]
    assert (first.subject_id, first.object_id) == ("award-type:hc-sao-vang", "other:gold")
    second = read_mapping_set(file).mappings[1]
    assert (second.subject_id, second.subject_label, second.object_id) == (
        "district:huyen-bach-thong",
        "Bạch Thông",
        "wd:Q1",
    )
    assert (second.predicate_id, second.mapping_justification) == ("skos:closeMatch", "semapv:LexicalMatching")
    assert (second.confidence, second.mapping_tool, second.mapping_date) == (Decimal("0.8"), "thidua link", TODAY)
    assert second.comment == "huyện"
    assert list(load_links(file.parent).standing()) == []


def test_the_same_again_changes_nothing_and_what_is_denied_is_not_proposed(file: Path) -> None:
    before = file.read_bytes()
    again = propose(open_proposals(file), FOUND, frozenset(), LATER)
    assert again.added == 0
    assert sssom_text(again.mapping_set).encode() == before
    denied = frozenset({(Subject("district", "huyen-bach-thong"), f"{WD}Q1")})
    new = propose(open_proposals(Path("none.sssom.tsv")), FOUND, denied, TODAY)
    assert [m.object_id for m in new.mapping_set.mappings] == ["other:gold", "wd:Q2"]


def test_decisions_stay_whatever_is_proposed_later(file: Path) -> None:
    for pair, decision, exact in (
        (("district:huyen-bach-thong", "wd:Q1"), "accept", True),
        (("district:huyen-bach-thong", "wd:Q2"), "reject", False),
    ):
        write_mapping_set(decide(open_proposals(file), *pair, decision, "An", LATER, exact))  # type: ignore[arg-type]
    decided = {
        ("award-type:hc-sao-vang", "other:gold"): "proposed",
        ("district:huyen-bach-thong", "wd:Q1"): "skos:exactMatch",
        ("district:huyen-bach-thong", "wd:Q2"): "Not",
    }
    assert rows(file) == decided
    accepted = read_mapping_set(file).mappings[1]
    assert (accepted.reviewer_label, accepted.review_date, accepted.mapping_date) == (("An",), LATER, TODAY)
    assert propose(open_proposals(file), FOUND, frozenset(), LATER).added == 0
    standing = [m.object_id for each, m in load_links(more=[file]).standing() if each.slug == "reviewed"]
    assert standing == ["wd:Q1"]
    write_mapping_set(decide(open_proposals(file), "district:huyen-bach-thong", "wd:Q2", "accept", "Bình", LATER))
    assert rows(file)["district:huyen-bach-thong", "wd:Q2"] == "skos:closeMatch"


def test_decisions_that_cannot_be(file: Path) -> None:
    start = open_proposals(file)
    with pytest.raises(NotFoundError, match="wd:Q7 are not proposed"):
        decide(start, "district:huyen-bach-thong", "wd:Q7", "accept", "An", TODAY)
    for name in ("", " ", "An|Bình"):
        with pytest.raises(InputError, match="reviewer's name"):
            decide(start, "district:huyen-bach-thong", "wd:Q1", "accept", name, TODAY)
    taken = [(BACH_THONG, [Candidate(f"{WD}Q36349", ("Bạch Thông",))])]
    clash = decide(
        propose(start, taken, frozenset(), TODAY).mapping_set,
        "district:huyen-bach-thong", "wd:Q36349", "accept", "An", TODAY, exact=True,
    )  # fmt: skip
    with pytest.raises(ReferenceDataError, match="matches wd:Q36349 exactly, too"):
        checked(Links((*load_links().sets, clash)))


def test_an_iri_without_a_last_part_is_refused() -> None:
    with pytest.raises(ThiduaError, match="cannot be cut"):
        propose(
            open_proposals(Path("none.sssom.tsv")), [(TAN_UYEN, [Candidate("x", ("Tân Uyên",))])], frozenset(), TODAY
        )
