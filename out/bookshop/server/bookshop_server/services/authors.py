"""Implementation of the "authors" operations. Edit this file freely."""

from __future__ import annotations

from uuid import UUID

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import AuthorsService


class Authors(AuthorsService):
    @override
    async def list_authors(
        self,
        *,
        page: str | None,
        page_size: int,
    ) -> models.AuthorPage:
        """List authors."""
        raise not_implemented("listAuthors")

    @override
    async def create_author(
        self,
        *,
        body: models.Author,
    ) -> models.Author:
        """Add an author."""
        raise not_implemented("createAuthor")

    @override
    async def get_author(
        self,
        *,
        author_id: UUID,
    ) -> models.Author:
        """Get an author."""
        raise not_implemented("getAuthor")
