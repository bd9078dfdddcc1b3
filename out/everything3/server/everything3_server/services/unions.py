"""Implementation of the "unions" operations. Edit this file freely."""

from __future__ import annotations

from typing_extensions import override

from .._generated import models, not_implemented
from .._generated.services import UnionsService


class Unions(UnionsService):
    @override
    async def array_of_union(
        self,
        *,
        body: models.ArrayOfUnion,
    ) -> models.ArrayOfUnion:
        """PUT /unions/array."""
        raise not_implemented("arrayOfUnion")

    @override
    async def union_beside_properties(
        self,
        *,
        body: models.UnionBesideProperties,
    ) -> models.UnionBesideProperties:
        """PUT /unions/beside-properties."""
        raise not_implemented("unionBesideProperties")

    @override
    async def circular_union(
        self,
        *,
        body: models.CircularUnion,
    ) -> models.CircularUnion:
        """PUT /unions/circle."""
        raise not_implemented("circularUnion")

    @override
    async def told_apart_by_constants(
        self,
        *,
        body: models.ToldApartByConstants,
    ) -> models.ToldApartByConstants:
        """PUT /unions/constants."""
        raise not_implemented("toldApartByConstants")

    @override
    async def union_by_names(
        self,
        *,
        body: models.UnionByNames,
    ) -> models.UnionByNames:
        """PUT /unions/implicit-names."""
        raise not_implemented("unionByNames")

    @override
    async def union_in_all_of(
        self,
        *,
        body: models.UnionInAllOf,
    ) -> models.UnionInAllOf:
        """PUT /unions/in-all-of."""
        raise not_implemented("unionInAllOf")

    @override
    async def union_by_inherited_tag(
        self,
        *,
        body: models.UnionByInheritedTag,
    ) -> models.UnionByInheritedTag:
        """PUT /unions/inherited-tag."""
        raise not_implemented("unionByInheritedTag")

    @override
    async def inline_union(
        self,
        *,
        body: models.InlineUnion,
    ) -> models.InlineUnion:
        """PUT /unions/inline."""
        raise not_implemented("inlineUnion")

    @override
    async def union_of_objects(
        self,
        *,
        body: models.UnionOfObjects,
    ) -> models.UnionOfObjects:
        """PUT /unions/objects."""
        raise not_implemented("unionOfObjects")

    @override
    async def open_enum(
        self,
        *,
        body: models.OpenEnum,
    ) -> models.OpenEnum:
        """PUT /unions/open-enum."""
        raise not_implemented("openEnum")

    @override
    async def recursive_union(
        self,
        *,
        body: models.RecursiveUnion,
    ) -> models.RecursiveUnion:
        """PUT /unions/recursive."""
        raise not_implemented("recursiveUnion")

    @override
    async def required_only(
        self,
        *,
        body: models.RequiredOnly,
    ) -> models.RequiredOnly:
        """PUT /unions/required-only."""
        raise not_implemented("requiredOnly")

    @override
    async def union_of_scalars(
        self,
        *,
        body: models.UnionOfScalars,
    ) -> models.UnionOfScalars:
        """PUT /unions/scalars."""
        raise not_implemented("unionOfScalars")

    @override
    async def tagged_union(
        self,
        *,
        body: models.TaggedUnion,
    ) -> models.TaggedUnion:
        """PUT /unions/tagged."""
        raise not_implemented("taggedUnion")

    @override
    async def text_unions(
        self,
        *,
        body: models.TextUnions,
    ) -> models.TextUnions:
        """PUT /unions/texts."""
        raise not_implemented("textUnions")
