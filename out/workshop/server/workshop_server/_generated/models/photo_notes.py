"""Model `PhotoNotes`."""

from __future__ import annotations

from .._runtime.models import Model
from .._runtime.wire.formats import DateTime

__all__ = ["PhotoNotes"]


class PhotoNotes(Model):
    """What a picture shows."""

    shows: str | None = None
    taken_at: DateTime | None = None
