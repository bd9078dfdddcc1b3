"""Model `Square`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants

__all__ = ["Square"]


class Square(HasConstants):
    """A square."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"shape"})

    shape: Literal["square"] = "square"
    side: float
