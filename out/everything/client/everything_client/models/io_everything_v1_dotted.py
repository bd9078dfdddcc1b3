"""The model `IoEverythingV1Dotted`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["IoEverythingV1Dotted"]


class IoEverythingV1Dotted(Model):
    """The schema `io.everything.v1.Dotted`."""

    a: int | None = None
