"""Model `Loan`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants
from .._runtime.wire.formats import Date

__all__ = ["Loan"]


class Loan(HasConstants):
    """Something is lent."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"event"})

    event: Literal["loan"] = "loan"
    until: Date
