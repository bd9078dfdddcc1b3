"""Model `UnionBesidePropertiesMail`."""

from __future__ import annotations

from .._runtime.models import Model

__all__ = ["UnionBesidePropertiesMail"]


class UnionBesidePropertiesMail(Model):
    """Members that all variants have stand beside them."""

    name: str
    address: str
