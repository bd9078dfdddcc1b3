"""Limits of values as metadata of an annotation, for pydantic to enforce."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import (
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NumberSchema,
    Schema,
    StringSchema,
    TupleSchema,
)
from triptych.linear_patterns import linear_pattern
from triptych.passes.values.limits import checked_format
from triptych.python.imports import Import
from triptych.python.literals import literal

__all__ = ["Constraints", "constraints"]

_DECIMAL = Import("decimal", "Decimal")
_FIELD = Import("pydantic", "Field")
_ONE_OF = Import(".._runtime.wire.formats", "OneOf")
_MULTIPLE_OF = Import(".._runtime.models", "MultipleOf")
_TEXT_FORMAT = Import(".._runtime.wire.text_formats", "TextFormat")
_UNIQUE = Import(".._runtime.models", "UniqueItems")

# Formats whose values are not texts in Python, which have no length and no pattern.
_TYPED_FORMATS = (
    *("base64url", "byte", "date", "date-time", "decimal", "duration", "time", "uuid"),
)


@dataclass(frozen=True, slots=True)
class Constraints:
    """The metadata, as source, and the imports it needs."""

    metadata: tuple[str, ...]
    imports: frozenset[Import]


def constraints(
    schema: Schema, *, is_closed: bool, formats_count: bool = False
) -> Constraints:
    """What limits the values of a schema, beside its type.

    An enum is part of the type, unless its values have a format; it counts only if it
    `is_closed`. Formats that are only texts in Python limit these if `formats_count`.
    """
    match schema:
        case StringSchema(enum=enum, format=name) if enum and name in _TYPED_FORMATS:
            listed = ", ".join(literal(item) for item in enum)
            return (
                Constraints((f"OneOf({listed})",), frozenset({_ONE_OF}))
                if is_closed
                else Constraints((), frozenset())
            )
        case BooleanSchema(enum=[_], is_constant=True):
            return Constraints((), frozenset())
        case BooleanSchema(enum=[_, *_]) | NumberSchema(enum=[_, *_]):
            # `Literal` lists neither, or only for those who check types.
            listed = ", ".join(literal(item) for item in schema.enum)
            return (
                Constraints((f"OneOf({listed})",), frozenset({_ONE_OF}))
                if is_closed
                else Constraints((), frozenset())
            )
        case IntegerSchema(enum=()):
            step = schema.limits.multiple_of
            return _field({**_range_arguments(schema), "multiple_of": step})
        case NumberSchema(enum=()):
            return _number_constraints(schema)
        case StringSchema(enum=(), format=name) if name not in _TYPED_FORMATS:
            found = _field(
                {
                    "min_length": schema.min_length or None,
                    "max_length": schema.max_length,
                    "pattern": linear_pattern(schema.pattern) or None,
                }
            )
            if not formats_count or not (checked := checked_format(schema)):
                return found
            return Constraints(
                (*found.metadata, f"TextFormat({literal(checked)})"),
                found.imports | {_TEXT_FORMAT},
            )
        case MapSchema():
            return _field(
                {
                    "min_length": schema.min_properties or None,
                    "max_length": schema.max_properties,
                }
            )
        case TupleSchema() if schema.is_exact:
            return Constraints((), frozenset())
        case ArraySchema() | TupleSchema():
            limits = _field(
                {"min_length": schema.min_items or None, "max_length": schema.max_items}
            )
            if not schema.unique_items:
                return limits
            return Constraints(
                (*limits.metadata, "UniqueItems"), limits.imports | {_UNIQUE}
            )
        case _:
            return Constraints((), frozenset())


def _number_constraints(schema: NumberSchema) -> Constraints:
    range_ = _range_arguments(schema)
    limits = _exact(range_) if schema.format == "decimal" else _field(range_)
    step = schema.limits.multiple_of
    if step is None:
        return limits
    # pydantic's `multiple_of` counts binary fractions: 0.3 would be no multiple of 0.1.
    return Constraints(
        (*limits.metadata, f"MultipleOf({literal(step)})"),
        limits.imports | {_MULTIPLE_OF},
    )


def _exact(limits: Mapping[str, int | float | None]) -> Constraints:
    """Limits of decimals: a float is another number than the decimal of its digits."""
    written = {
        name: (
            f"Decimal({literal(str(limit))})"
            if isinstance(limit, float)
            else str(limit)
        )
        for name, limit in limits.items()
        if limit is not None
    }
    found = _of_sources(written)
    has_floats = any(isinstance(limit, float) for limit in limits.values())
    return Constraints(
        found.metadata, found.imports | ({_DECIMAL} if has_floats else set())
    )


def _range_arguments(
    schema: IntegerSchema | NumberSchema,
) -> dict[str, int | float | None]:
    limits = schema.limits
    low, high = limits.minimum, limits.maximum
    return {
        "gt" if limits.exclusive_minimum else "ge": low,
        "lt" if limits.exclusive_maximum else "le": high,
    }


def _field(arguments: Mapping[str, object]) -> Constraints:
    return _of_sources(
        {name: literal(value) for name, value in arguments.items() if value is not None}
    )


def _of_sources(arguments: Mapping[str, str]) -> Constraints:
    written = ", ".join(f"{name}={source}" for name, source in arguments.items())
    if not written:
        return Constraints((), frozenset())
    return Constraints((f"Field({written})",), frozenset({_FIELD}))
