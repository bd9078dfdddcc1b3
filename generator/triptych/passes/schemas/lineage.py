"""The schemas from which a schema derives, through any number of common bases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from triptych.ir import ObjectSchema, Schema, SchemaId

__all__ = ["BasesOf", "ancestors", "bases_in", "lineage"]

BasesOf: TypeAlias = Callable[[SchemaId], Iterable[SchemaId]]


def lineage(key: SchemaId, bases_of: BasesOf) -> list[SchemaId]:
    """The schema `key` and all its ancestors, each once and after its own bases.

    Where bases share their bases there are more paths than schemas, exponentially more:
    a schema is visited once, whatever the number of paths to it. Nothing recurses.
    """
    found: dict[SchemaId, None] = {}
    entered = {key}
    pending = [(key, iter(bases_of(key)))]
    while pending:
        current, bases = pending[-1]
        following = next((base for base in bases if base not in entered), None)
        if following is None:
            found[current] = None
            pending.pop()
        else:
            entered.add(following)
            pending.append((following, iter(bases_of(following))))
    return list(found)


def ancestors(
    schema: ObjectSchema, schemas: Mapping[SchemaId, Schema]
) -> list[ObjectSchema]:
    """The objects from which `schema` derives, each once and after its own bases."""
    keys = dict.fromkeys(
        key for base in schema.bases for key in lineage(base, bases_in(schemas))
    )
    found = (schemas[key] for key in keys)
    return [item for item in found if isinstance(item, ObjectSchema)]


def bases_in(schemas: Mapping[SchemaId, Schema]) -> BasesOf:
    """The `bases` of objects in `schemas`, none of any other schema."""

    def bases_of(key: SchemaId) -> tuple[SchemaId, ...]:
        schema = schemas[key]
        return schema.bases if isinstance(schema, ObjectSchema) else ()

    return bases_of
