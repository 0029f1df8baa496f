"""The one hierarchy of errors: each has a stable type, an HTTP status and a message that says what to do.

The ``type`` is the last segment of the problem type IRI of RFC 9457 and never changes once released.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar


class ThiduaError(Exception):
    """Base of every error that a user can cause or meet.

    ``type``: stable identifier; ``title``: short name of the kind of error; ``status``: HTTP status;
    ``extra``: further members for the problem document (JSON values only).
    """

    type: ClassVar[str] = "error"
    title: ClassVar[str] = "Error"
    status: ClassVar[int] = 500

    def __init__(self, message: str, **extra: Any) -> None:
        super().__init__(message)
        self.message = message
        self.extra = extra


class SettingsError(ThiduaError):
    """A setting has a value that cannot be used."""

    type = "settings"
    title = "Invalid setting"


class InputError(ThiduaError):
    """What the user gave cannot be used; nothing else was lost."""

    type = "input"
    title = "Invalid input"
    status = 400


class ArticleError(InputError):
    """One article cannot be read; the others go on. ``path`` names the file."""

    type = "article"
    title = "Unreadable article"

    def __init__(self, path: Path | str, reason: str, **extra: Any) -> None:
        super().__init__(f"{path}: {reason}", path=str(path), reason=reason, **extra)
        self.path = str(path)
        self.reason = reason


class ReferenceDataError(InputError):
    """A row of the reference data breaks its schema. Names file, line (1-based) and column."""

    type = "reference-data"
    title = "Invalid reference data"

    def __init__(self, path: Path | str, line: int, reason: str, column: str | None = None) -> None:
        where = f"{path}:{line}" + (f" ({column})" if column else "")
        super().__init__(f"{where}: {reason}", path=str(path), line=line, column=column)


class FactFormatError(InputError):
    """A line of a facts file is not a fact of the contract."""

    type = "fact-format"
    title = "Invalid fact"


class NotFoundError(ThiduaError):
    """What was asked for is not there."""

    type = "not-found"
    title = "Not found"
    status = 404


class GraphInvalidError(ThiduaError):
    """The graph does not conform to its SHACL shapes, so it was not published."""

    type = "graph-invalid"
    title = "Graph does not conform"


class StoreError(ThiduaError):
    """The store cannot be opened, read or published."""

    type = "store"
    title = "Store unavailable"
    status = 503


class QuerySyntaxError(InputError):
    """A SPARQL query or update does not parse."""

    type = "query-syntax"
    title = "Query does not parse"


class QueryParameterError(InputError):
    """A parameter of a named query is missing, unknown or of the wrong type."""

    type = "query-parameter"
    title = "Invalid query parameter"


class QueryRefusedError(InputError):
    """A query asks for what this endpoint does not do (SERVICE, LOAD, foreign documents)."""

    type = "query-refused"
    title = "Query refused"
    status = 403


class UnknownGraphError(InputError):
    """A query's dataset names a graph that is not there. The message names some that are."""

    type = "unknown-graph"
    title = "Unknown graph"


class QueryTimeoutError(ThiduaError):
    """A query ran over its time limit."""

    type = "query-timeout"
    title = "Query over its time limit"
    status = 503


class QueryLimitError(ThiduaError):
    """A query took more memory, or its result more bytes, than one query may."""

    type = "query-limit"
    title = "Query over its limits"
    status = 503


class StoreBusyError(ThiduaError):
    """More queries are waiting than the service lets wait. ``retry_after`` in seconds."""

    type = "store-busy"
    title = "Too many queries are waiting"
    status = 503

    def __init__(self, message: str, retry_after: int = 1) -> None:
        super().__init__(message, retry_after=retry_after)
        self.retry_after = retry_after


class EngineError(ThiduaError):
    """A remote engine is down or answered with an error."""

    type = "engine"
    title = "Remote engine failed"
    status = 502


class EngineTimeoutError(EngineError):
    """A remote engine did not answer in time."""

    type = "engine-timeout"
    title = "Remote engine too slow"
    status = 504


class NotAcceptableError(InputError):
    """No format that the client accepts can be given. The message names what there is."""

    type = "not-acceptable"
    title = "Not acceptable"
    status = 406


class PreconditionFailedError(InputError):
    """What If-Match or If-None-Match asks does not hold, so nothing was written."""

    type = "precondition-failed"
    title = "Precondition failed"
    status = 412


class UnsupportedMediaTypeError(InputError):
    """The request's body is of a type that the service does not read."""

    type = "unsupported-media-type"
    title = "Unsupported media type"
    status = 415


class TooLargeError(InputError):
    """The request's body has more bytes than the service reads."""

    type = "too-large"
    title = "Request too large"
    status = 413


class MethodNotAllowedError(InputError):
    """The resource does not do what the method asks. ``allow`` lists what it does."""

    type = "method-not-allowed"
    title = "Method Not Allowed"
    status = 405


class ForbiddenError(InputError):
    """What was asked for is turned off, or needs a token that was not given."""

    type = "forbidden"
    title = "Forbidden"
    status = 403


class UnauthorizedError(InputError):
    """What was asked for needs the token, and none or another was given."""

    type = "unauthorized"
    title = "Unauthorized"
    status = 401
