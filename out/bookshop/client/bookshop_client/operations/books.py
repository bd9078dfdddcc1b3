"""Operations of "books"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal
from uuid import UUID

from pydantic import Field

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    Pages,
    RequestOptions,
    TokenPagination,
    Upload,
    asynchronous,
    asynchronous_pages,
)
from .._runtime.models import UniqueItems
from .._runtime.wire.parameters import Parameter

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncBooksOperations", "BooksOperations"]

_BOOK_ID = Parameter("book_id", "path", "book_id", required=True)
LIST_BOOKS: Operation[models.BookPage] = Operation(
    id="listBooks",
    method="GET",
    path="/books",
    parameters=(
        Parameter(
            "query",
            "query",
            "query",
            limits=lambda: Annotated[str, Field(min_length=2)],
        ),
        Parameter(
            "genres",
            "query",
            "genres",
            limits=lambda: Annotated[Sequence[models.Genre | str], UniqueItems],
            style=("comma",),
        ),
        Parameter("author_id", "query", "author_id"),
        Parameter("published_after", "query", "published_after"),
        Parameter("in_stock", "query", "in_stock"),
        Parameter("sort", "query", "sort"),
        Parameter("page", "query", "page"),
        Parameter(
            "page_size",
            "query",
            "page_size",
            limits=lambda: Annotated[int, Field(ge=1, le=100)],
        ),
    ),
    accept=("application/json",),
    pagination=TokenPagination("page", "/next_page", items="/items"),
    results={"200": lambda: models.BookPage},
    errors={"400": lambda: models.ValidationProblem, "default": lambda: models.Problem},
)
CREATE_BOOK: Operation[models.Book] = Operation(
    id="createBook",
    method="POST",
    path="/books",
    body="body",
    body_required=True,
    body_type=lambda: models.Book,
    content_types=("application/json",),
    accept=("application/json",),
    security=(("booksellerKey",),),
    results={"201": lambda: models.Book},
    errors={
        "400": lambda: models.ValidationProblem,
        "409": lambda: models.Problem,
        "default": lambda: models.Problem,
    },
)
GET_BOOK: Operation[models.Book] = Operation(
    id="getBook",
    method="GET",
    path="/books/{book_id}",
    parameters=(_BOOK_ID,),
    accept=("application/json",),
    results={"200": lambda: models.Book},
    errors={"404": lambda: models.Problem, "default": lambda: models.Problem},
)
UPDATE_BOOK: Operation[models.Book] = Operation(
    id="updateBook",
    method="PATCH",
    path="/books/{book_id}",
    parameters=(_BOOK_ID,),
    body="body",
    body_required=True,
    body_type=lambda: models.BookChanges,
    content_types=("application/json",),
    accept=("application/json",),
    security=(("booksellerKey",),),
    results={"200": lambda: models.Book},
    errors={
        "400": lambda: models.ValidationProblem,
        "404": lambda: models.Problem,
        "default": lambda: models.Problem,
    },
)
DELETE_BOOK: Operation[None] = Operation(
    id="deleteBook",
    method="DELETE",
    path="/books/{book_id}",
    parameters=(_BOOK_ID,),
    accept=("application/json",),
    security=(("booksellerKey",),),
    results={"204": lambda: None},
    errors={"404": lambda: models.Problem, "default": lambda: models.Problem},
)
GET_COVER: Operation[bytes] = Operation(
    id="getCover",
    method="GET",
    path="/books/{book_id}/cover",
    parameters=(_BOOK_ID,),
    accept=("image/jpeg", "image/png"),
    results={"200": lambda: bytes},
    errors={"404": lambda: models.Problem},
)
UPLOAD_COVER: Operation[None] = Operation(
    id="uploadCover",
    method="PUT",
    path="/books/{book_id}/cover",
    parameters=(
        _BOOK_ID,
        Parameter("image", "form", "image", required=True, file=True),
        Parameter(
            "caption",
            "form",
            "caption",
            limits=lambda: Annotated[str, Field(max_length=200)],
        ),
    ),
    content_types=("multipart/form-data",),
    accept=("application/json",),
    security=(("booksellerKey",),),
    results={"204": lambda: None},
    errors={"413": lambda: models.Problem, "default": lambda: models.Problem},
)


class BooksOperations(OperationGroup):
    """Operations of "books"."""

    def list_books(
        self,
        *,
        query: str | None = None,
        genres: Sequence[models.Genre] | None = None,
        author_id: UUID | None = None,
        published_after: dt.date | None = None,
        in_stock: bool | None = None,
        sort: (
            Literal[
                "title", "-title", "published_on", "-published_on", "price", "-price"
            ]
            | None
        ) = None,
        page: str | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> models.BookPage:
        """List books.

        Every filter narrows the list; without any, you get all there is.

        Args:
            query: Words of the title or of an author's name.
            genres: Books of any of these genres.
            author_id: Books by this author.
            published_after: Books that came out later than this day.
            in_stock: Only what can be sent today.
            sort: The order of the list; a minus sign reverses it.
            page: The `next_page` of the page before; the first page without it.
            page_size: How many entries a page has at most.
        """
        return self._call(
            LIST_BOOKS,
            request_options,
            query=query,
            genres=genres,
            author_id=author_id,
            published_after=published_after,
            in_stock=in_stock,
            sort=sort,
            page=page,
            page_size=page_size,
        )

    def iter_books(
        self,
        *,
        query: str | None = None,
        genres: Sequence[models.Genre] | None = None,
        author_id: UUID | None = None,
        published_after: dt.date | None = None,
        in_stock: bool | None = None,
        sort: (
            Literal[
                "title", "-title", "published_on", "-published_on", "price", "-price"
            ]
            | None
        ) = None,
        page: str | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pages[models.Book, models.BookPage]:
        """Iterate over all items of `list_books`, fetching pages as needed.

        Takes the arguments of `list_books`; `page` selects the first page.
        """
        return self._pages(
            LIST_BOOKS,
            request_options,
            query=query,
            genres=genres,
            author_id=author_id,
            published_after=published_after,
            in_stock=in_stock,
            sort=sort,
            page=page,
            page_size=page_size,
        )

    def create_book(
        self,
        *,
        body: models.Book | dicts.Book,
        request_options: RequestOptions | None = None,
    ) -> models.Book:
        """Add a book.

        Args:
            body: The book, without what the shop fills in itself.
        """
        return self._call(
            CREATE_BOOK,
            request_options,
            body=body,
        )

    def get_book(
        self,
        book_id: UUID,
        *,
        request_options: RequestOptions | None = None,
    ) -> models.Book:
        """Get a book.

        Args:
            book_id: The book.
        """
        return self._call(
            GET_BOOK,
            request_options,
            book_id=book_id,
        )

    def update_book(
        self,
        book_id: UUID,
        *,
        body: models.BookChanges | dicts.BookChanges,
        request_options: RequestOptions | None = None,
    ) -> models.Book:
        """Change a book.

        Changes what is given and leaves the rest alone. `null` removes a value, which
        is not the same as leaving it out.

        Args:
            book_id: The book.
        """
        return self._call(
            UPDATE_BOOK,
            request_options,
            book_id=book_id,
            body=body,
        )

    def delete_book(
        self,
        book_id: UUID,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Remove a book.

        Orders that hold it keep their copy of title and price.

        Args:
            book_id: The book.
        """
        return self._call(
            DELETE_BOOK,
            request_options,
            book_id=book_id,
        )

    def get_cover(
        self,
        book_id: UUID,
        *,
        request_options: RequestOptions | None = None,
    ) -> bytes:
        """Download a cover.

        Args:
            book_id: The book.
        """
        return self._call(
            GET_COVER,
            request_options,
            book_id=book_id,
        )

    def upload_cover(
        self,
        book_id: UUID,
        *,
        image: Upload,
        caption: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Upload a cover.

        Args:
            book_id: The book.
            image: A JPEG or PNG of at most 5 MB.
            caption: What those hear who can't see the picture.
        """
        return self._call(
            UPLOAD_COVER,
            request_options,
            book_id=book_id,
            image=image,
            caption=caption,
        )


class AsyncBooksOperations(AsyncOperationGroup):
    """Asynchronous operations of "books"."""

    list_books = asynchronous(BooksOperations.list_books)
    iter_books = asynchronous_pages(BooksOperations.iter_books)
    create_book = asynchronous(BooksOperations.create_book)
    get_book = asynchronous(BooksOperations.get_book)
    update_book = asynchronous(BooksOperations.update_book)
    delete_book = asynchronous(BooksOperations.delete_book)
    get_cover = asynchronous(BooksOperations.get_cover)
    upload_cover = asynchronous(BooksOperations.upload_cover)
