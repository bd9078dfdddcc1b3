"""Model `Circle`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants

__all__ = ["Circle"]


class Circle(HasConstants):
    """A circle."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"shape"})

    shape: Literal["circle"] = "circle"
    radius: float
