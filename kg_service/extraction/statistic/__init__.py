"""Figures of places and bodies: facts of type ``statistic``."""
