"""Model `Directions`."""

from __future__ import annotations

from typing import ClassVar

from .._runtime.models import OmitsReadOnly

__all__ = ["Directions"]


class Directions(OmitsReadOnly):
    """Members that travel in one direction."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"id"})

    id: int | None = None
    """Read-only."""
    password: str | None = None
    """Write-only."""
    name: str
    old_name: str | None = None
