"""The server that examples call."""

from __future__ import annotations

from triptych.ir import Api
from triptych.python.code import Code
from triptych.python.literals import literal

__all__ = ["EXAMPLE_BASE_URL", "client_arguments"]

EXAMPLE_BASE_URL = "http://127.0.0.1:8000"
"""Where the generated server listens unless told otherwise: what examples call when
the document names no host."""


def client_arguments(api: Api) -> Code:
    """What examples give to `Client(...)`: nothing where it has a base URL itself."""
    server = api.servers[0]
    if server.is_absolute:
        return Code("")
    return Code(literal(EXAMPLE_BASE_URL + server.url.rstrip("/")))
