"""The columns of every reference table: what data/reference/README.md describes, as the reader checks it."""

from __future__ import annotations

from typing import get_args

from kg_service.reference import records
from kg_service.reference.criteria import InitiativeReach
from kg_service.reference.tables import (
    Column,
    date,
    flag,
    identifier,
    integer,
    matching,
    number,
    one_of,
    partial_date,
)

_PERIOD = matching(r"(?:19|20)\d{2}-(?:19|20)\d{2}", "a period YYYY-YYYY")

_ID = Column("id", identifier, required=True)
_NAME = Column("name_vi", required=True)
_NAME_EN = Column("name_en")
_ALIASES = Column("aliases", many=True)
_SHORT = Column("short_names", many=True)
_SOURCE = Column("source", required=True)
_CHECKED = Column("checked")
_NOTE = Column("note")
_END = (_SOURCE, _CHECKED, _NOTE)
_POINT = (Column("lat", number(-90, 90)), Column("lon", number(-180, 180)))
_VALID = (Column("valid_from", date), Column("valid_to", date))
_VALID_PARTIAL = (Column("valid_from", partial_date), Column("valid_to", partial_date))
_NEEDS_KIND = Column("needs_kind", flag)
_SUCCESSION = (
    Column("merged_into", identifier, many=True),
    Column("formed_from", identifier, many=True),
    Column("formed_from_note"),
)

