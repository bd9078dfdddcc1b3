"""Implementation of the "names" operations. Edit this file freely."""

from __future__ import annotations

import datetime as dt

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import NamesService


class Names(NamesService):
    @override
    async def arguments_with_taken_names(
        self,
        *,
        self_: str,
        class_: str,
        request_options_: str | None,
        body: str | None,
        client: str | None,
        models: str | None,
        none: str | None,
        match_: str | None,
        str: str | None,
        dt: dt.date | None,
        literal: models.EveryEnumListItem | None,
        list: list[str] | None,
        request_body: models.Small,
    ) -> None:
        """POST /names/arguments/{self}/{class}."""
        raise not_implemented("argumentsWithTakenNames")

    @override
    async def arguments_that_clash(
        self,
        *,
        id_in_path: str,
        id: int | None,
        id_2: str | None,
        id_in_header: str | None,
        i_d: str | None,
        filter_2: str | None,
        filter: str | None,
        ids: list[int] | None,
        filter_name: str | None,
        parameter_2nd: str | None,
        grosse: int | None,
        parameter: str | None,
        parameter_2: str | None,
    ) -> None:
        """GET /names/clashes/{id}."""
        raise not_implemented("argumentsThatClash")

    @override
    async def import_(self) -> None:
        """GET /names/keyword."""
        raise not_implemented("import")

    @override
    async def init(self) -> None:
        """POST /names/keyword."""
        raise not_implemented("__init__")

    @override
    async def operation_1st_call(self) -> None:
        """PUT /names/keyword."""
        raise not_implemented("1st call!")

    @override
    async def list_(self) -> None:
        """PATCH /names/keyword."""
        raise not_implemented("list")

    @override
    async def get_names_missing_id_x(
        self,
        *,
        x: str,
    ) -> None:
        """GET /names/missing-id/{x}."""
        raise not_implemented("get /names/missing-id/{x}")

    @override
    async def put_names_missing_id_x(
        self,
        *,
        x: str,
    ) -> None:
        """PUT /names/missing-id/{x}."""
        raise not_implemented("put /names/missing-id/{x}")

    @override
    async def models_with_taken_names(
        self,
        *,
        body: models.TakenNames,
    ) -> models.TakenNames:
        """POST /names/models."""
        raise not_implemented("modelsWithTakenNames")

    @override
    async def several_tags(self) -> None:
        """PUT /names/tag."""
        raise not_implemented("severalTags")

    @override
    async def get_users_id_1(
        self,
        *,
        id: str,
    ) -> None:
        """GET /names/users/{id}."""
        raise not_implemented("get_users__id__GET_1")
