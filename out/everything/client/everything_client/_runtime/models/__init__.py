"""What generated models are made of."""

from __future__ import annotations

from ..wire.formats import Base64, Date, DateTime, DecimalNumber, Duration, OneOf, Time
from .base import HasConstants, Model, OmitsReadOnly
from .discriminated import Discriminated, TagT
from .tagged import Tagged
from .values import MultipleOf, UniqueItems

__all__ = [
    "Base64",
    "Date",
    "DateTime",
    "DecimalNumber",
    "Discriminated",
    "Duration",
    "HasConstants",
    "Model",
    "MultipleOf",
    "OmitsReadOnly",
    "OneOf",
    "TagT",
    "Tagged",
    "Time",
    "UniqueItems",
]
