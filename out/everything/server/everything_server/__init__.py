"""The server of Everything. This file is yours to change."""

from __future__ import annotations

from ._generated import (
    Answer,
    ProblemError,
    ServerOperation,
    create_app,
    models,
    routes,
    services,
)

__all__ = [
    "Answer",
    "ProblemError",
    "ServerOperation",
    "create_app",
    "models",
    "routes",
    "services",
]
