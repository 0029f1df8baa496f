"""Awards to named recipients, and numbers of them: facts of type ``award`` and ``award_tally``."""
