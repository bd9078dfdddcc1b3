"""A typed Python client for AWS Cognito API Update Identity Pool."""

from __future__ import annotations

from . import errors
from ._client import AsyncClient, Client
from ._runtime.client import RequestOptions
from .errors import ApiError

__all__ = ["ApiError", "AsyncClient", "Client", "RequestOptions", "errors"]

__version__ = "1.0.0"
