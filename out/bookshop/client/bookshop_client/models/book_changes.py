"""Model `BookChanges`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .._runtime.wire.formats import Date
from .enums import Genre
from .money import Money

__all__ = ["BookChanges"]


class BookChanges(Model):
    """What is to change about a book."""

    title: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    subtitle: str | None = None
    genre: Genre | str | None = None
    """The shelf a book stands on."""
    price: Money | None = None
    """An amount in a currency."""
    published_on: Date | None = None
    """`null` if nobody knows any longer."""
