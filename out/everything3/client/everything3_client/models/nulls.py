"""Model `Nulls`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models import Model
from .._runtime.wire.formats import Date
from .point import Point

__all__ = ["Nulls"]


class Nulls(Model):
    """Null in its spellings."""

    type_list: Annotated[str, Field(max_length=5)] | None
    any_of: int | None
    format_beside: Date | None = None
    keyword_of_others: str | None = None
    one_of: Point | None
    enum: Literal["red", "green"] | str | None
    only: None
