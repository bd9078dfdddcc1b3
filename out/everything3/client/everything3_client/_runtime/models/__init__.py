"""What generated models are made of."""

from __future__ import annotations

from ..wire.formats import (
    Base64,
    Base64Url,
    Date,
    DateOrDateTime,
    DateTime,
    DecimalNumber,
    Duration,
    OneOf,
    Time,
)
from .base import HasConstants, Model, OmitsReadOnly, OmitsWriteOnly
from .discriminated import Discriminated, TagT
from .tagged import Tagged
from .values import MultipleOf, UniqueItems

__all__ = [
    "Base64",
    "Base64Url",
    "Date",
    "DateOrDateTime",
    "DateTime",
    "DecimalNumber",
    "Discriminated",
    "Duration",
    "HasConstants",
    "Model",
    "MultipleOf",
    "OmitsReadOnly",
    "OmitsWriteOnly",
    "OneOf",
    "TagT",
    "Tagged",
    "Time",
    "UniqueItems",
]
