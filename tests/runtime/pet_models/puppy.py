"""One model."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .dog import Dog
from .pet import Pet

__all__ = ["Puppy"]


class Puppy(Dog):
    """A puppy."""

    pet_type: Literal["Dog", "Puppy"] | str = Field(
        default="Puppy", validation_alias="petType", serialization_alias="petType"
    )
    mother: Pet
