"""The page of a thing: what the graph says of it and with it, each value in its language, with links to its data."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from kg_service.errors import NotFoundError
from kg_service.service.context import Context
from kg_service.service.documents import alternates, document_headers, unchanged
from kg_service.service.iris import shown_path
from kg_service.service.lookup import Page, page
from kg_service.service.negotiation import Document
from kg_service.service.pages import render
from kg_service.service.responses import links
from kg_service.store.formats import GRAPH_FORMATS
from kg_service.store.rows import Row

_ROWS = 500
_LONGEST = 160  # characters of a quote
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_FIRST = (
    _LABEL,
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2004/02/skos/core#altLabel",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "http://www.w3.org/2004/02/skos/core#definition",
    "https://w3id.org/thidua/ontology#quote",
)
_LAST = ("http://purl.org/dc/terms/source", "http://www.w3.org/ns/prov#wasDerivedFrom")
_HTML = Document(None, "text/html")


async def thing_page(
    request: Request, context: Context, iris: Sequence[str], data: str, address: str, *, known: bool = False
) -> Response:
    """The page of the first of these IRIs that the graph says something of.

    ``data``: the address of its RDF; ``address``: that of the page.
    Raises NotFoundError if it says nothing of any, unless the last is ``known`` to be there for all that.
    """
    not_changed = unchanged(request, context, _HTML)
    if not_changed is not None:
        return not_changed
    iri, found = await _first(context, iris, known)
    base = context.settings.base_iri
    labels = {row["language"]: row["value"] for row in found.rows if row["property"] == _LABEL and not row["inverse"]}
    described = ((data, "describedby", None), (iri, "describes", None), *alternates(data, address))
    return render(
        "thing.html",
        headers={**document_headers(request, context, _HTML), **links(*described)},
        iri=iri,
        name=labels.get("vi") or next(iter(labels.values()), iri),
        data=data,
        formats=[(format_.name, format_.media_type) for format_ in GRAPH_FORMATS],
        says=_groups([row for row in found.rows if not row["inverse"]], base),
        said=_groups([row for row in found.rows if row["inverse"]], base),
        more=found.next is not None,
    )


async def _first(context: Context, iris: Sequence[str], known: bool) -> tuple[str, Page]:
    for iri in iris:
        found = await page(context, "resource-properties", {"resource": iri}, _ROWS)
        if found.rows or (known and iri == iris[-1]):
            return iri, found
    raise NotFoundError(f"the graph says nothing of <{iris[0]}>")


def _groups(rows: Sequence[Row], base: str) -> list[dict[str, object]]:
    """Rows by property as the page shows them: what a thing is first, where that is from last."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(str(row["property"]), []).append(row)
    return [
        {
            "iri": iri,
            "property": groups[iri][0].get("property_name", iri),
            "shown": [_shown(row, base) for row in groups[iri]],
        }
        for iri in sorted(groups, key=_place)
    ]


def _place(iri: str) -> tuple[int, str]:
    if iri in _FIRST:
        return _FIRST.index(iri), iri
    return len(_FIRST) + (iri in _LAST), iri


def _shown(row: Row, base: str) -> dict[str, object]:
    """A value as the page shows it, with a link to its page if it is a thing of our own."""
    value = str(row["value"])
    shown = row.get("name") or _cut(row.get("wording")) or value
    return {"value": shown, "language": row.get("language") or None, "link": _link(value, base)}


def _cut(wording: object) -> str | None:
    """Words of a thing without a name, as long as a line or two."""
    return None if wording is None else textwrap.shorten(str(wording), _LONGEST, placeholder=" …")


def _link(value: str, base: str) -> str | None:
    here = shown_path(value, base)
    if here is not None:
        return here
    return value if value.startswith(("http://", "https://")) and " " not in value else None
