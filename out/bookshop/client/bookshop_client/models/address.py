"""Model `Address`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model

__all__ = ["Address"]


class Address(Model):
    """Where a parcel goes."""

    name: str
    street: str
    postal_code: str | None = None
    city: str
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    """As in ISO 3166."""
