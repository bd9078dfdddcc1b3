"""The part of a server that is the same for every API."""

from ..wire.parameters import Constant
from .app import DEFAULT_MAX_BODY_SIZE, DEFAULT_MAX_FIELDS, build_app, build_routes
from .context import current_request, principal, principals
from .error_answers import ErrorBody
from .mock import Mock
from .operations import (
    Answer,
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
from .schemes import (
    ApiKeyHook,
    ApiKeyScheme,
    BasicCredentials,
    BasicHook,
    BasicScheme,
    HttpHook,
    HttpScheme,
    MutualTlsHook,
    MutualTlsScheme,
    OAuth2Hook,
    OAuth2Scheme,
)
from .security import Security
from .services import Service, ignoring_removed_services, removed_service

__all__ = [
    "DEFAULT_MAX_BODY_SIZE",
    "DEFAULT_MAX_FIELDS",
    "Answer",
    "ApiKeyHook",
    "ApiKeyScheme",
    "BasicCredentials",
    "BasicHook",
    "BasicScheme",
    "BinaryContent",
    "Constant",
    "Content",
    "Endpoint",
    "ErrorBody",
    "HttpHook",
    "HttpScheme",
    "Mock",
    "MutualTlsHook",
    "MutualTlsScheme",
    "OAuth2Hook",
    "OAuth2Scheme",
    "ProblemError",
    "Reply",
    "RequestBody",
    "Security",
    "SecurityRequirement",
    "ServerOperation",
    "ServerResponse",
    "Service",
    "TypedParameter",
    "Violation",
    "build_app",
    "build_routes",
    "current_request",
    "ignoring_removed_services",
    "not_implemented",
    "principal",
    "principals",
    "removed_service",
    "run",
]
