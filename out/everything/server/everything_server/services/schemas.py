"""Implementation of the "schemas" operations. Edit this file freely."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import SchemasService


class Schemas(SchemasService):
    @override
    async def every_all_of(
        self,
        *,
        body: models.EveryAllOf,
    ) -> models.EveryAllOf:
        """POST /schemas/all-of."""
        raise not_implemented("everyAllOf")

    @override
    async def any_animals(self) -> list[models.Animal]:
        """GET /schemas/animals."""
        raise not_implemented("anyAnimals")

    @override
    async def any_animal(
        self,
        *,
        body: models.Animal,
    ) -> models.Animal:
        """POST /schemas/animals."""
        raise not_implemented("anyAnimal")

    @override
    async def exactly_cat(
        self,
        *,
        body: models.Cat,
    ) -> models.Cat:
        """PUT /schemas/animals."""
        raise not_implemented("exactlyCat")

    @override
    async def body_is_anything(
        self,
        *,
        body: Any,
    ) -> Any:
        """POST /schemas/anything."""
        raise not_implemented("bodyIsAnything")

    @override
    async def array_of_arrays(
        self,
        *,
        body: list[list[models.Small]],
    ) -> list[dt.date]:
        """POST /schemas/arrays."""
        raise not_implemented("arrayOfArrays")

    @override
    async def every_constraint(
        self,
        *,
        body: models.EveryConstraint,
    ) -> models.EveryConstraint:
        """POST /schemas/constraints."""
        raise not_implemented("everyConstraint")

    @override
    async def body_is_array_of_dates(
        self,
        *,
        body: list[dt.datetime],
    ) -> UUID:
        """POST /schemas/dates."""
        raise not_implemented("bodyIsArrayOfDates")

    @override
    async def every_enum(
        self,
        *,
        body: models.EveryEnum,
    ) -> models.EveryEnum:
        """POST /schemas/enums."""
        raise not_implemented("everyEnum")

    @override
    async def every_format(
        self,
        *,
        body: models.EveryFormat,
    ) -> models.EveryFormat:
        """POST /schemas/formats."""
        raise not_implemented("everyFormat")

    @override
    async def inline_objects(
        self,
        *,
        body: models.InlineObjectsBody | None,
    ) -> models.InlineObjectsResponse:
        """POST /schemas/inline."""
        raise not_implemented("inlineObjects")

    @override
    async def body_is_map(
        self,
        *,
        body: dict[str, dict[str, float]],
    ) -> dict[str, models.Small]:
        """POST /schemas/map."""
        raise not_implemented("bodyIsMap")

    @override
    async def every_kind_of_object(
        self,
        *,
        body: models.EveryKindOfObject,
    ) -> models.EveryKindOfObject:
        """POST /schemas/objects."""
        raise not_implemented("everyKindOfObject")

    @override
    async def required_nullable_read_only(
        self,
        *,
        body: models.Presence,
    ) -> models.Presence:
        """POST /schemas/presence."""
        raise not_implemented("requiredNullableReadOnly")

    @override
    async def body_is_optional_boolean(
        self,
        *,
        body: bool | None,
    ) -> bool:
        """POST /schemas/primitives/boolean."""
        raise not_implemented("bodyIsOptionalBoolean")

    @override
    async def body_is_integer(
        self,
        *,
        body: int,
    ) -> int:
        """POST /schemas/primitives/integer."""
        raise not_implemented("bodyIsInteger")

    @override
    async def body_is_string(
        self,
        *,
        body: str,
    ) -> str:
        """POST /schemas/primitives/string."""
        raise not_implemented("bodyIsString")
