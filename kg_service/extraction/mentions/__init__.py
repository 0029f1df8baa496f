"""What a text names, whatever is said of it: places, bodies, persons, clusters, quotations."""
