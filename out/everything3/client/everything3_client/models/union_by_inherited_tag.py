"""Model `UnionByInheritedTag`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Tagged
from .bike import Bike
from .van import Van

__all__ = ["UnionByInheritedTag"]

UnionByInheritedTag: TypeAlias = Annotated[
    Van | Bike, Tagged("vehicle", {"bike": Bike, "van": Van})
]
"""Told apart by a member that both inherit."""
