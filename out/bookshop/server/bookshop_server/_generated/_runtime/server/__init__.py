"""The part of a server that is the same for every API."""

from ..wire.parameters import Constant
from .app import DEFAULT_MAX_BODY_SIZE, DEFAULT_MAX_FIELDS, build_app, build_routes
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
    ServerResponse,
    TypedParameter,
)
from .problems import ProblemError, Violation, not_implemented
from .runner import run
from .services import Service

__all__ = [
    "DEFAULT_MAX_BODY_SIZE",
    "DEFAULT_MAX_FIELDS",
    "Answer",
    "Authenticate",
    "BinaryContent",
    "Constant",
    "Content",
    "Endpoint",
    "ProblemError",
    "Reply",
    "RequestBody",
    "SecurityRequirement",
    "ServerOperation",
    "ServerResponse",
    "Service",
    "TypedParameter",
    "Violation",
    "build_app",
    "build_routes",
    "not_implemented",
    "run",
]
