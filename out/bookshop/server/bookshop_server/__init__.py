"""The server of Bookshop. This file is yours to change."""

from __future__ import annotations

from . import services
from ._generated import (
    Answer,
    ProblemError,
    ServerOperation,
    create_app,
    models,
    routes,
)
from ._generated import services as interfaces

__all__ = [
    "Answer",
    "ProblemError",
    "ServerOperation",
    "create_app",
    "interfaces",
    "models",
    "routes",
    "services",
]
