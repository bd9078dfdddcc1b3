"""Operations of "unions"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .. import models
from .._runtime.client import (
    AsyncOperationGroup,
    Operation,
    OperationGroup,
    RequestOptions,
    asynchronous,
)

if TYPE_CHECKING:
    from .. import dicts

__all__ = ["AsyncUnionsOperations", "UnionsOperations"]

ARRAY_OF_UNION: Operation[models.ArrayOfUnion] = Operation(
    id="arrayOfUnion",
    method="PUT",
    path="/unions/array",
    body="body",
    body_required=True,
    body_type=lambda: models.ArrayOfUnion,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.ArrayOfUnion},
)
UNION_BESIDE_PROPERTIES: Operation[models.UnionBesideProperties] = Operation(
    id="unionBesideProperties",
    method="PUT",
    path="/unions/beside-properties",
    body="body",
    body_required=True,
    body_type=lambda: models.UnionBesideProperties,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.UnionBesideProperties},
)
CIRCULAR_UNION: Operation[models.CircularUnion] = Operation(
    id="circularUnion",
    method="PUT",
    path="/unions/circle",
    body="body",
    body_required=True,
    body_type=lambda: models.CircularUnion,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.CircularUnion},
)
TOLD_APART_BY_CONSTANTS: Operation[models.ToldApartByConstants] = Operation(
    id="toldApartByConstants",
    method="PUT",
    path="/unions/constants",
    body="body",
    body_required=True,
    body_type=lambda: models.ToldApartByConstants,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.ToldApartByConstants},
)
UNION_BY_NAMES: Operation[models.UnionByNames] = Operation(
    id="unionByNames",
    method="PUT",
    path="/unions/implicit-names",
    body="body",
    body_required=True,
    body_type=lambda: models.UnionByNames,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.UnionByNames},
)
UNION_IN_ALL_OF: Operation[models.UnionInAllOf] = Operation(
    id="unionInAllOf",
    method="PUT",
    path="/unions/in-all-of",
    body="body",
    body_required=True,
    body_type=lambda: models.UnionInAllOf,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.UnionInAllOf},
)
UNION_BY_INHERITED_TAG: Operation[models.UnionByInheritedTag] = Operation(
    id="unionByInheritedTag",
    method="PUT",
    path="/unions/inherited-tag",
    body="body",
    body_required=True,
    body_type=lambda: models.UnionByInheritedTag,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.UnionByInheritedTag},
)
INLINE_UNION: Operation[models.InlineUnion] = Operation(
    id="inlineUnion",
    method="PUT",
    path="/unions/inline",
    body="body",
    body_required=True,
    body_type=lambda: models.InlineUnion,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.InlineUnion},
)
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
OPEN_ENUM: Operation[models.OpenEnum] = Operation(
    id="openEnum",
    method="PUT",
    path="/unions/open-enum",
    body="body",
    body_required=True,
    body_type=lambda: models.OpenEnum,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.OpenEnum},
)
RECURSIVE_UNION: Operation[models.RecursiveUnion] = Operation(
    id="recursiveUnion",
    method="PUT",
    path="/unions/recursive",
    body="body",
    body_required=True,
    body_type=lambda: models.RecursiveUnion,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.RecursiveUnion},
)
REQUIRED_ONLY: Operation[models.RequiredOnly] = Operation(
    id="requiredOnly",
    method="PUT",
    path="/unions/required-only",
    body="body",
    body_required=True,
    body_type=lambda: models.RequiredOnly,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.RequiredOnly},
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
TAGGED_UNION: Operation[models.TaggedUnion] = Operation(
    id="taggedUnion",
    method="PUT",
    path="/unions/tagged",
    body="body",
    body_required=True,
    body_type=lambda: models.TaggedUnion,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.TaggedUnion},
)
TEXT_UNIONS: Operation[models.TextUnions] = Operation(
    id="textUnions",
    method="PUT",
    path="/unions/texts",
    body="body",
    body_required=True,
    body_type=lambda: models.TextUnions,
    content_types=("application/json",),
    accept=("application/json",),
    results={"200": lambda: models.TextUnions},
)


class UnionsOperations(OperationGroup):
    """Operations of "unions"."""

    def array_of_union(
        self,
        *,
        body: models.ArrayOfUnion | dicts.ArrayOfUnion,
        request_options: RequestOptions | None = None,
    ) -> models.ArrayOfUnion:
        """PUT /unions/array."""
        return self._call(
            ARRAY_OF_UNION,
            request_options,
            body=body,
        )

    def union_beside_properties(
        self,
        *,
        body: models.UnionBesideProperties | dicts.UnionBesideProperties,
        request_options: RequestOptions | None = None,
    ) -> models.UnionBesideProperties:
        """PUT /unions/beside-properties."""
        return self._call(
            UNION_BESIDE_PROPERTIES,
            request_options,
            body=body,
        )

    def circular_union(
        self,
        *,
        body: models.CircularUnion | dicts.CircularUnion,
        request_options: RequestOptions | None = None,
    ) -> models.CircularUnion:
        """PUT /unions/circle."""
        return self._call(
            CIRCULAR_UNION,
            request_options,
            body=body,
        )

    def told_apart_by_constants(
        self,
        *,
        body: models.ToldApartByConstants | dicts.ToldApartByConstants,
        request_options: RequestOptions | None = None,
    ) -> models.ToldApartByConstants:
        """PUT /unions/constants."""
        return self._call(
            TOLD_APART_BY_CONSTANTS,
            request_options,
            body=body,
        )

    def union_by_names(
        self,
        *,
        body: models.UnionByNames | dicts.UnionByNames,
        request_options: RequestOptions | None = None,
    ) -> models.UnionByNames:
        """PUT /unions/implicit-names."""
        return self._call(
            UNION_BY_NAMES,
            request_options,
            body=body,
        )

    def union_in_all_of(
        self,
        *,
        body: models.UnionInAllOf | dicts.UnionInAllOf,
        request_options: RequestOptions | None = None,
    ) -> models.UnionInAllOf:
        """PUT /unions/in-all-of."""
        return self._call(
            UNION_IN_ALL_OF,
            request_options,
            body=body,
        )

    def union_by_inherited_tag(
        self,
        *,
        body: models.UnionByInheritedTag | dicts.UnionByInheritedTag,
        request_options: RequestOptions | None = None,
    ) -> models.UnionByInheritedTag:
        """PUT /unions/inherited-tag."""
        return self._call(
            UNION_BY_INHERITED_TAG,
            request_options,
            body=body,
        )

    def inline_union(
        self,
        *,
        body: models.InlineUnion | dicts.InlineUnion,
        request_options: RequestOptions | None = None,
    ) -> models.InlineUnion:
        """PUT /unions/inline."""
        return self._call(
            INLINE_UNION,
            request_options,
            body=body,
        )

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

    def open_enum(
        self,
        *,
        body: models.OpenEnum | dicts.OpenEnum,
        request_options: RequestOptions | None = None,
    ) -> models.OpenEnum:
        """PUT /unions/open-enum."""
        return self._call(
            OPEN_ENUM,
            request_options,
            body=body,
        )

    def recursive_union(
        self,
        *,
        body: models.RecursiveUnion | Mapping[str, object],
        request_options: RequestOptions | None = None,
    ) -> models.RecursiveUnion:
        """PUT /unions/recursive."""
        return self._call(
            RECURSIVE_UNION,
            request_options,
            body=body,
        )

    def required_only(
        self,
        *,
        body: models.RequiredOnly | dicts.RequiredOnly,
        request_options: RequestOptions | None = None,
    ) -> models.RequiredOnly:
        """PUT /unions/required-only."""
        return self._call(
            REQUIRED_ONLY,
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
        body: models.TaggedUnion | dicts.TaggedUnion,
        request_options: RequestOptions | None = None,
    ) -> models.TaggedUnion:
        """PUT /unions/tagged."""
        return self._call(
            TAGGED_UNION,
            request_options,
            body=body,
        )

    def text_unions(
        self,
        *,
        body: models.TextUnions | dicts.TextUnions,
        request_options: RequestOptions | None = None,
    ) -> models.TextUnions:
        """PUT /unions/texts."""
        return self._call(
            TEXT_UNIONS,
            request_options,
            body=body,
        )


class AsyncUnionsOperations(AsyncOperationGroup):
    """Asynchronous operations of "unions"."""

    array_of_union = asynchronous(UnionsOperations.array_of_union)
    union_beside_properties = asynchronous(UnionsOperations.union_beside_properties)
    circular_union = asynchronous(UnionsOperations.circular_union)
    told_apart_by_constants = asynchronous(UnionsOperations.told_apart_by_constants)
    union_by_names = asynchronous(UnionsOperations.union_by_names)
    union_in_all_of = asynchronous(UnionsOperations.union_in_all_of)
    union_by_inherited_tag = asynchronous(UnionsOperations.union_by_inherited_tag)
    inline_union = asynchronous(UnionsOperations.inline_union)
    union_of_objects = asynchronous(UnionsOperations.union_of_objects)
    open_enum = asynchronous(UnionsOperations.open_enum)
    recursive_union = asynchronous(UnionsOperations.recursive_union)
    required_only = asynchronous(UnionsOperations.required_only)
    union_of_scalars = asynchronous(UnionsOperations.union_of_scalars)
    tagged_union = asynchronous(UnionsOperations.tagged_union)
    text_unions = asynchronous(UnionsOperations.text_unions)
