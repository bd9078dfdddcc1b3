"""Errors of operations that produce no JSON (Swagger 2.0, "Operation Object").

`produces` holds for all responses of an operation, so whoever serves images has no
other way to say what an error looks like: an error with a structure is JSON there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from triptych.ir import (
    ArraySchema,
    Content,
    MapSchema,
    ObjectSchema,
    Operation,
    Response,
    Schema,
    SchemaId,
)
from triptych.runtime.wire.media_types import is_json, is_xml

__all__ = ["with_json_errors"]

_JSON = "application/json"


def with_json_errors(
    operations: tuple[Operation, ...], schemas: Mapping[SchemaId, Schema]
) -> tuple[Operation, ...]:
    """The operations, with JSON for errors that no media type of theirs could hold.

    XML can hold a structure, and a range may be of JSON.
    """

    def response(item: Response) -> Response:
        structure = next(
            (
                content.schema
                for content in item.contents
                if content.schema is not None
                and isinstance(
                    schemas[content.schema], ObjectSchema | MapSchema | ArraySchema
                )
            ),
            None,
        )
        if structure is None or any(map(_can_be_structured, item.contents)):
            return item
        return replace(item, contents=(Content(media_type=_JSON, schema=structure),))

    def operation(item: Operation) -> Operation:
        # Where no success is described, `default` describes it as well.
        has_success = any(response.is_success for response in item.responses)
        return replace(
            item,
            responses=tuple(
                (
                    entry
                    if entry.is_success
                    or (entry.status == "default" and not has_success)
                    else response(entry)
                )
                for entry in item.responses
            ),
        )

    return tuple(map(operation, operations))


def _can_be_structured(content: Content) -> bool:
    media_type = content.media_type
    return (
        is_json(media_type)
        or is_xml(media_type)
        or media_type in ("*/*", "application/*")
    )
