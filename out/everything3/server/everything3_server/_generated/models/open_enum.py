"""Model `OpenEnum`."""

from __future__ import annotations

from .._runtime.models import Model
from .enums import Colour

__all__ = ["OpenEnum"]


class OpenEnum(Model):
    """Some values are known, and others are allowed."""

    colour: Colour | str
