"""Model `AllOfWithMap`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base_b import BaseB

__all__ = ["AllOfWithMap"]


class AllOfWithMap(BaseB):
    """Schema `AllOfWithMap`.

    Unknown properties, in `model_extra`, are `int`.
    """

    if not TYPE_CHECKING:
        __pydantic_extra__: dict[str, int]

    @property
    def model_extra(self) -> dict[str, int]:
        """Unknown properties by name."""
        extra = super().model_extra
        return {} if extra is None else extra
