"""The service manifest: what this endpoint does and where (section 3 of the specification)."""

from __future__ import annotations

from typing import Any

from kg_service import __version__
from kg_service.graph.vocabulary import TD
from kg_service.service.search.index import LabelIndex

MOST_QUERIES = 50
"""Queries of one batch, and things that one request extends."""

_DEFAULT_TYPES = (
    "AdministrativeUnit",
    "Province",
    "AwardType",
    "Campaign",
    "PublicBody",
    "EmulationCluster",
    "Directive",
)


def manifest(index: LabelIndex, host: str, base: str) -> dict[str, Any]:
    """The manifest of the service at ``host`` (no slash at its end)."""
    found = [index.classes.named(name) for name in _DEFAULT_TYPES]
    return {
        "versions": ["0.2"],
        "name": "Thi Đua KG",
        "identifierSpace": base,
        "schemaSpace": str(TD),
        "documentation": f"{host}/docs",
        "serviceVersion": __version__,
        "defaultTypes": [{"id": one.id, "name": one.name} for one in found if one is not None],
        "batchSize": MOST_QUERIES,
        "view": {"url": f"{host}/reconcile/view?id={{{{id}}}}"},
        "preview": {"url": f"{host}/reconcile/preview?id={{{{id}}}}", "width": 430, "height": 220},
        "suggest": {
            kind: {
                "service_url": host,
                "service_path": f"/reconcile/suggest/{kind}",
                "flyout_service_url": host,
                "flyout_service_path": f"/reconcile/flyout/{kind}?id=${{id}}",
            }
            for kind in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": host, "service_path": "/reconcile/properties"},
            "property_settings": _SETTINGS,
        },
    }


_SETTINGS = [
    {
        "name": "limit",
        "label": "Giới hạn · Limit",
        "type": "number",
        "default": 0,
        "help_text": "Số giá trị tối đa mỗi dòng, 0 là không giới hạn · Most values per row, 0 for no limit",
    },
    {
        "name": "language",
        "label": "Ngôn ngữ · Language",
        "type": "select",
        "default": "vi",
        "help_text": "Ngôn ngữ của tên · Language of names",
        "choices": [
            {"value": "vi", "name": "Tiếng Việt"},
            {"value": "en", "name": "English"},
            {"value": "any", "name": "Mọi ngôn ngữ · Any"},
        ],
    },
    {
        "name": "content",
        "label": "Nội dung · Content",
        "type": "select",
        "default": "item",
        "help_text": "Cách ghi các thứ của đồ thị · How things of the graph are given",
        "choices": [
            {"value": "item", "name": "Thứ đã đối chiếu · Reconciled item"},
            {"value": "name", "name": "Tên · Name"},
            {"value": "iri", "name": "IRI"},
        ],
    },
]
