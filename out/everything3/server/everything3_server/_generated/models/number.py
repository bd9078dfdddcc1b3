"""Model `Number`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants

__all__ = ["Number"]


class Number(HasConstants):
    """A number."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"kind"})

    kind: Literal["number"] = "number"
    value: float
