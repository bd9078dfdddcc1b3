"""Limits of one schema that no value keeps."""

from __future__ import annotations

from collections.abc import Iterator

from triptych.diagnostics import Diagnostic, warning
from triptych.ir import (
    Api,
    ArraySchema,
    IntegerSchema,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
    StringSchema,
)

__all__ = ["contradictory_limits"]


def contradictory_limits(api: Api) -> Iterator[Diagnostic]:
    """A warning at each schema whose least is more than its most."""
    for schema in api.schemas.values():
        least, most, low, high, is_open = _range(schema)
        if low is None or high is None:
            continue
        if low > high or (low == high and is_open):
            yield warning(
                "limits-contradict",
                f"no value is allowed: `{least}` is {low} and `{most}` is {high}",
                pointer=schema.pointer / least,
            )


_Range = tuple[str, str, int | float | None, int | float | None, bool]


def _range(schema: Schema) -> _Range:
    """The keywords of the least and the most, their values, and if one is excluded."""
    match schema:
        case IntegerSchema(limits=limits) | NumberSchema(limits=limits):
            is_open = limits.exclusive_minimum or limits.exclusive_maximum
            return "minimum", "maximum", limits.minimum, limits.maximum, is_open
        case StringSchema(min_length=low, max_length=high):
            return "minLength", "maxLength", low, high, False
        case ArraySchema(min_items=low, max_items=high):
            return "minItems", "maxItems", low, high, False
        case MapSchema() | ObjectSchema():
            low, high = schema.min_properties, schema.max_properties
            return "minProperties", "maxProperties", low, high, False
        case _:
            return "", "", None, None, False
