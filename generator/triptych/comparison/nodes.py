"""Pairs of places, one in each version, and what comparing a pair gives.

Pairs form a graph: an object leads to its properties, these to their schemas. Each
pair is compared once, however many ways lead to it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from triptych.comparison.changes import Direction, Finding, Version
from triptych.ir import (
    AliasSchema,
    ObjectSchema,
    Parameter,
    Property,
    RequestBody,
    Response,
    ResponseHeader,
    Schema,
    SchemaId,
)
from triptych.passes.schemas.aliases import target_of
from triptych.passes.schemas.reachability import referenced_ids
from triptych.passes.xml.contents import xml_bodies
from triptych.python.annotations import Dialect

__all__ = [
    "BodyPair",
    "Compared",
    "Edge",
    "HeaderPair",
    "MemberPair",
    "Node",
    "ParameterPair",
    "ResponsePair",
    "SchemaPair",
    "Side",
    "Sides",
]


@dataclass(frozen=True, slots=True)
class SchemaPair:
    """Two schemas."""

    old: SchemaId
    new: SchemaId

    @property
    def key(self) -> Hashable:
        """What the pair is known by."""
        return self


@dataclass(frozen=True, slots=True)
class MemberPair:
    """Two properties of an object, or one that only one version has.

    `owner_old` and `owner_new` are the objects.
    """

    old: Property | None
    new: Property | None
    owner_old: SchemaId
    owner_new: SchemaId

    @property
    def key(self) -> Hashable:
        """A property that an object inherits is that of its base."""
        if self.old is not None and self.new is not None:
            return (self.old, self.new)
        there = self.old or self.new
        return (there, self.old is None)


@dataclass(frozen=True, slots=True)
class ParameterPair:
    """Two parameters, or one that only one version has.

    `place_old` and `place_new` are where they stand, or would.
    """

    old: Parameter | None
    new: Parameter | None
    place_old: SchemaId
    place_new: SchemaId

    @property
    def key(self) -> Hashable:
        """A parameter that operations share is one."""
        return (_identity(self.old), _identity(self.new))


def _identity(parameter: Parameter | None) -> Hashable:
    return parameter and (parameter.pointer, parameter.place, parameter.name)


@dataclass(frozen=True, slots=True)
class BodyPair:
    """Two bodies of requests."""

    old: RequestBody
    new: RequestBody

    @property
    def key(self) -> Hashable:
        """A body that operations share is one, if they take the same media types."""
        old, new = self.old, self.new
        # Written out, because there is one for each operation.
        return (
            (old.pointer, tuple([item.media_type for item in old.contents])),
            (new.pointer, tuple([item.media_type for item in new.contents])),
        )


@dataclass(frozen=True, slots=True)
class ResponsePair:
    """Two responses with the same status."""

    old: Response
    new: Response

    @property
    def key(self) -> Hashable:
        """A response that operations share is one, if they answer the same types."""
        old, new = self.old, self.new
        return (
            (
                old.pointer,
                old.status,
                tuple([item.media_type for item in old.contents]),
            ),
            (
                new.pointer,
                new.status,
                tuple([item.media_type for item in new.contents]),
            ),
        )


@dataclass(frozen=True, slots=True)
class HeaderPair:
    """Two headers of responses."""

    old: ResponseHeader
    new: ResponseHeader

    @property
    def key(self) -> Hashable:
        """A header that responses share is one."""
        return (self.old.pointer, self.old.name, self.new.pointer, self.new.name)


Node: TypeAlias = (
    SchemaPair | MemberPair | ParameterPair | BodyPair | ResponsePair | HeaderPair
)


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from a pair to another: `step` is added to what the first is called."""

    node: Node
    step: str = ""
    directions: Direction = Direction.EITHER


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs at a pair, and where it leads; `name` is one of its own."""

    findings: tuple[Finding, ...] = ()
    edges: tuple[Edge, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Side:
    """One version, with what has to be looked up in it."""

    version: Version

    @property
    def schemas(self) -> Mapping[SchemaId, Schema]:
        """Every schema by its id."""
        return self.version.api.schemas

    def target(self, key: SchemaId) -> Schema:
        """The schema that `key` finally means."""
        schema = self.schemas[key]
        if isinstance(schema, AliasSchema):
            return self.schemas[target_of(key, self.schemas)]
        return schema

    def class_name(self, key: SchemaId) -> str:
        """The class of an object, empty if it has none."""
        model = self.version.names.models.get(key)
        return model.class_name if model is not None else ""

    def enum_name(self, key: SchemaId) -> str:
        """The name of a list of values, empty if it has none."""
        enum = self.version.names.enums.get(key)
        return enum.name if enum is not None else ""

    def fields(self, key: SchemaId) -> Mapping[str, str]:
        """The fields of the class of `key` by the names of their properties."""
        model = self.version.names.models.get(key)
        if model is None:
            return {}
        return {item.property.name: item.field for item in model.fields}

    def has_fields(self, key: SchemaId, other: Side, twin: SchemaId) -> bool:
        """Whether the class of `key` has the fields of another one, or none has any."""
        models = self.version.names.models, other.version.names.models
        model, same = models[0].get(key), models[1].get(twin)
        if model is None or same is None:
            return model is same
        return model.fields == same.fields

    @cached_property
    def dialect(self) -> Dialect:
        """The annotations of values, with the names of their classes."""
        return Dialect(models=self.version.names.model_annotations)

    @cached_property
    def exported(self) -> frozenset[str]:
        """The names that the package of models exports."""
        names = self.version.names
        return frozenset(
            {
                *(model.class_name for model in names.models.values()),
                *(enum.name for enum in names.enums.values()),
                *(union.name for union in names.unions.values()),
            }
        )

    @cached_property
    def in_xml(self) -> frozenset[SchemaId]:
        """The schemas of bodies in XML, and those that they are made of."""
        found: set[SchemaId] = set()
        pending = list(xml_bodies(self.version.api.operations))
        while pending:
            key = pending.pop()
            if key not in found:
                found.add(key)
                pending += referenced_ids(self.schemas[key])
        return frozenset(found)

    @cached_property
    def derived(self) -> Mapping[SchemaId, list[SchemaId]]:
        """The objects that derive from an object directly."""
        found: dict[SchemaId, list[SchemaId]] = {}
        for key, schema in self.schemas.items():
            if isinstance(schema, ObjectSchema):
                for base in schema.bases:
                    found.setdefault(base, []).append(key)
        return found


@dataclass(frozen=True, slots=True)
class Sides:
    """Both versions."""

    old: Side
    new: Side
