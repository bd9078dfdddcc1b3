"""A typed Python client for Everything of OpenAPI 3."""

from __future__ import annotations

from . import errors, models, webhooks
from ._client import AsyncClient, Client
from ._runtime.client import (
    AsyncStreamedResponse,
    ClientCredentials,
    PasswordCredentials,
    RawResponse,
    RequestOptions,
    StreamedResponse,
    async_raw,
    raw,
)
from ._runtime.client.device_flow import DeviceCode, DeviceCredentials
from ._runtime.client.item_streams import (
    AsyncStreamedItems,
    StreamedItems,
    async_streaming,
    streaming,
)
from ._runtime.wire.events import Event
from .errors import ApiError

__all__ = [
    "ApiError",
    "AsyncClient",
    "AsyncStreamedItems",
    "AsyncStreamedResponse",
    "Client",
    "ClientCredentials",
    "DeviceCode",
    "DeviceCredentials",
    "Event",
    "PasswordCredentials",
    "RawResponse",
    "RequestOptions",
    "StreamedItems",
    "StreamedResponse",
    "async_raw",
    "async_streaming",
    "errors",
    "models",
    "raw",
    "streaming",
    "webhooks",
]

__version__ = "3.1"
