"""Model `InlineObjectsBodyInnerDeeper`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["InlineObjectsBodyInnerDeeper"]


class InlineObjectsBodyInnerDeeper(Model):
    """Schema
    `#/paths/~1schemas~1inline/post/parameters/0/schema/properties/inner/properties/deeper`.
    """

    n: int | None = None
