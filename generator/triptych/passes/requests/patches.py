"""Bodies of PATCH, which may be lists where the document says that they are objects.

A JSON Patch (RFC 6902) is a list of operations. Swagger 2.0 has one schema for all
media types of a body, and who takes merge patches as well describes an object.
"""

from __future__ import annotations

from collections.abc import Mapping

from triptych.ir import (
    Content,
    MapSchema,
    Method,
    ObjectSchema,
    Operation,
    Schema,
    SchemaId,
)
from triptych.passes.schemas.aliases import target_of
from triptych.runtime.wire.media_types import JSON_PATCH, essence

__all__ = ["is_json_patch"]


def is_json_patch(
    operation: Operation, content: Content, schemas: Mapping[SchemaId, Schema]
) -> bool:
    """Whether a body in this media type is a JSON Patch, whatever its schema says."""
    is_patch = operation.method == Method.PATCH
    if not is_patch or essence(content.media_type) != JSON_PATCH:
        return False
    if content.schema is None:
        return True
    schema = schemas[target_of(content.schema, schemas)]
    return isinstance(schema, MapSchema | ObjectSchema)
