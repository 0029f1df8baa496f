"""The second extractor against a stand-in server that answers as such servers do, with their faults."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_service.articles.reader import article_from_text
from kg_service.errors import EngineError
from kg_service.extraction.language_model import Dropped, LanguageModelExtraction, ModelSettings, chunks, salvage
from kg_service.extraction.pipeline import Extraction, united
from kg_service.reference.load import load_reference

TEXT = (
    "Tỉnh Sơn La tổng kết phong trào thi đua năm 2019\n\n"
    "Năm 2019, Chủ tịch UBND tỉnh tặng Bằng khen cho 12 tập\u00a0thể và 30 cá nhân.\n\n"
    "Thu ngân sách đạt 4.006 tỷ đồng.\n"
)
TALLY = {
    "type": "award_tally",
    "count": 12,
    "recipient_kind": "collective",
    "award": None,
    "quote": "tặng bằng khen cho 12 tập thể",
}


class StandIn:
    """Answers one after another from a list: a string is a model's answer, an int an HTTP status, bytes a raw body."""

    def __init__(self, answers: list[Any]) -> None:
        self.answers = answers
        self.requests: list[dict[str, Any]] = []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                stand_in.requests.append({"path": self.path, "auth": self.headers["authorization"], **json.loads(body)})
                answer = stand_in.answers.pop(0)
                self.send_response(answer if isinstance(answer, int) else 200)
                if answer == 429:
                    self.send_header("retry-after", "3")
                content = answer if isinstance(answer, bytes) else b"{}"
                if isinstance(answer, str):
                    content = json.dumps({"choices": [{"message": {"content": answer}}]}).encode()
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"


@pytest.fixture
def model() -> Iterator[Any]:
    servers: list[StandIn] = []
    waits: list[float] = []

    def start(*answers: Any) -> tuple[StandIn, LanguageModelExtraction, list[float]]:
        server = StandIn(list(answers))
        servers.append(server)
        return server, LanguageModelExtraction(ModelSettings(server.url, "m", key="k"), sleep=waits.append), waits

    yield start
    for server in servers:
        server.server.shutdown()
        server.server.server_close()


def test_a_fact_is_kept_with_the_words_of_the_text(model: Any) -> None:
    server, extraction, _ = model(json.dumps({"facts": [TALLY]}))
    article = article_from_text("a", TEXT)
    (fact,) = extraction.facts(article)
    assert fact.evidence.quote == "tặng Bằng khen cho 12 tập\u00a0thể"
    assert article.source[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
    request = server.requests[0]
    assert request["path"] == "/v1/chat/completions"
    assert request["auth"] == "Bearer k"
    assert request["response_format"]["type"] == "json_schema"
    assert "Thu ngân sách" in request["messages"][1]["content"]


def test_made_up_quotes_and_shapes_are_dropped_and_counted(model: Any) -> None:
    made_up = {**TALLY, "quote": "tặng Bằng khen cho 99 tập thể"}
    shapeless = {**TALLY, "count": "mười hai"}
    _, extraction, _ = model(json.dumps({"facts": [made_up, shapeless, {"type": "award_tally"}, TALLY, TALLY]}))
    assert len(extraction.facts(article_from_text("a", TEXT))) == 1
    assert extraction.dropped == {Dropped.NO_QUOTE: 2, Dropped.NOT_A_FACT: 1, Dropped.REPEATED: 1}


def test_a_truncated_answer_gives_what_is_whole(model: Any) -> None:
    second = {**TALLY, "count": 30, "recipient_kind": "individual", "quote": "30 cá nhân"}
    answer = "```json\n" + json.dumps({"facts": [TALLY, second]})[:-25]
    _, extraction, _ = model(answer)
    assert [fact.record()["count"] for fact in extraction.facts(article_from_text("a", TEXT))] == [12]


def test_rate_limits_are_waited_out(model: Any) -> None:
    server, extraction, waits = model(429, 503, json.dumps({"facts": [TALLY]}))
    assert len(extraction.facts(article_from_text("a", TEXT))) == 1
    assert waits == [3.0, 4.0]
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ([401], "answered 401"),
        ([500, 500, 500, 500], "answered 500"),
        ([b"not json"], "no chat completion"),
        ([b'{"choices": []}'], "no chat completion"),
    ],
)
def test_an_endpoint_that_fails_is_a_clear_error(model: Any, answers: list[Any], message: str) -> None:
    _, extraction, _ = model(*answers)
    with pytest.raises(EngineError, match=message):
        extraction.facts(article_from_text("a", TEXT))


def test_an_endpoint_that_is_down_is_a_clear_error() -> None:
    extraction = LanguageModelExtraction(ModelSettings("http://127.0.0.1:9/v1", "m"), sleep=lambda _: None)
    with pytest.raises(EngineError, match="cannot be reached"):
        extraction.facts(article_from_text("a", TEXT))


def test_a_secret_is_not_shown() -> None:
    assert "hush" not in repr(ModelSettings("http://127.0.0.1:9", "m", key="hush"))


def test_chunks_are_whole_paragraphs() -> None:
    article = article_from_text("a", "\n\n".join(f"Đoạn {n}. " + "Tỉnh đạt kết quả tốt. " * 60 for n in range(12)))
    spans = list(chunks(article))
    assert len(spans) > 1
    assert all(span.end - span.start <= 6000 for span in spans)
    assert all(span.of(article.text).startswith("Đoạn") for span in spans)


@given(st.text(max_size=300))
def test_any_answer_is_read(answer: str) -> None:
    assert all(isinstance(item, dict) for item in salvage(answer))


def test_the_union_adds_what_the_rules_do_not_say(model: Any) -> None:
    revenue = {
        "type": "statistic", "indicator": "Thu ngân sách", "value": 4006, "unit": "tỷ đồng", "area": "Sơn La",
        "quote": "Thu ngân sách đạt 4.006 tỷ đồng",
    }  # fmt: skip
    slogan = {"type": "campaign", "name": "Sơn La vươn lên", "quote": "phong trào thi đua"}
    _, extraction, _ = model(json.dumps({"facts": [revenue, slogan]}))
    article = article_from_text("a", TEXT)
    rules = Extraction(load_reference())
    of_rules = rules.facts(article)
    both = united(article, [rules, extraction])
    assert both[: len(of_rules)] == of_rules
    assert [fact.record().get("name") for fact in both[len(of_rules) :]] == ["Sơn La vươn lên"]
