"""Model `Bicycle`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models import Model

__all__ = ["Bicycle"]


class Bicycle(Model):
    """A bicycle."""

    kind: Literal["bicycle"]
    gears: Annotated[int, Field(gt=0)]
    frame: str | None = None
