"""The model `AnyModel`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["AnyModel"]


class AnyModel(Model):
    """The schema `Any`."""

    a: int | None = None
