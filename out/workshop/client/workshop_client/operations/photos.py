"""Operations of "photos"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

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

__all__ = ["AsyncPhotosOperations", "PhotosOperations"]

ADD_PHOTO: Operation[None] = Operation(
    id="addPhoto",
    method="POST",
    path="/repairs/{repair_id}/photos",
    parameters=(
        Parameter(
            "repair_id",
            "path",
            "repair_id",
            limits=lambda: Annotated[int, Field(ge=1)],
            required=True,
        ),
        Parameter("picture", "form", "picture", required=True, file=True),
        Parameter(
            "about", "form", "about", limits=lambda: models.PhotoNotes, json=True
        ),
    ),
    content_types=("multipart/form-data",),
    accept=("application/problem+json",),
    results={"204": lambda: None},
    errors={"4XX": lambda: models.Problem},
)


class PhotosOperations(OperationGroup):
    """Operations of "photos"."""

    def add_photo(
        self,
        repair_id: int,
        *,
        picture: Upload,
        about: models.PhotoNotes | dicts.PhotoNotes | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Adds a photo to a repair.

        Args:
            picture: The picture.
        """
        return self._call(
            ADD_PHOTO,
            request_options,
            repair_id=repair_id,
            picture=picture,
            about=about,
        )


class AsyncPhotosOperations(AsyncOperationGroup):
    """Asynchronous operations of "photos"."""

    add_photo = asynchronous(PhotosOperations.add_photo)
