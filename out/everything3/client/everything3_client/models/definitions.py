"""Models `Corner`, `Definitions`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Corner", "Definitions"]


class Corner(Model):
    """Schema `#/components/schemas/Definitions/$defs/Corner`."""

    degrees: int


class Definitions(Model):
    """Schemas defined inside another one."""

    corner: Corner