UNIT_KINDS = (
    _ID,
    _NAME,
    Column("name_en", required=True),
    Column("level", one_of(*get_args(records.Level)), required=True),
    Column("prefixes", many=True),
    _SOURCE,
)
REGIONS = (
    _ID,
    _NAME,
    Column("name_en", required=True),
    Column("scheme", matching(r"\d{4}", "a year"), required=True),
    *_VALID_PARTIAL,
    Column("legal_basis"),
    _SOURCE,
    _NOTE,
)
PROVINCES = (
    _ID,
    _NAME,
    _NAME_EN,
    Column("kind", identifier, required=True),
    _ALIASES,
    _NEEDS_KIND,
    *_POINT,
    Column("point_kind", one_of("centroid", "interior_point")),
    Column("region_2021", identifier),
    Column("region_2025", identifier),
    *_VALID,
    *_SUCCESSION,
    Column("legal_basis", many=True),
    Column("seat_note"),
    *_END,
)
PLACES = (
    _ID,
    _NAME,
    _NAME_EN,
    Column("kind", identifier, required=True),
    Column("parent", identifier, required=True),
    _ALIASES,
    _NEEDS_KIND,
    *_POINT,
    *_VALID,
    *_SUCCESSION,
    Column("merged_into_note"),
    *_END,
)
CODES = (
    Column("unit", identifier, required=True),
    Column("scheme", one_of(*get_args(records.CodeScheme)), required=True),
    Column("value", matching(r"[A-Z0-9.-]+", "a code of capitals, digits, dots and hyphens"), required=True),
    *_VALID,
    _SOURCE,
    _NOTE,
)
TERRITORIAL_EVENTS = (
    _ID,
    Column("date", date, required=True),
    Column("kind", one_of(*get_args(records.TerritorialKind)), required=True),
    Column("originals", identifier, required=True, many=True),
    Column("results", identifier, required=True, many=True),
    Column("new_kind", identifier),
    Column("documents", many=True),
    Column("description_vi", required=True),
    Column("description_en", required=True),
    *_END,
)
LEGAL_EVENTS = (
    _ID,
    Column("date", partial_date, required=True),
    Column("event_vi", required=True),
    Column("event_en", required=True),
    Column("documents", many=True),
    Column("affects", one_of("provinces", "places", "awards", "bodies"), required=True, many=True),
    *_END,
)
AWARDS = (
    _ID,
    _NAME,
    _NAME_EN,
    Column(
        "category",
        one_of(
            "emulation_title",
            "order",
            "medal",
            "honorary_title",
            "prize",
            "commemorative_medal",
            "badge",
            "certificate_of_merit",
            "party_certificate_of_merit",
            "certificate_of_commendation",
            "campaign_title",
        ),
        required=True,
    ),
    Column("family"),
    Column(
        "level",
        one_of(
            "state",
            "central",
            "ministry_or_province",
            "ministry",
            "province",
            "district",
            "commune",
            "grassroots",
            "all_levels",
        ),
    ),
    Column("level_vi"),
    Column("award_class", integer),
    Column("rank", integer),
    Column("recipient_kinds", one_of(*get_args(records.RecipientKind)), many=True),
    Column("recipient_note"),
    Column("authority"),
    Column("legal_2003"),
    Column("legal_2022"),
    *_VALID_PARTIAL,
    Column("successor", identifier),
    _ALIASES,
    _SHORT,
    Column("bonus_2024", number(0, 100)),
    *_END,
)
AWARD_ISSUERS = (
    Column("stem", required=True),
    Column("issuer", required=True),
    Column("rest", one_of("none", "place", "province", "district", "body"), required=True),
    Column("awards", identifier, required=True, many=True),
    _SOURCE,
)
AWARD_CRITERIA = (
    _ID,
    Column("award", identifier, required=True),
    Column("wording", required=True),
    Column("requires", identifier, many=True),
    Column("times", integer),
    Column("in_succession", flag),
    Column("initiative", one_of(*get_args(InitiativeReach))),
    Column("recipient_kinds", one_of(*get_args(records.RecipientKind)), many=True),
    *_VALID_PARTIAL,
    Column("legal_basis", required=True),
    Column("article"),
    *_END,
)
CAMPAIGNS = (
    _ID,
    _NAME,
    _NAME_EN,
    Column("kind", one_of(*get_args(records.CampaignKind)), required=True),
    Column("kind_vi", required=True),
    Column("opening"),
    Column("part_of", identifier),
    Column("successor", identifier),
    _ALIASES,
    _SHORT,
    Column("launched_by"),
    Column("document"),
    Column("document_date", partial_date),
    Column("launched", partial_date),
    Column("started", partial_date),
    Column("ended", partial_date),
    Column("phases", _PERIOD, many=True),
    Column("sectors", many=True),
    *_END,
)
BODIES = (
    _ID,
    _NAME,
    _NAME_EN,
    Column("kind", identifier, required=True),
    Column("kind_vi", required=True),
    Column("scope", one_of("national", "provincial"), required=True),
    _ALIASES,
    _SHORT,
    *_END,
)
CLUSTERS = (_ID, _NAME, _ALIASES, _SOURCE, _NOTE)
CLUSTER_MEMBERS = (
    Column("cluster", identifier, required=True),
    *_VALID_PARTIAL,
    Column("members", identifier, many=True),
    Column("member_count", integer),
    Column("completeness", one_of(*get_args(records.Completeness)), required=True),
    *_END,
)
INDICATORS = (
    _ID,
    _NAME,
    Column("name_en", required=True),
    Column("unit", required=True),
    Column("broader", identifier),
    Column("growth", identifier),
    _ALIASES,
    Column("definition_vi", required=True),
    Column("definition_en", required=True),
    _SOURCE,
    _NOTE,
)
DOCUMENT_TYPES = (
    _ID,
    _NAME,
    Column("name_en", required=True),
    Column("kind", required=True),
    Column("system", one_of(*get_args(records.DocumentSystem)), required=True),
    Column("abbreviation"),
    Column("symbol_form", required=True),
    Column("legal_basis"),
    *_END,
)
ISSUER_SUFFIXES = (
    Column("suffix", required=True),
    Column("issuer", required=True),
    Column("body", identifier),
    *_END,
)
SPELLING_VARIANTS = (
    Column("category", one_of("place_name", "tone_placement", "i_y", "punctuation", "unicode"), required=True),
    Column("canonical", required=True),
    Column("variant", required=True),
    Column("status", one_of("accepted", "error", "code"), required=True),
    _SOURCE,
    _NOTE,
)
HOMONYMS = (
    Column("name", required=True),
    Column("units", identifier, many=True),
    Column("sense", required=True),
    _SOURCE,
)
ABBREVIATIONS = (Column("abbreviation", required=True), Column("expansion", required=True), _SOURCE)
NAME_HEADS = (Column("of", one_of("campaign", "award"), required=True), Column("head", required=True), _SOURCE)
