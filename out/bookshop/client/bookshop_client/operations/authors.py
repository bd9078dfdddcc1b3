"""Operations of "authors"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
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
    asynchronous,
    asynchronous_pages,
)
from .._runtime.wire.parameters import Parameter

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncAuthorsOperations", "AuthorsOperations"]

LIST_AUTHORS: Operation[models.AuthorPage] = Operation(
    id="listAuthors",
    method="GET",
    path="/authors",
    parameters=(
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
    results={"200": lambda: models.AuthorPage},
    errors={"default": lambda: models.Problem},
)
CREATE_AUTHOR: Operation[models.Author] = Operation(
    id="createAuthor",
    method="POST",
    path="/authors",
    body="body",
    body_required=True,
    body_type=lambda: models.Author,
    content_types=("application/json",),
    accept=("application/json",),
    security=(("booksellerKey",),),
    results={"201": lambda: models.Author},
    errors={"400": lambda: models.ValidationProblem, "default": lambda: models.Problem},
)
GET_AUTHOR: Operation[models.Author] = Operation(
    id="getAuthor",
    method="GET",
    path="/authors/{author_id}",
    parameters=(Parameter("author_id", "path", "author_id", required=True),),
    accept=("application/json",),
    results={"200": lambda: models.Author},
    errors={"404": lambda: models.Problem, "default": lambda: models.Problem},
)


class AuthorsOperations(OperationGroup):
    """Operations of "authors"."""

    def list_authors(
        self,
        *,
        page: str | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> models.AuthorPage:
        """List authors.

        Args:
            page: The `next_page` of the page before; the first page without it.
            page_size: How many entries a page has at most.
        """
        return self._call(
            LIST_AUTHORS,
            request_options,
            page=page,
            page_size=page_size,
        )

    def iter_authors(
        self,
        *,
        page: str | None = None,
        page_size: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pages[models.Author, models.AuthorPage]:
        """Iterate over all items of `list_authors`, fetching pages as needed.

        Takes the arguments of `list_authors`; `page` selects the first page.
        """
        return self._pages(
            LIST_AUTHORS,
            request_options,
            page=page,
            page_size=page_size,
        )

    def create_author(
        self,
        *,
        body: models.Author | dicts.Author,
        request_options: RequestOptions | None = None,
    ) -> models.Author:
        """Add an author."""
        return self._call(
            CREATE_AUTHOR,
            request_options,
            body=body,
        )

    def get_author(
        self,
        author_id: UUID,
        *,
        request_options: RequestOptions | None = None,
    ) -> models.Author:
        """Get an author.

        Args:
            author_id: The author.
        """
        return self._call(
            GET_AUTHOR,
            request_options,
            author_id=author_id,
        )


class AsyncAuthorsOperations(AsyncOperationGroup):
    """Asynchronous operations of "authors"."""

    list_authors = asynchronous(AuthorsOperations.list_authors)
    iter_authors = asynchronous_pages(AuthorsOperations.iter_authors)
    create_author = asynchronous(AuthorsOperations.create_author)
    get_author = asynchronous(AuthorsOperations.get_author)
