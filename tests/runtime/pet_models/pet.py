"""One model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from triptych.runtime.models import DecimalNumber, Discriminated, OmitsReadOnly

from .category import Category

__all__ = ["Pet"]


class Pet(Discriminated, OmitsReadOnly):
    """A pet."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"id"})
    __discriminator__: ClassVar[str] = "pet_type"
    __subtypes__: ClassVar[Mapping[str, tuple[str, str]]] = {
        "Dog": (".dog", "Dog"),
        "Pet": (".pet", "Pet"),
        "Puppy": (".puppy", "Puppy"),
    }

    id: int | None = None
    pet_type: Literal["Dog", "Puppy"] | str = Field(
        validation_alias="petType", serialization_alias="petType"
    )
    photo_urls: list[str] = Field(
        validation_alias="photoUrls", serialization_alias="photoUrls"
    )
    category: Category | None = None
    born: dt.date | None = None
    price: Decimal | None = None
    score: DecimalNumber | None = None
