"""The model `ChainEnd`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["ChainEnd"]


class ChainEnd(Model):
    """The schema `ChainEnd`."""

    end: bool | None = None
