"""Source documents: reading, cleaning, offsets into the original."""
