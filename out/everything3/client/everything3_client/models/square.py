"""Model `Square`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Square"]


class Square(Model):
    """A square."""

    shape: str
    side: float
