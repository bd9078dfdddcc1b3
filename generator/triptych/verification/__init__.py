"""The proof that generated client and server agree: calls over HTTP, compared.

Everything here needs what generated packages need, the extra `run` of this package.
"""
