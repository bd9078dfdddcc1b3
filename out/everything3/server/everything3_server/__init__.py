"""A server for Everything of OpenAPI 3. Edit this file freely."""

from __future__ import annotations

from . import services
from ._generated import (
    Answer,
    ErrorBody,
    ProblemError,
    Violation,
    create_app,
    current_request,
    models,
    routes,
)
from ._generated import services as interfaces

__all__ = [
    "Answer",
    "ErrorBody",
    "ProblemError",
    "Violation",
    "create_app",
    "current_request",
    "interfaces",
    "models",
    "routes",
    "services",
]
