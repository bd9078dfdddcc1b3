"""Model `Return`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants
from .._runtime.wire.formats import DateTime

__all__ = ["Return"]


class Return(HasConstants):
    """Something is returned."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"event"})

    event: Literal["return"] = "return"
    at: DateTime
