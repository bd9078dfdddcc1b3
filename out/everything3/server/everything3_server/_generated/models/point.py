"""Model `Point`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Point"]


class Point(Model):
    """Somewhere on a plane."""

    x: float
    y: float
