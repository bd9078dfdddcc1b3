"""Model `TextUnions`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .._runtime.wire.formats import DateOrDateTime, DateTime

__all__ = ["TextUnions"]


class TextUnions(Model):
    """A text is never taken for a date or a number where it is a variant."""

    date_or_text: Annotated[str, Field(max_length=40)] | None = None
    number_or_text: float | str | None = None
    date_or_time: DateOrDateTime | None = None
    date_or_number: int | DateTime | None = None
