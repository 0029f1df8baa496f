"""Conferences, congresses, launches, pacts and ceremonies: facts of type ``event``."""
