"""Model `InlineObjectsBodyInner`."""

from __future__ import annotations

from .._runtime.models import Model
from .inline_objects_body_inner_deeper import InlineObjectsBodyInnerDeeper

__all__ = ["InlineObjectsBodyInner"]


class InlineObjectsBodyInner(Model):
    """Schema `#/paths/~1schemas~1inline/post/parameters/0/schema/properties/inner`."""

    deeper: InlineObjectsBodyInnerDeeper | None = None
