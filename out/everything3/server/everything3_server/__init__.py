"""A server for Everything of OpenAPI 3. Edit this file freely."""

from __future__ import annotations

from . import services
from ._generated import (
    Answer,
    Authentication,
    BasicCredentials,
    Comment,
    ErrorBody,
    Event,
    Events,
    NamedEvents,
    ProblemError,
    Records,
    Violation,
    create_app,
    current_request,
    models,
    principal,
    principals,
    routes,
    with_heartbeats,
)
from ._generated import services as interfaces

__all__ = [
    "Answer",
    "Authentication",
    "BasicCredentials",
    "Comment",
    "ErrorBody",
    "Event",
    "Events",
    "NamedEvents",
    "ProblemError",
    "Records",
    "Violation",
    "create_app",
    "current_request",
    "interfaces",
    "models",
    "principal",
    "principals",
    "routes",
    "services",
    "with_heartbeats",
]
