"""Model `UnionBesideProperties`."""

from __future__ import annotations

from typing import TypeAlias

from .union_beside_properties_call import UnionBesidePropertiesCall
from .union_beside_properties_mail import UnionBesidePropertiesMail

__all__ = ["UnionBesideProperties"]

UnionBesideProperties: TypeAlias = UnionBesidePropertiesMail | UnionBesidePropertiesCall
"""Members that all variants have stand beside them."""
