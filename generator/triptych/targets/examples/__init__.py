"""Example calls, in Python and with curl, for the READMEs and the docs."""
