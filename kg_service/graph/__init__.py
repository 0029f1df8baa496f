"""Facts and reference data to RDF: vocabulary, IRIs, mapping, provenance, SHACL, build."""
