"""allOf made into what classes can be: bases, and properties of their own.

A schema inherits from the named objects in its allOf. Where a class could not do that
without changing what it inherits (a property redeclared, made required, or of two
origins), it has all properties itself instead; in a hierarchy with a discriminator,
where derived values must be values of the base, the base's declaration stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import (
    AnySchema,
    Api,
    ArraySchema,
    MapSchema,
    ObjectSchema,
    Property,
    Schema,
    SchemaId,
)
from triptych.passes.aliases import resolve_aliases, target_of
from triptych.passes.lineage import ancestors, lineage
from triptych.passes.reachability import operation_schemas, referenced_ids
from triptych.pointer import ROOT

__all__ = ["Resolved", "all_properties", "resolve_objects"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """An API without allOf, and what was repaired on the way to it."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


def resolve_objects(api: Api) -> Resolved:
    """Replace the `parts` of every object by `bases` and properties."""
    resolver = _Resolver(api.schemas)
    schemas = resolve_aliases({key: resolver.resolve(key) for key in api.schemas})
    used = {key for schema in schemas.values() for key in referenced_ids(schema)}
    used |= set(operation_schemas(api.operations))
    kept = {
        key: schema
        for key, schema in schemas.items()
        if key in used or not _is_inline_part(key)
    }
    return Resolved(replace(api, schemas=kept), tuple(resolver.found))


def all_properties(
    schema: ObjectSchema, schemas: Mapping[SchemaId, Schema]
) -> list[Property]:
    """The properties of an object, those it inherits first."""
    family = (*ancestors(schema, schemas), schema)
    return list({p.name: p for item in family for p in item.properties}.values())


def _is_inline_part(key: SchemaId) -> bool:
    """Whether a schema is a part of another: what it said may be said there."""
    tokens = key.tokens
    return len(tokens) > 1 and tokens[-2] in ("allOf", "anyOf", "oneOf")


# No hierarchy that people maintain is nearly as deep.
_MAX_DEPTH = 100


