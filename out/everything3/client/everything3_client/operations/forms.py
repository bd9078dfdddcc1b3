"""Operations of "forms"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    Upload,
    asynchronous,
)
from .._runtime.wire.parameters import Parameter

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncFormsOperations", "FormsOperations"]

FORM_BESIDE_JSON: Operation[None] = Operation(
    id="formBesideJson",
    method="POST",
    path="/forms/json",
    body="body",
    body_required=True,
    body_type=lambda: models.Entry,
    content_types=(
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    ),
    results={"204": lambda: None},
)
MIXED_PARTS: Operation[None] = Operation(
    id="mixedParts",
    method="POST",
    path="/forms/mixed",
    parameters=(
        Parameter(
            "entry",
            "form",
            "entry",
            limits=lambda: models.Entry,
            required=True,
            json=True,
        ),
        Parameter(
            "file",
            "form",
            "file",
            required=True,
            media_type="image/png, image/jpeg",
            file=True,
        ),
    ),
    content_types=("multipart/mixed",),
    results={"204": lambda: None},
)
OTHER_SCHEMAS: Operation[None] = Operation(
    id="otherSchemas",
    method="PUT",
    path="/forms/other-schemas",
    body="body",
    body_required=True,
    body_type=lambda: models.Entry | models.Span | models.ClosedObject,
    body_types={
        "application/json": lambda: models.Entry,
        "application/vnd.span+json": lambda: models.Span,
        "application/x-www-form-urlencoded": lambda: models.ClosedObject,
    },
    content_types=(
        "text/plain",
        "application/json",
        "application/vnd.span+json",
        "application/x-www-form-urlencoded",
    ),
    results={"204": lambda: None},
)
PARTS: Operation[None] = Operation(
    id="parts",
    method="POST",
    path="/forms/parts",
    parameters=(
        Parameter("file", "form", "file", required=True, file=True),
        Parameter("files", "form", "files", style=("repeated",), file=True),
        Parameter("file_of_no_type", "form", "file_of_no_type", file=True),
        Parameter("file_or_null", "form", "file_or_null", file=True),
        Parameter("entry", "form", "entry", limits=lambda: models.Entry, json=True),
    ),
    content_types=("multipart/form-data",),
    results={"204": lambda: None},
)


class FormsOperations(OperationGroup):
    """Operations of "forms"."""

    def form_beside_json(
        self,
        *,
        body: models.Entry | dicts.Entry,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /forms/json."""
        return self._call(
            FORM_BESIDE_JSON,
            request_options,
            body=body,
        )

    def mixed_parts(
        self,
        *,
        entry: models.Entry | dicts.Entry,
        file: Upload,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /forms/mixed."""
        return self._call(
            MIXED_PARTS,
            request_options,
            entry=entry,
            file=file,
        )

    def other_schemas(
        self,
        *,
        body: (
            models.Entry
            | dicts.Entry
            | models.Span
            | dicts.Span
            | str
            | models.ClosedObject
            | dicts.ClosedObject
        ),
        request_options: RequestOptions | None = None,
    ) -> None:
        """PUT /forms/other-schemas."""
        return self._call(
            OTHER_SCHEMAS,
            request_options,
            body=body,
        )

    def parts(
        self,
        *,
        file: Upload,
        files: Sequence[Upload] | None = None,
        file_of_no_type: Upload | None = None,
        file_or_null: Upload | None = None,
        entry: models.Entry | dicts.Entry | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """POST /forms/parts."""
        return self._call(
            PARTS,
            request_options,
            file=file,
            files=files,
            file_of_no_type=file_of_no_type,
            file_or_null=file_or_null,
            entry=entry,
        )


class AsyncFormsOperations(AsyncOperationGroup):
    """Asynchronous operations of "forms"."""

    form_beside_json = asynchronous(FormsOperations.form_beside_json)
    mixed_parts = asynchronous(FormsOperations.mixed_parts)
    other_schemas = asynchronous(FormsOperations.other_schemas)
    parts = asynchronous(FormsOperations.parts)
