"""Implementation of the "media types" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import BinaryContent, models, not_implemented
from .._generated.services import MediaTypesService


class MediaTypes(MediaTypesService):
    @override
    async def any_media_type(
        self,
        *,
        body: models.Small,
    ) -> models.Small:
        """POST /media-types/any."""
        raise not_implemented("anyMediaType")

    @override
    async def octet_stream(
        self,
        *,
        body: bytes,
    ) -> BinaryContent:
        """POST /media-types/bytes."""
        raise not_implemented("octetStream")

    @override
    async def download_file(self) -> BinaryContent:
        """GET /media-types/file."""
        raise not_implemented("downloadFile")

    @override
    async def no_media_types(
        self,
        *,
        body: models.Small,
    ) -> models.Small:
        """POST /media-types/none."""
        raise not_implemented("noMediaTypes")

    @override
    async def several_media_types(
        self,
        *,
        body: models.Small | str,
    ) -> models.Small:
        """POST /media-types/several."""
        raise not_implemented("severalMediaTypes")

    @override
    async def plain_text(
        self,
        *,
        body: str,
    ) -> str:
        """POST /media-types/text."""
        raise not_implemented("plainText")

    @override
    async def vendor_json(
        self,
        *,
        body: models.Small,
    ) -> models.Small:
        """POST /media-types/vendor."""
        raise not_implemented("vendorJson")

    @override
    async def xml(
        self,
        *,
        body: models.WithXml,
    ) -> models.WithXml:
        """POST /media-types/xml."""
        raise not_implemented("xml")
