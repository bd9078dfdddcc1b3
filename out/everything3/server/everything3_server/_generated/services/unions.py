"""Operations of "unions", and the base class of their service."""

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

__all__ = ["UnionsService", "endpoints"]

UNION_OF_OBJECTS = ServerOperation(
    id="unionOfObjects",
    method="PUT",
    path="/unions/objects",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.UnionOfObjects,
                "components/schemas/UnionOfObjects",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.UnionOfObjects),),
)
UNION_OF_SCALARS = ServerOperation(
    id="unionOfScalars",
    method="PUT",
    path="/unions/scalars",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.UnionOfScalars,
                "components/schemas/UnionOfScalars",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.UnionOfScalars),),
)
TAGGED_UNION = ServerOperation(
    id="taggedUnion",
    method="PUT",
    path="/unions/tagged",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.Circle | models.Square,
                "components/schemas/TaggedUnion",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Circle | models.Square),),
)


class UnionsService(Service):
    """Operations of "unions".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def union_of_objects(
        self,
        *,
        body: models.UnionOfObjects,
    ) -> Reply[
        models.UnionOfObjects | Answer[models.UnionOfObjects, Literal[200, None]]
    ]:
        """PUT /unions/objects."""
        raise not_implemented("unionOfObjects")

    @abstractmethod
    def union_of_scalars(
        self,
        *,
        body: models.UnionOfScalars,
    ) -> Reply[
        models.UnionOfScalars | Answer[models.UnionOfScalars, Literal[200, None]]
    ]:
        """PUT /unions/scalars."""
        raise not_implemented("unionOfScalars")

    @abstractmethod
    def tagged_union(
        self,
        *,
        body: models.Circle | models.Square,
    ) -> Reply[
        models.Circle
        | models.Square
        | Answer[models.Circle | models.Square, Literal[200, None]]
    ]:
        """PUT /unions/tagged."""
        raise not_implemented("taggedUnion")


def endpoints(service: UnionsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(UNION_OF_OBJECTS),
            Endpoint(UNION_OF_SCALARS),
            Endpoint(TAGGED_UNION),
        )
    return (
        Endpoint(UNION_OF_OBJECTS, service.union_of_objects),
        Endpoint(UNION_OF_SCALARS, service.union_of_scalars),
        Endpoint(TAGGED_UNION, service.tagged_union),
    )
