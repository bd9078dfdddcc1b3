"""The model `PropertiesAndMap`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["PropertiesAndMap"]


class PropertiesAndMap(Model):
    """The schema `PropertiesAndMap`.

    Members without a field, in `model_extra`, are `str`.
    """

    a: int | None = None
