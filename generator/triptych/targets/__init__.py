"""What is generated: each target turns the API and its names into jobs.

The targets are `client`, `server` and `docs`; none of them imports another. The other
modules here are what they share.
"""
