"""Model `AuthorReference`."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from .._runtime.models import OmitsReadOnly

__all__ = ["AuthorReference"]


class AuthorReference(OmitsReadOnly):
    """An author, by what a title page has to say."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"name"})

    id: UUID
    name: str | None = None
    """Read-only."""
