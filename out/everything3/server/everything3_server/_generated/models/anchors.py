"""Model `Anchors`."""

from __future__ import annotations

from .._runtime.models import Model
from .enums import Colour
from .place import Place

__all__ = ["Anchors"]


class Anchors(Model):
    """Schemas that are referred to by an anchor, and by an identifier."""

    anchor: Colour | str | None = None
    """A colour."""
    identifier: Place | None = None
    """A place."""
    dynamic: list[Place] | None = None
