"""Model `Aliases`."""

from __future__ import annotations

from .._runtime.models import Model
from .enums import Colour
from .point import Point

__all__ = ["Aliases"]


class Aliases(Model):
    """Schemas that are another one, said again."""

    described: Point | None = None
    """Described here."""
    all_of_one: Point | None = None
    """Also here."""
    defaulted: Colour | str | None = None
    """A colour.

    Default: `"red"`.
    """
