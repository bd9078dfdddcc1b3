"""Model `PatternProperties`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.models import Model

__all__ = ["PatternProperties"]


class PatternProperties(Model):
    """Members that a pattern of their names describes.

    Unknown properties, in `model_extra`, are `str`.
    """

    id: int

    if not TYPE_CHECKING:
        __pydantic_extra__: dict[str, str]

    @property
    def model_extra(self) -> dict[str, str]:
        """Unknown properties by name."""
        extra = super().model_extra
        return {} if extra is None else extra
