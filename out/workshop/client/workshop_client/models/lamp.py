"""Model `Lamp`."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .._runtime.models import HasConstants

__all__ = ["Lamp"]


class Lamp(HasConstants):
    """A lamp."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"kind"})

    kind: Literal["lamp"] = "lamp"
    voltage: Annotated[float, Field(gt=0)] | None = None
