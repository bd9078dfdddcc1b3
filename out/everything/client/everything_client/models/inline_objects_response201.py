"""Model `InlineObjectsResponse201`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["InlineObjectsResponse201"]


class InlineObjectsResponse201(Model):
    """Schema `#/paths/~1schemas~1inline/post/responses/201/schema`."""

    id: int | None = None
