"""The dataset in schema.org's terms, for search engines that read pages (Google Dataset Search and the like)."""

from __future__ import annotations

import json
from typing import Any

from kg_service.service.catalogue import Catalogue
from kg_service.store.base import Statistics


def dataset_jsonld(catalogue: Catalogue, statistics: Statistics) -> str:
    """JSON-LD that can stand inside a script element: no character of it ends one."""
    about, node = catalogue.description.about, str(catalogue.description.node)
    publisher = {"@type": "Organization", "@id": about["publisher"]["iri"], "name": about["publisher"]["name"]}
    document: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": node,
        "url": f"{catalogue.root}dataset",
        "identifier": node,
        "name": _in_both(about["title"]),
        "description": _in_both(about["description"]),
        "keywords": [*about["keywords"]["vi"], *about["keywords"]["en"]],
        "license": about["license"],
        "isAccessibleForFree": True,
        "citation": about["citation"].replace("{base}", catalogue.description.iris.base),
        "inLanguage": ["vi", "en"],
        "spatialCoverage": {"@type": "Country", "name": "Vietnam", "sameAs": about["subjects"][0]},
        "datePublished": about["issued"].isoformat(),
        "creator": publisher,
        "publisher": publisher,
        "size": f"{statistics.triples} triples",
    }
    if catalogue.snapshot is not None:
        document["version"] = catalogue.snapshot
    if catalogue.dumps is not None:
        document["distribution"] = [
            {
                "@type": "DataDownload",
                "contentUrl": catalogue.address(catalogue.dumps.snapshot, file),
                "encodingFormat": [file.media_type, "application/gzip"],
                **({"contentSize": f"{file.bytes} B", "sha256": file.sha256} if file.sha256 else {}),
            }
            for file in catalogue.dumps.files
        ]
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _in_both(words: dict[str, str]) -> list[dict[str, str]]:
    return [{"@value": words[language], "@language": language} for language in ("vi", "en")]
