"""Model `PropertyNamedRef`."""

from __future__ import annotations

from pydantic import Field

from .._runtime.models import Model

__all__ = ["PropertyNamedRef"]


class PropertyNamedRef(Model):
    """Schema `PropertyNamedRef`."""

    ref: str | None = Field(
        default=None, validation_alias="$ref", serialization_alias="$ref"
    )
    """A property that is called so."""
    other: str | None = None
