"""Operations of "values", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

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

__all__ = ["ValuesService", "endpoints"]

BOOLEAN_SCHEMAS = ServerOperation(
    id="booleanSchemas",
    method="PUT",
    path="/values/booleans",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.BooleanSchemas,
                "components/schemas/BooleanSchemas",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.BooleanSchemas),),
)
CONSTANTS = ServerOperation(
    id="constants",
    method="PUT",
    path="/values/const",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.Constants,
                "components/schemas/Constants",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Constants),),
)
FORMATS = ServerOperation(
    id="formats",
    method="PUT",
    path="/values/formats",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Formats, "components/schemas/Formats"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Formats),),
)
LIMITS = ServerOperation(
    id="limits",
    method="PUT",
    path="/values/limits",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Limits, "components/schemas/Limits"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Limits),),
)
NULLS = ServerOperation(
    id="nulls",
    method="PUT",
    path="/values/null",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Nulls, "components/schemas/Nulls"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Nulls),),
)
RULED_VALUES = ServerOperation(
    id="ruledValues",
    method="PUT",
    path="/values/rules",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.RuledValues,
                "components/schemas/RuledValues",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.RuledValues),),
)
TUPLES = ServerOperation(
    id="tuples",
    method="PUT",
    path="/values/tuples",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Tuples, "components/schemas/Tuples"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Tuples),),
)


class ValuesService(Service):
    """Operations of "values".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def boolean_schemas(
        self,
        *,
        body: models.BooleanSchemas,
    ) -> Reply[
        models.BooleanSchemas | Answer[models.BooleanSchemas, Literal[200, None]]
    ]:
        """PUT /values/booleans."""
        raise not_implemented("booleanSchemas")

    @abstractmethod
    def constants(
        self,
        *,
        body: models.Constants,
    ) -> Reply[models.Constants | Answer[models.Constants, Literal[200, None]]]:
        """PUT /values/const."""
        raise not_implemented("constants")

    @abstractmethod
    def formats(
        self,
        *,
        body: models.Formats,
    ) -> Reply[models.Formats | Answer[models.Formats, Literal[200, None]]]:
        """PUT /values/formats."""
        raise not_implemented("formats")

    @abstractmethod
    def limits(
        self,
        *,
        body: models.Limits,
    ) -> Reply[models.Limits | Answer[models.Limits, Literal[200, None]]]:
        """PUT /values/limits."""
        raise not_implemented("limits")

    @abstractmethod
    def nulls(
        self,
        *,
        body: models.Nulls,
    ) -> Reply[models.Nulls | Answer[models.Nulls, Literal[200, None]]]:
        """PUT /values/null."""
        raise not_implemented("nulls")

    @abstractmethod
    def ruled_values(
        self,
        *,
        body: models.RuledValues,
    ) -> Reply[models.RuledValues | Answer[models.RuledValues, Literal[200, None]]]:
        """PUT /values/rules."""
        raise not_implemented("ruledValues")

    @abstractmethod
    def tuples(
        self,
        *,
        body: models.Tuples,
    ) -> Reply[models.Tuples | Answer[models.Tuples, Literal[200, None]]]:
        """PUT /values/tuples."""
        raise not_implemented("tuples")


def endpoints(service: ValuesService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(BOOLEAN_SCHEMAS),
            Endpoint(CONSTANTS),
            Endpoint(FORMATS),
            Endpoint(LIMITS),
            Endpoint(NULLS),
            Endpoint(RULED_VALUES),
            Endpoint(TUPLES),
        )
    return (
        Endpoint(BOOLEAN_SCHEMAS, service.boolean_schemas),
        Endpoint(CONSTANTS, service.constants),
        Endpoint(FORMATS, service.formats),
        Endpoint(LIMITS, service.limits),
        Endpoint(NULLS, service.nulls),
        Endpoint(RULED_VALUES, service.ruled_values),
        Endpoint(TUPLES, service.tuples),
    )
