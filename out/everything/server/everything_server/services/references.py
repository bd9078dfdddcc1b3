"""Implementation of the "references" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import ReferencesService


class References(ReferencesService):
    @override
    async def references_into_files(
        self,
        *,
        from_another_file: int | None,
    ) -> models.WholeFile:
        """GET /references/file."""
        raise not_implemented("referencesIntoFiles")

    @override
    async def local_references(
        self,
        *,
        shared: str | None,
        escaped: str | None,
        spaced: int | None,
        body: models.Small,
    ) -> models.Small:
        """POST /references/local."""
        raise not_implemented("localReferences")

    @override
    async def path_item_of_another_file(
        self,
        *,
        from_another_file: int | None,
    ) -> models.FragmentOfAnotherFile:
        """GET /references/path-item."""
        raise not_implemented("pathItemOfAnotherFile")

    @override
    async def references_into_definitions(
        self,
        *,
        body: models.ReferencesIntoOthers,
    ) -> models.ReferencesIntoOthers:
        """PUT /references/property."""
        raise not_implemented("referencesIntoDefinitions")

    @override
    async def recursive_models(
        self,
        *,
        body: models.RecursiveModels,
    ) -> models.RecursiveModels:
        """POST /references/recursion."""
        raise not_implemented("recursiveModels")
