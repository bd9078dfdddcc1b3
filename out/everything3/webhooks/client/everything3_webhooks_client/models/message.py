"""Model `Message`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Message"]


class Message(Model):
    """Schema `Message`."""

    text: str
    count: int | None = None
    labels: list[str] | None = None
