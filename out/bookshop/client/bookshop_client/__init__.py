"""A typed Python client for Bookshop."""

from __future__ import annotations

from . import errors, models
from ._client import AsyncClient, Client
from ._runtime.client import RequestOptions
from .errors import ApiError

__all__ = ["ApiError", "AsyncClient", "Client", "RequestOptions", "errors", "models"]

__version__ = "1.4.0"
