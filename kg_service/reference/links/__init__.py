"""Links to other data as SSSOM mapping sets: ``data/links/*.sssom.tsv`` and the file of proposals and decisions.

SSSOM, A Simple Standard for Sharing Ontological Mappings, version 1.1: https://mapping-commons.github.io/sssom/.
"""
