"""Model `Circle`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Circle"]


class Circle(Model):
    """A circle."""

    shape: str
    radius: float
