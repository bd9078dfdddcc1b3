"""Model `InlineObjectsBodyListItem`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["InlineObjectsBodyListItem"]


class InlineObjectsBodyListItem(Model):
    """Schema
    `#/paths/~1schemas~1inline/post/parameters/0/schema/properties/list/items`.
    """

    n: int | None = None
