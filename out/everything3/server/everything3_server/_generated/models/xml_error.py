"""Model `XmlError`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["XmlError"]


class XmlError(Model):
    """An error in XML."""

    code: int | None = None
    message: str | None = None
