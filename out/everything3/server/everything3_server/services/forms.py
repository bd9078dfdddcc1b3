"""Implementation of the "forms" operations. Edit this file freely."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import FormsService


class Forms(FormsService):
    @override
    async def form_beside_json(
        self,
        *,
        body: models.Entry,
    ) -> None:
        """POST /forms/json."""
        raise not_implemented("formBesideJson")

    @override
    async def mixed_parts(
        self,
        *,
        entry: models.Entry,
        file: UploadFile,
    ) -> None:
        """POST /forms/mixed."""
        raise not_implemented("mixedParts")

    @override
    async def other_schemas(
        self,
        *,
        body: models.Entry | models.Span | str | models.ClosedObject,
    ) -> None:
        """PUT /forms/other-schemas."""
        raise not_implemented("otherSchemas")

    @override
    async def parts(
        self,
        *,
        file: UploadFile,
        files: list[UploadFile] | None,
        file_of_no_type: UploadFile | None,
        file_or_null: UploadFile | None,
        entry: models.Entry | None,
    ) -> None:
        """POST /forms/parts."""
        raise not_implemented("parts")
