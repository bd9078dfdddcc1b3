"""Model `Str`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Str"]


class Str(Model):
    """Schema `str`."""

    a: int | None = None
