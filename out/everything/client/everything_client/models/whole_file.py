"""Model `WholeFile`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["WholeFile"]


class WholeFile(Model):
    """A file that is one schema."""

    name: str | None = None
