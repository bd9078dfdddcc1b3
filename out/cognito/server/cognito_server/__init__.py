"""The server of AWS Cognito API Update Identity Pool. This file is yours to change."""

from __future__ import annotations

from . import services
from ._generated import Answer, ProblemError, create_app, current_request, routes
from ._generated import services as interfaces

__all__ = [
    "Answer",
    "ProblemError",
    "create_app",
    "current_request",
    "interfaces",
    "routes",
    "services",
]
