"""Which objects calls can send, and what dicts in their place have as members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from triptych.ir import Api, ObjectSchema, Operation, Property, SchemaId
from triptych.passes.objects.tags import leaves
from triptych.passes.schemas.lineage import lineage
from triptych.passes.schemas.reachability import referenced_ids
from triptych.python.names import Names

__all__ = ["SentObjects"]


class SentObjects:
    """The classes of an API whose objects calls can send as dicts."""

    def __init__(self, api: Api, names: Names) -> None:
        self._api = api
        self._models = names.models
        self._unions = names.unions

    @cached_property
    def keys(self) -> frozenset[SchemaId]:
        """The classes that have a dict.

        One with typed unknown properties has none: no `TypedDict` can say that.
        """
        schemas, models = self._api.schemas, self._models
        seen: set[SchemaId] = set()
        pending = [
            key
            for operation in self._api.operations
            for key in _sent_schemas(operation)
        ]
        while pending:
            key = pending.pop()
            if key in seen:
                continue
            seen.add(key)
            if key not in models:
                pending += referenced_ids(schemas[key])
            elif not self._is_open(key):
                pending += self.variants(key)
                pending += [item.schema for item in self.members(key)]
        return frozenset(key for key in seen & set(models) if not self._is_open(key))

    @cached_property
    def unions(self) -> frozenset[SchemaId]:
        """The unions with a name of which each variant is a class that has a dict."""
        schemas = self._api.schemas
        return frozenset(
            key
            for key in self._unions
            if all(variant in self.keys for variant in leaves(key, schemas))
        )

    def members(self, key: SchemaId) -> list[Property]:
        """All members of an object that are sent, inherited ones first."""
        members = {
            item.name: item
            for current in self._lineage(key)
            for item in self._models[current].schema.properties
        }
        return [item for item in members.values() if not item.read_only]

    def variants(self, key: SchemaId) -> list[SchemaId]:
        """The classes that a discriminator can name in the place of this one."""
        if not self.tags(key):
            return []
        below = lineage(key, lambda item: self._derived.get(item, ()))[-2::-1]
        return [item for item in below if self._schema(item).discriminator_value]

    def tags(self, key: SchemaId) -> list[str]:
        """The members that say of which class of its hierarchies an object is."""
        tags = (self._schema(item).discriminator for item in self._lineage(key))
        return [tag for tag in tags if tag]

    def _schema(self, key: SchemaId) -> ObjectSchema:
        return self._models[key].schema

    def _lineage(self, key: SchemaId) -> list[SchemaId]:
        return lineage(key, lambda item: self._models[item].schema.bases)

    def _is_open(self, key: SchemaId) -> bool:
        return any(
            self._schema(item).additional is not None for item in self._lineage(key)
        )

    @cached_property
    def _derived(self) -> Mapping[SchemaId, list[SchemaId]]:
        derived: dict[SchemaId, list[SchemaId]] = {}
        for key, model in self._models.items():
            for base in model.schema.bases:
                derived.setdefault(base, []).append(key)
        return derived


def _sent_schemas(operation: Operation) -> Iterable[SchemaId]:
    yield from (item.schema for item in operation.parameters)
    body = operation.request_body
    if body is not None:
        yield from (item.schema for item in body.fields)
        yield from (item.schema for item in body.contents if item.schema is not None)
