"""Which parameters are uploaded files."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.ir import ArraySchema, BinarySchema, Schema, SchemaId

__all__ = ["holds_files"]


def holds_files(schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether the value of a parameter is a file, or a list of files."""
    schema = schemas[schema_id]
    if isinstance(schema, ArraySchema):
        schema = schemas[schema.items]
    return isinstance(schema, BinarySchema)
