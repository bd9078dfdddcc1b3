"""allOf made into what classes can be: bases, and properties of their own.

A schema inherits from the named objects in its allOf. Where a class could not do that
without changing what it inherits (a property redeclared, made required, or of two
origins), it has all properties itself instead, each with the limits of all its
declarations. In a hierarchy with a discriminator derived values must be values of the
base: the base's declaration stands, but for limits that are narrower.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import (
    AnySchema,
    Api,
    MapSchema,
    ObjectSchema,
    Property,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.objects.merging import Merger
from triptych.passes.schemas.aliases import resolve_aliases, target_of
from triptych.passes.schemas.lineage import lineage
from triptych.passes.schemas.reachability import operation_schemas, referenced_ids
from triptych.passes.schemas.rules import both_rules

__all__ = ["Resolved", "resolve_objects"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """An API without allOf, and what was repaired on the way to it."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


def resolve_objects(api: Api) -> Resolved:
    """Replace the `parts` of every object by `bases` and properties."""
    resolver = _Resolver(api.schemas)
    resolved = resolver.resolve_all()
    schemas = resolve_aliases({key: resolved[key] for key in sorted(resolved)})
    used = {key for schema in schemas.values() for key in referenced_ids(schema)}
    used |= set(operation_schemas((*api.operations, *api.webhooks)))
    kept = {
        key: schema
        for key, schema in schemas.items()
        if key in used or not (_is_inline_part(key) or key not in api.schemas)
    }
    return Resolved(replace(api, schemas=kept), tuple(resolver.found))


def _most_of(*counts: int | None) -> int | None:
    return max((count for count in counts if count is not None), default=None)


def _least_of(*counts: int | None) -> int | None:
    return min((count for count in counts if count is not None), default=None)


def _is_inline_part(key: SchemaId) -> bool:
    """Whether a schema is a part of another: what it said may be said there."""
    tokens = key.tokens
    return len(tokens) > 1 and tokens[-2] in ("allOf", "anyOf", "oneOf")


# No hierarchy that people maintain is nearly as deep.
_MAX_DEPTH = 100


