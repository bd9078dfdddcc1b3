"""Model `PropertiesAndMap`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["PropertiesAndMap"]


class PropertiesAndMap(Model):
    """Schema `PropertiesAndMap`.

    Unknown properties, in `model_extra`, are `str`.
    """

    a: int | None = None
