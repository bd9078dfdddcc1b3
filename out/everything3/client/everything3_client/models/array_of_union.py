"""Model `ArrayOfUnion`."""

from __future__ import annotations

from .._runtime.models import Model
from .tagged_union import TaggedUnion

__all__ = ["ArrayOfUnion"]


class ArrayOfUnion(Model):
    """An array of a union, and of one that may be null."""

    items: list[TaggedUnion] | None = None
    nullable: TaggedUnion | None = None
