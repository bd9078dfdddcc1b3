"""Which objects calls can send, and what dicts in their place have as members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from triptych.ir import AnySchema, Api, ObjectSchema, Operation, Property, SchemaId
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
        """The classes that have a dict: those that a `TypedDict` can describe."""
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
            elif self._has_dict(key):
                pending += self.variants(key)
                pending += [item.schema for item in self.members(key)]
        return frozenset(key for key in seen & set(models) if self._has_dict(key))

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

    def takes_others(self, key: SchemaId) -> bool:
        """Whether a class or union with a dict takes mappings that the dict refuses.

        So does an object of which the document says that it may have other members:
        type checkers refuse them in a `TypedDict`.
        """
        variants = (
            list(leaves(key, self._api.schemas))
            if key in self._unions
            else [key, *self.variants(key)]
        )
        return any(
            variant not in self.keys
            or any(
                self._schema(item).invites_others
                or self._schema(item).additional is not None
                for item in self._lineage(variant)
            )
            for variant in variants
        )

    def _has_dict(self, key: SchemaId) -> bool:
        """Whether a `TypedDict` can describe a class.

        It can't say of which type members without a name are, and no member of it may
        be called "".
        """
        schemas = self._api.schemas
        others = [self._schema(item).additional for item in self._lineage(key)]
        return all(
            other is None or isinstance(schemas[other], AnySchema) for other in others
        ) and all(item.name for item in self.members(key))

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
