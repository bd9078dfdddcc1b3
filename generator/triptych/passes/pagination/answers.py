"""Where in the answer of an operation a list is, and what is at a place of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from triptych.ir import (
    AnySchema,
    ArraySchema,
    MapSchema,
    ObjectSchema,
    Operation,
    Schema,
    SchemaId,
    UnionSchema,
)
from triptych.passes.schemas.aliases import target_of
from triptych.passes.schemas.lineage import ancestors
from triptych.pointer import Pointer
from triptych.runtime.wire.media_types import is_json

__all__ = ["NoAnswerError", "answer_schemas", "arrays_of", "members_of", "schema_at"]

_EMPTY_STATUSES = ("204", "205")


class NoAnswerError(ValueError):
    """An operation does not answer with JSON."""


def answer_schemas(operation: Operation) -> tuple[SchemaId, ...]:
    """The schemas of what a succeeding call answers; none where nothing is said.

    Raises `NoAnswerError` if the answer is described, and is never JSON.
    """
    successes = [item for item in operation.responses if item.is_success]
    # Where no success is described, `default` describes it as well.
    responses = successes or [
        item for item in operation.responses if item.status == "default"
    ]
    described = [
        content
        for response in responses
        for content in response.contents
        if content.schema is not None
    ]
    found = [
        content.schema
        for content in described
        if content.schema is not None
        if is_json(content.media_type) or content.media_type == "*/*"
    ]
    is_empty = all(response.status in _EMPTY_STATUSES for response in responses)
    if not found and (described or (responses and is_empty)):
        raise NoAnswerError
    return tuple(dict.fromkeys(found))


def schema_at(
    pointer: str, schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]
) -> SchemaId | None:
    """The schema of what is at a JSON pointer (RFC 6901), None if it may be anything.

    Raises `LookupError` if nothing can be there.
    """
    current = schema_id
    for token in Pointer(f"#{pointer}").tokens:
        match schema := schemas[target_of(current, schemas)]:
            case ObjectSchema():
                members = dict(members_of(schema, schemas))
                following = members.get(token, schema.additional)
                if following is None and not members:
                    return None
            case MapSchema(values=values):
                following = values
            case AnySchema() | UnionSchema():
                return None
            case _:
                following = None
        if following is None:
            raise LookupError(token)
        current = following
    current = target_of(current, schemas)
    is_open = isinstance(schemas[current], AnySchema | UnionSchema)
    return None if is_open else current


def arrays_of(
    schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]
) -> tuple[str, ...] | None:
    """JSON pointers of the arrays in an answer: itself, or members of an object.

    None if nothing is said about what it is.
    """
    match schema := schemas[target_of(schema_id, schemas)]:
        case ArraySchema():
            return ("",)
        case ObjectSchema():
            members = dict(members_of(schema, schemas))
            found = tuple(
                str(Pointer("") / name)
                for name, member in members.items()
                if isinstance(schemas[member], ArraySchema)
            )
            return found if members else None
        case AnySchema() | UnionSchema() | MapSchema():
            return None
        case _:
            return ()


def members_of(
    schema: ObjectSchema, schemas: Mapping[SchemaId, Schema]
) -> Iterator[tuple[str, SchemaId]]:
    """The names and schemas of an object's members, those of its bases first."""
    for item in (*ancestors(schema, schemas), schema):
        for member in item.properties:
            yield member.name, member.schema
