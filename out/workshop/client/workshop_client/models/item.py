"""Model `Item`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Tagged
from .bicycle import Bicycle
from .lamp import Lamp

__all__ = ["Item"]

Item: TypeAlias = Annotated[
    Bicycle | Lamp, Tagged("kind", {"bicycle": Bicycle, "lamp": Lamp})
]
"""What is repaired."""
