"""Model `Book`."""

from __future__ import annotations

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from .._runtime.models import OmitsReadOnly
from .._runtime.wire.formats import Date, DateTime
from .author_reference import AuthorReference
from .enums import Genre
from .money import Money

__all__ = ["Book"]


class Book(OmitsReadOnly):
    """A book in the catalogue."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"created_at", "id", "rating"})

    id: UUID | None = None
    """Given by the shop.

    Read-only.
    """
    created_at: DateTime | None = None
    """When the book came into the catalogue.

    Read-only.
    """
    title: Annotated[str, Field(min_length=1, max_length=300)]
    subtitle: str | None = None
    authors: Annotated[list[AuthorReference], Field(min_length=1)]
    """In the order of the title page."""
    isbn: Annotated[str, Field(pattern="^97[89][0-9]{10}$")] | None = None
    """Thirteen digits, without hyphens."""
    genre: Genre | str | None = None
    """The shelf a book stands on."""
    published_on: Date | None = None
    price: Money
    """An amount in a currency."""
    pages: Annotated[int, Field(ge=1)] | None = None
    rating: Annotated[float, Field(ge=1, le=5)] | None = None
    """What readers think; `null` until five of them have said so.

    Read-only.
    """
    titles_abroad: dict[str, str] | None = None
    """The title in other languages, by language tag."""
