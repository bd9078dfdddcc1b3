"""Model `AllOfRequiredLater`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["AllOfRequiredLater"]


class AllOfRequiredLater(Model):
    """Schema `AllOfRequiredLater`."""

    b: int
