"""Implementation of the "objects" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import ObjectsService


class Objects(ObjectsService):
    @override
    async def aliases(
        self,
        *,
        body: models.Aliases,
    ) -> models.Aliases:
        """PUT /objects/aliases."""
        raise not_implemented("aliases")

    @override
    async def all_of_parts(
        self,
        *,
        body: models.AllOfParts,
    ) -> models.AllOfParts:
        """PUT /objects/all-of."""
        raise not_implemented("allOfParts")

    @override
    async def anchors(
        self,
        *,
        body: models.Anchors,
    ) -> models.Anchors:
        """PUT /objects/anchors."""
        raise not_implemented("anchors")

    @override
    async def closed_object(
        self,
        *,
        body: models.ClosedObject,
    ) -> models.ClosedObject:
        """PUT /objects/closed."""
        raise not_implemented("closedObject")

    @override
    async def definitions(
        self,
        *,
        body: models.Definitions,
    ) -> models.Definitions:
        """PUT /objects/definitions."""
        raise not_implemented("definitions")

    @override
    async def directions(
        self,
        *,
        body: models.Directions,
    ) -> models.Directions:
        """PUT /objects/directions."""
        raise not_implemented("directions")

    @override
    async def maps(
        self,
        *,
        body: models.Maps,
    ) -> models.Maps:
        """PUT /objects/maps."""
        raise not_implemented("maps")

    @override
    async def pattern_properties(
        self,
        *,
        body: models.PatternProperties,
    ) -> models.PatternProperties:
        """PUT /objects/pattern-properties."""
        raise not_implemented("patternProperties")

    @override
    async def ruled_object(
        self,
        *,
        body: models.RuledObject,
    ) -> models.RuledObject:
        """PUT /objects/rules."""
        raise not_implemented("ruledObject")
