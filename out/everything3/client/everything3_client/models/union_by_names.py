"""Model `UnionByNames`."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.models import Tagged
from .card import Card
from .cash import Cash

__all__ = ["UnionByNames"]

UnionByNames: TypeAlias = Annotated[
    Cash | Card, Tagged("means", {"Cash": Cash, "Card": Card})
]
"""A discriminator without a mapping says the names of schemas."""
