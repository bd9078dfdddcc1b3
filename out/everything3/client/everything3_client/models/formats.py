"""Model `Formats`."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from .._runtime.models import Model
from .._runtime.wire.formats import (
    Base64,
    Base64Url,
    Date,
    DateTime,
    DecimalNumber,
    Duration,
    Time,
)

__all__ = ["Formats"]


class Formats(Model):
    """Formats of texts and numbers."""

    date: Date | None = None
    date_time: DateTime | None = None
    time: Time | None = None
    duration: Duration | None = None
    uuid: UUID | None = None
    decimal: Decimal | None = None
    decimal_number: DecimalNumber | None = None
    email: str | None = None
    ipv4: str | None = None
    ipv6: str | None = None
    hostname: str | None = None
    uri: str | None = None
    regex: str | None = None
    int8: int | None = None
    uint8: int | None = None
    int16: int | None = None
    uint16: int | None = None
    int32: int | None = None
    uint32: int | None = None
    int64: int | None = None
    uint64: int | None = None
    base64: Base64 | None = None
    base64url: Base64Url | None = None
