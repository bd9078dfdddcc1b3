"""How parameters are written on the wire, for every target alike."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.ir import (
    ArraySchema,
    ArrayStyle,
    Parameter,
    Place,
    Schema,
    SchemaId,
    Style,
)
from triptych.passes.aliases import target_of
from triptych.runtime.wire.parameters import ArrayStyle as WireStyle

__all__ = ["array_styles"]

_REPEATABLE = (Place.QUERY, Place.COOKIE, Place.FORM)

_DELIMITED = {Style.SPACE: ArrayStyle.SPACE, Style.PIPE: ArrayStyle.PIPE}

_STYLES: Mapping[ArrayStyle, WireStyle] = {
    ArrayStyle.COMMA: "comma",
    ArrayStyle.SPACE: "space",
    ArrayStyle.TAB: "tab",
    ArrayStyle.PIPE: "pipe",
    ArrayStyle.REPEATED: "repeated",
}


def array_styles(
    parameter: Parameter, schemas: Mapping[SchemaId, Schema]
) -> tuple[WireStyle, ...]:
    """How a parameter's arrays are written, outermost first; empty for a plain value.

    Fields are repeated only in queries and forms, and only for the outermost array;
    anywhere else such an array is joined by commas.
    """
    styles: list[WireStyle] = []
    seen: set[SchemaId] = set()
    schema_id = target_of(parameter.schema, schemas)
    while schema_id not in seen:
        seen.add(schema_id)
        schema = schemas[schema_id]
        if not isinstance(schema, ArraySchema):
            break
        style = _array_style(parameter, schema, is_outermost=not styles)
        repeatable = parameter.place in _REPEATABLE and not styles
        refused = style is ArrayStyle.REPEATED and not repeatable
        styles.append("comma" if refused else _STYLES[style])
        schema_id = target_of(schema.items, schemas)
    return tuple(styles)


def _array_style(
    parameter: Parameter, schema: ArraySchema, *, is_outermost: bool
) -> ArrayStyle:
    """The style of an array: its own, or that of the parameter it stands in."""
    if parameter.style is None:
        return schema.style
    if not is_outermost or parameter.style is Style.SIMPLE:
        return ArrayStyle.COMMA
    if parameter.explode or parameter.style is Style.DEEP_OBJECT:
        return ArrayStyle.REPEATED
    return _DELIMITED.get(parameter.style, ArrayStyle.COMMA)
