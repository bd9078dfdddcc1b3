"""Support code that generated packages have in common.

It is the same in every package, byte for byte. Nothing in it depends on one API.
"""
