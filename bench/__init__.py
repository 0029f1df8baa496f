"""Measurements of the project; no part of what is installed."""
