"""Model `Sound`."""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.models import HasConstants

__all__ = ["Sound"]


class Sound(HasConstants):
    """A sound."""

    __constants__: ClassVar[frozenset[str]] = frozenset({"type"})

    type: Literal["mp3"] = "mp3"
    seconds: float | None = None
