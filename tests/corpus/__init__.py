"""Generation held against a folder of other people's documents: `make corpus`.

Every document must give complete, working output, or end in the error that the list of
expected errors has for it. Documents are known there by their digest: the list says
nothing about whose they are, and holds wherever they lie.
"""
