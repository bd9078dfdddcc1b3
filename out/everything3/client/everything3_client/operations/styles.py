"""Operations of "styles"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)
from .._runtime.wire.parameters import Parameter

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncStylesOperations", "StylesOperations"]

HEADER_STYLES: Operation[None] = Operation(
    id="headerStyles",
    method="GET",
    path="/styles/headers",
    parameters=(
        Parameter("x_array", "header", "X-Array", style=("comma",)),
        Parameter(
            "x_object",
            "header",
            "X-Object",
            limits=lambda: models.Span,
            members="pairs",
        ),
        Parameter("session", "cookie", "session"),
        Parameter(
            "settings",
            "cookie",
            "settings",
            limits=lambda: models.Span,
            members="fields",
        ),
    ),
    results={"204": lambda: None},
)
PATH_STYLES: Operation[None] = Operation(
    id="pathStyles",
    method="GET",
    path="/styles/path/{simple}/{label}/{matrix}/{object}",
    parameters=(
        Parameter(
            "simple",
            "path",
            "simple",
            limits=lambda: Annotated[Sequence[int], Field(min_length=1)],
            required=True,
            style=("comma",),
        ),
        Parameter(
            "label",
            "path",
            "label",
            limits=lambda: Annotated[Sequence[str], Field(min_length=1)],
            required=True,
            style=("dot",),
            prefix="label",
        ),
        Parameter(
            "matrix",
            "path",
            "matrix",
            limits=lambda: Annotated[Sequence[int], Field(min_length=1)],
            required=True,
            style=("comma",),
            prefix="matrix",
        ),
        Parameter(
            "object",
            "path",
            "object",
            limits=lambda: models.Span,
            required=True,
            members="fields",
            prefix="matrix",
        ),
    ),
    results={"204": lambda: None},
)
QUERY_STYLES: Operation[None] = Operation(
    id="queryStyles",
    method="GET",
    path="/styles/query",
    parameters=(
        Parameter("form", "query", "form", style=("repeated",)),
        Parameter(
            "joined", "query", "joined", limits=lambda: models.Span, members="comma"
        ),
        Parameter(
            "exploded",
            "query",
            "exploded",
            limits=lambda: models.Span,
            members="fields",
        ),
        Parameter("space", "query", "space", style=("space",)),
        Parameter("pipe", "query", "pipe", style=("pipe",)),
        Parameter(
            "deep", "query", "deep", limits=lambda: models.Deep, members="brackets"
        ),
        Parameter("reserved", "query", "reserved", reserved=True),
        Parameter("base64url", "query", "base64url", url_safe=True),
        Parameter("content", "query", "content", limits=lambda: models.Span, json=True),
        Parameter(
            "one_or_many", "query", "one or many", style=("repeated",), scalar=True
        ),
    ),
    results={"204": lambda: None},
)
QUERY_STRING_OF_FORM: Operation[None] = Operation(
    id="queryStringOfForm",
    method="GET",
    path="/styles/query-string/form",
    parameters=(
        Parameter(
            "fields", "query", "fields", limits=lambda: models.Span, members="fields"
        ),
    ),
    results={"204": lambda: None},
)
QUERY_STRING_OF_JSON: Operation[None] = Operation(
    id="queryStringOfJson",
    method="GET",
    path="/styles/query-string/json",
    parameters=(
        Parameter(
            "selection",
            "querystring",
            "selection",
            limits=lambda: models.Span,
            json=True,
        ),
    ),
    results={"204": lambda: None},
)
QUERY_STRING_OF_TEXT: Operation[None] = Operation(
    id="queryStringOfText",
    method="GET",
    path="/styles/query-string/text",
    parameters=(
        Parameter(
            "path",
            "querystring",
            "path",
            limits=lambda: Annotated[str, Field(pattern="^[$]")],
            required=True,
        ),
    ),
    results={"204": lambda: None},
)


class StylesOperations(OperationGroup):
    """Operations of "styles"."""

    def header_styles(
        self,
        *,
        x_array: Sequence[int] | None = None,
        x_object: models.Span | dicts.Span | None = None,
        session: str | None = None,
        settings: models.Span | dicts.Span | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /styles/headers."""
        return self._call(
            HEADER_STYLES,
            request_options,
            x_array=x_array,
            x_object=x_object,
            session=session,
            settings=settings,
        )

    def path_styles(
        self,
        simple: Sequence[int],
        label: Sequence[str],
        matrix: Sequence[int],
        object: models.Span | dicts.Span,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /styles/path/{simple}/{label}/{matrix}/{object}."""
        return self._call(
            PATH_STYLES,
            request_options,
            simple=simple,
            label=label,
            matrix=matrix,
            object=object,
        )

    def query_styles(
        self,
        *,
        form: Sequence[str] | None = None,
        joined: models.Span | dicts.Span | None = None,
        exploded: models.Span | dicts.Span | None = None,
        space: Sequence[int] | None = None,
        pipe: Sequence[int] | None = None,
        deep: models.Deep | dicts.Deep | None = None,
        reserved: str | None = None,
        base64url: bytes | None = None,
        content: models.Span | dicts.Span | None = None,
        one_or_many: Sequence[int] | int | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /styles/query."""
        return self._call(
            QUERY_STYLES,
            request_options,
            form=form,
            joined=joined,
            exploded=exploded,
            space=space,
            pipe=pipe,
            deep=deep,
            reserved=reserved,
            base64url=base64url,
            content=content,
            one_or_many=one_or_many,
        )

    def query_string_of_form(
        self,
        *,
        fields: models.Span | dicts.Span | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /styles/query-string/form."""
        return self._call(
            QUERY_STRING_OF_FORM,
            request_options,
            fields=fields,
        )

    def query_string_of_json(
        self,
        *,
        selection: models.Span | dicts.Span | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /styles/query-string/json."""
        return self._call(
            QUERY_STRING_OF_JSON,
            request_options,
            selection=selection,
        )

    def query_string_of_text(
        self,
        *,
        path: str,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /styles/query-string/text."""
        return self._call(
            QUERY_STRING_OF_TEXT,
            request_options,
            path=path,
        )


class AsyncStylesOperations(AsyncOperationGroup):
    """Asynchronous operations of "styles"."""

    header_styles = asynchronous(StylesOperations.header_styles)
    path_styles = asynchronous(StylesOperations.path_styles)
    query_styles = asynchronous(StylesOperations.query_styles)
    query_string_of_form = asynchronous(StylesOperations.query_string_of_form)
    query_string_of_json = asynchronous(StylesOperations.query_string_of_json)
    query_string_of_text = asynchronous(StylesOperations.query_string_of_text)
