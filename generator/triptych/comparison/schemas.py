"""Two schemas: what each kind has compared, and their names in Python."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.comparison.arrays import compare_arrays, compare_tuples
from triptych.comparison.assertions import about_assertions
from triptych.comparison.changes import Finding
from triptych.comparison.limits import about_limits
from triptych.comparison.model_names import about_model_names
from triptych.comparison.nodes import Compared, Edge, SchemaPair, Side, Sides
from triptych.comparison.objects import compare_objects, is_open_map
from triptych.comparison.texts import about_texts
from triptych.comparison.unions import compare_unions
from triptych.comparison.unjudged import about_the_rest
from triptych.comparison.values import about_enum, about_format, about_type
from triptych.comparison.xml import about_xml
from triptych.ir import (
    AliasSchema,
    AnySchema,
    ArraySchema,
    MapSchema,
    NullSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    TupleSchema,
    UnionSchema,
)
from triptych.pointer import Pointer
from triptych.python.enums import is_definition

__all__ = ["compare_schemas"]

_Places = tuple[Pointer, Pointer]


def compare_schemas(pair: SchemaPair, sides: Sides) -> Compared:
    """What differs between two schemas, and the schemas that they are made of."""
    old, new = sides.old.schemas[pair.old], sides.new.schemas[pair.new]
    places = pair.old, pair.new
    findings: list[Finding] = []
    if old != new or isinstance(old, AliasSchema):
        findings += [
            *_about_null(pair, sides, places),
            *_about_texts(old, new, places),
            *about_assertions(old, new, places),
            *about_xml(pair, sides),
            *about_the_rest(old, new, places),
        ]
    name = _common_name(pair, sides)
    if isinstance(old, AliasSchema) or isinstance(new, AliasSchema):
        targets = SchemaPair(
            sides.old.target(pair.old).pointer, sides.new.target(pair.new).pointer
        )
        edges = (Edge(targets),) if targets != pair else ()
        return Compared(tuple(findings), edges, name)
    findings += about_model_names(pair, sides, places)
    compared = _structure(pair, old, new, sides, places)
    return Compared((*findings, *compared.findings), compared.edges, name)


def _structure(
    pair: SchemaPair, old: Schema, new: Schema, sides: Sides, places: _Places
) -> Compared:
    if isinstance(old, UnionSchema) or isinstance(new, UnionSchema):
        return compare_unions(pair, sides, places)
    if isinstance(old, ObjectSchema | MapSchema) and isinstance(
        new, ObjectSchema | MapSchema
    ):
        compared = compare_objects(old, new, sides, places)
        findings = [*about_limits(old, new, places), *compared.findings]
        if is_open_map(old) != is_open_map(new):
            findings.append(_about_class(new, places))
        return Compared(tuple(findings), compared.edges)
    if isinstance(old, ArraySchema) and isinstance(new, ArraySchema):
        return compare_arrays(old, new, places)
    if isinstance(old, TupleSchema) and isinstance(new, TupleSchema):
        return compare_tuples(old, new, places)
    if old == new:
        return Compared()
    if type(old) is not type(new):
        findings = [about_type(old, new, places)]
        if {type(old).__name__, type(new).__name__} == {
            "IntegerSchema",
            "NumberSchema",
        }:
            findings += about_limits(old, new, places)
        findings += about_enum(old, new, places) if _has_enums(old, new) else ()
        return Compared(tuple(findings))
    return Compared(
        (
            *about_format(old, new, places),
            *about_enum(old, new, places),
            *about_limits(old, new, places),
        )
    )


def _has_enums(old: Schema, new: Schema) -> bool:
    """Whether both list their values, which may be told apart then."""
    return bool(getattr(old, "enum", ())) and bool(getattr(new, "enum", ()))


def _common_name(pair: SchemaPair, sides: Sides) -> str:
    """What both schemas are called, or what the old one was until it was renamed.

    Where a place refers to another schema than before, neither of them has changed.
    """
    name = _name(pair.old, sides.old)
    is_same = name == _name(pair.new, sides.new)
    return name if is_same or pair.old not in sides.new.schemas else ""


def _name(key: SchemaId, side: Side) -> str:
    """What a schema is called that has a name of its own, empty for others."""
    schema = side.schemas[key]
    name = getattr(schema, "name", "")
    if name:
        return str(name)
    enum = side.enum_name(key)
    return enum if enum and is_definition(key) else ""


def _about_null(pair: SchemaPair, sides: Sides, places: _Places) -> Iterator[Finding]:
    before, after = _nullable(pair.old, sides.old), _nullable(pair.new, sides.new)
    if any(
        isinstance(target, AnySchema) and not target.enum
        for target in (sides.old.target(pair.old), sides.new.target(pair.new))
    ):
        # What may be anything may be null, and that it may be is told.
        return
    if after and not before:
        yield _finding("null-allowed", "may be null now", places)
    elif before and not after:
        yield _finding("null-refused", "is never null any more", places)


def _nullable(key: SchemaId, side: Side) -> bool:
    schema, target = side.schemas[key], side.target(key)
    return schema.nullable or target.nullable or isinstance(target, NullSchema)


def _about_texts(old: Schema, new: Schema, places: _Places) -> Iterator[Finding]:
    yield from about_texts(old, new, places)
    if new.deprecated and not old.deprecated:
        yield _finding("deprecated", "is deprecated now", places)
    elif old.deprecated and not new.deprecated:
        predicate = "is not deprecated any more"
        yield _finding("deprecation-withdrawn", predicate, places)


def _about_class(new: Schema, places: _Places) -> Finding:
    if is_open_map(new):
        predicate = "has no members of its own any more"
        return _finding("model-became-mapping", predicate, places)
    return _finding("mapping-became-model", "has members of its own now", places)


def _finding(code: str, predicate: str, places: _Places) -> Finding:
    return Finding(code=code, predicate=predicate, old=places[0], new=places[1])
