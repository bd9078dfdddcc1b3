"""A server for AWS Cognito API Update Identity Pool. Edit this file freely."""

from __future__ import annotations

from . import services
from ._generated import (
    Answer,
    ErrorBody,
    ProblemError,
    Violation,
    create_app,
    current_request,
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
    "routes",
    "services",
]
