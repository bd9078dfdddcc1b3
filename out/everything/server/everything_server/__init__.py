"""The server of Everything. This file is yours to change."""

from __future__ import annotations

from ._generated import (
    Answer,
    Authentication,
    BasicCredentials,
    ProblemError,
    ServerOperation,
    create_app,
    current_request,
    models,
    principal,
    principals,
    routes,
    services,
)

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
    "services",
]
