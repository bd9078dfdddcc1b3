"""A server for Everything of OpenAPI 3 webhooks. Edit this file freely."""

from __future__ import annotations

from . import services
from ._generated import (
    Answer,
    Authentication,
    BasicCredentials,
    ErrorBody,
    ProblemError,
    Violation,
    create_app,
    current_request,
    models,
    principal,
    principals,
    routes,
)
from ._generated import services as interfaces

__all__ = [
    "Answer",
    "Authentication",
    "BasicCredentials",
    "ErrorBody",
    "ProblemError",
    "Violation",
    "create_app",
    "current_request",
    "interfaces",
    "models",
    "principal",
    "principals",
    "routes",
    "services",
]
