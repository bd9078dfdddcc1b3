"""What generated models are made of."""

from __future__ import annotations

from .base import Model, OmitsReadOnly
from .discriminated import Discriminated
from .values import Base64, DecimalNumber, UniqueItems

__all__ = [
    "Base64",
    "DecimalNumber",
    "Discriminated",
    "Model",
    "OmitsReadOnly",
    "UniqueItems",
]
