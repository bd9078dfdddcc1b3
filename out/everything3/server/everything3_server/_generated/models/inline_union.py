"""Models `InlineUnion`, `InlineUnionMedia`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Model, Tagged
from .picture import Picture
from .sound import Sound

__all__ = ["InlineUnion", "InlineUnionMedia"]


class InlineUnion(Model):
    """A union that stands where it is used, and a schema that two values mean."""

    media: InlineUnionMedia


InlineUnionMedia: TypeAlias = Annotated[
    Picture | Sound, Tagged("type", {"jpeg": Picture, "mp3": Sound, "png": Picture})
]


InlineUnion.model_rebuild()
