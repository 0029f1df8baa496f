"""A second extractor: any endpoint that speaks the OpenAI chat completions protocol, off unless it is configured.

A language model proposes; the text decides. A fact is kept only when it fits the contract and its quote stands in the
article, so that offsets and evidence are as exact as those of the rules. What was dropped is counted by reason.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

import httpx
import regex

from kg_service.articles.model import Article
from kg_service.errors import EngineError, FactFormatError
from kg_service.extraction.facts import FACT_TYPES, Fact, fact_from_record
from kg_service.resources import resource_dir
from kg_service.text.normalize import fold
from kg_service.text.sentences import Span

_CHUNK = 6000
"""Characters of text sent at a time; whole paragraphs, so that no quote is cut."""

_LONGEST_ANSWER = 2_000_000
_RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504})


class Dropped(StrEnum):
    """Why a proposed fact was not kept."""

    NOT_A_FACT = "not a fact of the contract"
    NO_QUOTE = "its quote does not stand in the text"
    REPEATED = "said before"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Where the model is and how patient to be. ``confidence`` is given to every fact, for want of a calibrated one."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120.0
    attempts: int = 4
    longest_wait: float = 60.0
    confidence: float = 0.7


class LanguageModelExtraction:
    """Facts by a language model. ``dropped`` counts over all articles what was proposed and not kept."""

    def __init__(
        self, settings: ModelSettings, client: httpx.Client | None = None, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._settings = settings
        self._client = client or httpx.Client(timeout=settings.timeout, follow_redirects=False)
        self._sleep = sleep
        self.dropped: Counter[Dropped] = Counter()

    def facts(self, article: Article) -> list[Fact]:
        """The facts of one article whose quotes stand in it, by place.

        Raises EngineError when the endpoint cannot be reached or keeps answering with errors.
        """
        found: dict[str, Fact] = {}
        for chunk in chunks(article):
            for proposed in salvage(self._ask(article, chunk.of(article.text))):
                fact = self._keep(article, chunk, proposed)
                if fact is None:
                    continue
                if fact.stable_id in found:
                    self.dropped[Dropped.REPEATED] += 1
                found[fact.stable_id] = fact
        order = {name: number for number, name in enumerate(FACT_TYPES)}
        return sorted(found.values(), key=lambda fact: (order[fact.type], fact.evidence.start))

    def _keep(self, article: Article, chunk: Span, proposed: dict[str, Any]) -> Fact | None:
        quote = proposed.pop("quote", None)
        span = find_quote(article, quote, chunk) if isinstance(quote, str) else None
        if span is None:
            self.dropped[Dropped.NO_QUOTE] += 1
            return None
        start, end = article.normalised.source_span(span.start, span.end)
        record = {key: value for key, value in proposed.items() if value is not None}
        record |= {
            "article": article.id,
            "evidence": {"start": start, "end": end, "quote": article.source[start:end]},
            "confidence": self._settings.confidence,
        }
        try:
            return fact_from_record(record, article.id)
        except FactFormatError:
            self.dropped[Dropped.NOT_A_FACT] += 1
            return None

    def _ask(self, article: Article, text: str) -> str:
        """The answer of the model to one chunk, as text."""
        dated = f"Ngày đăng: {article.published.isoformat()}\n" if article.published else ""
        body = {
            "model": self._settings.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": _prompt()},
                {"role": "user", "content": f"{dated}===\n{text}\n==="},
            ],
            "response_format": {"type": "json_schema", "json_schema": {"name": "facts", "schema": answer_schema()}},
        }
        headers = {"Authorization": f"Bearer {self._settings.key}"} if self._settings.key else {}
        url = self._settings.url.rstrip("/") + "/chat/completions"
        for attempt in range(1, self._settings.attempts + 1):
            last = attempt == self._settings.attempts
            try:
                response = self._client.post(url, json=body, headers=headers)
            except httpx.HTTPError as error:
                if last:
                    raise EngineError(f"the language model cannot be reached ({type(error).__name__})") from error
                self._sleep(self._wait(attempt, None))
                continue
            if response.status_code in _RETRIED and not last:
                self._sleep(self._wait(attempt, response.headers.get("retry-after")))
                continue
            return _content(response)
        raise AssertionError("the last attempt returns or raises")

    def _wait(self, attempt: int, retry_after: str | None) -> float:
        seconds = (
            float(retry_after) if retry_after and regex.fullmatch(r"\d{1,6}(\.\d+)?", retry_after) else 2.0**attempt
        )
        return min(seconds, self._settings.longest_wait)


def _content(response: httpx.Response) -> str:
    if response.status_code != 200:
        raise EngineError(f"the language model answered {response.status_code}", engine_status=response.status_code)
    if len(response.content) > _LONGEST_ANSWER:
        raise EngineError("the language model's answer is too long")
    try:
        content = response.json()["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise EngineError("the language model's answer is no chat completion") from error
    return content if isinstance(content, str) else ""


@cache
def _prompt() -> str:
    return (resource_dir("data") / "reference" / "extraction" / "model_prompt.md").read_text(encoding="utf-8")


@cache
def answer_schema() -> dict[str, Any]:
    """JSON Schema of an answer: a list of facts, each with its type and quote."""
    item = {
        "type": "object",
        "properties": {"type": {"enum": list(FACT_TYPES)}, "quote": {"type": "string"}},
        "required": ["type", "quote"],
    }
    return {"type": "object", "properties": {"facts": {"type": "array", "items": item}}, "required": ["facts"]}


def chunks(article: Article) -> Iterator[Span]:
    """Stretches of whole paragraphs of at most about 6,000 characters, chrome left out at their ends."""
    start: int | None = None
    end = 0
    for block in article.blocks:
        if block.kind == "chrome":
            continue
        if start is not None and block.span.end - start > _CHUNK:
            yield Span(start, end)
            start = None
        start = block.span.start if start is None else start
        end = block.span.end
    if start is not None:
        yield Span(start, end)


def find_quote(article: Article, quote: str, within: Span) -> Span | None:
    """Where a quote stands in a stretch of the text: same letters, white space and kinds of marks apart, else None."""
    words = fold(regex.sub(r"\s+", " ", quote)).strip().split(" ")
    if words == [""] or len(quote) > _CHUNK:
        return None
    pattern = r"\s+".join(regex.escape(word) for word in words)
    match = regex.search(pattern, article.folded, pos=within.start, endpos=within.end)
    return Span(match.start(), match.end()) if match else None


def salvage(answer: str) -> list[dict[str, Any]]:
    """The proposed facts of an answer: all of a whole one, those before the break of a truncated one.

    Text around the JSON, such as a code fence, is passed over; what is no object is left out.
    """
    begin = answer.find("[")
    if begin < 0:
        return []
    decoder = json.JSONDecoder()
    found: list[dict[str, Any]] = []
    position = begin + 1
    while True:
        while position < len(answer) and answer[position] in " \t\r\n,":
            position += 1
        if position >= len(answer) or answer[position] == "]":
            return found
        try:
            item, position = decoder.raw_decode(answer, position)
        except (ValueError, RecursionError):
            return found
        if isinstance(item, dict):
            found.append(item)
