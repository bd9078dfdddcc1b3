"""Which schemas are reachable from operations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from triptych.ir import (
    AliasSchema,
    AnySchema,
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Operation,
    Schema,
    SchemaId,
    StringSchema,
    TupleSchema,
    UnionSchema,
)

__all__ = ["operation_schemas", "reachable_schemas", "referenced_ids"]


def reachable_schemas(
    operations: Iterable[Operation], schemas: Mapping[SchemaId, Schema]
) -> dict[SchemaId, Schema]:
    """Those of `schemas` that operations can send or receive, in the same order.

    A schema with a discriminator brings those derived from it, as a value of it may be
    one of them.
    """
    derived = _derived(schemas)
    pending = list(operation_schemas(operations))
    reached: set[SchemaId] = set()
    while pending:
        schema_id = pending.pop()
        if schema_id in reached:
            continue
        reached.add(schema_id)
        pending += referenced_ids(schemas[schema_id])
        pending += derived[schema_id]
    return {key: schema for key, schema in schemas.items() if key in reached}


def operation_schemas(operations: Iterable[Operation]) -> Iterator[SchemaId]:
    """The schemas of what operations send and receive."""
    for operation in operations:
        yield from _operation_ids(operation)


def referenced_ids(schema: Schema) -> tuple[SchemaId, ...]:
    """The schemas that `schema` is made of."""
    match schema:
        case ArraySchema(items=items):
            return (items,)
        case TupleSchema(items=items, rest=rest):
            return items if rest is None else (*items, rest)
        case MapSchema(values=values):
            return (values, *(item for _, item in schema.patterns))
        case AliasSchema(target=target):
            return (target,)
        case UnionSchema(variants=variants):
            return variants
        case ObjectSchema():
            properties = (property_.schema for property_ in schema.properties)
            additional = () if schema.additional is None else (schema.additional,)
            patterns = (item for _, item in schema.patterns)
            return (
                *schema.parts,
                *schema.bases,
                *properties,
                *additional,
                *patterns,
            )
        case (
            AnySchema()
            | NullSchema()
            | BooleanSchema()
            | IntegerSchema()
            | NumberSchema()
            | StringSchema()
            | BinarySchema()
        ):
            return ()


def _derived(
    schemas: Mapping[SchemaId, Schema],
) -> defaultdict[SchemaId, list[SchemaId]]:
    """For each schema with a discriminator, those it is a part or a base of.

    Those derived from these have the discriminator as well.
    """
    direct: defaultdict[SchemaId, list[SchemaId]] = defaultdict(list)
    pending: list[SchemaId] = []
    for schema_id, schema in schemas.items():
        if isinstance(schema, ObjectSchema):
            for base in (*schema.parts, *schema.bases):
                direct[base].append(schema_id)
            if schema.discriminator:
                pending.append(schema_id)
    derived: defaultdict[SchemaId, list[SchemaId]] = defaultdict(list)
    while pending:
        schema_id = pending.pop()
        if schema_id not in derived:
            derived[schema_id] = direct.pop(schema_id, [])
            pending += derived[schema_id]
    return derived


def _operation_ids(operation: Operation) -> Iterator[SchemaId]:
    for parameter in operation.parameters:
        yield parameter.schema
    body = operation.request_body
    if body is not None:
        for field in body.fields:
            yield field.schema
    contents = () if body is None else body.contents
    for response in operation.responses:
        contents += response.contents
        for header in response.headers:
            yield header.schema
    for content in contents:
        if content.schema is not None:
            yield content.schema
        if content.stream is not None:
            for item in content.stream.items:
                if item.schema is not None:
                    yield item.schema
