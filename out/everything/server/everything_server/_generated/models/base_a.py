"""Model `BaseA`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["BaseA"]


class BaseA(Model):
    """Schema `BaseA`."""

    a: str
