"""Model `Cash`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants

__all__ = ["Cash"]


class Cash(HasConstants):
    """Cash."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"means"})

    means: Literal["Cash"] = "Cash"
