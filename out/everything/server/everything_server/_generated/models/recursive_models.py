"""Model `RecursiveModels`."""

from __future__ import annotations

from pydantic import Field

from .._runtime.models import Model
from .recursive_directly import RecursiveDirectly
from .recursive_list import RecursiveList
from .recursive_map import RecursiveMap
from .recursive_mutually_a import RecursiveMutuallyA

__all__ = ["RecursiveModels"]


class RecursiveModels(Model):
    """Schema `RecursiveModels`."""

    direct: RecursiveDirectly | None = None
    mutual: RecursiveMutuallyA | None = None
    list_: RecursiveList | None = Field(
        default=None, validation_alias="list", serialization_alias="list"
    )
    map: RecursiveMap | None = None
