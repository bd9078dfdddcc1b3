"""Model `PropertiesAndMap`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

__all__ = ["PropertiesAndMap"]


class PropertiesAndMap(Model):
    """Schema `PropertiesAndMap`.

    Unknown properties, in `model_extra`, are `str`.
    """

    a: int | None = None

    if not TYPE_CHECKING:
        __pydantic_extra__: dict[str, str]

    @property
    def model_extra(self) -> dict[str, str]:
        """Unknown properties by name."""
        extra = super().model_extra
        return {} if extra is None else extra
