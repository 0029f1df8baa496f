"""Who is in an emulation cluster, and who heads it: facts of type ``cluster_role``."""
