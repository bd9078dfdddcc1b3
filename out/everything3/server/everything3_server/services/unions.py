"""Implementation of the "unions" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import UnionsService


class Unions(UnionsService):
    @override
    async def union_of_objects(
        self,
        *,
        body: models.UnionOfObjects,
    ) -> models.UnionOfObjects:
        """PUT /unions/objects."""
        raise not_implemented("unionOfObjects")

    @override
    async def union_of_scalars(
        self,
        *,
        body: models.UnionOfScalars,
    ) -> models.UnionOfScalars:
        """PUT /unions/scalars."""
        raise not_implemented("unionOfScalars")

    @override
    async def tagged_union(
        self,
        *,
        body: models.Circle | models.Square,
    ) -> models.Circle | models.Square:
        """PUT /unions/tagged."""
        raise not_implemented("taggedUnion")
