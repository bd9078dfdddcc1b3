"""Whether a JSON value is one that a schema describes."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from triptych.ir import (
    AliasSchema,
    AnySchema,
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    StringSchema,
    TupleSchema,
    UnionSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.schemas.lineage import bases_in, lineage
from triptych.passes.schemas.properties import all_properties, member_limits
from triptych.passes.schemas.rules import rules_of
from triptych.passes.values.formats import INTEGER_RANGES, has_format
from triptych.passes.values.limits import has_form, is_of_format, is_within
from triptych.passes.values.matching import matches
from triptych.passes.values.rules import keeps

__all__ = ["fits", "format_range"]


def fits(
    value: JsonValue, schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]
) -> bool:
    """Whether `value` validates against a schema, as what a server answers.

    Formats count where generated code has a type for them.
    """
    schema = schemas[schema_id]
    if value is not None and not keeps(value, rules_of(schema, schemas)):
        return False
    return _is_of(value, schema, schemas)


def _is_of(
    value: JsonValue, schema: Schema, schemas: Mapping[SchemaId, Schema]
) -> bool:
    """Whether a value is of a schema as far as its type says."""
    if value is None and not isinstance(schema, AliasSchema | UnionSchema):
        return (
            schema.nullable
            or isinstance(schema, NullSchema)
            or (isinstance(schema, AnySchema) and _is_member(value, schema.enum))
        )
    match schema:
        case AnySchema(enum=members):
            return _is_member(value, members)
        case BooleanSchema():
            return isinstance(value, bool) and _is_member(value, schema.enum)
        case IntegerSchema() | NumberSchema():
            return _is_number(value, schema)
        case StringSchema():
            return isinstance(value, str) and _is_text(value, schema)
        case ArraySchema():
            return isinstance(value, list) and _is_array(value, schema, schemas)
        case TupleSchema():
            return isinstance(value, list) and _is_tuple(value, schema, schemas)
        case MapSchema(max_properties=most):
            return (
                isinstance(value, dict)
                and len(value) >= (schema.min_properties or 0)
                and (most is None or len(value) <= most)
                and _are_members(value, schema, schema.values, schemas)
            )
        case ObjectSchema():
            return isinstance(value, dict) and _is_object(value, schema, schemas)
        case AliasSchema(target=target):
            return (value is None and schema.nullable) or fits(value, target, schemas)
        case UnionSchema(variants=variants):
            if value is None and schema.nullable:
                return True
            return any(fits(value, variant, schemas) for variant in variants)
        case NullSchema() | BinarySchema():
            return False


def _is_member(value: JsonValue, members: tuple[JsonValue, ...]) -> bool:
    # True equals 1 in Python, and is another value in JSON.
    return not members or any(
        value == member and isinstance(value, bool) == isinstance(member, bool)
        for member in members
    )


def format_range(schema: IntegerSchema) -> tuple[int | None, int | None]:
    """The least and the most that the format of an integer allows, None for no limit.

    A stated limit stands for that of the format, and one outside its range for both.
    """
    if schema.format not in INTEGER_RANGES or schema.enum:
        return None, None
    least, most = INTEGER_RANGES[schema.format]
    low, high = schema.limits.minimum, schema.limits.maximum
    if any(limit is not None and not least <= limit <= most for limit in (low, high)):
        return None, None
    return (least if low is None else None), (most if high is None else None)


def _is_number(value: JsonValue, schema: IntegerSchema | NumberSchema) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if isinstance(schema, NumberSchema):
        if not abs(value) <= sys.float_info.max:
            return False
    elif not isinstance(value, int):
        return False
    else:
        least, most = format_range(schema)
        if (least is not None and value < least) or (most is not None and value > most):
            return False
    return _is_member(value, schema.enum) and is_within(schema.limits, value)


def _is_text(text: str, schema: StringSchema) -> bool:
    if schema.enum and text not in schema.enum:
        return False
    if not has_format(text, schema.format):
        return False
    return bool(schema.enum) or (has_form(schema, text) and is_of_format(schema, text))


def _is_array(
    items: list[JsonValue], schema: ArraySchema, schemas: Mapping[SchemaId, Schema]
) -> bool:
    if len(items) < (schema.min_items or 0):
        return False
    if schema.max_items is not None and len(items) > schema.max_items:
        return False
    if schema.unique_items and any(
        item in items[:index] for index, item in enumerate(items)
    ):
        return False
    return all(fits(item, schema.items, schemas) for item in items)


def _is_tuple(
    items: list[JsonValue], schema: TupleSchema, schemas: Mapping[SchemaId, Schema]
) -> bool:
    if len(items) < (schema.min_items or 0):
        return False
    if schema.max_items is not None and len(items) > schema.max_items:
        return False
    if schema.unique_items and any(
        item in items[:index] for index, item in enumerate(items)
    ):
        return False
    behind = items[len(schema.items) :]
    if schema.rest is None and behind:
        return False
    positions = zip(items, schema.items, strict=False)
    return all(fits(item, key, schemas) for item, key in positions) and all(
        fits(item, schema.rest, schemas) for item in behind if schema.rest is not None
    )


def _are_members(
    members: Mapping[str, JsonValue],
    schema: MapSchema | ObjectSchema,
    others: SchemaId | None,
    schemas: Mapping[SchemaId, Schema],
) -> bool:
    """Whether members without a name in their schema may be there."""
    for name, value in members.items():
        named = [key for pattern, key in schema.patterns if matches(pattern, name)]
        if schema.is_closed and not named:
            return False
        described = named or ([others] if others is not None else [])
        if not all(fits(value, key, schemas) for key in described):
            return False
    return True


def _is_object(
    members: dict[str, JsonValue],
    schema: ObjectSchema,
    schemas: Mapping[SchemaId, Schema],
) -> bool:
    schema = _said_class(members, schema, schemas)
    known = {item.name: item for item in all_properties(schema, schemas)}
    if any(
        item.required and not item.write_only and item.name not in members
        for item in known.values()
    ):
        return False
    least, most = member_limits(schema, schemas)
    if len(members) < least or (most is not None and len(members) > most):
        return False
    named = {name: value for name, value in members.items() if name in known}
    unnamed = {name: value for name, value in members.items() if name not in known}
    return all(
        fits(value, known[name].schema, schemas) for name, value in named.items()
    ) and _are_members(unnamed, schema, schema.additional, schemas)


def _said_class(
    members: dict[str, JsonValue],
    schema: ObjectSchema,
    schemas: Mapping[SchemaId, Schema],
) -> ObjectSchema:
    """The derived schema an object says it is of, or `schema` itself."""
    said = members.get(schema.discriminator) if schema.discriminator else None
    if said is None:
        return schema
    return next(
        (
            other
            for other in schemas.values()
            if isinstance(other, ObjectSchema)
            and other.discriminator_value == said
            and schema.pointer in lineage(other.pointer, bases_in(schemas))[:-1]
        ),
        schema,
    )
