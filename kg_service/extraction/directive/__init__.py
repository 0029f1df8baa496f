"""Documents that direct: facts of type ``directive``."""
