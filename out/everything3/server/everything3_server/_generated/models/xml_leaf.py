"""Model `XmlLeaf`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["XmlLeaf"]


class XmlLeaf(Model):
    """An element that its name tells from others."""

    value: int
