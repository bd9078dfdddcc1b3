"""Operations of "media types"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    BinaryContent,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)
from .._runtime.xml.forms import as_xml

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncMediaTypesOperations", "MediaTypesOperations"]

ANY_MEDIA_TYPE: Operation[models.Small] = Operation(
    id="anyMediaType",
    method="POST",
    path="/media-types/any",
    body="body",
    body_required=True,
    body_type=lambda: models.Small,
    content_types=("*/*",),
    accept=("*/*",),
    results={"200": lambda: models.Small},
)
OCTET_STREAM: Operation[bytes] = Operation(
    id="octetStream",
    method="POST",
    path="/media-types/bytes",
    body="body",
    body_required=True,
    content_types=("application/octet-stream",),
    accept=("application/octet-stream",),
    results={"200": lambda: bytes},
)
DOWNLOAD_FILE: Operation[bytes] = Operation(
    id="downloadFile",
    method="GET",
    path="/media-types/file",
    accept=("application/pdf",),
    results={"200": lambda: bytes},
)
NO_MEDIA_TYPES: Operation[models.Small] = Operation(
    id="noMediaTypes",
    method="POST",
    path="/media-types/none",
    body="body",
    body_required=True,
    body_type=lambda: models.Small,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Small},
)
SEVERAL_MEDIA_TYPES: Operation[models.Small] = Operation(
    id="severalMediaTypes",
    method="POST",
    path="/media-types/several",
    body="body",
    body_required=True,
    body_type=lambda: models.Small,
    content_types=("text/plain", "application/json", "application/xml"),
    accept=("application/json",),
    results={"200": lambda: models.Small},
)
PLAIN_TEXT: Operation[str] = Operation(
    id="plainText",
    method="POST",
    path="/media-types/text",
    body="body",
    body_required=True,
    content_types=("text/plain",),
    accept=("text/plain",),
    results={"200": lambda: str},
)
VENDOR_JSON: Operation[models.Small] = Operation(
    id="vendorJson",
    method="POST",
    path="/media-types/vendor",
    body="body",
    body_required=True,
    body_type=lambda: models.Small,
    content_types=("application/vnd.everything.v1+json",),
    accept=("application/vnd.everything.v1+json; charset=utf-8",),
    results={"200": lambda: models.Small},
)
XML: Operation[models.WithXml] = Operation(
    id="xml",
    method="POST",
    path="/media-types/xml",
    body="body",
    body_required=True,
    body_type=as_xml(lambda: models.WithXml, "definitions/WithXml"),
    content_types=("application/xml",),
    accept=("application/xml",),
    results={"200": as_xml(lambda: models.WithXml, "definitions/WithXml")},
)


class MediaTypesOperations(OperationGroup):
    """Operations of "media types"."""

    def any_media_type(
        self,
        *,
        body: models.Small | dicts.Small,
        request_options: RequestOptions | None = None,
    ) -> models.Small:
        """POST /media-types/any."""
        return self._call(
            ANY_MEDIA_TYPE,
            request_options,
            body=body,
        )

    def octet_stream(
        self,
        *,
        body: BinaryContent,
        request_options: RequestOptions | None = None,
    ) -> bytes:
        """POST /media-types/bytes."""
        return self._call(
            OCTET_STREAM,
            request_options,
            body=body,
        )

    def download_file(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> bytes:
        """GET /media-types/file."""
        return self._call(
            DOWNLOAD_FILE,
            request_options,
        )

    def no_media_types(
        self,
        *,
        body: models.Small | dicts.Small,
        request_options: RequestOptions | None = None,
    ) -> models.Small:
        """POST /media-types/none."""
        return self._call(
            NO_MEDIA_TYPES,
            request_options,
            body=body,
        )

    def several_media_types(
        self,
        *,
        body: models.Small | dicts.Small | str,
        request_options: RequestOptions | None = None,
    ) -> models.Small:
        """POST /media-types/several."""
        return self._call(
            SEVERAL_MEDIA_TYPES,
            request_options,
            body=body,
        )

    def plain_text(
        self,
        *,
        body: str,
        request_options: RequestOptions | None = None,
    ) -> str:
        """POST /media-types/text."""
        return self._call(
            PLAIN_TEXT,
            request_options,
            body=body,
        )

    def vendor_json(
        self,
        *,
        body: models.Small | dicts.Small,
        request_options: RequestOptions | None = None,
    ) -> models.Small:
        """POST /media-types/vendor."""
        return self._call(
            VENDOR_JSON,
            request_options,
            body=body,
        )

    def xml(
        self,
        *,
        body: models.WithXml | dicts.WithXml,
        request_options: RequestOptions | None = None,
    ) -> models.WithXml:
        """POST /media-types/xml."""
        return self._call(
            XML,
            request_options,
            body=body,
        )


class AsyncMediaTypesOperations(AsyncOperationGroup):
    """Asynchronous operations of "media types"."""

    any_media_type = asynchronous(MediaTypesOperations.any_media_type)
    octet_stream = asynchronous(MediaTypesOperations.octet_stream)
    download_file = asynchronous(MediaTypesOperations.download_file)
    no_media_types = asynchronous(MediaTypesOperations.no_media_types)
    several_media_types = asynchronous(MediaTypesOperations.several_media_types)
    plain_text = asynchronous(MediaTypesOperations.plain_text)
    vendor_json = asynchronous(MediaTypesOperations.vendor_json)
    xml = asynchronous(MediaTypesOperations.xml)
