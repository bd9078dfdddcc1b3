"""Implementation of the "books" operations. Edit this file freely."""

from __future__ import annotations

import datetime as dt
from typing import Literal
from uuid import UUID

from starlette.datastructures import UploadFile
from typing_extensions import override

from .._generated import BinaryContent, models, not_implemented
from .._generated.services import BooksService


class Books(BooksService):
    @override
    async def list_books(
        self,
        *,
        query: str | None,
        genres: list[models.Genre] | None,
        author_id: UUID | None,
        published_after: dt.date | None,
        in_stock: bool,
        sort: Literal[
            "title", "-title", "published_on", "-published_on", "price", "-price"
        ],
        page: str | None,
        page_size: int,
    ) -> models.BookPage:
        """List books."""
        raise not_implemented("listBooks")

    @override
    async def create_book(
        self,
        *,
        body: models.Book,
    ) -> models.Book:
        """Add a book."""
        raise not_implemented("createBook")

    @override
    async def get_book(
        self,
        *,
        book_id: UUID,
    ) -> models.Book:
        """Get a book."""
        raise not_implemented("getBook")

    @override
    async def update_book(
        self,
        *,
        book_id: UUID,
        body: models.BookChanges,
    ) -> models.Book:
        """Change a book."""
        raise not_implemented("updateBook")

    @override
    async def delete_book(
        self,
        *,
        book_id: UUID,
    ) -> None:
        """Remove a book."""
        raise not_implemented("deleteBook")

    @override
    async def get_cover(
        self,
        *,
        book_id: UUID,
    ) -> BinaryContent:
        """Download a cover."""
        raise not_implemented("getCover")

    @override
    async def upload_cover(
        self,
        *,
        book_id: UUID,
        image: UploadFile,
        caption: str | None,
    ) -> None:
        """Upload a cover."""
        raise not_implemented("uploadCover")
