"""People's judgements on facts."""
