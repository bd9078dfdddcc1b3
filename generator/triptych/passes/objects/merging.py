"""Schemas that are declared more than once, put together: all of it holds.

What a member, an item or a value has to be is a schema in each part of an allOf. Where
one of them says it all, that one stays; else a new schema is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import (
    ArraySchema,
    IntegerSchema,
    MapSchema,
    NumberLimits,
    NumberSchema,
    ObjectSchema,
    Property,
    Schema,
    SchemaId,
    StringSchema,
)
from triptych.passes.objects.intersection import (
    ContradictionError,
    Merge,
    intersect,
    loses_pattern,
)
from triptych.passes.schemas.aliases import target_of
from triptych.pointer import ROOT, Pointer

__all__ = ["Merger"]

# Objects that hold each other may meet in ever new combinations.
_MAX_COMBINATIONS = 1_000


class Merger:
    """Puts schemas of one API together.

    `schemas` grows by objects that are `parts` of others, and `added` by everything
    else; `found` are the warnings.
    """

    def __init__(self, schemas: Mapping[SchemaId, Schema]) -> None:
        self.schemas = dict(schemas)
        self.added: dict[SchemaId, Schema] = {}
        self.found: list[Diagnostic] = []
        self._combinations: dict[frozenset[SchemaId], SchemaId] = {}
        self._combined: dict[SchemaId, frozenset[SchemaId]] = {}
        self._entered: set[tuple[SchemaId, SchemaId]] = set()

    def schema(self, key: SchemaId) -> Schema:
        """The schema that limits values, which an alias says again."""
        if key in self.added:
            return self.added[key]
        said = self.schemas[key]
        schema = self.schemas[target_of(key, self.schemas)]
        return replace(schema, nullable=said.nullable or schema.nullable)

    def all_of(self, pointer: Pointer, parts: Iterable[Schema]) -> Schema:
        """The schema of the values that all parts of the schema there allow."""
        first, *others = parts
        for other in others:
            self._report_pattern(first, other)
            try:
                first = intersect(first, other, self._merging(pointer / "allOf"))
            except ContradictionError as problem:
                self._contradict(first.pointer, other.pointer, problem)
        return first

    def property(self, schema: ObjectSchema, declared: Sequence[Property]) -> Property:
        """A property that is all of what is declared for its name."""
        first, *others = declared
        for other in others:
            pointer = schema.pointer / "properties" / first.name
            try:
                key = self._merging(pointer)(first.schema, other.schema)
            except ContradictionError as problem:
                self._contradict(first.pointer, other.pointer, problem)
                continue
            first = replace(
                # What is said last is said about all of it.
                other,
                schema=key,
                required=first.required or other.required,
                read_only=first.read_only or other.read_only,
                write_only=first.write_only or other.write_only,
                description=other.description or first.description,
            )
        return first

    def additional(
        self, schema: ObjectSchema, declared: Iterable[SchemaId | None]
    ) -> SchemaId | None:
        """The schema of members without a name, None if they may be anything."""
        first: SchemaId | None = None
        for key in declared:
            if first is None or key is None:
                first = first or key
                continue
            try:
                first = self._merging(schema.pointer / "additionalProperties")(
                    first, key
                )
            except ContradictionError as problem:
                self._contradict(first, key, problem)
        return first

    def equivalent(self, one: SchemaId, other: SchemaId) -> bool:
        """Whether two schemas are one, or say the same in two places."""
        left, right = self.schema(one), self.schema(other)
        match left, right:
            case (ArraySchema(items=first), ArraySchema(items=second)) | (
                MapSchema(values=first),
                MapSchema(values=second),
            ) if (
                one != other
            ):
                return first == second or _bare(self.schema(first)) == _bare(
                    self.schema(second)
                )
        is_one = left.pointer == right.pointer and left.nullable == right.nullable
        return is_one or (
            not isinstance(left, ObjectSchema) and _bare(left) == _bare(right)
        )

    def is_narrower(self, one: SchemaId, other: SchemaId) -> bool:
        """Whether two schemas differ in their limits, and in nothing else."""
        left, right = self.schema(one), self.schema(other)
        return _bare(left) != _bare(right) and _limitless(left) == _limitless(right)

    def _merging(self, pointer: Pointer) -> Merge:
        """Gives the schema of the values of two, which is added where it is new."""

        def merge(one: SchemaId, other: SchemaId) -> SchemaId:
            if self.equivalent(one, other):
                return one
            left, right = self.schema(one), self.schema(other)
            if _are_objects(left, right):
                return self._object(pointer, one, other)
            if (one, other) in self._entered:
                raise ContradictionError("schemas that hold themselves")
            self._entered.add((one, other))
            try:
                self._report_pattern(left, right)
                found = intersect(left, right, self._merging(pointer / "items"))
            finally:
                self._entered.discard((one, other))
            if _bare(found) == _bare(left):
                return one
            if _bare(found) == _bare(right):
                return other
            place = self._free(pointer)
            self.added[place] = replace(found, pointer=place)
            return place

        return merge

    def _object(self, pointer: Pointer, one: SchemaId, other: SchemaId) -> SchemaId:
        """The object that is both, put together when all others are."""
        if self._says_it_all(one, other):
            return one
        if self._says_it_all(other, one):
            return other
        atoms = self._atoms(one) | self._atoms(other)
        if atoms not in self._combinations:
            if len(self._combinations) == _MAX_COMBINATIONS:
                raise ContradictionError("objects in ever new combinations")
            left, right = self.schema(one), self.schema(other)
            place = self._free(pointer)
            self._combinations[atoms] = place
            self._combined[place] = atoms
            self.schemas[place] = ObjectSchema(
                pointer=place,
                title=left.title or right.title,
                description=left.description or right.description,
                nullable=left.nullable and right.nullable,
                parts=(one, other),
            )
        return self._combinations[atoms]

    def _atoms(self, key: SchemaId) -> frozenset[SchemaId]:
        return self._combined.get(key, frozenset({key}))

    def _says_it_all(self, one: SchemaId, other: SchemaId) -> bool:
        """Whether what is `one` is `other` as well: another base, or any object."""
        left, right = self.schema(one), self.schema(other)
        if left.nullable and not right.nullable:
            return False
        if isinstance(right, ObjectSchema) and _bare(right) == _ANY_OBJECT:
            return True
        pending, seen = [one], set[SchemaId]()
        while pending:
            key = target_of(pending.pop(), self.schemas)
            if key == target_of(other, self.schemas):
                return True
            if key not in seen:
                seen.add(key)
                schema = self.schemas.get(key)
                if isinstance(schema, ObjectSchema):
                    pending += schema.parts
        return False

    def _free(self, place: Pointer) -> Pointer:
        """A place near this one where there is no schema yet."""
        while place in self.schemas or place in self.added:
            place = place / "allOf"
        return place

    def _report_pattern(self, one: Schema, other: Schema) -> None:
        if loses_pattern(one, other):
            self.found.append(
                warning(
                    "all-of-pattern",
                    "this pattern is not enforced, since a part of the same allOf has "
                    f"another one at {one.pointer}",
                    pointer=other.pointer / "pattern",
                )
            )

    def _contradict(
        self, one: Pointer, other: Pointer, problem: ContradictionError
    ) -> None:
        for pointer, elsewhere in ((one, other), (other, one)):
            self.found.append(
                warning(
                    "all-of-contradiction",
                    f"parts of an allOf contradict each other here and at {elsewhere} "
                    f"({problem}); only the first counts",
                    pointer=pointer,
                )
            )


def _are_objects(one: Schema, other: Schema) -> bool:
    """Whether both are objects, one of them with members that have names."""
    objects = (ObjectSchema, MapSchema)
    return (
        isinstance(one, objects)
        and isinstance(other, objects)
        and isinstance(one if isinstance(other, MapSchema) else other, ObjectSchema)
    )


def _limitless(schema: Schema) -> Schema:
    """The schema without its limits."""
    schema = _bare(schema)
    match schema:
        case StringSchema():
            return replace(schema, min_length=None, max_length=None, pattern="")
        case IntegerSchema() | NumberSchema():
            return replace(schema, limits=NumberLimits())
        case ArraySchema():
            return replace(schema, min_items=None, max_items=None, unique_items=False)
        case _:
            return schema


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


_ANY_OBJECT = ObjectSchema(pointer=ROOT)
