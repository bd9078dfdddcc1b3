"""Model `Corner`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Corner"]


class Corner(Model):
    """Schema `#/components/schemas/Definitions/$defs/Corner`."""

    degrees: int
