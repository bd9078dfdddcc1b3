"""Models `EveryAllOf`, `EveryAllOfDescribed`."""

from __future__ import annotations

from .._runtime.models import Model
from .all_of_one_reference import AllOfOneReference
from .all_of_only_references import AllOfOnlyReferences
from .all_of_redeclared import AllOfRedeclared
from .all_of_required_later import AllOfRequiredLater
from .all_of_with_inline_part import AllOfWithInlinePart
from .all_of_with_map import AllOfWithMap
from .base_and_its_child import BaseAndItsChild
from .depth7 import Depth7
from .diamond_bottom import DiamondBottom
from .small import Small

__all__ = ["EveryAllOf", "EveryAllOfDescribed"]


class EveryAllOfDescribed(Small):
    """Said beside."""


class EveryAllOf(Model):
    """Schema `EveryAllOf`."""

    inline: AllOfWithInlinePart | None = None
    references: AllOfOnlyReferences | None = None
    one: AllOfOneReference | None = None
    required: AllOfRequiredLater | None = None
    diamond: DiamondBottom | None = None
    redundant: BaseAndItsChild | None = None
    deep: Depth7 | None = None
    described: EveryAllOfDescribed | None = None
    """Said beside."""
    redeclared: AllOfRedeclared | None = None
    map: AllOfWithMap | None = None
