"""Operations of "places", and the base class of their service."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field
from starlette.datastructures import UploadFile

from .. import models
from .._runtime.models import UniqueItems
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
from .._runtime.wire.parameters import Constant

__all__ = ["PlacesService", "endpoints"]

_SHARED = TypedParameter("shared", "query", "shared", type=str)
_TEXT = TypedParameter(
    "text", "path", "text", type=str, required=True, allow_empty=True
)
_INTEGER = TypedParameter("integer", "path", "integer", type=int, required=True)
_DATE = TypedParameter("date", "path", "date", type=dt.date, required=True)
_CSV = TypedParameter(
    "csv", "path", "csv", type=list[int], required=True, style=("comma",)
)
_CHOICE = TypedParameter(
    "choice", "path", "choice", type=models.EveryEnumListItem, required=True
)
CONSTANT_QUERY = ServerOperation(
    id="constantQuery",
    method="GET",
    path="/places/constant",
    constants=(
        Constant("query", "action", "run"),
        Constant("query", "empty", ""),
        Constant("query", "fixed", "only"),
        Constant("header", "X-Fixed", "3"),
    ),
    parameters=(TypedParameter("free", "query", "free", type=str),),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
OTHER_CONSTANT_QUERY = ServerOperation(
    id="otherConstantQuery",
    method="GET",
    path="/places/constant",
    constants=(Constant("query", "action", "stop"),),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
FORM_IN_EITHER_MEDIA_TYPE = ServerOperation(
    id="formInEitherMediaType",
    method="POST",
    path="/places/either-form",
    parameters=(TypedParameter("text", "form", "text", type=str),),
    form_media_types=("application/x-www-form-urlencoded", "multipart/form-data"),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
URLENCODED_FORM = ServerOperation(
    id="urlencodedForm",
    method="POST",
    path="/places/form",
    parameters=(
        TypedParameter("text", "form", "text", type=str, required=True),
        TypedParameter("integer", "form", "integer", type=int),
        TypedParameter("date", "form", "date", type=dt.date),
        TypedParameter("csv", "form", "csv", type=list[int], style=("comma",)),
        TypedParameter("ssv", "form", "ssv", type=list[int], style=("space",)),
        TypedParameter("tsv", "form", "tsv", type=list[int], style=("tab",)),
        TypedParameter("pipes", "form", "pipes", type=list[str], style=("pipe",)),
        TypedParameter("multi", "form", "multi", type=list[str], style=("repeated",)),
    ),
    form_media_types=("application/x-www-form-urlencoded",),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
HEADERS = ServerOperation(
    id="headers",
    method="GET",
    path="/places/header",
    parameters=(
        TypedParameter("x_text", "header", "X-Text", type=str),
        TypedParameter("x_integer", "header", "X-Integer", type=int, required=True),
        TypedParameter("x_boolean", "header", "X-Boolean", type=bool),
        TypedParameter("x_date", "header", "X-Date", type=dt.date),
        TypedParameter("x_csv", "header", "X-Csv", type=list[int], style=("comma",)),
        TypedParameter("x_pipes", "header", "X-Pipes", type=list[str], style=("pipe",)),
        TypedParameter("x_tsv", "header", "X-Tsv", type=list[int], style=("tab",)),
        TypedParameter("x_underscore", "header", "x_underscore", type=str),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
METHOD_GET = ServerOperation(
    id="methodGet",
    method="GET",
    path="/places/methods",
    parameters=(_SHARED,),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
METHOD_HEAD = ServerOperation(
    id="methodHead",
    method="HEAD",
    path="/places/methods",
    parameters=(_SHARED,),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
METHOD_POST = ServerOperation(
    id="methodPost",
    method="POST",
    path="/places/methods",
    parameters=(_SHARED,),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
METHOD_PUT = ServerOperation(
    id="methodPut",
    method="PUT",
    path="/places/methods",
    parameters=(_SHARED,),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
METHOD_PATCH = ServerOperation(
    id="methodPatch",
    method="PATCH",
    path="/places/methods",
    parameters=(_SHARED,),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
METHOD_DELETE = ServerOperation(
    id="methodDelete",
    method="DELETE",
    path="/places/methods",
    parameters=(_SHARED,),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
METHOD_OPTIONS = ServerOperation(
    id="methodOptions",
    method="OPTIONS",
    path="/places/methods",
    parameters=(_SHARED,),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
MULTIPART_FORM = ServerOperation(
    id="multipartForm",
    method="POST",
    path="/places/multipart",
    parameters=(
        TypedParameter(
            "first_file",
            "form",
            "first file",
            type=UploadFile,
            required=True,
            file=True,
        ),
        TypedParameter("second", "form", "second", type=UploadFile, file=True),
        TypedParameter("note", "form", "note", type=str),
        TypedParameter(
            "numbers", "form", "numbers", type=list[int], style=("repeated",)
        ),
    ),
    form_media_types=("multipart/form-data",),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
PREFIX_BEFORE_PLACEHOLDER = ServerOperation(
    id="prefixBeforePlaceholder",
    method="GET",
    path="/places/path/literal-{wins}/end",
    parameters=(TypedParameter("wins", "path", "wins", type=str, required=True),),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
PATH_OF_EVERY_TYPE = ServerOperation(
    id="pathOfEveryType",
    method="GET",
    path="/places/path/{text}/{integer}/{date}/{csv}/{choice}",
    parameters=(_TEXT, _INTEGER, _DATE, _CSV, _CHOICE, _SHARED),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
PATH_LEVEL_OVERRIDDEN = ServerOperation(
    id="pathLevelOverridden",
    method="PUT",
    path="/places/path/{text}/{integer}/{date}/{csv}/{choice}",
    parameters=(
        _TEXT,
        _INTEGER,
        _DATE,
        _CSV,
        _CHOICE,
        TypedParameter("shared", "query", "shared", type=int),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
TWO_IN_ONE_SEGMENT = ServerOperation(
    id="twoInOneSegment",
    method="GET",
    path="/places/path/{x}.{y}",
    parameters=(
        TypedParameter("x", "path", "x", type=str, required=True),
        TypedParameter("y", "path", "y", type=str, required=True),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
VERB_AFTER_PLACEHOLDER = ServerOperation(
    id="verbAfterPlaceholder",
    method="POST",
    path="/places/path/{x}:verb",
    parameters=(TypedParameter("x", "path", "x", type=int, required=True),),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
QUERY_OF_EVERY_TYPE = ServerOperation(
    id="queryOfEveryType",
    method="GET",
    path="/places/query",
    parameters=(
        TypedParameter("text", "query", "text", type=str),
        TypedParameter("integer", "query", "integer", type=int),
        TypedParameter("number", "query", "number", type=float),
        TypedParameter("boolean", "query", "boolean", type=bool),
        TypedParameter(
            "choice", "query", "choice", type=Literal["a", "b c", "d&e", ""]
        ),
        TypedParameter(
            "number_choice", "query", "number_choice", type=Literal[1, 2, -3]
        ),
        TypedParameter("date", "query", "date", type=dt.date),
        TypedParameter("date_time", "query", "date_time", type=dt.datetime),
        TypedParameter("uuid", "query", "uuid", type=UUID),
        TypedParameter("byte", "query", "byte", type=bytes),
        TypedParameter("decimal", "query", "decimal", type=Decimal),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
QUERY_ARRAYS = ServerOperation(
    id="queryArrays",
    method="GET",
    path="/places/query/arrays",
    parameters=(
        TypedParameter("plain", "query", "plain", type=list[str], style=("comma",)),
        TypedParameter("csv", "query", "csv", type=list[int], style=("comma",)),
        TypedParameter("ssv", "query", "ssv", type=list[float], style=("space",)),
        TypedParameter("tsv", "query", "tsv", type=list[bool], style=("tab",)),
        TypedParameter("pipes", "query", "pipes", type=list[dt.date], style=("pipe",)),
        TypedParameter("multi", "query", "multi", type=list[str], style=("repeated",)),
        TypedParameter(
            "choices",
            "query",
            "choices",
            type=list[Literal["x", "y,z"]],
            style=("comma",),
        ),
        TypedParameter(
            "dates", "query", "dates", type=list[dt.datetime], style=("comma",)
        ),
        TypedParameter(
            "limited",
            "query",
            "limited",
            type=Annotated[list[int], Field(min_length=1, max_length=3), UniqueItems],
            style=("comma",),
        ),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
QUERY_ARRAYS_OF_ARRAYS = ServerOperation(
    id="queryArraysOfArrays",
    method="GET",
    path="/places/query/arrays-of-arrays",
    parameters=(
        TypedParameter(
            "csv_of_pipes",
            "query",
            "csv_of_pipes",
            type=list[list[int]],
            style=("comma", "pipe"),
        ),
        TypedParameter(
            "multi_of_csv",
            "query",
            "multi_of_csv",
            type=list[list[str]],
            style=("repeated", "comma"),
        ),
        TypedParameter(
            "pipes_of_ssv_of_csv",
            "query",
            "pipes_of_ssv_of_csv",
            type=list[list[list[int]]],
            style=("pipe", "space", "comma"),
        ),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
QUERY_WITH_CONSTRAINTS = ServerOperation(
    id="queryWithConstraints",
    method="GET",
    path="/places/query/constraints",
    parameters=(
        TypedParameter(
            "between", "query", "between", type=Annotated[int, Field(ge=1, le=10)]
        ),
        TypedParameter(
            "inside", "query", "inside", type=Annotated[float, Field(gt=0, lt=1)]
        ),
        TypedParameter(
            "even", "query", "even", type=Annotated[int, Field(multiple_of=2)]
        ),
        TypedParameter(
            "short",
            "query",
            "short",
            type=Annotated[str, Field(min_length=1, max_length=4)],
        ),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
QUERY_WITH_DEFAULTS = ServerOperation(
    id="queryWithDefaults",
    method="GET",
    path="/places/query/defaults",
    parameters=(
        TypedParameter("text", "query", "text", type=str, default="a"),
        TypedParameter("integer", "query", "integer", type=int, default=0),
        TypedParameter("number", "query", "number", type=float, default=0.5),
        TypedParameter("boolean", "query", "boolean", type=bool, default=True),
        TypedParameter("required", "query", "required", type=int, required=True),
        TypedParameter(
            "array", "query", "array", type=list[int], default=[1, 2], style=("comma",)
        ),
        TypedParameter(
            "choice", "query", "choice", type=Literal["up", "down"], default="down"
        ),
        TypedParameter("empty", "query", "empty", type=str, allow_empty=True),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
NO_TRAILING_SLASH = ServerOperation(
    id="noTrailingSlash",
    method="GET",
    path="/places/trailing",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
TRAILING_SLASH = ServerOperation(
    id="trailingSlash",
    method="GET",
    path="/places/trailing/",
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)
PLACEHOLDER_WITH_SPACE = ServerOperation(
    id="placeholderWithSpace",
    method="GET",
    path="/places/{pet id}/spaced",
    parameters=(
        TypedParameter(
            "pet_id", "path", "pet id", type=str, required=True, allow_empty=True
        ),
    ),
    produces=("application/json",),
    status=204,
    responses=(ServerResponse("204"),),
)


class PlacesService(Service):
    """Operations of "places".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def constant_query(
        self,
        *,
        free: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/constant."""
        raise not_implemented("constantQuery")

    @abstractmethod
    def other_constant_query(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/constant."""
        raise not_implemented("otherConstantQuery")

    @abstractmethod
    def form_in_either_media_type(
        self,
        *,
        text: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /places/either-form."""
        raise not_implemented("formInEitherMediaType")

    @abstractmethod
    def urlencoded_form(
        self,
        *,
        text: str,
        integer: int | None,
        date: dt.date | None,
        csv: list[int] | None,
        ssv: list[int] | None,
        tsv: list[int] | None,
        pipes: list[str] | None,
        multi: list[str] | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /places/form."""
        raise not_implemented("urlencodedForm")

    @abstractmethod
    def headers(
        self,
        *,
        x_text: str | None,
        x_integer: int,
        x_boolean: bool | None,
        x_date: dt.date | None,
        x_csv: list[int] | None,
        x_pipes: list[str] | None,
        x_tsv: list[int] | None,
        x_underscore: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/header."""
        raise not_implemented("headers")

    @abstractmethod
    def method_get(
        self,
        *,
        shared: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/methods.

        Args:
            shared: Declared once.
        """
        raise not_implemented("methodGet")

    @abstractmethod
    def method_head(
        self,
        *,
        shared: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """HEAD /places/methods.

        Args:
            shared: Declared once.
        """
        raise not_implemented("methodHead")

    @abstractmethod
    def method_post(
        self,
        *,
        shared: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /places/methods.

        Args:
            shared: Declared once.
        """
        raise not_implemented("methodPost")

    @abstractmethod
    def method_put(
        self,
        *,
        shared: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """PUT /places/methods.

        Args:
            shared: Declared once.
        """
        raise not_implemented("methodPut")

    @abstractmethod
    def method_patch(
        self,
        *,
        shared: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """PATCH /places/methods.

        Args:
            shared: Declared once.
        """
        raise not_implemented("methodPatch")

    @abstractmethod
    def method_delete(
        self,
        *,
        shared: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """DELETE /places/methods.

        Args:
            shared: Declared once.
        """
        raise not_implemented("methodDelete")

    @abstractmethod
    def method_options(
        self,
        *,
        shared: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """OPTIONS /places/methods.

        Args:
            shared: Declared once.
        """
        raise not_implemented("methodOptions")

    @abstractmethod
    def multipart_form(
        self,
        *,
        first_file: UploadFile,
        second: UploadFile | None,
        note: str | None,
        numbers: list[int] | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /places/multipart."""
        raise not_implemented("multipartForm")

    @abstractmethod
    def prefix_before_placeholder(
        self,
        *,
        wins: str,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/path/literal-{wins}/end."""
        raise not_implemented("prefixBeforePlaceholder")

    @abstractmethod
    def path_of_every_type(
        self,
        *,
        text: str,
        integer: int,
        date: dt.date,
        csv: list[int],
        choice: models.EveryEnumListItem,
        shared: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/path/{text}/{integer}/{date}/{csv}/{choice}.

        Args:
            shared: Overridden below.
        """
        raise not_implemented("pathOfEveryType")

    @abstractmethod
    def path_level_overridden(
        self,
        *,
        text: str,
        integer: int,
        date: dt.date,
        csv: list[int],
        choice: models.EveryEnumListItem,
        shared: int | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """PUT /places/path/{text}/{integer}/{date}/{csv}/{choice}."""
        raise not_implemented("pathLevelOverridden")

    @abstractmethod
    def two_in_one_segment(
        self,
        *,
        x: str,
        y: str,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/path/{x}.{y}."""
        raise not_implemented("twoInOneSegment")

    @abstractmethod
    def verb_after_placeholder(
        self,
        *,
        x: int,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /places/path/{x}:verb."""
        raise not_implemented("verbAfterPlaceholder")

    @abstractmethod
    def query_of_every_type(
        self,
        *,
        text: str | None,
        integer: int | None,
        number: float | None,
        boolean: bool | None,
        choice: Literal["a", "b c", "d&e", ""] | None,
        number_choice: Literal[1, 2, -3] | None,
        date: dt.date | None,
        date_time: dt.datetime | None,
        uuid: UUID | None,
        byte: bytes | None,
        decimal: Decimal | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/query."""
        raise not_implemented("queryOfEveryType")

    @abstractmethod
    def query_arrays(
        self,
        *,
        plain: list[str] | None,
        csv: list[int] | None,
        ssv: list[float] | None,
        tsv: list[bool] | None,
        pipes: list[dt.date] | None,
        multi: list[str] | None,
        choices: list[Literal["x", "y,z"]] | None,
        dates: list[dt.datetime] | None,
        limited: list[int] | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/query/arrays."""
        raise not_implemented("queryArrays")

    @abstractmethod
    def query_arrays_of_arrays(
        self,
        *,
        csv_of_pipes: list[list[int]] | None,
        multi_of_csv: list[list[str]] | None,
        pipes_of_ssv_of_csv: list[list[list[int]]] | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/query/arrays-of-arrays."""
        raise not_implemented("queryArraysOfArrays")

    @abstractmethod
    def query_with_constraints(
        self,
        *,
        between: int | None,
        inside: float | None,
        even: int | None,
        short: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/query/constraints."""
        raise not_implemented("queryWithConstraints")

    @abstractmethod
    def query_with_defaults(
        self,
        *,
        text: str,
        integer: int,
        number: float,
        boolean: bool,
        required: int,
        array: list[int],
        choice: Literal["up", "down"],
        empty: str | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/query/defaults."""
        raise not_implemented("queryWithDefaults")

    @abstractmethod
    def no_trailing_slash(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/trailing."""
        raise not_implemented("noTrailingSlash")

    @abstractmethod
    def trailing_slash(
        self,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/trailing/."""
        raise not_implemented("trailingSlash")

    @abstractmethod
    def placeholder_with_space(
        self,
        *,
        pet_id: str,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """GET /places/{pet id}/spaced."""
        raise not_implemented("placeholderWithSpace")


def endpoints(service: PlacesService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(CONSTANT_QUERY),
            Endpoint(OTHER_CONSTANT_QUERY),
            Endpoint(FORM_IN_EITHER_MEDIA_TYPE),
            Endpoint(URLENCODED_FORM),
            Endpoint(HEADERS),
            Endpoint(METHOD_GET),
            Endpoint(METHOD_HEAD),
            Endpoint(METHOD_POST),
            Endpoint(METHOD_PUT),
            Endpoint(METHOD_PATCH),
            Endpoint(METHOD_DELETE),
            Endpoint(METHOD_OPTIONS),
            Endpoint(MULTIPART_FORM),
            Endpoint(PREFIX_BEFORE_PLACEHOLDER),
            Endpoint(PATH_OF_EVERY_TYPE),
            Endpoint(PATH_LEVEL_OVERRIDDEN),
            Endpoint(TWO_IN_ONE_SEGMENT),
            Endpoint(VERB_AFTER_PLACEHOLDER),
            Endpoint(QUERY_OF_EVERY_TYPE),
            Endpoint(QUERY_ARRAYS),
            Endpoint(QUERY_ARRAYS_OF_ARRAYS),
            Endpoint(QUERY_WITH_CONSTRAINTS),
            Endpoint(QUERY_WITH_DEFAULTS),
            Endpoint(NO_TRAILING_SLASH),
            Endpoint(TRAILING_SLASH),
            Endpoint(PLACEHOLDER_WITH_SPACE),
        )
    return (
        Endpoint(CONSTANT_QUERY, service.constant_query),
        Endpoint(OTHER_CONSTANT_QUERY, service.other_constant_query),
        Endpoint(FORM_IN_EITHER_MEDIA_TYPE, service.form_in_either_media_type),
        Endpoint(URLENCODED_FORM, service.urlencoded_form),
        Endpoint(HEADERS, service.headers),
        Endpoint(METHOD_GET, service.method_get),
        Endpoint(METHOD_HEAD, service.method_head),
        Endpoint(METHOD_POST, service.method_post),
        Endpoint(METHOD_PUT, service.method_put),
        Endpoint(METHOD_PATCH, service.method_patch),
        Endpoint(METHOD_DELETE, service.method_delete),
        Endpoint(METHOD_OPTIONS, service.method_options),
        Endpoint(MULTIPART_FORM, service.multipart_form),
        Endpoint(PREFIX_BEFORE_PLACEHOLDER, service.prefix_before_placeholder),
        Endpoint(PATH_OF_EVERY_TYPE, service.path_of_every_type),
        Endpoint(PATH_LEVEL_OVERRIDDEN, service.path_level_overridden),
        Endpoint(TWO_IN_ONE_SEGMENT, service.two_in_one_segment),
        Endpoint(VERB_AFTER_PLACEHOLDER, service.verb_after_placeholder),
        Endpoint(QUERY_OF_EVERY_TYPE, service.query_of_every_type),
        Endpoint(QUERY_ARRAYS, service.query_arrays),
        Endpoint(QUERY_ARRAYS_OF_ARRAYS, service.query_arrays_of_arrays),
        Endpoint(QUERY_WITH_CONSTRAINTS, service.query_with_constraints),
        Endpoint(QUERY_WITH_DEFAULTS, service.query_with_defaults),
        Endpoint(NO_TRAILING_SLASH, service.no_trailing_slash),
        Endpoint(TRAILING_SLASH, service.trailing_slash),
        Endpoint(PLACEHOLDER_WITH_SPACE, service.placeholder_with_space),
    )
