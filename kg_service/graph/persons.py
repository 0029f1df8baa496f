"""Who is who: persons are kept apart unless name *and* office (role, organisation, area) agree.

Names repeat: there are thousands of Nguyễn Văn Sơn. Within one article a name is one person, unless the article puts
it in several provinces; across articles only a common office joins two.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from kg_service.graph.iris import digest
from kg_service.graph.tables import EntityTable, Profile, Ref


class Mention(NamedTuple):
    """One person as one article speaks of them. ``place`` is the province or body, empty if none is said."""

    article: str
    name: str
    place: str


class PersonTable:
    """Collects mentions with their offices in a first pass; tells in a second which key each person has."""

    def __init__(self) -> None:
        self._places: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._offices: defaultdict[Mention, set[str]] = defaultdict(set)
        self._names: defaultdict[Mention, Profile] = defaultdict(Profile)
        self._key: dict[Mention, str] | None = None

    def enter(self, mention: Mention, name: str, office: str | None) -> None:
        """Tell of a mention as ``name``; ``office`` is role, organisation and area, None if the article has none."""
        self._names[mention].vote({"name": name})
        self._places[mention.article, mention.name].add(mention.place)
        offices = self._offices[mention]
        if office is not None:
            offices.add(f"{mention.name}|{office}")
        self._key = None

    def settle(self, table: EntityTable) -> None:
        """Enter each person in the table, once all mentions are known."""
        for mention, names in self._names.items():
            ref = self.ref(mention)
            table.merge(ref, f"{mention.name} {digest(ref.key)}", names)

    def ref(self, mention: Mention) -> Ref:
        """The person meant: known by their first office by code point, or by the article if no office is told."""
        if self._key is None:
            self._key = self._join()
        return Ref("person", self._key[mention])

    def _group(self, mention: Mention) -> str:
        places = self._places[mention.article, mention.name] - {""}
        place = mention.place if len(places) > 1 else ""
        return f"{mention.name}|{mention.article}|{place}"

    def _join(self) -> dict[Mention, str]:
        parent: dict[str, str] = {}

        def root(item: str) -> str:
            parent.setdefault(item, item)
            while parent[item] != item:
                parent[item] = parent[parent[item]]
                item = parent[item]
            return item

        for mention, offices in self._offices.items():
            group = f"group {self._group(mention)}"
            root(group)
            for office in offices:
                parent[root(f"office {office}")] = root(group)
        first: dict[str, str] = {}
        for item in parent:  # "group …" sorts before "office …", so offices are preferred explicitly
            top = root(item)
            first[top] = min(first.get(top, item), item, key=lambda name: (name.startswith("group"), name))
        return {mention: first[root(f"group {self._group(mention)}")] for mention in self._offices}
