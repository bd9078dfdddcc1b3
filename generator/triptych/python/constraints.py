"""Limits of values as metadata of an annotation, for pydantic to enforce."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triptych.ir import (
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    NumberSchema,
    Schema,
    StringSchema,
)
from triptych.linear_patterns import linear_pattern
from triptych.python.imports import Import
from triptych.python.literals import literal

__all__ = ["Constraints", "constraints"]

_DECIMAL = Import("decimal", "Decimal")
_FIELD = Import("pydantic", "Field")
_ONE_OF = Import(".._runtime.wire.formats", "OneOf")
_UNIQUE = Import(".._runtime.models", "UniqueItems")

# Formats whose values are not texts in Python, which have no length and no pattern.
_TYPED_FORMATS = ("byte", "date", "date-time", "decimal", "duration", "time", "uuid")


@dataclass(frozen=True, slots=True)
class Constraints:
    """The metadata, as source, and the imports it needs."""

    metadata: tuple[str, ...]
    imports: frozenset[Import]


def constraints(schema: Schema, *, is_closed: bool) -> Constraints:
    """What limits the values of a schema, beside its type.

    An enum is part of the type, unless its values have a format; it counts only if it
    `is_closed`.
    """
    match schema:
        case StringSchema(enum=enum, format=name) if enum and name in _TYPED_FORMATS:
            listed = ", ".join(literal(item) for item in enum)
            return (
                Constraints((f"OneOf({listed})",), frozenset({_ONE_OF}))
                if is_closed
                else Constraints((), frozenset())
            )
        case BooleanSchema(enum=[_, *_]) | NumberSchema(enum=[_, *_]):
            # `Literal` lists neither, or only for those who check types.
            listed = ", ".join(literal(item) for item in schema.enum)
            return (
                Constraints((f"OneOf({listed})",), frozenset({_ONE_OF}))
                if is_closed
                else Constraints((), frozenset())
            )
        case NumberSchema(enum=(), format="decimal"):
            # A float is another number than the decimal with its digits.
            exact = {
                name: f"Decimal({literal(str(limit))})"
                for name, limit in _number_arguments(schema).items()
                if limit is not None
            }
            found = _of_sources(exact)
            imports = {_DECIMAL} if exact else set[Import]()
            return Constraints(found.metadata, found.imports | imports)
        case IntegerSchema(enum=()) | NumberSchema(enum=()):
            return _field(_number_arguments(schema))
        case StringSchema(enum=(), format=name) if name not in _TYPED_FORMATS:
            return _field(
                {
                    "min_length": schema.min_length or None,
                    "max_length": schema.max_length,
                    "pattern": linear_pattern(schema.pattern) or None,
                }
            )
        case ArraySchema():
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


def _number_arguments(
    schema: IntegerSchema | NumberSchema,
) -> dict[str, int | float | None]:
    limits = schema.limits
    low, high = limits.minimum, limits.maximum
    return {
        "gt" if limits.exclusive_minimum else "ge": low,
        "lt" if limits.exclusive_maximum else "le": high,
        "multiple_of": limits.multiple_of,
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
