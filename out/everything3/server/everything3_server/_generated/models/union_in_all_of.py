"""Model `UnionInAllOf`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Tagged
from .union_in_all_of_circle import UnionInAllOfCircle
from .union_in_all_of_square import UnionInAllOfSquare

__all__ = ["UnionInAllOf"]

UnionInAllOf: TypeAlias = Annotated[
    UnionInAllOfCircle | UnionInAllOfSquare,
    Tagged("shape", {"circle": UnionInAllOfCircle, "square": UnionInAllOfSquare}),
]
"""A union as a part of an object."""
