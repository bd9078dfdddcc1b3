"""Generated: what is changed here is lost when the document is generated again."""

from __future__ import annotations

from . import models, services
from ._runtime.server import (
    Answer,
    BasicCredentials,
    ProblemError,
    ServerOperation,
    current_request,
    principal,
    principals,
    run,
)
from .app import create_app, routes
from .security import Authentication

__all__ = [
    "Answer",
    "Authentication",
    "BasicCredentials",
    "ProblemError",
    "ServerOperation",
    "create_app",
    "current_request",
    "models",
    "principal",
    "principals",
    "routes",
    "run",
    "services",
]
