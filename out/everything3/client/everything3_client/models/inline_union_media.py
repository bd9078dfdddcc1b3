"""Model `InlineUnionMedia`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Tagged
from .picture import Picture
from .sound import Sound

__all__ = ["InlineUnionMedia"]

InlineUnionMedia: TypeAlias = Annotated[
    Picture | Sound, Tagged("type", {"jpeg": Picture, "mp3": Sound, "png": Picture})
]
