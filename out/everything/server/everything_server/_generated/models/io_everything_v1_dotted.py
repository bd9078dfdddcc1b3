"""Model `IoEverythingV1Dotted`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["IoEverythingV1Dotted"]


class IoEverythingV1Dotted(Model):
    """Schema `io.everything.v1.Dotted`."""

    a: int | None = None