class _Resolver:
    def __init__(self, schemas: Mapping[SchemaId, Schema]) -> None:
        self._schemas = schemas
        self._resolved: dict[SchemaId, Schema] = {}
        self._active: set[SchemaId] = set()
        self.found: list[Diagnostic] = []

    def resolve(self, key: SchemaId) -> Schema:
        """The schema `key` without parts."""
        if key not in self._resolved:
            schema = self._schemas[key]
            if isinstance(schema, ObjectSchema) and schema.parts:
                self._active.add(key)
                schema = self._without_parts(schema)
                self._active.discard(key)
            elif isinstance(schema, ObjectSchema) and not _is_inline_part(key):
                # Names that no part can bring are names of nothing.
                schema = replace(schema, required=())
            self._resolved[key] = schema
        return self._resolved[key]

    def _without_parts(self, schema: ObjectSchema) -> Schema:
        bases: list[SchemaId] = []
        merged: list[ObjectSchema] = []
        others: list[Schema] = []
        for part_id in (target_of(part, self._schemas) for part in schema.parts):
            if part_id in self._active or len(self._active) > _MAX_DEPTH:
                told = (
                    "a schema can't be derived from itself"
                    if part_id in self._active
                    else f"`allOf` nests deeper than {_MAX_DEPTH} levels"
                )
                self.found.append(
                    warning(
                        "all-of-circular",
                        f"{told}; a part is left out",
                        pointer=schema.pointer,
                    )
                )
                continue
            part = self.resolve(part_id)
            if not isinstance(part, ObjectSchema):
                others.append(part)
            elif part.name:
                bases.append(part_id)
            else:
                merged.append(part)
        if others and not (bases or merged or schema.properties):
            return _as_alias(schema, others[0])
        self._report_others(schema, others)
        return self._combined(schema, bases, merged)

    def _report_others(self, schema: ObjectSchema, others: Iterable[Schema]) -> None:
        for other in others:
            # One without content restricts nothing, and maps only allow more.
            if not isinstance(other, AnySchema | MapSchema):
                self.found.append(
                    warning(
                        "all-of-mixed",
                        "this schema is an object and, by its allOf, something else as "
                        "well; only the object counts",
                        pointer=schema.pointer,
                    )
                )

    def _combined(
        self,
        schema: ObjectSchema,
        bases: list[SchemaId],
        merged: list[ObjectSchema],
    ) -> ObjectSchema:
        parts = (*merged, schema)
        required = {name for part in parts for name in part.required}
        own = _with_required(
            {item.name: item for part in parts for item in part.properties}, required
        )
        bases = self._direct(
            [*bases, *(base for part in merged for base in part.bases)]
        )
        inherited = self._inherited(bases)
        if self._discriminator(bases) or not self._changes(own, required, inherited):
            own = {name: own[name] for name in own if name not in inherited}
        else:
            first = {name: items[0] for name, items in inherited.items()}
            own = _with_required(first | own, required)
            bases = []
        return replace(
            schema,
            parts=(),
            required=(),
            bases=tuple(bases),
            properties=tuple(own.values()),
            additional=next((p.additional for p in parts if p.additional), None),
            discriminator=next((p.discriminator for p in parts if p.discriminator), ""),
            description=schema.description
            or next((part.description for part in merged if part.description), ""),
        )

    def _direct(self, bases: Iterable[SchemaId]) -> list[SchemaId]:
        """Bases without those that others of them derive from, the most derived first.

        In one order for all classes that puts derived ones first, a method resolution
        order always exists.
        """
        lines = {base: lineage(base, self._bases) for base in dict.fromkeys(bases)}
        derived_from = {key for line in lines.values() for key in line[:-1]}
        direct = [base for base in lines if base not in derived_from]
        return sorted(direct, key=lambda base: (-len(lines[base]), base))

    def _bases(self, key: SchemaId) -> tuple[SchemaId, ...]:
        schema = self.resolve(key)
        return schema.bases if isinstance(schema, ObjectSchema) else ()

    def _lineage(self, bases: Iterable[SchemaId]) -> list[SchemaId]:
        """The bases and all they derive from, each once."""
        return list(
            dict.fromkeys(key for base in bases for key in lineage(base, self._bases))
        )

    def _inherited(self, bases: Iterable[SchemaId]) -> dict[str, list[Property]]:
        """The properties of all bases by name; several where they come from several."""
        found: dict[str, list[Property]] = {}
        for key in self._lineage(bases):
            schema = self.resolve(key)
            for item in schema.properties if isinstance(schema, ObjectSchema) else ():
                found.setdefault(item.name, []).append(item)
        return found

    def _changes(
        self,
        own: Mapping[str, Property],
        required: set[str],
        inherited: Mapping[str, list[Property]],
    ) -> bool:
        """Whether a class would redeclare something it inherits, and differently."""
        return any(
            not all(self._same(items[0], item) for item in items[1:])
            or (name in own and not self._same(items[0], own[name]))
            or (name in required and not items[0].required)
            for name, items in inherited.items()
        )

    def _same(self, one: Property, other: Property) -> bool:
        return (
            one.required == other.required
            and one.read_only == other.read_only
            and self._equivalent(one.schema, other.schema)
        )

    def _equivalent(self, one: SchemaId, other: SchemaId) -> bool:
        """Whether two schemas are one, or say the same in two places."""
        left, right = self._schemas[one], self._schemas[other]
        match left, right:
            case (ArraySchema(items=first), ArraySchema(items=second)) | (
                MapSchema(values=first),
                MapSchema(values=second),
            ) if (
                one != other
            ):
                return first == second or _bare(self._schemas[first]) == _bare(
                    self._schemas[second]
                )
        return one == other or (
            not isinstance(left, ObjectSchema) and _bare(left) == _bare(right)
        )

    def _discriminator(self, bases: Iterable[SchemaId]) -> str:
        for key in self._lineage(bases):
            schema = self.resolve(key)
            if isinstance(schema, ObjectSchema) and schema.discriminator:
                return schema.discriminator
        return ""


def _with_required(
    properties: Mapping[str, Property], required: set[str]
) -> dict[str, Property]:
    return {
        name: replace(item, required=item.required or name in required)
        for name, item in properties.items()
    }


def _as_alias(schema: ObjectSchema, other: Schema) -> Schema:
    """A schema that is only a reference in an allOf: the other one, said again."""
    return replace(
        other,
        pointer=schema.pointer,
        nullable=schema.nullable or other.nullable,
        description=schema.description or other.description,
    )


def _bare(schema: Schema) -> Schema:
    """The schema without what only says where it stands and what it is for."""
    return replace(
        schema,
        pointer=ROOT,
        title="",
        description="",
        default=None,
        example=None,
        extensions={},
    )
