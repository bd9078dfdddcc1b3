"""A typed Python client for Workshop."""

from __future__ import annotations

from . import errors, models
from ._client import AsyncClient, Client
from ._runtime.client import (
    AsyncPages,
    AsyncStreamedResponse,
    Pages,
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
    "AsyncPages",
    "AsyncStreamedResponse",
    "Client",
    "Pages",
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

__version__ = "1.0.0"
