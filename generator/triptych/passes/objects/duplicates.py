"""Inline objects that say the same become one schema, and so one class.

Documents repeat the schema of an error in each of a hundred operations, often by an
alias of YAML. Objects with a name of their own stay apart, whatever they say, and so do
those without a title that play different parts: `{id: string}` is many things.
"""

from __future__ import annotations

import hashlib
import operator
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

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
    alike: dict[tuple[str, ...], list[SchemaId]] = {}
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
            names = (item.name for item in schema.properties)
            alike.setdefault((part, schema.title, *names), []).append(key)
    digests = _Digests(schemas)
    merged: dict[SchemaId, SchemaId] = {}
    # Most objects have no twin: what all of one's parts say is only asked of these.
    for keys in alike.values():
        first: dict[str, SchemaId] = {}
        for key in keys if len(keys) > 1 else ():
            same = first.setdefault(digests.of(key), key)
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
        members = _members(_kind(value))
        if not members:
            return value
        said = [self._said(getattr(value, name)) for name in members]
        return type(value).__name__, said


# Classes of values that hold no node.
_ATOMS = frozenset({bool, dict, float, int, str, type(None)})


@cache
def _members(kind: Any) -> tuple[str, ...]:
    """What nodes of a class say but where they stand; nothing if they are no nodes."""
    if not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind) if field.name != "pointer")


def _kind(value: object) -> Any:
    """The class of a value; type checkers doubt that classes are hashable."""
    return type(value)


T = TypeVar("T")


def _replaced(value: T, merged: Mapping[SchemaId, SchemaId]) -> T:
    """The node with other ids of schemas wherever they stand in it."""
    if isinstance(value, Pointer):
        return cast("T", merged.get(value, value))
    if isinstance(value, tuple):
        items = tuple(_replaced(item, merged) for item in value)
        same = all(map(operator.is_, items, value))
        return value if same else cast("T", items)
    changed = {
        name: new
        for name in _members(_kind(value))
        # What is empty holds nothing, and most tuples are.
        if (old := getattr(value, name))
        and old.__class__ not in _ATOMS
        and (new := _replaced(old, merged)) is not old
    }
    # A dataclass, since it has members.
    return cast("T", replace(cast("Any", value), **changed)) if changed else value
