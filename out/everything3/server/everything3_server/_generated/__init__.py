"""Generated code: changes made here are lost when it is regenerated."""

from __future__ import annotations

from . import models, services
from ._runtime.models import Base64
from ._runtime.server import (
    Answer,
    BasicCredentials,
    BinaryContent,
    ErrorBody,
    ProblemError,
    Violation,
    current_request,
    not_implemented,
    principal,
    principals,
    run,
)
from ._runtime.server.heartbeats import with_heartbeats
from ._runtime.server.item_streams import Comment, Event, Events, NamedEvents, Records
from .app import create_app, routes
from .security import Authentication

__all__ = [
    "Answer",
    "Authentication",
    "Base64",
    "BasicCredentials",
    "BinaryContent",
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
    "models",
    "not_implemented",
    "principal",
    "principals",
    "routes",
    "run",
    "services",
    "with_heartbeats",
]
