"""Model `Place`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Place"]


class Place(Model):
    """A place."""

    name: str
