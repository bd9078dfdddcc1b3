"""Model `XmlText`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["XmlText"]


class XmlText(Model):
    """An element that has text and an attribute."""

    language: str | None = None
    content: str
