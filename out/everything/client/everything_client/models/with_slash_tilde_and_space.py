"""Model `WithSlashTildeAndSpace`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["WithSlashTildeAndSpace"]


class WithSlashTildeAndSpace(Model):
    """Schema `with/slash~tilde and space`."""

    x: int | None = None
