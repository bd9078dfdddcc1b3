"""Model `Directions`."""

from __future__ import annotations

from typing import ClassVar

from .._runtime.models import OmitsWriteOnly

__all__ = ["Directions"]


class Directions(OmitsWriteOnly):
    """Members that travel in one direction."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"id", "version"})
    __write_only__: ClassVar[frozenset[str]] = frozenset({"password"})

    id: int | None = None
    """Read-only."""
    version: int | None = None
    """A number that the server sets.

    Read-only.
    """
    password: str | None = None
    """Write-only."""
    name: str
    old_name: str | None = None
