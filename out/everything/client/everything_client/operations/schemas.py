"""Operations of "schemas"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)
from .._runtime.wire.formats import Date, DateTime

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncSchemasOperations", "SchemasOperations"]

EVERY_ALL_OF: Operation[models.EveryAllOf] = Operation(
    id="everyAllOf",
    method="POST",
    path="/schemas/all-of",
    body="body",
    body_required=True,
    body_type=lambda: models.EveryAllOf,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.EveryAllOf},
)
ANY_ANIMALS: Operation[list[models.Animal]] = Operation(
    id="anyAnimals",
    method="GET",
    path="/schemas/animals",
    accept=("application/json",),
    results={"200": lambda: list[models.Animal]},
)
ANY_ANIMAL: Operation[models.Animal] = Operation(
    id="anyAnimal",
    method="POST",
    path="/schemas/animals",
    body="body",
    body_required=True,
    body_type=lambda: models.Animal,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Animal},
)
EXACTLY_CAT: Operation[models.Cat] = Operation(
    id="exactlyCat",
    method="PUT",
    path="/schemas/animals",
    body="body",
    body_required=True,
    body_type=lambda: models.Cat,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Cat},
)
BODY_IS_ANYTHING: Operation[Any] = Operation(
    id="bodyIsAnything",
    method="POST",
    path="/schemas/anything",
    body="body",
    body_required=True,
    content_types=("application/json",),
    accept=("application/json",),
)
ARRAY_OF_ARRAYS: Operation[list[dt.date]] = Operation(
    id="arrayOfArrays",
    method="POST",
    path="/schemas/arrays",
    body="body",
    body_required=True,
    body_type=lambda: Sequence[Sequence[models.Small]],
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: list[Date]},
)
EVERY_CONSTRAINT: Operation[models.EveryConstraint] = Operation(
    id="everyConstraint",
    method="POST",
    path="/schemas/constraints",
    body="body",
    body_required=True,
    body_type=lambda: models.EveryConstraint,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.EveryConstraint},
)
BODY_IS_ARRAY_OF_DATES: Operation[UUID] = Operation(
    id="bodyIsArrayOfDates",
    method="POST",
    path="/schemas/dates",
    body="body",
    body_required=True,
    body_type=lambda: Sequence[DateTime],
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: UUID},
)
EVERY_ENUM: Operation[models.EveryEnum] = Operation(
    id="everyEnum",
    method="POST",
    path="/schemas/enums",
    body="body",
    body_required=True,
    body_type=lambda: models.EveryEnum,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.EveryEnum},
)
EVERY_FORMAT: Operation[models.EveryFormat] = Operation(
    id="everyFormat",
    method="POST",
    path="/schemas/formats",
    body="body",
    body_required=True,
    body_type=lambda: models.EveryFormat,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.EveryFormat},
)
INLINE_OBJECTS: Operation[
    models.InlineObjectsResponse | models.InlineObjectsResponse201
] = Operation(
    id="inlineObjects",
    method="POST",
    path="/schemas/inline",
    body="body",
    body_type=lambda: models.InlineObjectsBody,
    content_types=("application/json",),
    accept=("application/json",),
    results={
        "200": lambda: models.InlineObjectsResponse,
        "201": lambda: models.InlineObjectsResponse201,
    },
)
BODY_IS_MAP: Operation[dict[str, models.Small]] = Operation(
    id="bodyIsMap",
    method="POST",
    path="/schemas/map",
    body="body",
    body_required=True,
    body_type=lambda: dict[str, dict[str, float]],
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: dict[str, models.Small]},
)
EVERY_KIND_OF_OBJECT: Operation[models.EveryKindOfObject] = Operation(
    id="everyKindOfObject",
    method="POST",
    path="/schemas/objects",
    body="body",
    body_required=True,
    body_type=lambda: models.EveryKindOfObject,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.EveryKindOfObject},
)
REQUIRED_NULLABLE_READ_ONLY: Operation[models.Presence] = Operation(
    id="requiredNullableReadOnly",
    method="POST",
    path="/schemas/presence",
    body="body",
    body_required=True,
    body_type=lambda: models.Presence,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Presence},
)
BODY_IS_OPTIONAL_BOOLEAN: Operation[bool] = Operation(
    id="bodyIsOptionalBoolean",
    method="POST",
    path="/schemas/primitives/boolean",
    body="body",
    body_type=lambda: bool,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: bool},
)
BODY_IS_INTEGER: Operation[int] = Operation(
    id="bodyIsInteger",
    method="POST",
    path="/schemas/primitives/integer",
    body="body",
    body_required=True,
    body_type=lambda: int,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: int},
)
BODY_IS_STRING: Operation[str] = Operation(
    id="bodyIsString",
    method="POST",
    path="/schemas/primitives/string",
    body="body",
    body_required=True,
    body_type=lambda: str,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: str},
)


class SchemasOperations(OperationGroup):
    """Operations of "schemas"."""

    def every_all_of(
        self,
        *,
        body: models.EveryAllOf | dicts.EveryAllOf,
        request_options: RequestOptions | None = None,
    ) -> models.EveryAllOf:
        """POST /schemas/all-of."""
        return self._call(
            EVERY_ALL_OF,
            request_options,
            body=body,
        )

    def any_animals(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> list[models.Animal]:
        """GET /schemas/animals."""
        return self._call(
            ANY_ANIMALS,
            request_options,
        )

    def any_animal(
        self,
        *,
        body: models.Animal | dicts.Animal,
        request_options: RequestOptions | None = None,
    ) -> models.Animal:
        """POST /schemas/animals."""
        return self._call(
            ANY_ANIMAL,
            request_options,
            body=body,
        )

    def exactly_cat(
        self,
        *,
        body: models.Cat | dicts.Cat,
        request_options: RequestOptions | None = None,
    ) -> models.Cat:
        """PUT /schemas/animals."""
        return self._call(
            EXACTLY_CAT,
            request_options,
            body=body,
        )

    def body_is_anything(
        self,
        *,
        body: Any,
        request_options: RequestOptions | None = None,
    ) -> Any:
        """POST /schemas/anything."""
        return self._call(
            BODY_IS_ANYTHING,
            request_options,
            body=body,
        )

    def array_of_arrays(
        self,
        *,
        body: Sequence[Sequence[models.Small | dicts.Small]],
        request_options: RequestOptions | None = None,
    ) -> list[dt.date]:
        """POST /schemas/arrays."""
        return self._call(
            ARRAY_OF_ARRAYS,
            request_options,
            body=body,
        )

    def every_constraint(
        self,
        *,
        body: models.EveryConstraint | dicts.EveryConstraint,
        request_options: RequestOptions | None = None,
    ) -> models.EveryConstraint:
        """POST /schemas/constraints."""
        return self._call(
            EVERY_CONSTRAINT,
            request_options,
            body=body,
        )

    def body_is_array_of_dates(
        self,
        *,
        body: Sequence[dt.datetime],
        request_options: RequestOptions | None = None,
    ) -> UUID:
        """POST /schemas/dates."""
        return self._call(
            BODY_IS_ARRAY_OF_DATES,
            request_options,
            body=body,
        )

    def every_enum(
        self,
        *,
        body: models.EveryEnum | dicts.EveryEnum,
        request_options: RequestOptions | None = None,
    ) -> models.EveryEnum:
        """POST /schemas/enums."""
        return self._call(
            EVERY_ENUM,
            request_options,
            body=body,
        )

    def every_format(
        self,
        *,
        body: models.EveryFormat | dicts.EveryFormat,
        request_options: RequestOptions | None = None,
    ) -> models.EveryFormat:
        """POST /schemas/formats."""
        return self._call(
            EVERY_FORMAT,
            request_options,
            body=body,
        )

    def inline_objects(
        self,
        *,
        body: models.InlineObjectsBody | dicts.InlineObjectsBody | None = None,
        request_options: RequestOptions | None = None,
    ) -> models.InlineObjectsResponse | models.InlineObjectsResponse201:
        """POST /schemas/inline."""
        return self._call(
            INLINE_OBJECTS,
            request_options,
            body=body,
        )

    def body_is_map(
        self,
        *,
        body: Mapping[str, Mapping[str, float]],
        request_options: RequestOptions | None = None,
    ) -> dict[str, models.Small]:
        """POST /schemas/map."""
        return self._call(
            BODY_IS_MAP,
            request_options,
            body=body,
        )

    def every_kind_of_object(
        self,
        *,
        body: models.EveryKindOfObject | dicts.EveryKindOfObject,
        request_options: RequestOptions | None = None,
    ) -> models.EveryKindOfObject:
        """POST /schemas/objects."""
        return self._call(
            EVERY_KIND_OF_OBJECT,
            request_options,
            body=body,
        )

    def required_nullable_read_only(
        self,
        *,
        body: models.Presence | dicts.Presence,
        request_options: RequestOptions | None = None,
    ) -> models.Presence:
        """POST /schemas/presence."""
        return self._call(
            REQUIRED_NULLABLE_READ_ONLY,
            request_options,
            body=body,
        )

    def body_is_optional_boolean(
        self,
        *,
        body: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> bool:
        """POST /schemas/primitives/boolean."""
        return self._call(
            BODY_IS_OPTIONAL_BOOLEAN,
            request_options,
            body=body,
        )

    def body_is_integer(
        self,
        *,
        body: int,
        request_options: RequestOptions | None = None,
    ) -> int:
        """POST /schemas/primitives/integer."""
        return self._call(
            BODY_IS_INTEGER,
            request_options,
            body=body,
        )

    def body_is_string(
        self,
        *,
        body: str,
        request_options: RequestOptions | None = None,
    ) -> str:
        """POST /schemas/primitives/string."""
        return self._call(
            BODY_IS_STRING,
            request_options,
            body=body,
        )


class AsyncSchemasOperations(AsyncOperationGroup):
    """Asynchronous operations of "schemas"."""

    every_all_of = asynchronous(SchemasOperations.every_all_of)
    any_animals = asynchronous(SchemasOperations.any_animals)
    any_animal = asynchronous(SchemasOperations.any_animal)
    exactly_cat = asynchronous(SchemasOperations.exactly_cat)
    body_is_anything = asynchronous(SchemasOperations.body_is_anything)
    array_of_arrays = asynchronous(SchemasOperations.array_of_arrays)
    every_constraint = asynchronous(SchemasOperations.every_constraint)
    body_is_array_of_dates = asynchronous(SchemasOperations.body_is_array_of_dates)
    every_enum = asynchronous(SchemasOperations.every_enum)
    every_format = asynchronous(SchemasOperations.every_format)
    inline_objects = asynchronous(SchemasOperations.inline_objects)
    body_is_map = asynchronous(SchemasOperations.body_is_map)
    every_kind_of_object = asynchronous(SchemasOperations.every_kind_of_object)
    required_nullable_read_only = asynchronous(
        SchemasOperations.required_nullable_read_only
    )
    body_is_optional_boolean = asynchronous(SchemasOperations.body_is_optional_boolean)
    body_is_integer = asynchronous(SchemasOperations.body_is_integer)
    body_is_string = asynchronous(SchemasOperations.body_is_string)
