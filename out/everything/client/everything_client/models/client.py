"""Model `Client`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Client"]


class Client(Model):
    """Schema `Client`."""

    a: int | None = None
