"""Where triples live: a protocol, the embedded store, remote engines."""
