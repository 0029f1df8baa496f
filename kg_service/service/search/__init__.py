"""The label index: every name in the graph, found as people write names. Derived from the graph, once a snapshot."""
