"""Model `Presence`."""

from __future__ import annotations

from typing import ClassVar

from .._runtime.models import OmitsReadOnly
from .._runtime.wire.formats import Date
from .nullable_model import NullableModel

__all__ = ["Presence"]


class Presence(OmitsReadOnly):
    """Schema `Presence`."""

    __read_only__: ClassVar[frozenset[str]] = frozenset(
        {"read_only", "required_read_only"}
    )

    required: str
    optional: str | None = None
    required_nullable: str | None
    optional_nullable: int | None = None
    nullable_model: NullableModel | None = None
    read_only: str | None = None
    """Read-only."""
    required_read_only: int | None = None
    """Read-only."""
    default_text: str | None = None
    """Default: `"a"`."""
    default_number: int | None = None
    """Default: `5`."""
    default_list: list[str] | None = None
    """Default: `["x"]`."""
    default_date: Date | None = None
    """Default: `"2024-01-31"`."""
