"""Generated: what is changed here is lost when the document is generated again."""

from __future__ import annotations

from . import services
from ._runtime.server import Answer, ProblemError, ServerOperation, current_request, run
from .app import create_app, routes

__all__ = [
    "Answer",
    "ProblemError",
    "ServerOperation",
    "create_app",
    "current_request",
    "routes",
    "run",
    "services",
]
