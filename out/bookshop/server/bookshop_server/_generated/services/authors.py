"""Operations of "authors", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from .. import models
from .._runtime.server import (
    Answer,
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

__all__ = ["AuthorsService", "endpoints"]

LIST_AUTHORS = ServerOperation(
    id="listAuthors",
    method="GET",
    path="/authors",
    parameters=(
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
        ServerResponse("200", lambda: models.AuthorPage),
        ServerResponse("default", lambda: models.Problem),
    ),
)
CREATE_AUTHOR = ServerOperation(
    id="createAuthor",
    method="POST",
    path="/authors",
    body=RequestBody(
        argument="body",
        contents=(
            Content("application/json", lambda: models.Author, "definitions/Author"),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=201,
    responses=(
        ServerResponse("201", lambda: models.Author),
        ServerResponse("400", lambda: models.ValidationProblem),
        ServerResponse("default", lambda: models.Problem),
    ),
    security=({"booksellerKey": ()},),
)
GET_AUTHOR = ServerOperation(
    id="getAuthor",
    method="GET",
    path="/authors/{author_id}",
    parameters=(
        TypedParameter("author_id", "path", "author_id", type=UUID, required=True),
    ),
    produces=("application/json",),
    status=200,
    responses=(
        ServerResponse("200", lambda: models.Author),
        ServerResponse("404", lambda: models.Problem),
        ServerResponse("default", lambda: models.Problem),
    ),
)


class AuthorsService(Service):
    """Operations of "authors".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def list_authors(
        self,
        *,
        page: str | None,
        page_size: int,
    ) -> Reply[
        models.AuthorPage
        | Answer[models.AuthorPage, Literal[200, None]]
        | Answer[models.Problem, int]
    ]:
        """List authors.

        Args:
            page: The `next_page` of the page before; the first page without it.
            page_size: How many entries a page has at most.
        """
        raise not_implemented("listAuthors")

    @abstractmethod
    def create_author(
        self,
        *,
        body: models.Author,
    ) -> Reply[
        models.Author
        | Answer[models.Author, Literal[201, None]]
        | Answer[models.ValidationProblem, Literal[400]]
        | Answer[models.Problem, int]
    ]:
        """Add an author."""
        raise not_implemented("createAuthor")

    @abstractmethod
    def get_author(
        self,
        *,
        author_id: UUID,
    ) -> Reply[
        models.Author
        | Answer[models.Author, Literal[200, None]]
        | Answer[models.Problem, int]
    ]:
        """Get an author.

        Args:
            author_id: The author.
        """
        raise not_implemented("getAuthor")


def endpoints(service: AuthorsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(LIST_AUTHORS), Endpoint(CREATE_AUTHOR), Endpoint(GET_AUTHOR))
    return (
        Endpoint(LIST_AUTHORS, service.list_authors),
        Endpoint(CREATE_AUTHOR, service.create_author),
        Endpoint(GET_AUTHOR, service.get_author),
    )
