"""What several parts of an allOf say about one value: all of it holds.

Limits and enums are intersected whatever the order of the parts. What can't be put
into one schema, such as an object that is two models, is left to the first; objects
without a name are put together by who knows their members.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from triptych.ir import (
    AnySchema,
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NumberLimits,
    NumberSchema,
    ObjectSchema,
    Schema,
    SchemaId,
    StringSchema,
    both_xml,
)
from triptych.passes.schemas.rules import both_rules
from triptych.passes.values.limits import has_form, is_within

__all__ = ["ContradictionError", "intersect", "loses_pattern"]


class ContradictionError(ValueError):
    """Two schemas have no value in common, and why."""


Merge = Callable[[SchemaId, SchemaId], SchemaId]
"""Gives the schema of what two schemas have in common; may raise the same."""


def intersect(one: Schema, other: Schema, merge: Merge) -> Schema:
    """`one` limited to the values of `other` as well, at the place of `one`.

    `merge` is called for the items of arrays and the values of maps. Raises
    `ContradictionError`.
    """
    found = _limited(one, other, merge)
    says_nothing = isinstance(one, AnySchema) or isinstance(other, AnySchema)
    return replace(
        found,
        pointer=one.pointer,
        title=one.title or other.title,
        description=one.description or other.description,
        nullable=(
            one.nullable or other.nullable
            if says_nothing
            else one.nullable and other.nullable
        ),
        read_only=one.read_only or other.read_only,
        write_only=one.write_only or other.write_only,
        default=one.default or other.default,
        example=one.example or other.example,
        rules=both_rules(one.rules, other.rules),
        xml=both_xml(one.xml, other.xml),
        extensions={**other.extensions, **one.extensions},
    )


def _limited(one: Schema, other: Schema, merge: Merge) -> Schema:
    match one, other:
        case AnySchema(enum=()), _:
            return other
        case _, AnySchema():
            return one
        case StringSchema(), StringSchema():
            return _strings(one, other)
        case IntegerSchema() | NumberSchema(), IntegerSchema() | NumberSchema():
            return _numbers(one, other)
        case ArraySchema(), ArraySchema():
            return replace(
                one,
                items=merge(one.items, other.items),
                min_items=_largest(one.min_items, other.min_items),
                max_items=_smallest(one.max_items, other.max_items),
                unique_items=one.unique_items or other.unique_items,
            )
        case MapSchema(), MapSchema():
            return replace(
                one,
                values=merge(one.values, other.values),
                patterns=(*one.patterns, *other.patterns),
                is_closed=one.is_closed or other.is_closed,
                min_properties=_largest(one.min_properties, other.min_properties),
                max_properties=_smallest(one.max_properties, other.max_properties),
            )
        case ObjectSchema(), ObjectSchema() | MapSchema():
            return one
        case MapSchema(), ObjectSchema():
            return other
        case BooleanSchema(), BooleanSchema():
            return replace(one, enum=_common(one.enum, other.enum))
        case _:
            if type(one) is type(other):
                return one
            raise ContradictionError(f"{_kind(one)} and {_kind(other)}")


def _strings(one: StringSchema, other: StringSchema) -> StringSchema:
    found = replace(
        one,
        format=one.format or other.format,
        min_length=_largest(one.min_length, other.min_length),
        max_length=_smallest(one.max_length, other.max_length),
        pattern=one.pattern or other.pattern,
    )
    enum = _common(one.enum, other.enum)
    return replace(found, enum=_kept(enum, lambda item: has_form(found, item)))


def loses_pattern(one: Schema, other: Schema) -> bool:
    """Whether the pattern of `other` is lost: no pattern is two in linear time."""
    match one, other:
        case StringSchema(pattern=first), StringSchema(pattern=second):
            return bool(first and second) and first != second
        case _:
            return False


def _numbers(
    one: IntegerSchema | NumberSchema, other: IntegerSchema | NumberSchema
) -> IntegerSchema | NumberSchema:
    limits = _limits(one.limits, other.limits)
    format_ = one.format or other.format
    common = _kept(_common(one.enum, other.enum), lambda item: is_within(limits, item))
    if isinstance(one, NumberSchema) and isinstance(other, NumberSchema):
        return replace(one, format=format_, enum=common, limits=limits)
    whole = one if isinstance(one, IntegerSchema) else other
    enum = tuple(int(item) for item in _kept(common, lambda item: item == int(item)))
    return IntegerSchema(
        pointer=one.pointer, format=whole.format, enum=enum, limits=limits
    )


def _limits(one: NumberLimits, other: NumberLimits) -> NumberLimits:
    minimum = _largest(one.minimum, other.minimum)
    maximum = _smallest(one.maximum, other.maximum)
    return NumberLimits(
        minimum=minimum,
        maximum=maximum,
        exclusive_minimum=any(
            item.exclusive_minimum and item.minimum == minimum for item in (one, other)
        ),
        exclusive_maximum=any(
            item.exclusive_maximum and item.maximum == maximum for item in (one, other)
        ),
        multiple_of=_common_multiple(one.multiple_of, other.multiple_of),
    )


def _common_multiple(
    one: int | float | None, other: int | float | None
) -> int | float | None:
    if one is None or other is None:
        return one or other
    left, right = Fraction(str(one)), Fraction(str(other))
    scale = left.denominator * right.denominator
    common = Fraction(math.lcm(int(left * scale), int(right * scale)), scale)
    if common.denominator == 1:
        return int(common)
    # Of fractions there may be no common multiple that a float can hold.
    is_held = common < sys.float_info.max and Fraction(str(float(common))) == common
    return float(common) if is_held else max(one, other)


N = TypeVar("N", int, float)
T = TypeVar("T")


def _largest(one: N | None, other: N | None) -> N | None:
    return one if other is None else other if one is None else max(one, other)


def _smallest(one: N | None, other: N | None) -> N | None:
    return one if other is None else other if one is None else min(one, other)


def _common(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    if not (one and other):
        return one or other
    common = tuple(item for item in one if item in other)
    if not common:
        raise ContradictionError("enums without a common value")
    return common


def _kept(enum: tuple[T, ...], keeps: Callable[[T], bool]) -> tuple[T, ...]:
    """The values of an enum that keep the limits beside it."""
    kept = tuple(item for item in enum if keeps(item))
    if enum and not kept:
        raise ContradictionError("an enum and limits that none of its values keeps")
    return kept


def _kind(schema: Schema) -> str:
    return type(schema).__name__.removesuffix("Schema").lower()
