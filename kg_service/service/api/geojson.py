"""Things with points as GeoJSON (RFC 7946): longitude before latitude, WGS 84."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from kg_service.service.api.common import Listing

_POSITION = {"latitude", "longitude"}


def geojson(model: BaseModel) -> bytes:
    """A FeatureCollection of a list, with a bounding box of its points; a Feature of one thing."""
    return json.dumps(_collection(model) if isinstance(model, Listing) else feature(model), ensure_ascii=False).encode()


def feature(model: BaseModel) -> dict[str, Any]:
    """A thing with its point as geometry, null where it has none (section 3.2); the rest of it as properties."""
    members = model.model_dump(mode="json")
    longitude, latitude = members.get("longitude"), members.get("latitude")
    point = None if longitude is None or latitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    properties = {name: value for name, value in members.items() if name not in _POSITION}
    return {"type": "Feature", "id": members["iri"], "geometry": point, "properties": properties}


def _collection(listing: Listing[Any]) -> dict[str, Any]:
    features = [feature(item) for item in listing.items]
    points = [one["geometry"]["coordinates"] for one in features if one["geometry"]]
    found: dict[str, Any] = {"type": "FeatureCollection", "features": features, "next": listing.next}
    if points:
        axes = list(zip(*points, strict=True))
        found["bbox"] = [*map(min, axes), *map(max, axes)]
    return found
