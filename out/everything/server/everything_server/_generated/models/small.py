"""Model `Small`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["Small"]


class Small(Model):
    """Schema `Small`."""

    name: str | None = None
