"""Model `EveryConstraint`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model, MultipleOf, UniqueItems

__all__ = ["EveryConstraint"]


class EveryConstraint(Model):
    """Schema `EveryConstraint`."""

    between: Annotated[int, Field(ge=-5, le=5)] | None = None
    above: Annotated[float, Field(gt=0)] | None = None
    below: Annotated[int, Field(lt=10)] | None = None
    even: Annotated[int, Field(multiple_of=2)] | None = None
    tenths: Annotated[float, MultipleOf(0.1)] | None = None
    length: Annotated[str, Field(min_length=2, max_length=12)] | None = None
    pattern: Annotated[str, Field(pattern="^[a-z]+(-[a-z]+)*$")] | None = None
    array: Annotated[list[int], Field(min_length=1, max_length=3)] | None = None
    unique: Annotated[list[str], UniqueItems] | None = None
