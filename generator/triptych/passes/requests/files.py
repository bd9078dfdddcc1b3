"""Which parameters are uploaded files."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.ir import ArraySchema, BinarySchema, Schema, SchemaId, StringSchema
from triptych.passes.schemas.aliases import target_of

__all__ = ["holds_files", "may_hold_files"]


def holds_files(schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether the value of a parameter is a file, or a list of files."""
    schema = schemas[schema_id]
    if isinstance(schema, ArraySchema):
        schema = schemas[schema.items]
    return isinstance(schema, BinarySchema)


def may_hold_files(schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether a member of a form is a file, or a list of files."""
    schema = schemas[target_of(schema_id, schemas)]
    if isinstance(schema, ArraySchema):
        schema = schemas[target_of(schema.items, schemas)]
    return isinstance(schema, BinarySchema) or (
        isinstance(schema, StringSchema) and schema.format == "binary"
    )
