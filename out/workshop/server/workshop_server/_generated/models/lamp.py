"""Model `Lamp`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models import Model

__all__ = ["Lamp"]


class Lamp(Model):
    """A lamp."""

    kind: Literal["lamp"]
    voltage: Annotated[float, Field(gt=0)] | None = None
