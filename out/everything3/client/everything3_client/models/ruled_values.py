"""Model `RuledValues`."""

from __future__ import annotations

from typing import Literal

from .._runtime.models import Model

__all__ = ["RuledValues"]


class RuledValues(Model):
    """What no type can say of values."""

    not_empty: str | None = None
    contains: list[int] | None = None
    either: Literal["auto", 1, 2] | int | str | None = None
