"""Which unions get a name: those of objects that the document names or tells apart.

So does one that contains itself without an object in between, which nothing else than a
name could spell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import ObjectSchema, Schema, SchemaId, UnionSchema
from triptych.passes.objects.tags import leaves
from triptych.passes.schemas.components import components
from triptych.passes.schemas.reachability import referenced_ids

__all__ = ["UnionName", "named_unions", "recursive_unions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionName:
    """The name of a union, an alias among the models, and the module it stands in.

    One that `is_recursive` contains itself with no class in between.
    """

    schema: UnionSchema
    name: str
    module: str
    is_recursive: bool


def named_unions(
    schemas: Mapping[SchemaId, Schema], objects: Mapping[SchemaId, ObjectSchema]
) -> dict[SchemaId, UnionSchema]:
    """The unions that get a name; `objects` are the schemas of classes."""
    recursive = recursive_unions(schemas, objects)
    return {
        key: schema
        for key, schema in schemas.items()
        if isinstance(schema, UnionSchema)
        and (key in recursive or _is_of_objects(key, schema, schemas, objects))
    }


def recursive_unions(
    schemas: Mapping[SchemaId, Schema], objects: Mapping[SchemaId, ObjectSchema]
) -> frozenset[SchemaId]:
    """The unions that contain themselves with no class in between."""
    unions = {key for key, item in schemas.items() if isinstance(item, UnionSchema)}
    graph = {key: _unions_in(key, schemas, objects) & unions for key in sorted(unions)}
    return frozenset(
        key
        for group in components({key: sorted(graph[key]) for key in graph})
        for key in group
        if len(group) > 1 or key in graph[key]
    )


def _is_of_objects(
    key: SchemaId,
    schema: UnionSchema,
    schemas: Mapping[SchemaId, Schema],
    objects: Mapping[SchemaId, ObjectSchema],
) -> bool:
    variants = leaves(key, schemas)
    classes = [item for item in variants if item in objects]
    if len(variants) < 2 or not classes:
        return False
    tagged = schema.discriminator
    is_tagged = tagged is not None and len(classes) > 1
    return bool(schema.name) or is_tagged


def _unions_in(
    key: SchemaId,
    schemas: Mapping[SchemaId, Schema],
    objects: Mapping[SchemaId, ObjectSchema],
) -> set[SchemaId]:
    """The unions that stand in a union, without those in classes and in each other."""
    found: set[SchemaId] = set()
    seen: set[SchemaId] = set()
    pending = list(referenced_ids(schemas[key]))
    while pending:
        current = pending.pop()
        if current in seen or current in objects:
            continue
        seen.add(current)
        if isinstance(schemas[current], UnionSchema):
            found.add(current)
        else:
            pending += referenced_ids(schemas[current])
    return found
