"""Run with an environment that has the sssom library: reads mapping sets with it and prints what it finds, as JSON.

The library leaves out rows that it finds wrong and only warns, so rows are counted and warnings kept.
"""

import json
import logging
import sys

from sssom.parsers import parse_sssom_table, to_mapping_set_document
from sssom.validators import validate

warnings: list[str] = []


class Kept(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        warnings.append(record.getMessage())


logging.getLogger().addHandler(Kept(logging.WARNING))
for name in sys.argv[1:]:
    warnings.clear()
    try:
        table = parse_sssom_table(name)
        validate(table)
        rows = len(to_mapping_set_document(table).mapping_set.mappings)
    except Exception as error:
        rows = 0
        warnings.append(f"{type(error).__name__}: {error}")
    print(json.dumps({"rows": rows, "problems": warnings}))
