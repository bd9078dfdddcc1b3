"""How parameters are written on the wire, for every target alike."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.ir import (
    ArraySchema,
    ArrayStyle,
    MapSchema,
    ObjectSchema,
    Parameter,
    Place,
    Schema,
    SchemaId,
    Style,
    UnionSchema,
)
from triptych.passes.aliases import target_of
from triptych.runtime.wire.media_types import is_json
from triptych.runtime.wire.parameters import ArrayStyle as WireStyle
from triptych.runtime.wire.parameters import Parameter as WireParameter

__all__ = ["array_styles", "is_json_text", "wire_parameter"]

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
    if is_json_text(parameter, schemas):
        is_list = isinstance(schemas[parameter.schema], ArraySchema)
        return ("repeated",) if is_list and not parameter.media_type else ()
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


def is_json_text(parameter: Parameter, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether a value, or each item of a list of a form, is written as JSON.

    So is what has that media type, and what in a form is neither a text nor a file
    (OpenAPI 3, "Encoding Object": the default of `contentType`).
    """
    if parameter.media_type:
        return is_json(parameter.media_type)
    if parameter.place is not Place.FORM or parameter.style is None:
        return False
    schema = schemas[target_of(parameter.schema, schemas)]
    if isinstance(schema, ArraySchema):
        schema = schemas[target_of(schema.items, schemas)]
    return _is_structured(schema, schemas)


def wire_parameter(
    argument: str, parameter: Parameter, schemas: Mapping[SchemaId, Schema]
) -> WireParameter:
    """A parameter as the runtimes of both sides know it."""
    return WireParameter(
        argument,
        parameter.place.value,
        parameter.name,
        required=parameter.required,
        style=array_styles(parameter, schemas),
        json=is_json_text(parameter, schemas),
        allow_empty=parameter.allow_empty,
    )


_MAX_UNIONS = 8


def _is_structured(
    schema: Schema, schemas: Mapping[SchemaId, Schema], depth: int = 0
) -> bool:
    if isinstance(schema, UnionSchema) and depth < _MAX_UNIONS:
        return any(
            _is_structured(schemas[target_of(key, schemas)], schemas, depth + 1)
            for key in schema.variants
        )
    return isinstance(schema, ArraySchema | MapSchema | ObjectSchema)


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
