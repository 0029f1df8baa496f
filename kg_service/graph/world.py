"""What a build knows while it works: reference data, the names of all articles, and who is who among them."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import URIRef

from kg_service.graph.directives import DirectiveTable, Document
from kg_service.graph.documents import Documents
from kg_service.graph.iris import IriScheme
from kg_service.graph.persons import Mention, PersonTable
from kg_service.graph.schemes import Schemes
from kg_service.graph.tables import EntityTable, Ref, Value
from kg_service.reference.linking import Linker
from kg_service.reference.load import Reference
from kg_service.reference.matching import WordKeys

_NOT_YET = URIRef("urn:thidua:not-yet-known")


class World:
    """Shared by all articles of one build. First everything is entered, then :meth:`settle`, then it is read."""

    def __init__(self, reference: Reference, iris: IriScheme, schemes: Schemes) -> None:
        self.reference = reference
        self.iris = iris
        self.linker = Linker(reference)
        self.words = WordKeys({record.abbreviation: record.expansion for record in reference.abbreviations})
        self.documents = Documents(reference)
        self.schemes = schemes
        self.table = EntityTable(iris)
        self.directives = DirectiveTable()
        self.persons = PersonTable()
        self.settled = False

    def settle(self) -> None:
        """Decide which mentions are one thing. Nothing can be entered after this."""
        self.directives.settle(self.table)
        self.persons.settle(self.table)
        self.settled = True


class Nodes:
    """Gives the node of a thing named and remembers it, so that it is described where it is named.

    The same mapping runs twice over every article: before :meth:`World.settle` to enter names (the node given is then
    only a stand-in), after it for the triples.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.named: set[Ref] = set()

    def node(self, ref: Ref, slug_from: str = "", **values: Value | None) -> URIRef:
        """The node of a thing of the entity table or of a reference record."""
        if not self.world.settled:
            self.world.table.enter(ref, slug_from, values)
            return _NOT_YET
        return self._named(ref)

    def document(self, document: Document, values: Mapping[str, Value | None]) -> URIRef:
        """The node of a document."""
        if not self.world.settled:
            self.world.directives.enter(document, values)
            return _NOT_YET
        return self._named(self.world.directives.ref(document))

    def person(self, mention: Mention, name: str, office: str | None) -> URIRef:
        """The node of a person."""
        if not self.world.settled:
            self.world.persons.enter(mention, name, office)
            return _NOT_YET
        return self._named(self.world.persons.ref(mention))

    def _named(self, ref: Ref) -> URIRef:
        if not ref.fixed:
            self.named.add(ref)
        return self.world.table.iri(ref)
