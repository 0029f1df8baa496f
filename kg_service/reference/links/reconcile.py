"""Candidates from a reconciliation service, as OpenRefine asks them.

Reconciliation Service API 0.2, final report of the W3C community group of 10 April 2023. Nothing is asked but the
address given; redirects are not followed; answers, times and tries are bounded.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import httpx
import regex

from kg_service.errors import EngineError, EngineTimeoutError
from kg_service.reference.links.candidates import Candidate, Entity

BATCH = 10
LONGEST_ANSWER = 4 << 20
LONGEST_WAIT = 10.0
_RETRIED = frozenset({429, 500, 502, 503, 504})
_ID = regex.compile(r"[^\s<>\"{}|^`\\]{1,500}")
_SPACE = regex.compile(r"https?://[^\s<>\"{}|^`\\]{1,500}")
_LONGEST_NAME = 500


class ReconciliationSource:
    """A :class:`~kg_service.reference.links.candidates.CandidateSource` over a service.

    ``limit`` candidates are asked for each thing, of ``type_`` if one is given (an id of the service). ``attempts`` for
    each request; ``timeout`` in seconds for each wait on the service, ``deadline`` for a whole answer.
    """

    def __init__(
        self,
        url: str,
        *,
        limit: int = 3,
        type_: str | None = None,
        attempts: int = 3,
        timeout: float = 20.0,
        deadline: float = 60.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._url = url
        self._limit = limit
        self._type = type_
        self._attempts = attempts
        self._timeout = timeout
        self._deadline = deadline
        self._sleep = sleep

    def candidates(self, entities: Sequence[Entity]) -> Iterator[tuple[Entity, list[Candidate]]]:
        """Entities with what the service finds, a batch at a time.

        Raises EngineError (EngineTimeoutError if it was too slow) that names the service and what was wrong.
        """
        headers = {"User-Agent": "thidua-kg (thidua link)", "Accept": "application/json"}
        with httpx.Client(timeout=self._timeout, follow_redirects=False, headers=headers) as client:
            space = self._space(self._json(client, "GET"))
            for start in range(0, len(entities), BATCH):
                batch = entities[start : start + BATCH]
                queries = {f"q{number}": self._query(entity) for number, entity in enumerate(batch)}
                answer = self._json(client, "POST", {"queries": json.dumps(queries, ensure_ascii=False)})
                for number, entity in enumerate(batch):
                    yield entity, list(self._results(answer, f"q{number}", space))

    def _query(self, entity: Entity) -> dict[str, Any]:
        return {"query": entity.name, "limit": self._limit, **({"type": self._type} if self._type else {})}

    def _space(self, manifest: Any) -> str:
        space = manifest.get("identifierSpace") if isinstance(manifest, dict) else None
        if not isinstance(space, str) or not _SPACE.fullmatch(space):
            raise self._error("its manifest names no identifierSpace, so what its ids stand for is not known")
        versions = manifest.get("versions")
        if isinstance(versions, list) and not {"0.1", "0.2"}.intersection(map(str, versions)):
            raise self._error(f"it does not speak version 0.2: {str(versions)[:80]}")
        return space

    def _results(self, answer: Any, name: str, space: str) -> Iterator[Candidate]:
        block = answer.get(name) if isinstance(answer, dict) else None
        results = block.get("result") if isinstance(block, dict) else None
        if not isinstance(results, list):
            raise self._error(f"its answer has no results for {name}")
        for result in results[: self._limit]:
            name_, id_ = (result.get("name"), result.get("id")) if isinstance(result, dict) else (None, None)
            if isinstance(name_, str) and isinstance(id_, str) and _ID.fullmatch(id_):
                yield Candidate(f"{space}{id_}", (name_[:_LONGEST_NAME],), _remark(result))

    def _json(self, client: httpx.Client, method: str, form: dict[str, str] | None = None) -> Any:
        for attempt in range(1, self._attempts + 1):
            try:
                status, wait, body = self._answer(client, method, form)
            except httpx.TimeoutException as error:
                raise EngineTimeoutError(f"{self._url} did not answer within {self._timeout:g} seconds") from error
            except httpx.HTTPError as error:
                if attempt == self._attempts:
                    raise self._error(f"it cannot be reached: {error}") from error
                status, wait, body = 503, None, b""
            if status == 200:
                try:
                    return json.loads(body)
                except (ValueError, RecursionError) as error:
                    raise self._error("what it answers is no JSON") from error
            if status not in _RETRIED or attempt == self._attempts:
                raise self._error(f"it answers {status}" + (", a redirect" if 300 <= status < 400 else ""))
            self._sleep(min(wait if wait is not None else 0.5 * 2**attempt, LONGEST_WAIT))
        raise AssertionError("the last attempt returns or raises")

    def _answer(
        self, client: httpx.Client, method: str, form: dict[str, str] | None
    ) -> tuple[int, float | None, bytes]:
        ends = time.monotonic() + self._deadline
        with client.stream(method, self._url, data=form) as response:
            after = response.headers.get("Retry-After", "")
            body = b""
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > LONGEST_ANSWER:
                    raise self._error(f"its answer has more than {LONGEST_ANSWER} bytes")
                if time.monotonic() > ends:
                    raise EngineTimeoutError(f"{self._url} did not end its answer within {self._deadline:g} seconds")
            return response.status_code, float(after) if after.isdecimal() else None, body

    def _error(self, reason: str) -> EngineError:
        return EngineError(f"{self._url}: {reason}", service=self._url)


def _remark(result: dict[str, Any]) -> str:
    """What the service says of a candidate: its description or types, its score, whether it takes it for a match."""
    types = result.get("type")
    names = [one.get("name") if isinstance(one, dict) else one for one in types] if isinstance(types, list) else []
    said = [result.get("description"), ", ".join(name for name in names if isinstance(name, str))]
    score, match = result.get("score"), result.get("match")
    parts = [one[:200] for one in said if isinstance(one, str) and one]
    if isinstance(score, int | float) and not isinstance(score, bool):
        parts.append(f"score {score:g}")
    return "; ".join([*parts, *(["match"] if match is True else [])])
