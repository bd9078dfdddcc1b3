"""Models that reference each other circularly: `CircularUnion`, `Sum`."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from .._runtime.models import HasConstants, Tagged
from .number import Number

__all__ = ["CircularUnion", "Sum"]


class Sum(HasConstants):
    """A sum of other things."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"kind"})

    kind: Literal["sum"] = "sum"
    terms: list[CircularUnion]


CircularUnion: TypeAlias = Annotated[
    Number | Sum, Tagged("kind", {"number": Number, "sum": Sum})
]
"""A union that its own variants contain."""


Sum.model_rebuild()
