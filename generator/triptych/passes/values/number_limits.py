"""Limits of numbers as values of the type can have them."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import Api, IntegerSchema, NumberLimits, NumberSchema, Schema, SchemaId

__all__ = ["Limited", "with_possible_limits"]


@dataclass(frozen=True, slots=True)
class Limited:
    """An API whose limits its values can have, and what is not enforced."""

    api: Api
    diagnostics: tuple[Diagnostic, ...]


def with_possible_limits(api: Api) -> Limited:
    """The API with integers as the limits of integers, and doubles as all others.

    What is above 0.5 is at least 1, and a multiple of 2.5 is one of 5. A limit that no
    double holds limits nothing, with a warning.
    """
    schemas: dict[SchemaId, Schema] = {}
    found: list[Diagnostic] = []
    for key, schema in api.schemas.items():
        if isinstance(schema, IntegerSchema):
            schema = replace(schema, limits=_of_integers(schema.limits))
        elif isinstance(schema, NumberSchema):
            held = _of_doubles(schema.limits)
            found += _lost(schema, held)
            schema = replace(schema, limits=held)
        schemas[key] = schema
    return Limited(replace(api, schemas=schemas), tuple(found))


def _of_integers(stated: NumberLimits) -> NumberLimits:
    low, high, step = stated.minimum, stated.maximum, stated.multiple_of
    minimum = None if low is None else math.ceil(low)
    maximum = None if high is None else math.floor(high)
    return NumberLimits(
        minimum=minimum,
        maximum=maximum,
        exclusive_minimum=stated.exclusive_minimum and minimum == low,
        exclusive_maximum=stated.exclusive_maximum and maximum == high,
        multiple_of=Fraction(str(step)).numerator if step else None,
    )


def _of_doubles(stated: NumberLimits) -> NumberLimits:
    return replace(
        stated,
        minimum=_held(stated.minimum),
        maximum=_held(stated.maximum),
        multiple_of=_held(stated.multiple_of),
    )


def _held(limit: int | float | None) -> int | float | None:
    is_too_large = limit is not None and abs(limit) > sys.float_info.max
    return None if is_too_large else limit


def _lost(schema: NumberSchema, held: NumberLimits) -> Iterator[Diagnostic]:
    stated = schema.limits
    limits = (
        ("minimum", stated.minimum, held.minimum),
        ("maximum", stated.maximum, held.maximum),
        ("multipleOf", stated.multiple_of, held.multiple_of),
    )
    for keyword, limit, kept in limits:
        if limit != kept:
            yield warning(
                "limit-too-large",
                f"no double is as large as this `{keyword}`; it is not enforced",
                pointer=schema.pointer / keyword,
            )
