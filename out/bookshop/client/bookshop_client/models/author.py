"""Model `Author`."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from .._runtime.models import OmitsReadOnly
from .._runtime.wire.formats import Date

__all__ = ["Author"]


class Author(OmitsReadOnly):
    """Somebody who writes books."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"id"})

    id: UUID | None = None
    """Read-only."""
    name: str
    born_on: Date | None = None
    website: str | None = None
    biography: str | None = None
    """Markdown."""
