"""Operations of "unions"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
)

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncUnionsOperations", "UnionsOperations"]

UNION_OF_OBJECTS: Operation[models.UnionOfObjects] = Operation(
    id="unionOfObjects",
    method="PUT",
    path="/unions/objects",
    body="body",
    body_required=True,
    body_type=lambda: models.UnionOfObjects,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.UnionOfObjects},
)
UNION_OF_SCALARS: Operation[models.UnionOfScalars] = Operation(
    id="unionOfScalars",
    method="PUT",
    path="/unions/scalars",
    body="body",
    body_required=True,
    body_type=lambda: models.UnionOfScalars,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.UnionOfScalars},
)
TAGGED_UNION: Operation[models.Circle | models.Square] = Operation(
    id="taggedUnion",
    method="PUT",
    path="/unions/tagged",
    body="body",
    body_required=True,
    body_type=lambda: models.Circle | models.Square,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.Circle | models.Square},
)


class UnionsOperations(OperationGroup):
    """Operations of "unions"."""

    def union_of_objects(
        self,
        *,
        body: models.UnionOfObjects | dicts.UnionOfObjects,
        request_options: RequestOptions | None = None,
    ) -> models.UnionOfObjects:
        """PUT /unions/objects."""
        return self._call(
            UNION_OF_OBJECTS,
            request_options,
            body=body,
        )

    def union_of_scalars(
        self,
        *,
        body: models.UnionOfScalars | dicts.UnionOfScalars,
        request_options: RequestOptions | None = None,
    ) -> models.UnionOfScalars:
        """PUT /unions/scalars."""
        return self._call(
            UNION_OF_SCALARS,
            request_options,
            body=body,
        )

    def tagged_union(
        self,
        *,
        body: models.Circle | dicts.Circle | models.Square | dicts.Square,
        request_options: RequestOptions | None = None,
    ) -> models.Circle | models.Square:
        """PUT /unions/tagged."""
        return self._call(
            TAGGED_UNION,
            request_options,
            body=body,
        )


class AsyncUnionsOperations(AsyncOperationGroup):
    """Asynchronous operations of "unions"."""

    async def union_of_objects(
        self,
        *,
        body: models.UnionOfObjects | dicts.UnionOfObjects,
        request_options: RequestOptions | None = None,
    ) -> models.UnionOfObjects:
        """PUT /unions/objects."""
        return await self._call(
            UNION_OF_OBJECTS,
            request_options,
            body=body,
        )

    async def union_of_scalars(
        self,
        *,
        body: models.UnionOfScalars | dicts.UnionOfScalars,
        request_options: RequestOptions | None = None,
    ) -> models.UnionOfScalars:
        """PUT /unions/scalars."""
        return await self._call(
            UNION_OF_SCALARS,
            request_options,
            body=body,
        )

    async def tagged_union(
        self,
        *,
        body: models.Circle | dicts.Circle | models.Square | dicts.Square,
        request_options: RequestOptions | None = None,
    ) -> models.Circle | models.Square:
        """PUT /unions/tagged."""
        return await self._call(
            TAGGED_UNION,
            request_options,
            body=body,
        )
