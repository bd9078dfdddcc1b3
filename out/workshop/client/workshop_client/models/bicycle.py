"""Model `Bicycle`."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .._runtime.models import HasConstants

__all__ = ["Bicycle"]


class Bicycle(HasConstants):
    """A bicycle."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"kind"})

    kind: Literal["bicycle"] = "bicycle"
    gears: Annotated[int, Field(gt=0)]
    frame: str | None = None
