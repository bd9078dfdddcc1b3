"""How small the values of schemas can be, so that sampling knows what ends."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from triptych.ir import (
    AliasSchema,
    ArraySchema,
    BinarySchema,
    ObjectSchema,
    Schema,
    SchemaId,
    StringSchema,
    TupleSchema,
    UnionSchema,
)
from triptych.passes.schemas.properties import all_properties
from triptych.passes.schemas.reachability import referenced_ids

__all__ = ["least_sizes"]


def least_sizes(schemas: Mapping[SchemaId, Schema]) -> Mapping[SchemaId, float]:
    """The size of the smallest value of each schema that is not null at its top.

    Sizes count JSON values, and 100 characters as another one. Infinite are those of a
    schema that requires itself without end, and of bytes, which JSON does not have.
    """
    users: defaultdict[SchemaId, set[SchemaId]] = defaultdict(set)
    for key, schema in schemas.items():
        for used in _parts(schema, schemas):
            users[used].add(key)
    sizes = dict.fromkeys(schemas, math.inf)
    pending = dict.fromkeys(schemas)
    while pending:
        key = next(iter(pending))
        del pending[key]
        size = _size(schemas[key], schemas, sizes)
        if size < sizes[key]:
            sizes[key] = size
            pending |= dict.fromkeys(users[key])
    return sizes


def _parts(schema: Schema, schemas: Mapping[SchemaId, Schema]) -> Iterable[SchemaId]:
    """The schemas whose sizes are part of the size of `schema`."""
    if isinstance(schema, ObjectSchema):
        return (
            item.schema for item in all_properties(schema, schemas) if item.required
        )
    return referenced_ids(schema)


def _size(
    schema: Schema,
    schemas: Mapping[SchemaId, Schema],
    sizes: Mapping[SchemaId, float],
) -> float:
    def inner(key: SchemaId) -> float:
        return 1 if schemas[key].nullable else sizes[key]

    match schema:
        case BinarySchema():
            return math.inf
        case StringSchema(min_length=length):
            return 1 + (length or 0) / 100
        case ArraySchema(items=items, min_items=count):
            return 1 + count * inner(items) if count else 1
        case TupleSchema(items=items):
            return 1 + sum(inner(item) for item in items)
        case ObjectSchema():
            properties = all_properties(schema, schemas)
            return 1 + sum(inner(item.schema) for item in properties if item.required)
        case AliasSchema(target=target):
            return sizes[target]
        case UnionSchema(variants=variants):
            return min((sizes[variant] for variant in variants), default=math.inf)
        case _:
            return 1
