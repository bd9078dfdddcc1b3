"""Operations of "objects", and the base class of their service."""

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

__all__ = ["ObjectsService", "endpoints"]

ALIASES = ServerOperation(
    id="aliases",
    method="PUT",
    path="/objects/aliases",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Aliases, "components/schemas/Aliases"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Aliases),),
)
ALL_OF_PARTS = ServerOperation(
    id="allOfParts",
    method="PUT",
    path="/objects/all-of",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.AllOfParts,
                "components/schemas/AllOfParts",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.AllOfParts),),
)
ANCHORS = ServerOperation(
    id="anchors",
    method="PUT",
    path="/objects/anchors",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Anchors, "components/schemas/Anchors"
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Anchors),),
)
CLOSED_OBJECT = ServerOperation(
    id="closedObject",
    method="PUT",
    path="/objects/closed",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.ClosedObject,
                "components/schemas/ClosedObject",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.ClosedObject),),
)
DEFINITIONS = ServerOperation(
    id="definitions",
    method="PUT",
    path="/objects/definitions",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.Definitions,
                "components/schemas/Definitions",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Definitions),),
)
DIRECTIONS = ServerOperation(
    id="directions",
    method="PUT",
    path="/objects/directions",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.Directions,
                "components/schemas/Directions",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Directions),),
)
MAPS = ServerOperation(
    id="maps",
    method="PUT",
    path="/objects/maps",
    body=RequestBody(
        argument="body",
        contents=(
            Content("application/json", lambda: models.Maps, "components/schemas/Maps"),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Maps),),
)
PATTERN_PROPERTIES = ServerOperation(
    id="patternProperties",
    method="PUT",
    path="/objects/pattern-properties",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.PatternProperties,
                "components/schemas/PatternProperties",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.PatternProperties),),
)
RULED_OBJECT = ServerOperation(
    id="ruledObject",
    method="PUT",
    path="/objects/rules",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.RuledObject,
                "components/schemas/RuledObject",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.RuledObject),),
)


class ObjectsService(Service):
    """Operations of "objects".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def aliases(
        self,
        *,
        body: models.Aliases,
    ) -> Reply[models.Aliases | Answer[models.Aliases, Literal[200, None]]]:
        """PUT /objects/aliases."""
        raise not_implemented("aliases")

    @abstractmethod
    def all_of_parts(
        self,
        *,
        body: models.AllOfParts,
    ) -> Reply[models.AllOfParts | Answer[models.AllOfParts, Literal[200, None]]]:
        """PUT /objects/all-of."""
        raise not_implemented("allOfParts")

    @abstractmethod
    def anchors(
        self,
        *,
        body: models.Anchors,
    ) -> Reply[models.Anchors | Answer[models.Anchors, Literal[200, None]]]:
        """PUT /objects/anchors."""
        raise not_implemented("anchors")

    @abstractmethod
    def closed_object(
        self,
        *,
        body: models.ClosedObject,
    ) -> Reply[models.ClosedObject | Answer[models.ClosedObject, Literal[200, None]]]:
        """PUT /objects/closed."""
        raise not_implemented("closedObject")

    @abstractmethod
    def definitions(
        self,
        *,
        body: models.Definitions,
    ) -> Reply[models.Definitions | Answer[models.Definitions, Literal[200, None]]]:
        """PUT /objects/definitions."""
        raise not_implemented("definitions")

    @abstractmethod
    def directions(
        self,
        *,
        body: models.Directions,
    ) -> Reply[models.Directions | Answer[models.Directions, Literal[200, None]]]:
        """PUT /objects/directions."""
        raise not_implemented("directions")

    @abstractmethod
    def maps(
        self,
        *,
        body: models.Maps,
    ) -> Reply[models.Maps | Answer[models.Maps, Literal[200, None]]]:
        """PUT /objects/maps."""
        raise not_implemented("maps")

    @abstractmethod
    def pattern_properties(
        self,
        *,
        body: models.PatternProperties,
    ) -> Reply[
        models.PatternProperties | Answer[models.PatternProperties, Literal[200, None]]
    ]:
        """PUT /objects/pattern-properties."""
        raise not_implemented("patternProperties")

    @abstractmethod
    def ruled_object(
        self,
        *,
        body: models.RuledObject,
    ) -> Reply[models.RuledObject | Answer[models.RuledObject, Literal[200, None]]]:
        """PUT /objects/rules."""
        raise not_implemented("ruledObject")


def endpoints(service: ObjectsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(ALIASES),
            Endpoint(ALL_OF_PARTS),
            Endpoint(ANCHORS),
            Endpoint(CLOSED_OBJECT),
            Endpoint(DEFINITIONS),
            Endpoint(DIRECTIONS),
            Endpoint(MAPS),
            Endpoint(PATTERN_PROPERTIES),
            Endpoint(RULED_OBJECT),
        )
    return (
        Endpoint(ALIASES, service.aliases),
        Endpoint(ALL_OF_PARTS, service.all_of_parts),
        Endpoint(ANCHORS, service.anchors),
        Endpoint(CLOSED_OBJECT, service.closed_object),
        Endpoint(DEFINITIONS, service.definitions),
        Endpoint(DIRECTIONS, service.directions),
        Endpoint(MAPS, service.maps),
        Endpoint(PATTERN_PROPERTIES, service.pattern_properties),
        Endpoint(RULED_OBJECT, service.ruled_object),
    )
