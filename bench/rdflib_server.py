"""rdflib-endpoint over a file of N-Quads; run by the Python of the environment made for the other systems.

``rdflib_server.py memory|oxigraph DATA PORT``. Served as its own documentation says: ``SparqlEndpoint`` under uvicorn,
without the log of requests. The default graph is the data's own: as the union that its command line serves, over the
Oxigraph store, it would count a triple once for each graph that holds it.
"""

import sys

import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint


def main() -> None:
    """Load, then serve."""
    kind, data, port = sys.argv[1:]
    graph = Dataset(store="Oxigraph" if kind == "oxigraph" else "default", default_union=False)
    if kind == "oxigraph":
        graph.parse(data, format="ox-nquads", transactional=False)
    else:
        graph.parse(data, format="nquads")
    uvicorn.run(SparqlEndpoint(graph=graph), host="127.0.0.1", port=int(port), access_log=False, log_level="error")


if __name__ == "__main__":
    main()
