"""Model `UnionBesidePropertiesCall`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["UnionBesidePropertiesCall"]


class UnionBesidePropertiesCall(Model):
    """Members that all variants have stand beside them."""

    name: str
    phone: str
