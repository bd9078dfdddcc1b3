"""A typed Python client for Everything of OpenAPI 3 webhooks."""

from __future__ import annotations

from . import errors, models
from ._client import AsyncClient, Client
from ._runtime.client import (
    AsyncStreamedResponse,
    RawResponse,
    RequestOptions,
    StreamedResponse,
    async_raw,
    async_streaming,
    raw,
    streaming,
)
from .errors import ApiError

__all__ = [
    "ApiError",
    "AsyncClient",
    "AsyncStreamedResponse",
    "Client",
    "RawResponse",
    "RequestOptions",
    "StreamedResponse",
    "async_raw",
    "async_streaming",
    "errors",
    "models",
    "raw",
    "streaming",
]

__version__ = "3.1"
