"""How parameters are written on the wire, for every target alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from triptych.ir import (
    ArraySchema,
    ArrayStyle,
    MapSchema,
    ObjectSchema,
    Parameter,
    Place,
    Schema,
    SchemaId,
    StringSchema,
    Style,
    TupleSchema,
    UnionSchema,
)
from triptych.passes.schemas.aliases import target_of
from triptych.passes.schemas.properties import all_properties
from triptych.runtime.wire.media_types import is_json
from triptych.runtime.wire.parameters import ArrayStyle as WireStyle
from triptych.runtime.wire.parameters import ObjectStyle, Prefix
from triptych.runtime.wire.parameters import Parameter as WireParameter

__all__ = [
    "WireForm",
    "array_styles",
    "has_structure",
    "is_json_text",
    "shapes",
    "variants",
    "wire_form",
    "wire_parameter",
]

# Deeper than anybody nests arrays on purpose.
_MAX_DEPTH = 8

_REPEATABLE = (Place.QUERY, Place.COOKIE, Place.FORM)

_STYLES: Mapping[ArrayStyle, WireStyle] = {
    ArrayStyle.COMMA: "comma",
    ArrayStyle.SPACE: "space",
    ArrayStyle.TAB: "tab",
    ArrayStyle.PIPE: "pipe",
    ArrayStyle.REPEATED: "repeated",
}

Shape: TypeAlias = Literal["scalar", "array", "object"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WireForm:
    """How the values of a parameter are written, as `WireParameter` says it."""

    style: tuple[WireStyle, ...] = ()
    members: ObjectStyle = ""
    scalar: bool = False
    prefix: Prefix = ""
    json: bool = False


def wire_form(parameter: Parameter, schemas: Mapping[SchemaId, Schema]) -> WireForm:
    """How a parameter is written, by its style and the shapes that its values have.

    What a style has no form for is JSON: an array of arrays or objects, each item by
    itself where fields are repeated, and an object of them in a header, which has no
    escapes.
    """
    if parameter.place is Place.QUERYSTRING:
        # Only JSON has a form for what is no text.
        is_text = shapes(parameter.schema, schemas) == {"scalar"}
        return WireForm(json=is_json(parameter.media_type) or not is_text)
    if parameter.style is None or _has_default_encoding(parameter):
        return _form_of_arrays(parameter, schemas)
    if is_json(parameter.media_type):
        return WireForm(json=True, prefix=_prefix(parameter))
    found = shapes(parameter.schema, schemas)
    style: tuple[WireStyle, ...] = ()
    members: ObjectStyle = ""
    if "array" in found:
        style = (_style(parameter),)
    if "object" in found:
        members = _members(parameter)
    form = WireForm(
        style=style,
        members=members,
        scalar="scalar" in found and len(found) > 1,
        prefix=_prefix(parameter),
    )
    if parameter.style is Style.DEEP_OBJECT or not (style or members):
        return form
    if _is_written_as_json(parameter, form, schemas):
        repeats = found == {"array"} and style == ("repeated",)
        return WireForm(style=style if repeats else (), json=True, prefix=form.prefix)
    return form


def array_styles(
    parameter: Parameter, schemas: Mapping[SchemaId, Schema]
) -> tuple[WireStyle, ...]:
    """How a parameter's arrays are written, outermost first; empty for a plain value.

    Fields are repeated only in queries and forms, and only for the outermost array;
    anywhere else such an array is joined by commas.
    """
    return wire_form(parameter, schemas).style


def is_json_text(parameter: Parameter, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether a value, or each item of a repeated field, is written as JSON."""
    return wire_form(parameter, schemas).json


def wire_parameter(
    argument: str, parameter: Parameter, schemas: Mapping[SchemaId, Schema]
) -> WireParameter:
    """A parameter as the runtimes of both sides know it."""
    form = wire_form(parameter, schemas)
    return WireParameter(
        argument,
        parameter.place.value,
        parameter.name,
        required=parameter.required,
        style=form.style,
        members=form.members,
        scalar=form.scalar,
        prefix=form.prefix,
        reserved=parameter.allow_reserved,
        unescaped=_is_unescaped(parameter, form, schemas),
        json=form.json,
        media_type=parameter.media_type if parameter.place is Place.FORM else "",
        allow_empty=parameter.allow_empty,
        url_safe=_is_url_safe(parameter.schema, schemas),
    )


def _is_unescaped(
    parameter: Parameter, form: WireForm, schemas: Mapping[SchemaId, Schema]
) -> bool:
    """Whether a cookie stands as it is: its style says so, and no value is JSON."""
    if parameter.style is not Style.COOKIE or form.json:
        return False
    return not any(
        has_structure(key, schemas)
        for schema in variants(parameter.schema, schemas)
        for key in _member_ids(schema, schemas)
    )


def _is_url_safe(
    schema_id: SchemaId, schemas: Mapping[SchemaId, Schema], depth: int = 0
) -> bool:
    """Whether bytes are written in the alphabet of URLs (RFC 4648, section 5)."""
    return depth < _MAX_DEPTH and any(
        (isinstance(schema, StringSchema) and schema.format == "base64url")
        or (
            isinstance(schema, ArraySchema)
            and _is_url_safe(schema.items, schemas, depth + 1)
        )
        for schema in variants(schema_id, schemas)
    )


