"""Thi Đua KG: articles on Vietnam's emulation campaigns as a knowledge graph that one can query and check."""

__version__ = "0.1.0"
