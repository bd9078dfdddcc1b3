"""How parameters are written on the wire, for every target alike."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.ir import ArraySchema, ArrayStyle, Parameter, Place, Schema, SchemaId
from triptych.runtime.wire.parameters import ArrayStyle as WireStyle

__all__ = ["array_styles"]

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
    schema_id = parameter.schema
    while schema_id not in seen:
        seen.add(schema_id)
        schema = schemas[schema_id]
        if not isinstance(schema, ArraySchema):
            break
        repeatable = parameter.place in (Place.QUERY, Place.FORM) and not styles
        refused = schema.style is ArrayStyle.REPEATED and not repeatable
        styles.append("comma" if refused else _STYLES[schema.style])
        schema_id = schema.items
    return tuple(styles)
