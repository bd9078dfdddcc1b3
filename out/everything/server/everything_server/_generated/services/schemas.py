"""Operations of "schemas", and the base class of their service."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from typing import Any, Literal
from uuid import UUID

from .. import models
from .._runtime.server import (
    Answer,
    Content,
    Endpoint,
    Reply,
    RequestBody,
    ServerOperation,
    ServerResponse,
    Service,
    not_implemented,
)
from .._runtime.wire.formats import Date, DateTime

__all__ = ["SchemasService", "endpoints"]

EVERY_ALL_OF = ServerOperation(
    id="everyAllOf",
    method="POST",
    path="/schemas/all-of",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.EveryAllOf, "definitions/EveryAllOf"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.EveryAllOf),),
)
ANY_ANIMALS = ServerOperation(
    id="anyAnimals",
    method="GET",
    path="/schemas/animals",
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: list[models.Animal]),),
)
ANY_ANIMAL = ServerOperation(
    id="anyAnimal",
    method="POST",
    path="/schemas/animals",
    body=RequestBody(
        argument="body",
        contents=(
            Content("application/json", lambda: models.Animal, "definitions/Animal"),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Animal),),
)
EXACTLY_CAT = ServerOperation(
    id="exactlyCat",
    method="PUT",
    path="/schemas/animals",
    body=RequestBody(
        argument="body",
        contents=(Content("application/json", lambda: models.Cat, "definitions/Cat"),),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Cat),),
)
BODY_IS_ANYTHING = ServerOperation(
    id="bodyIsAnything",
    method="POST",
    path="/schemas/anything",
    body=RequestBody(
        argument="body",
        contents=(Content("application/json", lambda: Any),),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200"),),
)
ARRAY_OF_ARRAYS = ServerOperation(
    id="arrayOfArrays",
    method="POST",
    path="/schemas/arrays",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: list[list[models.Small]],
                "paths/~1schemas~1arrays/post/parameters/0/schema",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: list[Date]),),
)
EVERY_CONSTRAINT = ServerOperation(
    id="everyConstraint",
    method="POST",
    path="/schemas/constraints",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.EveryConstraint,
                "definitions/EveryConstraint",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.EveryConstraint),),
)
BODY_IS_ARRAY_OF_DATES = ServerOperation(
    id="bodyIsArrayOfDates",
    method="POST",
    path="/schemas/dates",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: list[DateTime],
                "paths/~1schemas~1dates/post/parameters/0/schema",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: UUID),),
)
EVERY_ENUM = ServerOperation(
    id="everyEnum",
    method="POST",
    path="/schemas/enums",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.EveryEnum, "definitions/EveryEnum"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.EveryEnum),),
)
EVERY_FORMAT = ServerOperation(
    id="everyFormat",
    method="POST",
    path="/schemas/formats",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.EveryFormat,
                "definitions/EveryFormat",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.EveryFormat),),
)
INLINE_OBJECTS = ServerOperation(
    id="inlineObjects",
    method="POST",
    path="/schemas/inline",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.InlineObjectsBody,
                "paths/~1schemas~1inline/post/parameters/0/schema",
            ),
        ),
    ),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.InlineObjectsResponse),
        ServerResponse("201", lambda: models.InlineObjectsResponse201),
    ),
)
BODY_IS_MAP = ServerOperation(
    id="bodyIsMap",
    method="POST",
    path="/schemas/map",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: dict[str, dict[str, float]],
                "definitions/MapOfMaps",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: dict[str, models.Small]),),
)
EVERY_KIND_OF_OBJECT = ServerOperation(
    id="everyKindOfObject",
    method="POST",
    path="/schemas/objects",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.EveryKindOfObject,
                "definitions/EveryKindOfObject",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.EveryKindOfObject),),
)
REQUIRED_NULLABLE_READ_ONLY = ServerOperation(
    id="requiredNullableReadOnly",
    method="POST",
    path="/schemas/presence",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Presence, "definitions/Presence"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Presence),),
)
BODY_IS_OPTIONAL_BOOLEAN = ServerOperation(
    id="bodyIsOptionalBoolean",
    method="POST",
    path="/schemas/primitives/boolean",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: bool,
                "paths/~1schemas~1primitives~1boolean/post/parameters/0/schema",
            ),
        ),
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: bool),),
)
BODY_IS_INTEGER = ServerOperation(
    id="bodyIsInteger",
    method="POST",
    path="/schemas/primitives/integer",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: int,
                "paths/~1schemas~1primitives~1integer/post/parameters/0/schema",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: int),),
)
BODY_IS_STRING = ServerOperation(
    id="bodyIsString",
    method="POST",
    path="/schemas/primitives/string",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: str,
                "paths/~1schemas~1primitives~1string/post/parameters/0/schema",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: str),),
)


class SchemasService(Service):
    """Operations of "schemas".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def every_all_of(
        self,
        *,
        body: models.EveryAllOf,
    ) -> Reply[models.EveryAllOf | Answer[models.EveryAllOf, Literal[200, None]]]:
        """POST /schemas/all-of."""
        raise not_implemented("everyAllOf")

    @abstractmethod
    def any_animals(
        self,
    ) -> Reply[list[models.Animal] | Answer[list[models.Animal], Literal[200, None]]]:
        """GET /schemas/animals."""
        raise not_implemented("anyAnimals")

    @abstractmethod
    def any_animal(
        self,
        *,
        body: models.Animal,
    ) -> Reply[models.Animal | Answer[models.Animal, Literal[200, None]]]:
        """POST /schemas/animals."""
        raise not_implemented("anyAnimal")

    @abstractmethod
    def exactly_cat(
        self,
        *,
        body: models.Cat,
    ) -> Reply[models.Cat | Answer[models.Cat, Literal[200, None]]]:
        """PUT /schemas/animals."""
        raise not_implemented("exactlyCat")

    @abstractmethod
    def body_is_anything(
        self,
        *,
        body: Any,
    ) -> Reply[Any]:
        """POST /schemas/anything."""
        raise not_implemented("bodyIsAnything")

    @abstractmethod
    def array_of_arrays(
        self,
        *,
        body: list[list[models.Small]],
    ) -> Reply[list[dt.date] | Answer[list[dt.date], Literal[200, None]]]:
        """POST /schemas/arrays."""
        raise not_implemented("arrayOfArrays")

    @abstractmethod
    def every_constraint(
        self,
        *,
        body: models.EveryConstraint,
    ) -> Reply[
        models.EveryConstraint | Answer[models.EveryConstraint, Literal[200, None]]
    ]:
        """POST /schemas/constraints."""
        raise not_implemented("everyConstraint")

    @abstractmethod
    def body_is_array_of_dates(
        self,
        *,
        body: list[dt.datetime],
    ) -> Reply[UUID | Answer[UUID, Literal[200, None]]]:
        """POST /schemas/dates."""
        raise not_implemented("bodyIsArrayOfDates")

    @abstractmethod
    def every_enum(
        self,
        *,
        body: models.EveryEnum,
    ) -> Reply[models.EveryEnum | Answer[models.EveryEnum, Literal[200, None]]]:
        """POST /schemas/enums."""
        raise not_implemented("everyEnum")

    @abstractmethod
    def every_format(
        self,
        *,
        body: models.EveryFormat,
    ) -> Reply[models.EveryFormat | Answer[models.EveryFormat, Literal[200, None]]]:
        """POST /schemas/formats."""
        raise not_implemented("everyFormat")

    @abstractmethod
    def inline_objects(
        self,
        *,
        body: models.InlineObjectsBody | None,
    ) -> Reply[
        models.InlineObjectsResponse
        | Answer[models.InlineObjectsResponse, Literal[200, None]]
        | Answer[models.InlineObjectsResponse201, Literal[201]]
    ]:
        """POST /schemas/inline."""
        raise not_implemented("inlineObjects")

    @abstractmethod
    def body_is_map(
        self,
        *,
        body: dict[str, dict[str, float]],
    ) -> Reply[
        dict[str, models.Small] | Answer[dict[str, models.Small], Literal[200, None]]
    ]:
        """POST /schemas/map."""
        raise not_implemented("bodyIsMap")

    @abstractmethod
    def every_kind_of_object(
        self,
        *,
        body: models.EveryKindOfObject,
    ) -> Reply[
        models.EveryKindOfObject | Answer[models.EveryKindOfObject, Literal[200, None]]
    ]:
        """POST /schemas/objects."""
        raise not_implemented("everyKindOfObject")

    @abstractmethod
    def required_nullable_read_only(
        self,
        *,
        body: models.Presence,
    ) -> Reply[models.Presence | Answer[models.Presence, Literal[200, None]]]:
        """POST /schemas/presence."""
        raise not_implemented("requiredNullableReadOnly")

    @abstractmethod
    def body_is_optional_boolean(
        self,
        *,
        body: bool | None,
    ) -> Reply[bool | Answer[bool, Literal[200, None]]]:
        """POST /schemas/primitives/boolean."""
        raise not_implemented("bodyIsOptionalBoolean")

    @abstractmethod
    def body_is_integer(
        self,
        *,
        body: int,
    ) -> Reply[int | Answer[int, Literal[200, None]]]:
        """POST /schemas/primitives/integer."""
        raise not_implemented("bodyIsInteger")

    @abstractmethod
    def body_is_string(
        self,
        *,
        body: str,
    ) -> Reply[str | Answer[str, Literal[200, None]]]:
        """POST /schemas/primitives/string."""
        raise not_implemented("bodyIsString")


