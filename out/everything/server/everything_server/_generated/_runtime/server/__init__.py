"""The part of a server that is the same for every API."""

from ..wire.parameters import Constant
from .app import DEFAULT_MAX_BODY_SIZE, build_app, build_routes
from .mock import Mock
from .operations import (
    Answer,
    Authenticate,
    BinaryContent,
    Content,
    Endpoint,
    Reply,
    RequestBody,
    SecurityRequirement,
    ServerOperation,
    TypedParameter,
)
from .problems import ProblemError, Violation, not_implemented
from .runner import run
from .services import Service

__all__ = [
    "DEFAULT_MAX_BODY_SIZE",
    "Answer",
    "Authenticate",
    "BinaryContent",
    "Constant",
    "Content",
    "Endpoint",
    "Mock",
    "ProblemError",
    "Reply",
    "RequestBody",
    "SecurityRequirement",
    "ServerOperation",
    "Service",
    "TypedParameter",
    "Violation",
    "build_app",
    "build_routes",
    "not_implemented",
    "run",
]
