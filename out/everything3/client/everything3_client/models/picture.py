"""Model `Picture`."""

from __future__ import annotations

from typing import Literal

from .._runtime.models import Model

__all__ = ["Picture"]


class Picture(Model):
    """A picture."""

    type: Literal["jpeg", "png"]
    width: int
