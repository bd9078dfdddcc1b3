"""Operations of "styles", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Literal

from pydantic import Field

from .. import models
from .._runtime.server import (
    Answer,
    Endpoint,
    Reply,
    ServerOperation,
    ServerResponse,
    Service,
    TypedParameter,
    not_implemented,
)

__all__ = ["StylesService", "endpoints"]

HEADER_STYLES = ServerOperation(
    id="headerStyles",
    method="GET",
    path="/styles/headers",
    parameters=(
        TypedParameter(
            "x_array", "header", "X-Array", type=list[int], style=("comma",)
        ),
        TypedParameter(
            "x_object", "header", "X-Object", type=models.Span, members="pairs"
        ),
        TypedParameter("session", "cookie", "session", type=str),
        TypedParameter(
            "settings",
            "cookie",
            "settings",
            type=models.Span,
            members="fields",
            takes=("first", "last"),
        ),
    ),
    status=204,
    responses=(ServerResponse("204"),),
)
PATH_STYLES = ServerOperation(
    id="pathStyles",
    method="GET",
    path="/styles/path/{simple}/{label}/{matrix}/{object}",
    parameters=(
        TypedParameter(
            "simple",
            "path",
            "simple",
            type=Annotated[list[int], Field(min_length=1)],
            required=True,
            style=("comma",),
        ),
        TypedParameter(
            "label",
            "path",
            "label",
            type=Annotated[list[str], Field(min_length=1)],
            required=True,
            style=("dot",),
            prefix="label",
        ),
        TypedParameter(
            "matrix",
            "path",
            "matrix",
            type=Annotated[list[int], Field(min_length=1)],
            required=True,
            style=("comma",),
            prefix="matrix",
        ),
        TypedParameter(
            "object",
            "path",
            "object",
            type=models.Span,
            required=True,
            members="fields",
            prefix="matrix",
            takes=("first", "last"),
        ),
    ),
    status=204,
    responses=(ServerResponse("204"),),
)
QUERY_STYLES = ServerOperation(
    id="queryStyles",
    method="GET",
    path="/styles/query",
    parameters=(
        TypedParameter("form", "query", "form", type=list[str], style=("repeated",)),
        TypedParameter("joined", "query", "joined", type=models.Span, members="comma"),
        TypedParameter(
            "exploded",
            "query",
            "exploded",
            type=models.Span,
            members="fields",
            takes=("first", "last"),
        ),
        TypedParameter("space", "query", "space", type=list[int], style=("space",)),
        TypedParameter("pipe", "query", "pipe", type=list[int], style=("pipe",)),
        TypedParameter("deep", "query", "deep", type=models.Deep, members="brackets"),
        TypedParameter("reserved", "query", "reserved", type=str, reserved=True),
        TypedParameter("base64url", "query", "base64url", type=bytes),
        TypedParameter(
            "content",
            "query",
            "content",
            type=models.Span,
            schema="components/schemas/Span",
            json=True,
        ),
        TypedParameter(
            "one_or_many",
            "query",
            "one or many",
            type=list[int] | int,
            style=("repeated",),
            scalar=True,
        ),
    ),
    status=204,
    responses=(ServerResponse("204"),),
)
QUERY_STRING_OF_FORM = ServerOperation(
    id="queryStringOfForm",
    method="GET",
    path="/styles/query-string/form",
    parameters=(
        TypedParameter(
            "fields",
            "query",
            "fields",
            type=models.Span,
            members="fields",
            takes=("first", "last"),
        ),
    ),
    status=204,
    responses=(ServerResponse("204"),),
)
QUERY_STRING_OF_JSON = ServerOperation(
    id="queryStringOfJson",
    method="GET",
    path="/styles/query-string/json",
    parameters=(
        TypedParameter(
            "selection",
            "querystring",
            "selection",
            type=models.Span,
            schema="components/schemas/Span",
            json=True,
        ),
    ),
    status=204,
    responses=(ServerResponse("204"),),
)
QUERY_STRING_OF_TEXT = ServerOperation(
    id="queryStringOfText",
    method="GET",
    path="/styles/query-string/text",
    parameters=(
        TypedParameter(
            "path",
            "querystring",
            "path",
            type=Annotated[str, Field(pattern="^[$]")],
            required=True,
        ),
    ),
    status=204,
    responses=(ServerResponse("204"),),
)


class StylesService(Service):
    """Operations of "styles".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def header_styles(
        self,
        *,
        x_array: list[int] | None,
        x_object: models.Span | None,
        session: str | None,
        settings: models.Span | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /styles/headers."""
        raise not_implemented("headerStyles")

    @abstractmethod
    def path_styles(
        self,
        *,
        simple: list[int],
        label: list[str],
        matrix: list[int],
        object: models.Span,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /styles/path/{simple}/{label}/{matrix}/{object}."""
        raise not_implemented("pathStyles")

    @abstractmethod
    def query_styles(
        self,
        *,
        form: list[str] | None,
        joined: models.Span | None,
        exploded: models.Span | None,
        space: list[int] | None,
        pipe: list[int] | None,
        deep: models.Deep | None,
        reserved: str | None,
        base64url: bytes | None,
        content: models.Span | None,
        one_or_many: list[int] | int | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /styles/query."""
        raise not_implemented("queryStyles")

    @abstractmethod
    def query_string_of_form(
        self,
        *,
        fields: models.Span | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /styles/query-string/form."""
        raise not_implemented("queryStringOfForm")

    @abstractmethod
    def query_string_of_json(
        self,
        *,
        selection: models.Span | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /styles/query-string/json."""
        raise not_implemented("queryStringOfJson")

    @abstractmethod
    def query_string_of_text(
        self,
        *,
        path: str,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /styles/query-string/text."""
        raise not_implemented("queryStringOfText")


def endpoints(service: StylesService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(HEADER_STYLES),
            Endpoint(PATH_STYLES),
            Endpoint(QUERY_STYLES),
            Endpoint(QUERY_STRING_OF_FORM),
            Endpoint(QUERY_STRING_OF_JSON),
            Endpoint(QUERY_STRING_OF_TEXT),
        )
    return (
        Endpoint(HEADER_STYLES, service.header_styles),
        Endpoint(PATH_STYLES, service.path_styles),
        Endpoint(QUERY_STYLES, service.query_styles),
        Endpoint(QUERY_STRING_OF_FORM, service.query_string_of_form),
        Endpoint(QUERY_STRING_OF_JSON, service.query_string_of_json),
        Endpoint(QUERY_STRING_OF_TEXT, service.query_string_of_text),
    )
