"""Model `Order`."""

from __future__ import annotations

from typing import Literal

from .._runtime.models import Model
from .._runtime.wire.formats import DateTime

__all__ = ["Order"]


class Order(Model):
    """Schema `Order`."""

    id: str
    state: Literal["ordered", "shipped"] | str
    at: DateTime | None = None
