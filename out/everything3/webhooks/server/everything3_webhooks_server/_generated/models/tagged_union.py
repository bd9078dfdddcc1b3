"""Model `TaggedUnion`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Tagged
from .circle import Circle
from .square import Square

__all__ = ["TaggedUnion"]

TaggedUnion: TypeAlias = Annotated[
    Circle | Square, Tagged("shape", {"circle": Circle, "square": Square})
]
"""A union with a discriminator."""
