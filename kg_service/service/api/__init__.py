"""REST: one module a resource, all of them over named queries."""
