"""What generated models are made of."""

from __future__ import annotations

from ..wire.formats import Base64, Date, DateTime, DecimalNumber, Duration, OneOf, Time
from .base import Model, OmitsReadOnly
from .discriminated import Discriminated, TagT
from .values import MultipleOf, UniqueItems

__all__ = [
    "Base64",
    "Date",
    "DateTime",
    "DecimalNumber",
    "Discriminated",
    "Duration",
    "Model",
    "MultipleOf",
    "OmitsReadOnly",
    "OneOf",
    "TagT",
    "Time",
    "UniqueItems",
]
