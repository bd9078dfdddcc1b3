"""Implementation of the "photos" operations. Edit this file freely."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import PhotosService


class Photos(PhotosService):
    @override
    async def add_photo(
        self,
        *,
        repair_id: int,
        picture: UploadFile,
        about: models.PhotoNotes | None,
    ) -> None:
        """Adds a photo to a repair."""
        raise not_implemented("addPhoto")
