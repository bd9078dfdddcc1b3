"""One model."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from triptych.runtime.models import Base64, OmitsReadOnly, UniqueItems

__all__ = ["Category"]


class Category(OmitsReadOnly):
    """A category."""

    __read_only__: ClassVar[frozenset[str]] = frozenset({"id", "created_by"})

    id: int | None = None
    created_by: str | None = Field(
        default=None, validation_alias="createdBy", serialization_alias="createdBy"
    )
    name: str | None = None
    icon: Base64 | None = None
    tags: Annotated[list[str], UniqueItems] | None = None
    weight: Annotated[float, Field(ge=0)] | None = None
