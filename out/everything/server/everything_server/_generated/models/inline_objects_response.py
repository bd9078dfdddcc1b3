"""Model `InlineObjectsResponse`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["InlineObjectsResponse"]


class InlineObjectsResponse(Model):
    """Schema `#/paths/~1schemas~1inline/post/responses/200/schema`."""

    ok: bool | None = None
