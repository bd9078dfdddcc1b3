"""The model `PropertiesAndMap`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["PropertiesAndMap"]


class PropertiesAndMap(Model):
    """The schema `PropertiesAndMap`."""

    a: int | None = None
