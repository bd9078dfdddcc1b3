"""Model `RepairChanges`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .._runtime.wire.formats import Date

__all__ = ["RepairChanges"]


class RepairChanges(Model):
    """What is to be changed."""

    fault: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    wanted_by: Date | None = None
