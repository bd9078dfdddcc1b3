"""Operations of "media types", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

from .. import models
from .._runtime.server import (
    Answer,
    BinaryContent,
    Content,
    Endpoint,
    Reply,
    RequestBody,
    ServerOperation,
    ServerResponse,
    Service,
    not_implemented,
)
from .._runtime.xml.forms import as_xml

__all__ = ["MediaTypesService", "endpoints"]

ANY_MEDIA_TYPE = ServerOperation(
    id="anyMediaType",
    method="POST",
    path="/media-types/any",
    body=RequestBody(
        argument="body",
        contents=(Content("*/*", lambda: models.Small, "definitions/Small"),),
        required=True,
    ),
    produces=("*/*",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Small),),
)
OCTET_STREAM = ServerOperation(
    id="octetStream",
    method="POST",
    path="/media-types/bytes",
    body=RequestBody(
        argument="body",
        contents=(Content("application/octet-stream", lambda: bytes),),
        required=True,
    ),
    produces=("application/octet-stream",),
    status=200,
    responses=(ServerResponse("200", lambda: bytes),),
)
DOWNLOAD_FILE = ServerOperation(
    id="downloadFile",
    method="GET",
    path="/media-types/file",
    produces=("application/pdf",),
    status=200,
    responses=(ServerResponse("200", lambda: bytes),),
)
NO_MEDIA_TYPES = ServerOperation(
    id="noMediaTypes",
    method="POST",
    path="/media-types/none",
    body=RequestBody(
        argument="body",
        contents=(
            Content("application/json", lambda: models.Small, "definitions/Small"),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Small),),
)
SEVERAL_MEDIA_TYPES = ServerOperation(
    id="severalMediaTypes",
    method="POST",
    path="/media-types/several",
    body=RequestBody(
        argument="body",
        contents=(
            Content("application/json", lambda: models.Small, "definitions/Small"),
            Content(
                "application/xml",
                as_xml(lambda: models.Small, "definitions/Small"),
                "definitions/Small",
            ),
            Content("text/plain", lambda: str),
        ),
        required=True,
    ),
    produces=("application/json", "application/xml"),
    status=200,
    responses=(
        ServerResponse("200", as_xml(lambda: models.Small, "definitions/Small")),
    ),
)
PLAIN_TEXT = ServerOperation(
    id="plainText",
    method="POST",
    path="/media-types/text",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "text/plain",
                lambda: str,
                "paths/~1media-types~1text/post/parameters/0/schema",
            ),
        ),
        required=True,
    ),
    produces=("text/plain",),
    status=200,
    responses=(ServerResponse("200", lambda: str),),
)
VENDOR_JSON = ServerOperation(
    id="vendorJson",
    method="POST",
    path="/media-types/vendor",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/vnd.everything.v1+json",
                lambda: models.Small,
                "definitions/Small",
            ),
        ),
        required=True,
    ),
    produces=("application/vnd.everything.v1+json; charset=utf-8",),
    status=200,
    responses=(ServerResponse("200", lambda: models.Small),),
)
XML = ServerOperation(
    id="xml",
    method="POST",
    path="/media-types/xml",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/xml",
                as_xml(lambda: models.WithXml, "definitions/WithXml"),
                "definitions/WithXml",
            ),
        ),
        required=True,
    ),
    produces=("application/xml",),
    status=200,
    responses=(
        ServerResponse("200", as_xml(lambda: models.WithXml, "definitions/WithXml")),
    ),
)


class MediaTypesService(Service):
    """Operations of "media types".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def any_media_type(
        self,
        *,
        body: models.Small,
    ) -> Reply[models.Small | Answer[models.Small, Literal[200, None]]]:
        """POST /media-types/any."""
        raise not_implemented("anyMediaType")

    @abstractmethod
    def octet_stream(
        self,
        *,
        body: bytes,
    ) -> Reply[BinaryContent | Answer[BinaryContent, Literal[200, None]]]:
        """POST /media-types/bytes."""
        raise not_implemented("octetStream")

    @abstractmethod
    def download_file(
        self,
    ) -> Reply[BinaryContent | Answer[BinaryContent, Literal[200, None]]]:
        """GET /media-types/file."""
        raise not_implemented("downloadFile")

    @abstractmethod
    def no_media_types(
        self,
        *,
        body: models.Small,
    ) -> Reply[models.Small | Answer[models.Small, Literal[200, None]]]:
        """POST /media-types/none."""
        raise not_implemented("noMediaTypes")

    @abstractmethod
    def several_media_types(
        self,
        *,
        body: models.Small | str,
    ) -> Reply[models.Small | Answer[models.Small, Literal[200, None]]]:
        """POST /media-types/several."""
        raise not_implemented("severalMediaTypes")

    @abstractmethod
    def plain_text(
        self,
        *,
        body: str,
    ) -> Reply[str | Answer[str, Literal[200, None]]]:
        """POST /media-types/text."""
        raise not_implemented("plainText")

    @abstractmethod
    def vendor_json(
        self,
        *,
        body: models.Small,
    ) -> Reply[models.Small | Answer[models.Small, Literal[200, None]]]:
        """POST /media-types/vendor."""
        raise not_implemented("vendorJson")

    @abstractmethod
    def xml(
        self,
        *,
        body: models.WithXml,
    ) -> Reply[models.WithXml | Answer[models.WithXml, Literal[200, None]]]:
        """POST /media-types/xml."""
        raise not_implemented("xml")


def endpoints(service: MediaTypesService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(ANY_MEDIA_TYPE),
            Endpoint(OCTET_STREAM),
            Endpoint(DOWNLOAD_FILE),
            Endpoint(NO_MEDIA_TYPES),
            Endpoint(SEVERAL_MEDIA_TYPES),
            Endpoint(PLAIN_TEXT),
            Endpoint(VENDOR_JSON),
            Endpoint(XML),
        )
    return (
        Endpoint(ANY_MEDIA_TYPE, service.any_media_type),
        Endpoint(OCTET_STREAM, service.octet_stream),
        Endpoint(DOWNLOAD_FILE, service.download_file),
        Endpoint(NO_MEDIA_TYPES, service.no_media_types),
        Endpoint(SEVERAL_MEDIA_TYPES, service.several_media_types),
        Endpoint(PLAIN_TEXT, service.plain_text),
        Endpoint(VENDOR_JSON, service.vendor_json),
        Endpoint(XML, service.xml),
    )
