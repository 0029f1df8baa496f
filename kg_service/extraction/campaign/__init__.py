"""Named campaigns and drives: facts of type ``campaign``."""
