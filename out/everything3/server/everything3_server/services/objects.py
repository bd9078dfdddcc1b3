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
