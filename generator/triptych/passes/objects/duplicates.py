"""Inline objects that say the same become one schema, and so one class.

Documents repeat the schema of an error in each of a hundred operations, often by an
alias of YAML. Objects with a name of their own stay apart, whatever they say, and so do
those without a title that play different parts: `{id: string}` is many things.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from triptych.ir import Api, ObjectSchema, Schema, SchemaId
from triptych.pointer import Pointer

__all__ = ["merge_equal_objects"]


def merge_equal_objects(api: Api, kept: Collection[str] = ()) -> Api:
    """`api` with one schema for each set of equal inline objects, the first by pointer.

    `kept` are pointers of schemas that stay apart, since somebody speaks of them.
    """
    merged = _merged(api.schemas, kept)
    if not merged:
        return api
    return replace(
        api,
        operations=tuple(_replaced(item, merged) for item in api.operations),
        webhooks=tuple(_replaced(item, merged) for item in api.webhooks),
        schemas={
            key: _replaced(schema, merged)
            for key, schema in api.schemas.items()
            if key not in merged
        },
    )


def _merged(
    schemas: Mapping[SchemaId, Schema], kept: Collection[str]
) -> dict[SchemaId, SchemaId]:
    """What stands for what: equal objects by the first of them."""
    digests = _Digests(schemas)
    first: dict[str, SchemaId] = {}
    merged: dict[SchemaId, SchemaId] = {}
    for key in sorted(schemas):
        schema = schemas[key]
        if (
            isinstance(schema, ObjectSchema)
            and schema.properties
            and not schema.name
            and not schema.discriminator
            and key not in kept
        ):
            part = "" if schema.title else _part(key)
            same = first.setdefault(f"{digests.of(key)} {part}", key)
            if same != key:
                merged[key] = same
    return merged


def _part(key: SchemaId) -> str:
    """What an object is there for: the name of a property, a body, a response."""
    tokens = key.tokens
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index - 1] == "properties":
            return " ".join(tokens[index:])
    return "response" if "responses" in tokens else "body"


class _Digests:
    """Digests of schemas that are equal where two schemas say the same.

    What has a name is itself only, and so is what contains itself.
    """

    def __init__(self, schemas: Mapping[SchemaId, Schema]) -> None:
        self._schemas = schemas
        self._known: dict[SchemaId, str] = {}

    def of(self, key: SchemaId) -> str:
        if key not in self._known:
            # Until it is known, for a schema that contains itself.
            self._known[key] = key
            schema = self._schemas[key]
            if not (isinstance(schema, ObjectSchema) and schema.name):
                said = repr(self._said(schema))
                self._known[key] = hashlib.sha256(said.encode()).hexdigest()
        return self._known[key]

    def _said(self, value: object) -> object:
        """All that a node says but where it stands, with digests for schemas."""
        if isinstance(value, Pointer):
            return self.of(value) if value in self._schemas else str(value)
        if isinstance(value, tuple):
            return [self._said(item) for item in value]
        if is_dataclass(value) and not isinstance(value, type):
            members = [
                (field.name, self._said(getattr(value, field.name)))
                for field in fields(value)
                if field.name != "pointer"
            ]
            return type(value).__name__, members
        return value


T = TypeVar("T")


def _replaced(value: T, merged: Mapping[SchemaId, SchemaId]) -> T:
    """The node with other ids of schemas wherever they stand in it."""
    if isinstance(value, Pointer):
        return cast("T", merged.get(value, value))
    if isinstance(value, tuple):
        return cast("T", tuple(_replaced(item, merged) for item in value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: new
            for field in fields(value)
            if field.name != "pointer"
            and (new := _replaced(old := getattr(value, field.name), merged)) != old
        }
        return cast("T", replace(value, **changed)) if changed else value
    return value