def shapes(schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]) -> frozenset[Shape]:
    """Of which shapes the values of a schema are."""
    return frozenset(_shape(schema) for schema in variants(schema_id, schemas))


def variants(
    schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]
) -> Iterator[Schema]:
    """The schema, or those of a union and of the unions in it."""
    pending = [schema_id]
    seen: set[SchemaId] = set()
    while pending:
        key = target_of(pending.pop(), schemas)
        if key in seen:
            continue
        seen.add(key)
        schema = schemas[key]
        if isinstance(schema, UnionSchema):
            pending += schema.variants
        else:
            yield schema


def has_structure(schema_id: SchemaId, schemas: Mapping[SchemaId, Schema]) -> bool:
    """Whether a value of the schema may be an array or an object."""
    return shapes(schema_id, schemas) != {"scalar"}


def _shape(schema: Schema) -> Shape:
    if isinstance(schema, ArraySchema | TupleSchema):
        return "array"
    return "object" if isinstance(schema, MapSchema | ObjectSchema) else "scalar"


def _style(parameter: Parameter) -> WireStyle:
    match parameter.style:
        case Style.DEEP_OBJECT:
            return "brackets"
        case Style.LABEL if parameter.explode:
            return "dot"
        case Style.SIMPLE | Style.LABEL:
            return "comma"
        case _ if parameter.explode:
            return "repeated"
        case Style.SPACE:
            return "space"
        case Style.PIPE:
            return "pipe"
        case _:
            return "comma"


def _members(parameter: Parameter) -> ObjectStyle:
    match parameter.style:
        case Style.DEEP_OBJECT:
            return "brackets"
        case Style.SIMPLE | Style.LABEL:
            return "pairs" if parameter.explode else "comma"
        case _ if parameter.explode:
            return "fields"
        case Style.SPACE:
            return "space"
        case Style.PIPE:
            return "pipe"
        case _:
            return "comma"


def _prefix(parameter: Parameter) -> Prefix:
    if parameter.style is Style.LABEL:
        return "label"
    return "matrix" if parameter.style is Style.MATRIX else ""


def _is_written_as_json(
    parameter: Parameter, form: WireForm, schemas: Mapping[SchemaId, Schema]
) -> bool:
    """Whether the style of a parameter has no form for some of its values."""
    if form.style and form.members and form.members != "fields":
        # Both are texts with commas in them.
        return True
    for schema in variants(parameter.schema, schemas):
        if isinstance(schema, ArraySchema) and has_structure(schema.items, schemas):
            return True
        if parameter.place is Place.HEADER and any(
            has_structure(key, schemas) for key in _member_ids(schema, schemas)
        ):
            return True
    return False


def _member_ids(
    schema: Schema, schemas: Mapping[SchemaId, Schema]
) -> Iterator[SchemaId]:
    if isinstance(schema, MapSchema):
        yield schema.values
    elif isinstance(schema, ObjectSchema):
        for item in all_properties(schema, schemas):
            yield item.schema
        if schema.additional is not None:
            yield schema.additional


def _has_default_encoding(parameter: Parameter) -> bool:
    """Whether a field is written by what it holds: no encoding says how."""
    return parameter.place is Place.FORM and not parameter.is_styled


def _form_of_arrays(
    parameter: Parameter, schemas: Mapping[SchemaId, Schema]
) -> WireForm:
    """The form of what has no style, whose arrays have one of their own each."""
    if _is_structured_field(parameter, schemas):
        is_list = isinstance(schemas[target_of(parameter.schema, schemas)], ArraySchema)
        # Each item of an array is a field, or a part, of this type.
        repeats = is_list and (
            not parameter.media_type or parameter.place is Place.FORM
        )
        return WireForm(style=("repeated",) if repeats else (), json=True)
    styles: list[WireStyle] = []
    seen: set[SchemaId] = set()
    schema_id = target_of(parameter.schema, schemas)
    while schema_id not in seen:
        seen.add(schema_id)
        schema = schemas[schema_id]
        if not isinstance(schema, ArraySchema):
            break
        style = schema.style
        if parameter.style is not None:
            style = ArrayStyle.COMMA if styles else ArrayStyle.REPEATED
        repeatable = parameter.place in _REPEATABLE and not styles
        refused = style is ArrayStyle.REPEATED and not repeatable
        styles.append("comma" if refused else _STYLES[style])
        schema_id = target_of(schema.items, schemas)
    return WireForm(style=tuple(styles))


def _is_structured_field(
    parameter: Parameter, schemas: Mapping[SchemaId, Schema]
) -> bool:
    """Whether a field is JSON: it says so, or is neither a text nor a file.

    OpenAPI 3, "Encoding Object", has that as the default of `contentType`.
    """
    if is_json(parameter.media_type):
        return True
    if parameter.place is not Place.FORM or parameter.style is None:
        return False
    schema = schemas[target_of(parameter.schema, schemas)]
    if isinstance(schema, ArraySchema):
        return has_structure(schema.items, schemas)
    return has_structure(schema.pointer, schemas)
