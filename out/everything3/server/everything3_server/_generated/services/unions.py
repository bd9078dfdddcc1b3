"""Operations of "unions", and the base class of their service."""

from __future__ import annotations

from abc import abstractmethod
from typing import Literal

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
    not_implemented,
)

__all__ = ["UnionsService", "endpoints"]

ARRAY_OF_UNION = ServerOperation(
    id="arrayOfUnion",
    method="PUT",
    path="/unions/array",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.ArrayOfUnion,
                "components/schemas/ArrayOfUnion",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.ArrayOfUnion),),
)
UNION_BESIDE_PROPERTIES = ServerOperation(
    id="unionBesideProperties",
    method="PUT",
    path="/unions/beside-properties",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.UnionBesideProperties,
                "components/schemas/UnionBesideProperties",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.UnionBesideProperties),),
)
CIRCULAR_UNION = ServerOperation(
    id="circularUnion",
    method="PUT",
    path="/unions/circle",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.CircularUnion,
                "components/schemas/CircularUnion",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.CircularUnion),),
)
TOLD_APART_BY_CONSTANTS = ServerOperation(
    id="toldApartByConstants",
    method="PUT",
    path="/unions/constants",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.ToldApartByConstants,
                "components/schemas/ToldApartByConstants",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.ToldApartByConstants),),
)
UNION_BY_NAMES = ServerOperation(
    id="unionByNames",
    method="PUT",
    path="/unions/implicit-names",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.UnionByNames,
                "components/schemas/UnionByNames",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.UnionByNames),),
)
UNION_IN_ALL_OF = ServerOperation(
    id="unionInAllOf",
    method="PUT",
    path="/unions/in-all-of",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.UnionInAllOf,
                "components/schemas/UnionInAllOf",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.UnionInAllOf),),
)
UNION_BY_INHERITED_TAG = ServerOperation(
    id="unionByInheritedTag",
    method="PUT",
    path="/unions/inherited-tag",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.UnionByInheritedTag,
                "components/schemas/UnionByInheritedTag",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.UnionByInheritedTag),),
)
INLINE_UNION = ServerOperation(
    id="inlineUnion",
    method="PUT",
    path="/unions/inline",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.InlineUnion,
                "components/schemas/InlineUnion",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.InlineUnion),),
)
UNION_OF_OBJECTS = ServerOperation(
    id="unionOfObjects",
    method="PUT",
    path="/unions/objects",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.UnionOfObjects,
                "components/schemas/UnionOfObjects",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.UnionOfObjects),),
)
OPEN_ENUM = ServerOperation(
    id="openEnum",
    method="PUT",
    path="/unions/open-enum",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.OpenEnum,
                "components/schemas/OpenEnum",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.OpenEnum),),
)
RECURSIVE_UNION = ServerOperation(
    id="recursiveUnion",
    method="PUT",
    path="/unions/recursive",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.RecursiveUnion,
                "components/schemas/RecursiveUnion",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.RecursiveUnion),),
)
REQUIRED_ONLY = ServerOperation(
    id="requiredOnly",
    method="PUT",
    path="/unions/required-only",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.RequiredOnly,
                "components/schemas/RequiredOnly",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.RequiredOnly),),
)
UNION_OF_SCALARS = ServerOperation(
    id="unionOfScalars",
    method="PUT",
    path="/unions/scalars",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.UnionOfScalars,
                "components/schemas/UnionOfScalars",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.UnionOfScalars),),
)
TAGGED_UNION = ServerOperation(
    id="taggedUnion",
    method="PUT",
    path="/unions/tagged",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.TaggedUnion,
                "components/schemas/TaggedUnion",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.TaggedUnion),),
)
TEXT_UNIONS = ServerOperation(
    id="textUnions",
    method="PUT",
    path="/unions/texts",
    body=RequestBody(
        argument="body",
        contents=(
            Content(
                "application/json",
                lambda: models.TextUnions,
                "components/schemas/TextUnions",
            ),
        ),
        required=True,
    ),
    produces=("application/json",),
    status=200,
    responses=(ServerResponse("200", lambda: models.TextUnions),),
)


