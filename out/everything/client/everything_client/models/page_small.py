"""Model `PageSmall`."""

from __future__ import annotations

from .._runtime.models import Model
from .small import Small

__all__ = ["PageSmall"]


class PageSmall(Model):
    """Schema `Page«Small»`."""

    items: list[Small] | None = None
