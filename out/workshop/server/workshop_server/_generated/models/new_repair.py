"""Model `NewRepair`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .._runtime.wire.formats import Date
from .item import Item

__all__ = ["NewRepair"]


class NewRepair(Model):
    """An item, and what is wrong with it."""

    item: Item
    """What is repaired."""
    fault: Annotated[str, Field(min_length=1, max_length=500)]
    wanted_by: Date | None = None
    """When the customer needs it."""
