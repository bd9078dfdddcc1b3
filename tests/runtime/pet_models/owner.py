"""One model."""

from __future__ import annotations

from pydantic import Field

from triptych.runtime.models import Model

from .pet import Pet

__all__ = ["Owner"]


class Owner(Model):
    """An owner."""

    name: str
    pets: list[Pet]
    by_name: dict[str, Pet] | None = Field(
        default=None, validation_alias="byName", serialization_alias="byName"
    )
