"""Model `RequiredOnly`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["RequiredOnly"]


class RequiredOnly(Model):
    """Variants that only differ in what they require are one class."""

    mail: str | None = None
    phone: str | None = None
