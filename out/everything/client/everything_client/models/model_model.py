"""Model `ModelModel`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["ModelModel"]


class ModelModel(Model):
    """Schema `Model`."""

    a: int | None = None
