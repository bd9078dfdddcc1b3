"""The server of AWS Cognito API Update Identity Pool. This file is yours to change."""

from __future__ import annotations

from ._generated import (
    Answer,
    ProblemError,
    ServerOperation,
    create_app,
    current_request,
    routes,
    services,
)

__all__ = [
    "Answer",
    "ProblemError",
    "ServerOperation",
    "create_app",
    "current_request",
    "routes",
    "services",
]
