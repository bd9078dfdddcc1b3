"""Model `Limits`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, UniqueItems

__all__ = ["Limits"]


class Limits(Model):
    """Limits of numbers, texts and arrays."""

    between: Annotated[float, Field(gt=0, lt=1)] | None = None
    stricter: Annotated[int, Field(gt=3, le=9)] | None = None
    step: Annotated[int, Field(multiple_of=5)] | None = None
    text: (
        Annotated[str, Field(min_length=2, max_length=4, pattern="^[a-z]+$")] | None
    ) = None
    array: (
        Annotated[list[int], Field(min_length=1, max_length=3), UniqueItems] | None
    ) = None
