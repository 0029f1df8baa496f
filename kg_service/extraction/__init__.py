"""Articles to facts: models, one module a fact type, pipeline, evaluation."""
