"""Reference data: records valid in time and the gazetteer over their names."""
