"""Members that travel in one direction only, wherever the document says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from triptych.ir import AliasSchema, Api, ObjectSchema, Property, Schema, SchemaId

__all__ = ["with_directions"]


def with_directions(api: Api) -> Api:
    """The API whose properties say of themselves what their schemas say of values."""
    return replace(
        api,
        schemas={
            key: _with_directions(schema, api.schemas)
            for key, schema in api.schemas.items()
        },
    )


def _with_directions(schema: Schema, schemas: Mapping[SchemaId, Schema]) -> Schema:
    if not isinstance(schema, ObjectSchema):
        return schema
    properties = tuple(_property(item, schemas) for item in schema.properties)
    return (
        schema
        if properties == schema.properties
        else replace(schema, properties=properties)
    )


def _property(item: Property, schemas: Mapping[SchemaId, Schema]) -> Property:
    schema = schemas[item.schema]
    # Aliases are one step from what they mean.
    target = schemas[schema.target] if isinstance(schema, AliasSchema) else schema
    read_only = item.read_only or schema.read_only or target.read_only
    write_only = item.write_only or schema.write_only or target.write_only
    if (read_only, write_only) == (item.read_only, item.write_only):
        return item
    return replace(item, read_only=read_only, write_only=write_only)
