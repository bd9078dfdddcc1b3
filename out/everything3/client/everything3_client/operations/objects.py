"""Operations of "objects"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncObjectsOperations", "ObjectsOperations"]

ALIASES: Operation[models.Aliases] = Operation(
    id="aliases",
    method="PUT",
    path="/objects/aliases",
    body="body",
    body_required=True,
    body_type=lambda: models.Aliases,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Aliases},
)
ALL_OF_PARTS: Operation[models.AllOfParts] = Operation(
    id="allOfParts",
    method="PUT",
    path="/objects/all-of",
    body="body",
    body_required=True,
    body_type=lambda: models.AllOfParts,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.AllOfParts},
)
ANCHORS: Operation[models.Anchors] = Operation(
    id="anchors",
    method="PUT",
    path="/objects/anchors",
    body="body",
    body_required=True,
    body_type=lambda: models.Anchors,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Anchors},
)
CLOSED_OBJECT: Operation[models.ClosedObject] = Operation(
    id="closedObject",
    method="PUT",
    path="/objects/closed",
    body="body",
    body_required=True,
    body_type=lambda: models.ClosedObject,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.ClosedObject},
)
DEFINITIONS: Operation[models.Definitions] = Operation(
    id="definitions",
    method="PUT",
    path="/objects/definitions",
    body="body",
    body_required=True,
    body_type=lambda: models.Definitions,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Definitions},
)
DIRECTIONS: Operation[models.Directions] = Operation(
    id="directions",
    method="PUT",
    path="/objects/directions",
    body="body",
    body_required=True,
    body_type=lambda: models.Directions,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Directions},
)
MAPS: Operation[models.Maps] = Operation(
    id="maps",
    method="PUT",
    path="/objects/maps",
    body="body",
    body_required=True,
    body_type=lambda: models.Maps,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Maps},
)
PATTERN_PROPERTIES: Operation[models.PatternProperties] = Operation(
    id="patternProperties",
    method="PUT",
    path="/objects/pattern-properties",
    body="body",
    body_required=True,
    body_type=lambda: models.PatternProperties,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.PatternProperties},
)
RULED_OBJECT: Operation[models.RuledObject] = Operation(
    id="ruledObject",
    method="PUT",
    path="/objects/rules",
    body="body",
    body_required=True,
    body_type=lambda: models.RuledObject,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.RuledObject},
)


class ObjectsOperations(OperationGroup):
    """Operations of "objects"."""

    def aliases(
        self,
        *,
        body: models.Aliases | dicts.Aliases,
        request_options: RequestOptions | None = None,
    ) -> models.Aliases:
        """PUT /objects/aliases."""
        return self._call(
            ALIASES,
            request_options,
            body=body,
        )

    def all_of_parts(
        self,
        *,
        body: models.AllOfParts | dicts.AllOfParts,
        request_options: RequestOptions | None = None,
    ) -> models.AllOfParts:
        """PUT /objects/all-of."""
        return self._call(
            ALL_OF_PARTS,
            request_options,
            body=body,
        )

    def anchors(
        self,
        *,
        body: models.Anchors | dicts.Anchors,
        request_options: RequestOptions | None = None,
    ) -> models.Anchors:
        """PUT /objects/anchors."""
        return self._call(
            ANCHORS,
            request_options,
            body=body,
        )

    def closed_object(
        self,
        *,
        body: models.ClosedObject | dicts.ClosedObject,
        request_options: RequestOptions | None = None,
    ) -> models.ClosedObject:
        """PUT /objects/closed."""
        return self._call(
            CLOSED_OBJECT,
            request_options,
            body=body,
        )

    def definitions(
        self,
        *,
        body: models.Definitions | dicts.Definitions,
        request_options: RequestOptions | None = None,
    ) -> models.Definitions:
        """PUT /objects/definitions."""
        return self._call(
            DEFINITIONS,
            request_options,
            body=body,
        )

    def directions(
        self,
        *,
        body: models.Directions | dicts.Directions,
        request_options: RequestOptions | None = None,
    ) -> models.Directions:
        """PUT /objects/directions."""
        return self._call(
            DIRECTIONS,
            request_options,
            body=body,
        )

    def maps(
        self,
        *,
        body: models.Maps | dicts.Maps,
        request_options: RequestOptions | None = None,
    ) -> models.Maps:
        """PUT /objects/maps."""
        return self._call(
            MAPS,
            request_options,
            body=body,
        )

    def pattern_properties(
        self,
        *,
        body: models.PatternProperties | dicts.PatternProperties,
        request_options: RequestOptions | None = None,
    ) -> models.PatternProperties:
        """PUT /objects/pattern-properties."""
        return self._call(
            PATTERN_PROPERTIES,
            request_options,
            body=body,
        )

    def ruled_object(
        self,
        *,
        body: models.RuledObject | dicts.RuledObject,
        request_options: RequestOptions | None = None,
    ) -> models.RuledObject:
        """PUT /objects/rules."""
        return self._call(
            RULED_OBJECT,
            request_options,
            body=body,
        )


class AsyncObjectsOperations(AsyncOperationGroup):
    """Asynchronous operations of "objects"."""

    aliases = asynchronous(ObjectsOperations.aliases)
    all_of_parts = asynchronous(ObjectsOperations.all_of_parts)
    anchors = asynchronous(ObjectsOperations.anchors)
    closed_object = asynchronous(ObjectsOperations.closed_object)
    definitions = asynchronous(ObjectsOperations.definitions)
    directions = asynchronous(ObjectsOperations.directions)
    maps = asynchronous(ObjectsOperations.maps)
    pattern_properties = asynchronous(ObjectsOperations.pattern_properties)
    ruled_object = asynchronous(ObjectsOperations.ruled_object)
