"""Model `Constants`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants

__all__ = ["Constants"]


class Constants(HasConstants):
    """Values that are always the same."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"number", "text", "truth"})

    text: Literal["constant"] = "constant"
    number: Literal[42] = 42
    truth: Literal[True] = True
    optional: Literal["perhaps"] | None = None