class UnionsService(Service):
    """Operations of "unions".

    Methods may be `def` or `async def`. Those that are not overridden return 501. An
    argument that is absent from the request has its default, or is None.
    """

    @abstractmethod
    def array_of_union(
        self,
        *,
        body: models.ArrayOfUnion,
    ) -> Reply[models.ArrayOfUnion | Answer[models.ArrayOfUnion, Literal[200, None]]]:
        """PUT /unions/array."""
        raise not_implemented("arrayOfUnion")

    @abstractmethod
    def union_beside_properties(
        self,
        *,
        body: models.UnionBesideProperties,
    ) -> Reply[
        models.UnionBesideProperties
        | Answer[models.UnionBesideProperties, Literal[200, None]]
    ]:
        """PUT /unions/beside-properties."""
        raise not_implemented("unionBesideProperties")

    @abstractmethod
    def circular_union(
        self,
        *,
        body: models.CircularUnion,
    ) -> Reply[models.CircularUnion | Answer[models.CircularUnion, Literal[200, None]]]:
        """PUT /unions/circle."""
        raise not_implemented("circularUnion")

    @abstractmethod
    def told_apart_by_constants(
        self,
        *,
        body: models.ToldApartByConstants,
    ) -> Reply[
        models.ToldApartByConstants
        | Answer[models.ToldApartByConstants, Literal[200, None]]
    ]:
        """PUT /unions/constants."""
        raise not_implemented("toldApartByConstants")

    @abstractmethod
    def union_by_names(
        self,
        *,
        body: models.UnionByNames,
    ) -> Reply[models.UnionByNames | Answer[models.UnionByNames, Literal[200, None]]]:
        """PUT /unions/implicit-names."""
        raise not_implemented("unionByNames")

    @abstractmethod
    def union_in_all_of(
        self,
        *,
        body: models.UnionInAllOf,
    ) -> Reply[models.UnionInAllOf | Answer[models.UnionInAllOf, Literal[200, None]]]:
        """PUT /unions/in-all-of."""
        raise not_implemented("unionInAllOf")

    @abstractmethod
    def union_by_inherited_tag(
        self,
        *,
        body: models.UnionByInheritedTag,
    ) -> Reply[
        models.UnionByInheritedTag
        | Answer[models.UnionByInheritedTag, Literal[200, None]]
    ]:
        """PUT /unions/inherited-tag."""
        raise not_implemented("unionByInheritedTag")

    @abstractmethod
    def inline_union(
        self,
        *,
        body: models.InlineUnion,
    ) -> Reply[models.InlineUnion | Answer[models.InlineUnion, Literal[200, None]]]:
        """PUT /unions/inline."""
        raise not_implemented("inlineUnion")

    @abstractmethod
    def union_of_objects(
        self,
        *,
        body: models.UnionOfObjects,
    ) -> Reply[
        models.UnionOfObjects | Answer[models.UnionOfObjects, Literal[200, None]]
    ]:
        """PUT /unions/objects."""
        raise not_implemented("unionOfObjects")

    @abstractmethod
    def open_enum(
        self,
        *,
        body: models.OpenEnum,
    ) -> Reply[models.OpenEnum | Answer[models.OpenEnum, Literal[200, None]]]:
        """PUT /unions/open-enum."""
        raise not_implemented("openEnum")

    @abstractmethod
    def recursive_union(
        self,
        *,
        body: models.RecursiveUnion,
    ) -> Reply[
        models.RecursiveUnion | Answer[models.RecursiveUnion, Literal[200, None]]
    ]:
        """PUT /unions/recursive."""
        raise not_implemented("recursiveUnion")

    @abstractmethod
    def required_only(
        self,
        *,
        body: models.RequiredOnly,
    ) -> Reply[models.RequiredOnly | Answer[models.RequiredOnly, Literal[200, None]]]:
        """PUT /unions/required-only."""
        raise not_implemented("requiredOnly")

    @abstractmethod
    def union_of_scalars(
        self,
        *,
        body: models.UnionOfScalars,
    ) -> Reply[
        models.UnionOfScalars | Answer[models.UnionOfScalars, Literal[200, None]]
    ]:
        """PUT /unions/scalars."""
        raise not_implemented("unionOfScalars")

    @abstractmethod
    def tagged_union(
        self,
        *,
        body: models.TaggedUnion,
    ) -> Reply[models.TaggedUnion | Answer[models.TaggedUnion, Literal[200, None]]]:
        """PUT /unions/tagged."""
        raise not_implemented("taggedUnion")

    @abstractmethod
    def text_unions(
        self,
        *,
        body: models.TextUnions,
    ) -> Reply[models.TextUnions | Answer[models.TextUnions, Literal[200, None]]]:
        """PUT /unions/texts."""
        raise not_implemented("textUnions")


def endpoints(service: UnionsService | None) -> tuple[Endpoint, ...]:
    """Return each operation with the method of `service` that implements it."""
    if service is None:
        return (
            Endpoint(ARRAY_OF_UNION),
            Endpoint(UNION_BESIDE_PROPERTIES),
            Endpoint(CIRCULAR_UNION),
            Endpoint(TOLD_APART_BY_CONSTANTS),
            Endpoint(UNION_BY_NAMES),
            Endpoint(UNION_IN_ALL_OF),
            Endpoint(UNION_BY_INHERITED_TAG),
            Endpoint(INLINE_UNION),
            Endpoint(UNION_OF_OBJECTS),
            Endpoint(OPEN_ENUM),
            Endpoint(RECURSIVE_UNION),
            Endpoint(REQUIRED_ONLY),
            Endpoint(UNION_OF_SCALARS),
            Endpoint(TAGGED_UNION),
            Endpoint(TEXT_UNIONS),
        )
    return (
        Endpoint(ARRAY_OF_UNION, service.array_of_union),
        Endpoint(UNION_BESIDE_PROPERTIES, service.union_beside_properties),
        Endpoint(CIRCULAR_UNION, service.circular_union),
        Endpoint(TOLD_APART_BY_CONSTANTS, service.told_apart_by_constants),
        Endpoint(UNION_BY_NAMES, service.union_by_names),
        Endpoint(UNION_IN_ALL_OF, service.union_in_all_of),
        Endpoint(UNION_BY_INHERITED_TAG, service.union_by_inherited_tag),
        Endpoint(INLINE_UNION, service.inline_union),
        Endpoint(UNION_OF_OBJECTS, service.union_of_objects),
        Endpoint(OPEN_ENUM, service.open_enum),
        Endpoint(RECURSIVE_UNION, service.recursive_union),
        Endpoint(REQUIRED_ONLY, service.required_only),
        Endpoint(UNION_OF_SCALARS, service.union_of_scalars),
        Endpoint(TAGGED_UNION, service.tagged_union),
        Endpoint(TEXT_UNIONS, service.text_unions),
    )
