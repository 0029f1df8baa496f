"""Makes the documentation of the ontology for people, ``ontology/thidua.html``, with pyLODE: ``make ontology-docs``.

The page stands by itself: no script, nothing fetched from elsewhere. Terms come with their alignments; those of others
are links. pyLODE writes labels of several languages one after the other, so they are joined before it sees them.
"""

from __future__ import annotations

import logging
from pathlib import Path

import regex
from ontology_tools import FOLDER, NAMESPACE, TERMS, local
from rdflib import DCTERMS, OWL, RDFS, SKOS, Graph, Literal, Node, URIRef

PAGE = FOLDER / "thidua.html"
ONTOLOGY = URIRef("https://w3id.org/thidua/ontology")
_SHOWN_AS = {SKOS.editorialNote: SKOS.note, SKOS.changeNote: SKOS.historyNote}
"""Notes that pyLODE does not show, and the like that it does."""
_ALSO = (SKOS.exactMatch, SKOS.closeMatch, OWL.inverseOf, OWL.disjointWith)
"""What pyLODE would leave out of terms."""
_SCRIPT = regex.compile(r"\s*<script\b.*?</script>", regex.DOTALL)


def documented() -> Graph:
    """What the page shows: our terms and the ontology itself, each with one label in both languages."""
    files = Graph()
    for name in ("thidua.ttl", "alignments.ttl"):
        files.parse(FOLDER / name)
    graph = Graph()
    graph.namespace_manager = files.namespace_manager
    creators = set(files.objects(ONTOLOGY, DCTERMS.creator))
    for subject, predicate, object_ in sorted(files):
        ours = subject == ONTOLOGY or subject in creators or str(subject).startswith(NAMESPACE)
        if ours and predicate not in (RDFS.label, DCTERMS.title):
            graph.add((subject, _SHOWN_AS.get(predicate, predicate), object_))  # type: ignore[call-overload]
    for predicate in (RDFS.label, DCTERMS.title):
        for subject in {subject for subject, _, _ in graph}:
            if names := _names(files, subject, predicate):
                graph.add((subject, predicate, Literal(names)))
    return graph


def _names(graph: Graph, subject: Node, predicate: URIRef) -> str:
    by_language = {
        value.language: str(value) for value in graph.objects(subject, predicate) if isinstance(value, Literal)
    }
    return " · ".join(dict.fromkeys(by_language[tag] for tag in ("vi", "en") if tag in by_language))


def page() -> str:
    """The page as HTML."""
    logging.disable(logging.CRITICAL)
    try:
        from pylode import OntPub, rdf_elements

        for shown in (rdf_elements.CLASS_PROPS, rdf_elements.PROP_PROPS):
            shown.extend(one for one in _ALSO if one not in shown)
        rdf_elements.PROPS.update(_ALSO)
        publication = OntPub(documented())
        publication.fids.update({str(term): local(term) for term in TERMS})  # so that IRIs with # lead to their terms
        html: str = publication.make_html(include_css=True)
    finally:
        logging.disable(logging.NOTSET)
    html = _SCRIPT.sub("", html).replace("<html>", '<html lang="vi">', 1)
    return html.rstrip("\n") + "\n"


def main(path: Path = PAGE) -> None:
    """Write the page."""
    path.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
