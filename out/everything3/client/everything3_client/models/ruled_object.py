"""Model `RuledObject`."""

from __future__ import annotations

from typing import Literal

from .._runtime.models import Model

__all__ = ["RuledObject"]


class RuledObject(Model):
    """What no type can say of members."""

    kind: Literal["cash", "card"] | str | None = None
    card: str | None = None
    expires: str | None = None
    note: str | None = None
