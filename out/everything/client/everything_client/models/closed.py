"""The model `Closed`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Closed"]


class Closed(Model):
    """The schema `Closed`."""

    a: int | None = None
