"""Model `Reading`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .._runtime.wire.formats import DateTime

__all__ = ["Reading"]


class Reading(Model):
    """Schema `Reading`."""

    sensor: Annotated[str, Field(max_length=20)]
    value: float
    at: DateTime | None = None
