"""Named persons in offices: facts of type ``person_role``."""
