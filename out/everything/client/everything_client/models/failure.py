"""Model `Failure`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Failure"]


class Failure(Model):
    """Schema `Failure`."""

    code: int
    message: str | None = None
