"""The token that turns writing on: sent as a bearer token (RFC 6750), compared in constant time."""

from __future__ import annotations

import hmac

from kg_service.errors import ForbiddenError, UnauthorizedError
from kg_service.settings import Settings


def authorised(settings: Settings, authorization: bytes) -> bool:
    """Whether an Authorization header holds the token. False when no token is set."""
    scheme, _, given = authorization.partition(b" ")
    if settings.token is None or scheme.lower() != b"bearer":
        return False
    return hmac.compare_digest(given.strip(), settings.token.get_secret_value().encode("utf-8"))


def require_token(settings: Settings, authorization: bytes | None, what: str) -> None:
    """Let pass who has the token.

    Raises ForbiddenError, which says what to set, when writing is off; UnauthorizedError without the right token.
    """
    if settings.token is None:
        raise ForbiddenError(f"{what} is off here: whoever runs the service turns it on by setting THIDUA_TOKEN")
    if authorization is None:
        raise UnauthorizedError(f"{what} needs the token: send it as `Authorization: Bearer …`")
    if not authorised(settings, authorization):
        raise UnauthorizedError("the token is not the one of this service")
