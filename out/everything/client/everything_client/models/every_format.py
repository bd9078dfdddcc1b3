"""Model `EveryFormat`."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pydantic import Field

from .._runtime.models import Model
from .._runtime.wire.formats import (
    Base64,
    Date,
    DateTime,
    DecimalNumber,
    Duration,
    Time,
)

__all__ = ["EveryFormat"]


class EveryFormat(Model):
    """Schema `EveryFormat`."""

    int32: int | None = None
    int64: int | None = None
    float_: float | None = Field(
        default=None, validation_alias="float", serialization_alias="float"
    )
    double: float | None = None
    decimal: DecimalNumber | None = None
    decimal_text: Decimal | None = None
    byte: Base64 | None = None
    binary: str | None = None
    date: Date | None = None
    date_time: DateTime | None = Field(
        default=None, validation_alias="date-time", serialization_alias="date-time"
    )
    time: Time | None = None
    duration: Duration | None = None
    uuid: UUID | None = None
    password: str | None = Field(default=None, repr=False)
    email: str | None = None
    uri: str | None = None
    hostname: str | None = None
    ipv4: str | None = None
    unknown: str | None = None
    unknown_integer: int | None = None
