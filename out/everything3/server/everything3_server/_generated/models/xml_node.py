"""Model `XmlNode`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["XmlNode"]


class XmlNode(Model):
    """An element that contains itself."""

    name: str
    nodes: list[XmlNode] | None = None
