"""From the path of a request to the IRI it asks for: one IRI, however it was percent-encoded or its letters composed.

Clients write one IRI in many ways (RFC 3987, section 5.3.2): ``%c3`` or ``%C3`` or the letter itself, ``ở`` as one code
point or as three. The graph holds one: NFC, and every octet but the unreserved ones encoded, as
:func:`kg_service.graph.iris.encoded` mints it.
"""

from __future__ import annotations

import unicodedata
from urllib.parse import quote, unquote

from starlette.requests import Request

TERMS = "https://w3id.org/thidua/"
"""Terms and concepts keep their IRIs, whatever the base."""

_AS_SENT = "/:@!$&'()*+,;=~-._%"


def canonical_path(path: str) -> str:
    """The one form of a percent-encoded path; itself where its octets are no UTF-8."""
    try:
        segments = [unicodedata.normalize("NFC", unquote(segment, errors="strict")) for segment in path.split("/")]
        return "/".join(quote(segment, safe="") for segment in segments)
    except UnicodeError:
        return quote(path, safe=_AS_SENT)


def path_after(request: Request, prefix: str) -> str:
    """What follows a prefix in the address as the client sent it: ids of articles keep their percent-encoding."""
    raw: bytes = request.scope.get("raw_path") or quote(request.url.path).encode()
    sent = quote(raw.decode("utf-8", "replace").split("?", 1)[0], safe=_AS_SENT)
    return sent.partition(prefix)[2]


def candidates(path: str) -> tuple[str, ...]:
    """The forms to look for, the canonical one first; graphs that people wrote may have others."""
    return tuple(dict.fromkeys((canonical_path(path), quote(path, safe=_AS_SENT))))


def shown_path(iri: str, base: str) -> str | None:
    """Where an IRI of the base is shown to people under this host; None for an IRI of elsewhere."""
    path, _, fragment = iri.partition("#")
    anchor = f"#{fragment}" if fragment else ""
    for root in dict.fromkeys((base, TERMS)):
        if path.startswith(f"{root}id/"):
            return f"/page/{path.removeprefix(f'{root}id/')}{anchor}"
        for part in ("ontology", "vocab/", "graph/", "dataset", "problem/", "context.jsonld"):
            if path.startswith(f"{root}{part}"):
                return f"/{path.removeprefix(root)}{anchor}"
    return None