def endpoints(service: SchemasService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(EVERY_ALL_OF),
            Endpoint(ANY_ANIMALS),
            Endpoint(ANY_ANIMAL),
            Endpoint(EXACTLY_CAT),
            Endpoint(BODY_IS_ANYTHING),
            Endpoint(ARRAY_OF_ARRAYS),
            Endpoint(EVERY_CONSTRAINT),
            Endpoint(BODY_IS_ARRAY_OF_DATES),
            Endpoint(EVERY_ENUM),
            Endpoint(EVERY_FORMAT),
            Endpoint(INLINE_OBJECTS),
            Endpoint(BODY_IS_MAP),
            Endpoint(EVERY_KIND_OF_OBJECT),
            Endpoint(REQUIRED_NULLABLE_READ_ONLY),
            Endpoint(BODY_IS_OPTIONAL_BOOLEAN),
            Endpoint(BODY_IS_INTEGER),
            Endpoint(BODY_IS_STRING),
        )
    return (
        Endpoint(EVERY_ALL_OF, service.every_all_of),
        Endpoint(ANY_ANIMALS, service.any_animals),
        Endpoint(ANY_ANIMAL, service.any_animal),
        Endpoint(EXACTLY_CAT, service.exactly_cat),
        Endpoint(BODY_IS_ANYTHING, service.body_is_anything),
        Endpoint(ARRAY_OF_ARRAYS, service.array_of_arrays),
        Endpoint(EVERY_CONSTRAINT, service.every_constraint),
        Endpoint(BODY_IS_ARRAY_OF_DATES, service.body_is_array_of_dates),
        Endpoint(EVERY_ENUM, service.every_enum),
        Endpoint(EVERY_FORMAT, service.every_format),
        Endpoint(INLINE_OBJECTS, service.inline_objects),
        Endpoint(BODY_IS_MAP, service.body_is_map),
        Endpoint(EVERY_KIND_OF_OBJECT, service.every_kind_of_object),
        Endpoint(REQUIRED_NULLABLE_READ_ONLY, service.required_nullable_read_only),
        Endpoint(BODY_IS_OPTIONAL_BOOLEAN, service.body_is_optional_boolean),
        Endpoint(BODY_IS_INTEGER, service.body_is_integer),
        Endpoint(BODY_IS_STRING, service.body_is_string),
    )
