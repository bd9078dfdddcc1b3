"""The model `ModelModel`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["ModelModel"]


class ModelModel(Model):
    """The schema `Model`."""

    a: int | None = None
