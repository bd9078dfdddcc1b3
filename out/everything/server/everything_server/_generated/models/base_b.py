"""Model `BaseB`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["BaseB"]


class BaseB(Model):
    """Schema `BaseB`."""

    b: int | None = None
