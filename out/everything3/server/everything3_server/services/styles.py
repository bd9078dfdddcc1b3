"""Implementation of the "styles" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import StylesService


class Styles(StylesService):
    @override
    async def header_styles(
        self,
        *,
        x_array: list[int] | None,
        x_object: models.Span | None,
        session: str | None,
        settings: models.Span | None,
    ) -> None:
        """GET /styles/headers."""
        raise not_implemented("headerStyles")

    @override
    async def path_styles(
        self,
        *,
        simple: list[int],
        label: list[str],
        matrix: list[int],
        object: models.Span,
    ) -> None:
        """GET /styles/path/{simple}/{label}/{matrix}/{object}."""
        raise not_implemented("pathStyles")

    @override
    async def query_styles(
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
    ) -> None:
        """GET /styles/query."""
        raise not_implemented("queryStyles")

    @override
    async def query_string_of_form(
        self,
        *,
        fields: models.Span | None,
    ) -> None:
        """GET /styles/query-string/form."""
        raise not_implemented("queryStringOfForm")

    @override
    async def query_string_of_json(
        self,
        *,
        selection: models.Span | None,
    ) -> None:
        """GET /styles/query-string/json."""
        raise not_implemented("queryStringOfJson")

    @override
    async def query_string_of_text(
        self,
        *,
        path: str,
    ) -> None:
        """GET /styles/query-string/text."""
        raise not_implemented("queryStringOfText")
