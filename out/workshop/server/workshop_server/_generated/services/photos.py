"""Operations of "photos", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Literal

from pydantic import Field
from starlette.datastructures import UploadFile

from .. import models
from .._runtime.server import (
    Answer,
    Endpoint,
    Reply,
    ServerOperation,
    ServerResponse,
    Service,
    TypedParameter,
    not_implemented,
)

__all__ = ["PhotosService", "endpoints"]

ADD_PHOTO = ServerOperation(
    id="addPhoto",
    method="POST",
    path="/repairs/{repair_id}/photos",
    parameters=(
        TypedParameter(
            "repair_id",
            "path",
            "repair_id",
            type=Annotated[int, Field(ge=1)],
            required=True,
        ),
        TypedParameter(
            "picture", "form", "picture", type=UploadFile, required=True, file=True
        ),
        TypedParameter(
            "about",
            "form",
            "about",
            type=models.PhotoNotes,
            schema="components/schemas/PhotoNotes",
            json=True,
        ),
    ),
    form_media_types=("multipart/form-data",),
    status=204,
    responses=(
        ServerResponse("204"),
        ServerResponse(
            "4XX", lambda: models.Problem, produces=("application/problem+json",)
        ),
    ),
    security=({"account": ()},),
)


class PhotosService(Service):
    """Operations of "photos".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def add_photo(
        self,
        *,
        repair_id: int,
        picture: UploadFile,
        about: models.PhotoNotes | None,
    ) -> Reply[Answer[None, Literal[204, None]] | Answer[models.Problem, int] | None]:
        """Adds a photo to a repair.

        Args:
            picture: The picture.
        """
        raise not_implemented("addPhoto")


def endpoints(service: PhotosService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (Endpoint(ADD_PHOTO),)
    return (Endpoint(ADD_PHOTO, service.add_photo),)
