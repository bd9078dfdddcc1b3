"""What modules depend on, as digests: where a digest is the same, so is the module.

A module is told by what it is about and by all that is reachable from there, and no
target looks at anything else. Of schemas that are reached by way of a class only the
structure counts: what a text says stands with the class itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from triptych.config import PackageMetadata
from triptych.fingerprints import Fingerprint, combined, fingerprint
from triptych.ir import Api, SchemaId
from triptych.passes.schemas.components import components
from triptych.passes.schemas.lineage import bases_in, lineage
from triptych.python.names import GroupNames, Names

__all__ = ["Dependencies"]


class Dependencies:
    """The keys of the modules of an API; empty ones unless they are `wanted`."""

    def __init__(
        self, api: Api, names: Names, metadata: PackageMetadata, *, wanted: bool = True
    ) -> None:
        self._api = api
        self._names = names
        self._metadata = metadata
        self._wanted = wanted
        self._groups: dict[str, Fingerprint] = {}

    def of_group(
        self,
        what: str,
        group: GroupNames,
        *others: object,
        types: Mapping[SchemaId, object] | None = None,
    ) -> str:
        """The key of a module about a group.

        `others` are further values it is made from, `types` those it is made from by
        the schemas of which it takes some.
        """
        if not self._wanted:
            return ""
        told = self._group(group)
        near, beyond = self._reached(told.pointers)
        chosen = [types[key] for key in beyond if key in types] if types else []
        return self._key(
            what,
            told.whole,
            *self._seen(near, beyond),
            fingerprint((others, chosen)).whole,
        )

    def of_schemas(self, what: str, keys: Iterable[SchemaId]) -> str:
        """The key of a module with the classes and unions of these schemas."""
        if not self._wanted:
            return ""
        listed = list(keys)
        # Fields may be said again that a base has.
        bases_of = bases_in(self._api.schemas)
        told = list(
            dict.fromkeys(item for key in listed for item in lineage(key, bases_of))
        )
        inside = {item for key in told for item in self._schemas[key].pointers}
        near, beyond = self._reached(inside - set(told))
        return self._key(
            what,
            fingerprint(listed).whole,
            *(self._schemas[key].whole for key in told),
            *(self._deep[key] for key in told),
            *self._seen(near, beyond),
        )

    def of_models(self, what: str) -> str:
        """The key of a file about all models, and about no operation."""
        if not self._wanted:
            return ""
        return self._key(what, *(item.whole for item in self._schemas.values()))

    def of_structure(self, what: str, *others: object) -> str:
        """The key of a file about the whole API that shows no description of it."""
        if not self._wanted:
            return ""
        return self._key(
            what,
            *(self._group(group).structure for group in self._names.groups),
            *(item.structure for item in self._schemas.values()),
            fingerprint(others).whole,
        )

    def _key(self, what: str, *digests: bytes) -> str:
        return combined([what.encode(), self._shell, *digests]).hex()

    @cached_property
    def _shell(self) -> bytes:
        """What all modules may depend on: all but operations and schemas."""
        api, names = self._api, self._names
        return fingerprint(
            (
                replace(api, operations=(), schemas={}),
                replace(names, groups=(), models={}, enums={}, unions={}),
                names.has_models,
                [(item.tag, item.attribute, item.stem) for item in names.groups],
                self._metadata,
            )
        ).whole

    def _group(self, group: GroupNames) -> Fingerprint:
        if group.attribute not in self._groups:
            self._groups[group.attribute] = fingerprint(group)
        return self._groups[group.attribute]

    @cached_property
    def _schemas(self) -> Mapping[SchemaId, Fingerprint]:
        """What is said of each schema alone, with its names."""
        names = self._names
        return {
            key: fingerprint(
                (
                    schema,
                    _of_class(names, key),
                    names.unions.get(key),
                    names.enums.get(key),
                )
            )
            for key, schema in self._api.schemas.items()
        }

    @cached_property
    def _deep(self) -> Mapping[SchemaId, bytes]:
        """The structure of each schema with all that is reachable from it.

        A class leads to those derived from it as well.
        """
        schemas = self._schemas
        graph: dict[SchemaId, set[SchemaId]] = {
            key: {SchemaId(item) for item in told.pointers if item in schemas} - {key}
            for key, told in schemas.items()
        }
        for key, model in self._names.models.items():
            for base in model.schema.bases:
                graph[base].add(key)
        deep: dict[SchemaId, bytes] = {}
        for component in components(graph):
            members = sorted(component)
            outside = {item for key in members for item in graph[key]} - set(members)
            digest = combined(
                [
                    *(schemas[key].structure for key in members),
                    *(deep[key] for key in sorted(outside)),
                ]
            )
            deep |= dict.fromkeys(members, digest)
        return deep

    def _reached(
        self, pointers: Iterable[SchemaId]
    ) -> tuple[list[SchemaId], list[SchemaId]]:
        """The schemas that are reached from some, and the classes where that ends."""
        schemas, names = self._schemas, self._names
        pending = [key for key in pointers if key in schemas]
        near: set[SchemaId] = set()
        beyond: set[SchemaId] = set()
        while pending:
            key = pending.pop()
            if key in names.models or key in names.unions:
                beyond.add(key)
            elif key not in near:
                near.add(key)
                pending += [item for item in schemas[key].pointers if item in schemas]
        return sorted(near), sorted(beyond)

    def _seen(
        self, near: Iterable[SchemaId], beyond: Iterable[SchemaId]
    ) -> Iterator[bytes]:
        """All of what is near, and of what lies beyond its structure and purpose."""
        for key in near:
            yield self._schemas[key].whole
        for key in beyond:
            yield self._deep[key]
            yield self._api.schemas[key].description.encode(errors="surrogatepass")


def _of_class(names: Names, key: SchemaId) -> object:
    """The names of a class; its schema is told beside them."""
    model = names.models.get(key)
    if model is None:
        return None
    return (
        model.class_name,
        model.module,
        model.is_circular,
        model.schema.pointer,
        [(item.field, item.property) for item in model.fields],
    )
