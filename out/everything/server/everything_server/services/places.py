"""Implementation of the "places" operations. Edit this file freely."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal
from uuid import UUID

from starlette.datastructures import UploadFile
from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import PlacesService


class Places(PlacesService):
    @override
    async def constant_query(
        self,
        *,
        free: str | None,
    ) -> None:
        """GET /places/constant."""
        raise not_implemented("constantQuery")

    @override
    async def other_constant_query(self) -> None:
        """GET /places/constant."""
        raise not_implemented("otherConstantQuery")

    @override
    async def form_in_either_media_type(
        self,
        *,
        text: str | None,
    ) -> None:
        """POST /places/either-form."""
        raise not_implemented("formInEitherMediaType")

    @override
    async def urlencoded_form(
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
    ) -> None:
        """POST /places/form."""
        raise not_implemented("urlencodedForm")

    @override
    async def headers(
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
    ) -> None:
        """GET /places/header."""
        raise not_implemented("headers")

    @override
    async def method_get(
        self,
        *,
        shared: str | None,
    ) -> None:
        """GET /places/methods."""
        raise not_implemented("methodGet")

    @override
    async def method_head(
        self,
        *,
        shared: str | None,
    ) -> None:
        """HEAD /places/methods."""
        raise not_implemented("methodHead")

    @override
    async def method_post(
        self,
        *,
        shared: str | None,
    ) -> None:
        """POST /places/methods."""
        raise not_implemented("methodPost")

    @override
    async def method_put(
        self,
        *,
        shared: str | None,
    ) -> None:
        """PUT /places/methods."""
        raise not_implemented("methodPut")

    @override
    async def method_patch(
        self,
        *,
        shared: str | None,
    ) -> None:
        """PATCH /places/methods."""
        raise not_implemented("methodPatch")

    @override
    async def method_delete(
        self,
        *,
        shared: str | None,
    ) -> None:
        """DELETE /places/methods."""
        raise not_implemented("methodDelete")

    @override
    async def method_options(
        self,
        *,
        shared: str | None,
    ) -> None:
        """OPTIONS /places/methods."""
        raise not_implemented("methodOptions")

    @override
    async def multipart_form(
        self,
        *,
        first_file: UploadFile,
        second: UploadFile | None,
        note: str | None,
        numbers: list[int] | None,
    ) -> None:
        """POST /places/multipart."""
        raise not_implemented("multipartForm")

    @override
    async def prefix_before_placeholder(
        self,
        *,
        wins: str,
    ) -> None:
        """GET /places/path/literal-{wins}/end."""
        raise not_implemented("prefixBeforePlaceholder")

    @override
    async def path_of_every_type(
        self,
        *,
        text: str,
        integer: int,
        date: dt.date,
        csv: list[int],
        choice: models.EveryEnumListItem,
        shared: str | None,
    ) -> None:
        """GET /places/path/{text}/{integer}/{date}/{csv}/{choice}."""
        raise not_implemented("pathOfEveryType")

    @override
    async def path_level_overridden(
        self,
        *,
        text: str,
        integer: int,
        date: dt.date,
        csv: list[int],
        choice: models.EveryEnumListItem,
        shared: int | None,
    ) -> None:
        """PUT /places/path/{text}/{integer}/{date}/{csv}/{choice}."""
        raise not_implemented("pathLevelOverridden")

    @override
    async def two_in_one_segment(
        self,
        *,
        x: str,
        y: str,
    ) -> None:
        """GET /places/path/{x}.{y}."""
        raise not_implemented("twoInOneSegment")

    @override
    async def verb_after_placeholder(
        self,
        *,
        x: int,
    ) -> None:
        """POST /places/path/{x}:verb."""
        raise not_implemented("verbAfterPlaceholder")

    @override
    async def query_of_every_type(
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
    ) -> None:
        """GET /places/query."""
        raise not_implemented("queryOfEveryType")

    @override
    async def query_arrays(
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
    ) -> None:
        """GET /places/query/arrays."""
        raise not_implemented("queryArrays")

    @override
    async def query_arrays_of_arrays(
        self,
        *,
        csv_of_pipes: list[list[int]] | None,
        multi_of_csv: list[list[str]] | None,
        pipes_of_ssv_of_csv: list[list[list[int]]] | None,
    ) -> None:
        """GET /places/query/arrays-of-arrays."""
        raise not_implemented("queryArraysOfArrays")

    @override
    async def query_with_constraints(
        self,
        *,
        between: int | None,
        inside: float | None,
        even: int | None,
        short: str | None,
    ) -> None:
        """GET /places/query/constraints."""
        raise not_implemented("queryWithConstraints")

    @override
    async def query_with_defaults(
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
    ) -> None:
        """GET /places/query/defaults."""
        raise not_implemented("queryWithDefaults")

    @override
    async def no_trailing_slash(self) -> None:
        """GET /places/trailing."""
        raise not_implemented("noTrailingSlash")

    @override
    async def trailing_slash(self) -> None:
        """GET /places/trailing/."""
        raise not_implemented("trailingSlash")

    @override
    async def placeholder_with_space(
        self,
        *,
        pet_id: str,
    ) -> None:
        """GET /places/{pet id}/spaced."""
        raise not_implemented("placeholderWithSpace")
