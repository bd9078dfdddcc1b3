"""Model `WithXml`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["WithXml"]


class WithXml(Model):
    """Schema `WithXml`."""

    attribute: str | None = None
    wrapped: list[str] | None = None
