"""Operations of "books", and the base class of their service."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field
from starlette.datastructures import UploadFile

from .. import models
from .._runtime.models import UniqueItems
from .._runtime.server import (
    Answer,
    BinaryContent,
    Content,
    Endpoint,
    Reply,
    RequestBody,
    ServerOperation,
    ServerResponse,
    Service,
    TypedParameter,
    not_implemented,
)

__all__ = ["BooksService", "endpoints"]

_BOOK_ID = TypedParameter("book_id", "path", "book_id", type=UUID, required=True)
LIST_BOOKS = ServerOperation(
    id="listBooks",
    method="GET",
    path="/books",
    parameters=(
        TypedParameter(
            "query", "query", "query", type=Annotated[str, Field(min_length=2)]
        ),
        TypedParameter(
            "genres",
            "query",
            "genres",
            type=Annotated[list[models.Genre], UniqueItems],
            style=("comma",),
        ),
        TypedParameter("author_id", "query", "author_id", type=UUID),
        TypedParameter("published_after", "query", "published_after", type=dt.date),
        TypedParameter("in_stock", "query", "in_stock", type=bool, default=False),
        TypedParameter(
            "sort",
            "query",
            "sort",
            type=Literal[
                "title", "-title", "published_on", "-published_on", "price", "-price"
            ],
            default="title",
        ),
        TypedParameter("page", "query", "page", type=str),
        TypedParameter(
            "page_size",
            "query",
            "page_size",
            type=Annotated[int, Field(ge=1, le=100)],
            default=20,
        ),
    ),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.BookPage),
        ServerResponse("400", lambda: models.ValidationProblem),
        ServerResponse("default", lambda: models.Problem),
    ),
)
CREATE_BOOK = ServerOperation(
    id="createBook",
    method="POST",
    path="/books",
    body=RequestBody(
        argument="body",
        contents=(
            Content("application/json", lambda: models.Book, "definitions/Book"),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=201,
    responses=(
        ServerResponse("201", lambda: models.Book),
        ServerResponse("400", lambda: models.ValidationProblem),
        ServerResponse("409", lambda: models.Problem),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"booksellerKey": ()},),
)
GET_BOOK = ServerOperation(
    id="getBook",
    method="GET",
    path="/books/{book_id}",
    parameters=(_BOOK_ID,),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.Book),
        ServerResponse("404", lambda: models.Problem),
        ServerResponse("default", lambda: models.Problem),
    ),
)
UPDATE_BOOK = ServerOperation(
    id="updateBook",
    method="PATCH",
    path="/books/{book_id}",
    parameters=(_BOOK_ID,),
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.BookChanges,
                "definitions/BookChanges",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.Book),
        ServerResponse("400", lambda: models.ValidationProblem),
        ServerResponse("404", lambda: models.Problem),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"booksellerKey": ()},),
)
DELETE_BOOK = ServerOperation(
    id="deleteBook",
    method="DELETE",
    path="/books/{book_id}",
    parameters=(_BOOK_ID,),
    produces=("application/json",),
    status=204,
    responses=(
        ServerResponse("204"),
        ServerResponse("404", lambda: models.Problem),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"booksellerKey": ()},),
)
GET_COVER = ServerOperation(
    id="getCover",
    method="GET",
    path="/books/{book_id}/cover",
    parameters=(_BOOK_ID,),
    produces=("image/jpeg", "image/png"),
    status=200,
    responses=(
        ServerResponse("200", lambda: bytes),
        ServerResponse("404", lambda: models.Problem, produces=("application/json",)),
    ),
)
UPLOAD_COVER = ServerOperation(
    id="uploadCover",
    method="PUT",
    path="/books/{book_id}/cover",
    parameters=(
        _BOOK_ID,
        TypedParameter(
            "image", "form", "image", type=UploadFile, required=True, file=True
        ),
        TypedParameter(
            "caption", "form", "caption", type=Annotated[str, Field(max_length=200)]
        ),
    ),
    form_media_types=("multipart/form-data",),
    produces=("application/json",),
    status=204,
    responses=(
        ServerResponse("204"),
        ServerResponse("413", lambda: models.Problem),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"booksellerKey": ()},),
)


class BooksService(Service):
    """Operations of "books".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def list_books(
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
    ) -> Reply[
        models.BookPage
        | Answer[models.BookPage, Literal[200, None]]
        | Answer[models.ValidationProblem, Literal[400]]
        | Answer[models.Problem, int]
    ]:
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
        raise not_implemented("listBooks")

    @abstractmethod
    def create_book(
        self,
        *,
        body: models.Book,
    ) -> Reply[
        models.Book
        | Answer[models.Book, Literal[201, None]]
        | Answer[models.ValidationProblem, Literal[400]]
        | Answer[models.Problem, int]
    ]:
        """Add a book.

        Args:
            body: The book, without what the shop fills in itself.
        """
        raise not_implemented("createBook")

    @abstractmethod
    def get_book(
        self,
        *,
        book_id: UUID,
    ) -> Reply[
        models.Book
        | Answer[models.Book, Literal[200, None]]
        | Answer[models.Problem, int]
    ]:
        """Get a book.

        Args:
            book_id: The book.
        """
        raise not_implemented("getBook")

    @abstractmethod
    def update_book(
        self,
        *,
        book_id: UUID,
        body: models.BookChanges,
    ) -> Reply[
        models.Book
        | Answer[models.Book, Literal[200, None]]
        | Answer[models.ValidationProblem, Literal[400]]
        | Answer[models.Problem, int]
    ]:
        """Change a book.

        Changes what is given and leaves the rest alone. `null` removes a value, which
        is not the same as leaving it out.

        Args:
            book_id: The book.
        """
        raise not_implemented("updateBook")

    @abstractmethod
    def delete_book(
        self,
        *,
        book_id: UUID,
    ) -> Reply[Answer[None, Literal[204, None]] | Answer[models.Problem, int] | None]:
        """Remove a book.

        Orders that hold it keep their copy of title and price.

        Args:
            book_id: The book.
        """
        raise not_implemented("deleteBook")

    @abstractmethod
    def get_cover(
        self,
        *,
        book_id: UUID,
    ) -> Reply[
        BinaryContent
        | Answer[BinaryContent, Literal[200, None]]
        | Answer[models.Problem, Literal[404]]
    ]:
        """Download a cover.

        Args:
            book_id: The book.
        """
        raise not_implemented("getCover")

    @abstractmethod
    def upload_cover(
        self,
        *,
        book_id: UUID,
        image: UploadFile,
        caption: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | Answer[models.Problem, int] | None]:
        """Upload a cover.

        Args:
            book_id: The book.
            image: A JPEG or PNG of at most 5 MB.
            caption: What those hear who can't see the picture.
        """
        raise not_implemented("uploadCover")


def endpoints(service: BooksService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(LIST_BOOKS),
            Endpoint(CREATE_BOOK),
            Endpoint(GET_BOOK),
            Endpoint(UPDATE_BOOK),
            Endpoint(DELETE_BOOK),
            Endpoint(GET_COVER),
            Endpoint(UPLOAD_COVER),
        )
    return (
        Endpoint(LIST_BOOKS, service.list_books),
        Endpoint(CREATE_BOOK, service.create_book),
        Endpoint(GET_BOOK, service.get_book),
        Endpoint(UPDATE_BOOK, service.update_book),
        Endpoint(DELETE_BOOK, service.delete_book),
        Endpoint(GET_COVER, service.get_cover),
        Endpoint(UPLOAD_COVER, service.upload_cover),
    )
