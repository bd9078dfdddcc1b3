"""Operations of "places"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    Upload,
    asynchronous,
)
from .._runtime.models import UniqueItems
from .._runtime.wire.parameters import Constant, Parameter

__all__ = ["AsyncPlacesOperations", "PlacesOperations"]

_SHARED = Parameter("shared", "query", "shared")
_TEXT = Parameter("text", "path", "text", required=True, allow_empty=True)
_INTEGER = Parameter("integer", "path", "integer", required=True)
_DATE = Parameter("date", "path", "date", required=True)
_CSV = Parameter("csv", "path", "csv", required=True, style=("comma",))
_CHOICE = Parameter("choice", "path", "choice", required=True)
_X = Parameter("x", "path", "x", required=True)
_TEXT_2 = Parameter("text", "query", "text")
_INTEGER_2 = Parameter("integer", "query", "integer")
_NUMBER = Parameter("number", "query", "number")
_BOOLEAN = Parameter("boolean", "query", "boolean")
_CHOICE_2 = Parameter("choice", "query", "choice")
CONSTANT_QUERY: Operation[None] = Operation(
    id="constantQuery",
    method="GET",
    path="/places/constant",
    constants=(
        Constant("query", "action", "run"),
        Constant("query", "empty", ""),
        Constant("query", "fixed", "only"),
        Constant("header", "X-Fixed", "3"),
    ),
    parameters=(Parameter("free", "query", "free"),),
    accept=("application/json",),
    results={"204": lambda: None},
)
OTHER_CONSTANT_QUERY: Operation[None] = Operation(
    id="otherConstantQuery",
    method="GET",
    path="/places/constant",
    constants=(Constant("query", "action", "stop"),),
    accept=("application/json",),
    results={"204": lambda: None},
)
FORM_IN_EITHER_MEDIA_TYPE: Operation[None] = Operation(
    id="formInEitherMediaType",
    method="POST",
    path="/places/either-form",
    parameters=(Parameter("text", "form", "text"),),
    content_types=("application/x-www-form-urlencoded", "multipart/form-data"),
    accept=("application/json",),
    results={"204": lambda: None},
)
URLENCODED_FORM: Operation[None] = Operation(
    id="urlencodedForm",
    method="POST",
    path="/places/form",
    parameters=(
        Parameter("text", "form", "text", required=True),
        Parameter("integer", "form", "integer"),
        Parameter("date", "form", "date"),
        Parameter("csv", "form", "csv", style=("comma",)),
        Parameter("ssv", "form", "ssv", style=("space",)),
        Parameter("tsv", "form", "tsv", style=("tab",)),
        Parameter("pipes", "form", "pipes", style=("pipe",)),
        Parameter("multi", "form", "multi", style=("repeated",)),
    ),
    content_types=("application/x-www-form-urlencoded",),
    accept=("application/json",),
    results={"204": lambda: None},
)
HEADERS: Operation[None] = Operation(
    id="headers",
    method="GET",
    path="/places/header",
    parameters=(
        Parameter("x_text", "header", "X-Text"),
        Parameter("x_integer", "header", "X-Integer", required=True),
        Parameter("x_boolean", "header", "X-Boolean"),
        Parameter("x_date", "header", "X-Date"),
        Parameter("x_csv", "header", "X-Csv", style=("comma",)),
        Parameter("x_pipes", "header", "X-Pipes", style=("pipe",)),
        Parameter("x_tsv", "header", "X-Tsv", style=("tab",)),
        Parameter("x_underscore", "header", "x_underscore"),
    ),
    accept=("application/json",),
    results={"204": lambda: None},
)
METHOD_GET: Operation[None] = Operation(
    id="methodGet",
    method="GET",
    path="/places/methods",
    parameters=(_SHARED,),
    accept=("application/json",),
    results={"204": lambda: None},
)
METHOD_HEAD: Operation[None] = Operation(
    id="methodHead",
    method="HEAD",
    path="/places/methods",
    parameters=(_SHARED,),
    accept=("application/json",),
    results={"204": lambda: None},
)
METHOD_POST: Operation[None] = Operation(
    id="methodPost",
    method="POST",
    path="/places/methods",
    parameters=(_SHARED,),
    accept=("application/json",),
    results={"204": lambda: None},
)
METHOD_PUT: Operation[None] = Operation(
    id="methodPut",
    method="PUT",
    path="/places/methods",
    parameters=(_SHARED,),
    accept=("application/json",),
    results={"204": lambda: None},
)
METHOD_PATCH: Operation[None] = Operation(
    id="methodPatch",
    method="PATCH",
    path="/places/methods",
    parameters=(_SHARED,),
    accept=("application/json",),
    results={"204": lambda: None},
)
METHOD_DELETE: Operation[None] = Operation(
    id="methodDelete",
    method="DELETE",
    path="/places/methods",
    parameters=(_SHARED,),
    accept=("application/json",),
    results={"204": lambda: None},
)
METHOD_OPTIONS: Operation[None] = Operation(
    id="methodOptions",
    method="OPTIONS",
    path="/places/methods",
    parameters=(_SHARED,),
    accept=("application/json",),
    results={"204": lambda: None},
)
MULTIPART_FORM: Operation[None] = Operation(
    id="multipartForm",
    method="POST",
    path="/places/multipart",
    parameters=(
        Parameter("first_file", "form", "first file", required=True, file=True),
        Parameter("second", "form", "second", file=True),
        Parameter("note", "form", "note"),
        Parameter("numbers", "form", "numbers", style=("repeated",)),
    ),
    content_types=("multipart/form-data",),
    accept=("application/json",),
    results={"204": lambda: None},
)
PREFIX_BEFORE_PLACEHOLDER: Operation[None] = Operation(
    id="prefixBeforePlaceholder",
    method="GET",
    path="/places/path/literal-{wins}/end",
    parameters=(Parameter("wins", "path", "wins", required=True),),
    accept=("application/json",),
    results={"204": lambda: None},
)
PATH_OF_EVERY_TYPE: Operation[None] = Operation(
    id="pathOfEveryType",
    method="GET",
    path="/places/path/{text}/{integer}/{date}/{csv}/{choice}",
    parameters=(_TEXT, _INTEGER, _DATE, _CSV, _CHOICE, _SHARED),
    accept=("application/json",),
    results={"204": lambda: None},
)
PATH_LEVEL_OVERRIDDEN: Operation[None] = Operation(
    id="pathLevelOverridden",
    method="PUT",
    path="/places/path/{text}/{integer}/{date}/{csv}/{choice}",
    parameters=(_TEXT, _INTEGER, _DATE, _CSV, _CHOICE, _SHARED),
    accept=("application/json",),
    results={"204": lambda: None},
)
TWO_IN_ONE_SEGMENT: Operation[None] = Operation(
    id="twoInOneSegment",
    method="GET",
    path="/places/path/{x}.{y}",
    parameters=(_X, Parameter("y", "path", "y", required=True)),
    accept=("application/json",),
    results={"204": lambda: None},
)
VERB_AFTER_PLACEHOLDER: Operation[None] = Operation(
    id="verbAfterPlaceholder",
    method="POST",
    path="/places/path/{x}:verb",
    parameters=(_X,),
    accept=("application/json",),
    results={"204": lambda: None},
)
QUERY_OF_EVERY_TYPE: Operation[None] = Operation(
    id="queryOfEveryType",
    method="GET",
    path="/places/query",
    parameters=(
        _TEXT_2,
        _INTEGER_2,
        _NUMBER,
        _BOOLEAN,
        _CHOICE_2,
        Parameter("number_choice", "query", "number_choice"),
        Parameter("date", "query", "date"),
        Parameter("date_time", "query", "date_time"),
        Parameter("uuid", "query", "uuid"),
        Parameter("byte", "query", "byte"),
        Parameter("decimal", "query", "decimal"),
    ),
    accept=("application/json",),
    results={"204": lambda: None},
)
QUERY_ARRAYS: Operation[None] = Operation(
    id="queryArrays",
    method="GET",
    path="/places/query/arrays",
    parameters=(
        Parameter("plain", "query", "plain", style=("comma",)),
        Parameter("csv", "query", "csv", style=("comma",)),
        Parameter("ssv", "query", "ssv", style=("space",)),
        Parameter("tsv", "query", "tsv", style=("tab",)),
        Parameter("pipes", "query", "pipes", style=("pipe",)),
        Parameter("multi", "query", "multi", style=("repeated",)),
        Parameter("choices", "query", "choices", style=("comma",)),
        Parameter("dates", "query", "dates", style=("comma",)),
        Parameter(
            "limited",
            "query",
            "limited",
            limits=lambda: Annotated[
                Sequence[int], Field(min_length=1, max_length=3), UniqueItems
            ],
            style=("comma",),
        ),
    ),
    accept=("application/json",),
    results={"204": lambda: None},
)
QUERY_ARRAYS_OF_ARRAYS: Operation[None] = Operation(
    id="queryArraysOfArrays",
    method="GET",
    path="/places/query/arrays-of-arrays",
    parameters=(
        Parameter("csv_of_pipes", "query", "csv_of_pipes", style=("comma", "pipe")),
        Parameter("multi_of_csv", "query", "multi_of_csv", style=("repeated", "comma")),
        Parameter(
            "pipes_of_ssv_of_csv",
            "query",
            "pipes_of_ssv_of_csv",
            style=("pipe", "space", "comma"),
        ),
    ),
    accept=("application/json",),
    results={"204": lambda: None},
)
QUERY_WITH_CONSTRAINTS: Operation[None] = Operation(
    id="queryWithConstraints",
    method="GET",
    path="/places/query/constraints",
    parameters=(
        Parameter(
            "between",
            "query",
            "between",
            limits=lambda: Annotated[int, Field(ge=1, le=10)],
        ),
        Parameter(
            "inside",
            "query",
            "inside",
            limits=lambda: Annotated[float, Field(gt=0, lt=1)],
        ),
        Parameter(
            "even", "query", "even", limits=lambda: Annotated[int, Field(multiple_of=2)]
        ),
        Parameter(
            "short",
            "query",
            "short",
            limits=lambda: Annotated[str, Field(min_length=1, max_length=4)],
        ),
    ),
    accept=("application/json",),
    results={"204": lambda: None},
)
QUERY_WITH_DEFAULTS: Operation[None] = Operation(
    id="queryWithDefaults",
    method="GET",
    path="/places/query/defaults",
    parameters=(
        _TEXT_2,
        _INTEGER_2,
        _NUMBER,
        _BOOLEAN,
        Parameter("required", "query", "required", required=True),
        Parameter("array", "query", "array", style=("comma",)),
        _CHOICE_2,
        Parameter("empty", "query", "empty"),
    ),
    accept=("application/json",),
    results={"204": lambda: None},
)
NO_TRAILING_SLASH: Operation[None] = Operation(
    id="noTrailingSlash",
    method="GET",
    path="/places/trailing",
    accept=("application/json",),
    results={"204": lambda: None},
)
TRAILING_SLASH: Operation[None] = Operation(
    id="trailingSlash",
    method="GET",
    path="/places/trailing/",
    accept=("application/json",),
    results={"204": lambda: None},
)
PLACEHOLDER_WITH_SPACE: Operation[None] = Operation(
    id="placeholderWithSpace",
    method="GET",
    path="/places/{pet id}/spaced",
    parameters=(
        Parameter("pet_id", "path", "pet id", required=True, allow_empty=True),
    ),
    accept=("application/json",),
    results={"204": lambda: None},
)


class PlacesOperations(OperationGroup):
    """Operations of "places"."""

    def constant_query(
        self,
        *,
        free: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/constant."""
        return self._call(
            CONSTANT_QUERY,
            request_options,
            free=free,
        )

    def other_constant_query(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/constant."""
        return self._call(
            OTHER_CONSTANT_QUERY,
            request_options,
        )

    def form_in_either_media_type(
        self,
        *,
        text: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /places/either-form."""
        return self._call(
            FORM_IN_EITHER_MEDIA_TYPE,
            request_options,
            text=text,
        )

    def urlencoded_form(
        self,
        *,
        text: str,
        integer: int | None = None,
        date: dt.date | None = None,
        csv: Sequence[int] | None = None,
        ssv: Sequence[int] | None = None,
        tsv: Sequence[int] | None = None,
        pipes: Sequence[str] | None = None,
        multi: Sequence[str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /places/form."""
        return self._call(
            URLENCODED_FORM,
            request_options,
            text=text,
            integer=integer,
            date=date,
            csv=csv,
            ssv=ssv,
            tsv=tsv,
            pipes=pipes,
            multi=multi,
        )

    def headers(
        self,
        *,
        x_text: str | None = None,
        x_integer: int,
        x_boolean: bool | None = None,
        x_date: dt.date | None = None,
        x_csv: Sequence[int] | None = None,
        x_pipes: Sequence[str] | None = None,
        x_tsv: Sequence[int] | None = None,
        x_underscore: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/header."""
        return self._call(
            HEADERS,
            request_options,
            x_text=x_text,
            x_integer=x_integer,
            x_boolean=x_boolean,
            x_date=x_date,
            x_csv=x_csv,
            x_pipes=x_pipes,
            x_tsv=x_tsv,
            x_underscore=x_underscore,
        )

    def method_get(
        self,
        *,
        shared: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/methods.

        Args:
            shared: Declared once.
        """
        return self._call(
            METHOD_GET,
            request_options,
            shared=shared,
        )

    def method_head(
        self,
        *,
        shared: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """HEAD /places/methods.

        Args:
            shared: Declared once.
        """
        return self._call(
            METHOD_HEAD,
            request_options,
            shared=shared,
        )

    def method_post(
        self,
        *,
        shared: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /places/methods.

        Args:
            shared: Declared once.
        """
        return self._call(
            METHOD_POST,
            request_options,
            shared=shared,
        )

    def method_put(
        self,
        *,
        shared: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """PUT /places/methods.

        Args:
            shared: Declared once.
        """
        return self._call(
            METHOD_PUT,
            request_options,
            shared=shared,
        )

    def method_patch(
        self,
        *,
        shared: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """PATCH /places/methods.

        Args:
            shared: Declared once.
        """
        return self._call(
            METHOD_PATCH,
            request_options,
            shared=shared,
        )

    def method_delete(
        self,
        *,
        shared: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """DELETE /places/methods.

        Args:
            shared: Declared once.
        """
        return self._call(
            METHOD_DELETE,
            request_options,
            shared=shared,
        )

    def method_options(
        self,
        *,
        shared: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """OPTIONS /places/methods.

        Args:
            shared: Declared once.
        """
        return self._call(
            METHOD_OPTIONS,
            request_options,
            shared=shared,
        )

    def multipart_form(
        self,
        *,
        first_file: Upload,
        second: Upload | None = None,
        note: str | None = None,
        numbers: Sequence[int] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /places/multipart."""
        return self._call(
            MULTIPART_FORM,
            request_options,
            first_file=first_file,
            second=second,
            note=note,
            numbers=numbers,
        )

    def prefix_before_placeholder(
        self,
        wins: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/path/literal-{wins}/end."""
        return self._call(
            PREFIX_BEFORE_PLACEHOLDER,
            request_options,
            wins=wins,
        )

    def path_of_every_type(
        self,
        text: str,
        integer: int,
        date: dt.date,
        csv: Sequence[int],
        choice: models.EveryEnumListItem,
        *,
        shared: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/path/{text}/{integer}/{date}/{csv}/{choice}.

        Args:
            shared: Overridden below.
        """
        return self._call(
            PATH_OF_EVERY_TYPE,
            request_options,
            text=text,
            integer=integer,
            date=date,
            csv=csv,
            choice=choice,
            shared=shared,
        )

    def path_level_overridden(
        self,
        text: str,
        integer: int,
        date: dt.date,
        csv: Sequence[int],
        choice: models.EveryEnumListItem,
        *,
        shared: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """PUT /places/path/{text}/{integer}/{date}/{csv}/{choice}."""
        return self._call(
            PATH_LEVEL_OVERRIDDEN,
            request_options,
            text=text,
            integer=integer,
            date=date,
            csv=csv,
            choice=choice,
            shared=shared,
        )

    def two_in_one_segment(
        self,
        x: str,
        y: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/path/{x}.{y}."""
        return self._call(
            TWO_IN_ONE_SEGMENT,
            request_options,
            x=x,
            y=y,
        )

    def verb_after_placeholder(
        self,
        x: int,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /places/path/{x}:verb."""
        return self._call(
            VERB_AFTER_PLACEHOLDER,
            request_options,
            x=x,
        )

    def query_of_every_type(
        self,
        *,
        text: str | None = None,
        integer: int | None = None,
        number: float | None = None,
        boolean: bool | None = None,
        choice: Literal["a", "b c", "d&e", ""] | None = None,
        number_choice: Literal[1, 2, -3] | None = None,
        date: dt.date | None = None,
        date_time: dt.datetime | None = None,
        uuid: UUID | None = None,
        byte: bytes | None = None,
        decimal: Decimal | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/query."""
        return self._call(
            QUERY_OF_EVERY_TYPE,
            request_options,
            text=text,
            integer=integer,
            number=number,
            boolean=boolean,
            choice=choice,
            number_choice=number_choice,
            date=date,
            date_time=date_time,
            uuid=uuid,
            byte=byte,
            decimal=decimal,
        )

    def query_arrays(
        self,
        *,
        plain: Sequence[str] | None = None,
        csv: Sequence[int] | None = None,
        ssv: Sequence[float] | None = None,
        tsv: Sequence[bool] | None = None,
        pipes: Sequence[dt.date] | None = None,
        multi: Sequence[str] | None = None,
        choices: Sequence[Literal["x", "y,z"]] | None = None,
        dates: Sequence[dt.datetime] | None = None,
        limited: Sequence[int] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/query/arrays."""
        return self._call(
            QUERY_ARRAYS,
            request_options,
            plain=plain,
            csv=csv,
            ssv=ssv,
            tsv=tsv,
            pipes=pipes,
            multi=multi,
            choices=choices,
            dates=dates,
            limited=limited,
        )

    def query_arrays_of_arrays(
        self,
        *,
        csv_of_pipes: Sequence[Sequence[int]] | None = None,
        multi_of_csv: Sequence[Sequence[str]] | None = None,
        pipes_of_ssv_of_csv: Sequence[Sequence[Sequence[int]]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/query/arrays-of-arrays."""
        return self._call(
            QUERY_ARRAYS_OF_ARRAYS,
            request_options,
            csv_of_pipes=csv_of_pipes,
            multi_of_csv=multi_of_csv,
            pipes_of_ssv_of_csv=pipes_of_ssv_of_csv,
        )

    def query_with_constraints(
        self,
        *,
        between: int | None = None,
        inside: float | None = None,
        even: int | None = None,
        short: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/query/constraints."""
        return self._call(
            QUERY_WITH_CONSTRAINTS,
            request_options,
            between=between,
            inside=inside,
            even=even,
            short=short,
        )

    def query_with_defaults(
        self,
        *,
        text: str | None = None,
        integer: int | None = None,
        number: float | None = None,
        boolean: bool | None = None,
        required: int,
        array: Sequence[int] | None = None,
        choice: Literal["up", "down"] | None = None,
        empty: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/query/defaults."""
        return self._call(
            QUERY_WITH_DEFAULTS,
            request_options,
            text=text,
            integer=integer,
            number=number,
            boolean=boolean,
            required=required,
            array=array,
            choice=choice,
            empty=empty,
        )

    def no_trailing_slash(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/trailing."""
        return self._call(
            NO_TRAILING_SLASH,
            request_options,
        )

    def trailing_slash(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/trailing/."""
        return self._call(
            TRAILING_SLASH,
            request_options,
        )

    def placeholder_with_space(
        self,
        pet_id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """GET /places/{pet id}/spaced."""
        return self._call(
            PLACEHOLDER_WITH_SPACE,
            request_options,
            pet_id=pet_id,
        )


class AsyncPlacesOperations(AsyncOperationGroup):
    """Asynchronous operations of "places"."""

    constant_query = asynchronous(PlacesOperations.constant_query)
    other_constant_query = asynchronous(PlacesOperations.other_constant_query)
    form_in_either_media_type = asynchronous(PlacesOperations.form_in_either_media_type)
    urlencoded_form = asynchronous(PlacesOperations.urlencoded_form)
    headers = asynchronous(PlacesOperations.headers)
    method_get = asynchronous(PlacesOperations.method_get)
    method_head = asynchronous(PlacesOperations.method_head)
    method_post = asynchronous(PlacesOperations.method_post)
    method_put = asynchronous(PlacesOperations.method_put)
    method_patch = asynchronous(PlacesOperations.method_patch)
    method_delete = asynchronous(PlacesOperations.method_delete)
    method_options = asynchronous(PlacesOperations.method_options)
    multipart_form = asynchronous(PlacesOperations.multipart_form)
    prefix_before_placeholder = asynchronous(PlacesOperations.prefix_before_placeholder)
    path_of_every_type = asynchronous(PlacesOperations.path_of_every_type)
    path_level_overridden = asynchronous(PlacesOperations.path_level_overridden)
    two_in_one_segment = asynchronous(PlacesOperations.two_in_one_segment)
    verb_after_placeholder = asynchronous(PlacesOperations.verb_after_placeholder)
    query_of_every_type = asynchronous(PlacesOperations.query_of_every_type)
    query_arrays = asynchronous(PlacesOperations.query_arrays)
    query_arrays_of_arrays = asynchronous(PlacesOperations.query_arrays_of_arrays)
    query_with_constraints = asynchronous(PlacesOperations.query_with_constraints)
    query_with_defaults = asynchronous(PlacesOperations.query_with_defaults)
    no_trailing_slash = asynchronous(PlacesOperations.no_trailing_slash)
    trailing_slash = asynchronous(PlacesOperations.trailing_slash)
    placeholder_with_space = asynchronous(PlacesOperations.placeholder_with_space)