class _Resolver:
    def __init__(self, schemas: Mapping[SchemaId, Schema]) -> None:
        self._merger = Merger(schemas)
        self._schemas = self._merger.schemas
        self._resolved: dict[SchemaId, Schema] = {}
        self._active: set[SchemaId] = set()
        self.found = self._merger.found

    def resolve_all(self) -> dict[SchemaId, Schema]:
        """All schemas without parts, with those that parts make together."""
        while pending := self._schemas.keys() - self._resolved.keys():
            # An object that is two others waits until all of them are known.
            for key in sorted(pending):
                self.resolve(key)
        return self._resolved | self._merger.added

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
        maps: list[MapSchema] = []
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
            if isinstance(part, MapSchema):
                maps.append(part)
            elif not isinstance(part, ObjectSchema):
                others.append(part)
            elif part.name:
                bases.append(part_id)
            else:
                merged.append(part)
        for other in (*maps, *others):
            schema = replace(schema, rules=both_rules(schema.rules, other.rules))
        has_members = bool(bases or merged or schema.properties)
        if others and not (has_members or maps):
            return _as_alias(schema, self._merger.all_of(schema.pointer, others))
        self._report_others(schema, others)
        if maps and not has_members:
            return self._map(schema, maps)
        return self._combined(schema, bases, merged, maps)

    def _map(self, schema: ObjectSchema, maps: Sequence[MapSchema]) -> Schema:
        """What is a map in all its parts."""
        found = self._merger.all_of(schema.pointer, maps)
        assert isinstance(found, MapSchema)
        values = self._merger.additional(schema, (found.values, schema.additional))
        parts = (found, schema)
        return _as_alias(
            schema,
            replace(
                found,
                values=values or found.values,
                min_properties=_most_of(*(p.min_properties for p in parts)),
                max_properties=_least_of(*(p.max_properties for p in parts)),
            ),
        )

    def _report_others(self, schema: ObjectSchema, others: Iterable[Schema]) -> None:
        for other in others:
            # One without content restricts nothing.
            if not isinstance(other, AnySchema):
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
        maps: list[MapSchema],
    ) -> ObjectSchema:
        merge = self._merger.property
        parts = (*merged, schema)
        required = {name for part in parts for name in part.required}
        rules: Mapping[str, JsonValue] = {}
        for part in parts:
            rules = both_rules(rules, part.rules)
        declared: dict[str, list[Property]] = {}
        for item in (item for part in parts for item in part.properties):
            declared.setdefault(item.name, []).append(item)
        own = _with_required(
            {name: merge(schema, items) for name, items in declared.items()},
            required,
        )
        bases = self._direct(
            [*bases, *(base for part in merged for base in part.bases)]
        )
        inherited = self._inherited(bases)
        line = (self.resolve(key) for key in self._lineage(bases))
        family = [item for item in line if isinstance(item, ObjectSchema)]
        tag = self._discriminator(bases)
        if schema.discriminator_value == schema.name:
            stated = next(
                (p.discriminator_value for p in merged if p.discriminator_value), ""
            )
            schema = replace(
                schema, discriminator_value=stated or schema.discriminator_value
            )
        if tag:
            schema = self._with_own_value(schema, own.get(tag))
        if tag or not self._changes(own, required, inherited):
            own = self._added_to(schema, own, inherited)
        else:
            of_bases = {name: merge(schema, items) for name, items in inherited.items()}
            for name in sorted(own.keys() & of_bases.keys()):
                own[name] = merge(schema, (of_bases[name], own[name]))
            own = _with_required(of_bases | own, required)
            for base in self._lineage(bases):
                rules = both_rules(rules, self.resolve(base).rules)
            bases = []
        objects = (*family, *parts)
        counted: tuple[ObjectSchema | MapSchema, ...] = (*objects, *maps)
        return replace(
            schema,
            parts=(),
            required=(),
            bases=tuple(bases),
            properties=tuple(own.values()),
            # Of members that have no name in any part: what a part says of the names of
            # another, its author does not mean.
            additional=self._merger.additional(
                schema,
                (
                    *(p.additional for p in objects),
                    *(p.values for p in maps if not p.is_closed),
                ),
            ),
            patterns=tuple(dict.fromkeys(item for p in counted for item in p.patterns)),
            is_closed=any(p.is_closed for p in counted),
            invites_others=any(p.invites_others for p in objects),
            rules=rules,
            min_properties=_most_of(*(p.min_properties for p in counted)),
            max_properties=_least_of(*(p.max_properties for p in counted)),
            discriminator=next((p.discriminator for p in parts if p.discriminator), ""),
            description=schema.description
            or next((part.description for part in merged if part.description), ""),
        )

    def _with_own_value(
        self, schema: ObjectSchema, tag: Property | None
    ) -> ObjectSchema:
        """The schema with what its discriminator says, if an enum has only that."""
        if tag is None or schema.discriminator_value != schema.name:
            return schema
        match self._merger.schema(tag.schema):
            case StringSchema(enum=(value,)):
                return replace(schema, discriminator_value=value)
            case _:
                return schema

    def _added_to(
        self,
        schema: ObjectSchema,
        own: Mapping[str, Property],
        inherited: Mapping[str, Sequence[Property]],
    ) -> dict[str, Property]:
        """The properties of `own` that are not inherited, or have narrower limits."""
        added: dict[str, Property] = {}
        for name, item in own.items():
            if name not in inherited:
                added[name] = item
                continue
            base = inherited[name][-1]
            both = self._merger.property(schema, (*inherited[name], item))
            if self._merger.is_narrower(both.schema, base.schema):
                added[name] = replace(both, required=base.required)
        return added

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
            and one.write_only == other.write_only
            and self._merger.equivalent(one.schema, other.schema)
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
        default=schema.default or other.default,
        example=schema.example or other.example,
        rules=both_rules(schema.rules, other.rules),
        description=schema.description or other.description,
    )
