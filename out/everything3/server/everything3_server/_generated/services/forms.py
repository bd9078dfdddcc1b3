"""Operations of "forms", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from starlette.datastructures import UploadFile

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

__all__ = ["FormsService", "endpoints"]

_FILE = TypedParameter(
    "file", "form", "file", type=UploadFile, required=True, file=True
)
FORM_BESIDE_JSON = ServerOperation(
    id="formBesideJson",
    method="POST",
    path="/forms/json",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Entry, "components/schemas/Entry"
            ),
            Content(
                "application/x-www-form-urlencoded",
                lambda: models.Entry,
                "components/schemas/Entry",
                form=True,
            ),
            Content(
                "multipart/form-data",
                lambda: models.Entry,
                "components/schemas/Entry",
                form=True,
            ),
        ),
        required=True,
    ),
    status=204,
    responses=(ServerResponse("204"),),
)
MIXED_PARTS = ServerOperation(
    id="mixedParts",
    method="POST",
    path="/forms/mixed",
    parameters=(
        TypedParameter(
            "entry",
            "form",
            "entry",
            type=models.Entry,
            required=True,
            schema="components/schemas/Entry",
            json=True,
        ),
        _FILE,
    ),
    form_media_types=("multipart/mixed",),
    status=204,
    responses=(ServerResponse("204"),),
)
OTHER_SCHEMAS = ServerOperation(
    id="otherSchemas",
    method="PUT",
    path="/forms/other-schemas",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json", lambda: models.Entry, "components/schemas/Entry"
            ),
            Content(
                "application/vnd.span+json",
                lambda: models.Span,
                "components/schemas/Span",
            ),
            Content(
                "text/plain",
                lambda: str,
                "paths/~1forms~1other-schemas/put/requestBody/content/text~1plain/schema",
            ),
            Content(
                "application/x-www-form-urlencoded",
                lambda: models.ClosedObject,
                "components/schemas/ClosedObject",
                form=True,
            ),
        ),
        required=True,
    ),
    status=204,
    responses=(ServerResponse("204"),),
)
PARTS = ServerOperation(
    id="parts",
    method="POST",
    path="/forms/parts",
    parameters=(
        _FILE,
        TypedParameter(
            "files",
            "form",
            "files",
            type=list[UploadFile],
            style=("repeated",),
            file=True,
        ),
        TypedParameter(
            "file_of_no_type", "form", "file_of_no_type", type=UploadFile, file=True
        ),
        TypedParameter(
            "file_or_null", "form", "file_or_null", type=UploadFile, file=True
        ),
        TypedParameter(
            "entry",
            "form",
            "entry",
            type=models.Entry,
            schema="components/schemas/Entry",
            json=True,
        ),
    ),
    form_media_types=("multipart/form-data",),
    status=204,
    responses=(ServerResponse("204"),),
)


class FormsService(Service):
    """Operations of "forms".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def form_beside_json(
        self,
        *,
        body: models.Entry,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /forms/json."""
        raise not_implemented("formBesideJson")

    @abstractmethod
    def mixed_parts(
        self,
        *,
        entry: models.Entry,
        file: UploadFile,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /forms/mixed."""
        raise not_implemented("mixedParts")

    @abstractmethod
    def other_schemas(
        self,
        *,
        body: models.Entry | models.Span | str | models.ClosedObject,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """PUT /forms/other-schemas."""
        raise not_implemented("otherSchemas")

    @abstractmethod
    def parts(
        self,
        *,
        file: UploadFile,
        files: list[UploadFile] | None,
        file_of_no_type: UploadFile | None,
        file_or_null: UploadFile | None,
        entry: models.Entry | None,
    ) -> Reply[Answer[None, Literal[204, None]] | None]:
        """POST /forms/parts."""
        raise not_implemented("parts")


def endpoints(service: FormsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(FORM_BESIDE_JSON),
            Endpoint(MIXED_PARTS),
            Endpoint(OTHER_SCHEMAS),
            Endpoint(PARTS),
        )
    return (
        Endpoint(FORM_BESIDE_JSON, service.form_beside_json),
        Endpoint(MIXED_PARTS, service.mixed_parts),
        Endpoint(OTHER_SCHEMAS, service.other_schemas),
        Endpoint(PARTS, service.parts),
    )
