"""One model."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from triptych.runtime.models import OmitsReadOnly

from .pet import Pet

__all__ = ["Dog"]


class Dog(Pet, OmitsReadOnly):
    """A dog."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"chip"})

    pet_type: Literal["Dog", "Puppy"] | str = Field(
        default="Dog", validation_alias="petType", serialization_alias="petType"
    )
    chip: str | None = None
    bark: int | None = None
