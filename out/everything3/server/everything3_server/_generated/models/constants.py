"""Model `Constants`."""

from __future__ import annotations

from typing import Literal

from .._runtime.models import Model

__all__ = ["Constants"]


class Constants(Model):
    """Values that are always the same."""

    text: Literal["constant"]
    number: Literal[42]
    truth: Literal[True]
    optional: Literal["perhaps"] | None = None
