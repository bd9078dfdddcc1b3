"""What the docs say about values beside their type: default, choices, limits, form.

The notes are Markdown, with code spans around what is literal.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from urllib.parse import unquote

from triptych.ir import (
    AliasSchema,
    AnySchema,
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NumberLimits,
    NumberSchema,
    ObjectSchema,
    Parameter,
    Place,
    Schema,
    SchemaId,
    StringSchema,
    TupleSchema,
)
from triptych.json_value import JsonValue
from triptych.linear_patterns import linear_pattern
from triptych.passes.requests.wire import variants, wire_parameter
from triptych.passes.schemas.properties import all_properties
from triptych.runtime.wire.encode import (
    encode_cookie,
    encode_header,
    encode_path,
    encode_query,
)
from triptych.runtime.wire.parameters import ArrayStyle
from triptych.runtime.wire.parameters import Parameter as WireParameter
from triptych.targets.rule_notes import count, pattern_notes, rule_notes, span

__all__ = ["choices", "parameter_notes", "value_notes"]

_FORMS: Mapping[ArrayStyle, tuple[str, str]] = {
    "comma": ("comma", "a,b"),
    "space": ("space", "a b"),
    "tab": ("tab", "a\\tb"),
    "pipe": ("pipe", "a|b"),
}

# Formats that the type says already.
_TYPED_FORMATS = (
    *("base64url", "binary", "byte", "date", "date-time", "decimal", "uuid"),
)


def parameter_notes(
    parameter: Parameter,
    schemas: Mapping[SchemaId, Schema],
    named: Collection[SchemaId] = (),
) -> tuple[str, ...]:
    """The notes on a parameter, the last of which says how an array is written."""
    notes = list(value_notes(parameter.schema, schemas, named))
    notes += _forms(parameter, schemas)
    if parameter.place is Place.QUERYSTRING:
        notes.append("is the whole query string")
    if parameter.place is Place.FORM and parameter.media_type:
        listed = " or ".join(map(span, parameter.media_type.split(", ")))
        notes.append(f"of the media type {listed}")
    if parameter.part_headers:
        listed = ", ".join(map(span, parameter.part_headers))
        notes.append(f"may have the headers {listed}")
    if parameter.allow_empty:
        notes.append("may be empty")
    return tuple(notes)


def value_notes(
    schema_id: SchemaId,
    schemas: Mapping[SchemaId, Schema],
    named: Collection[SchemaId] = (),
) -> tuple[str, ...]:
    """The notes on values of a schema, those on what an array holds among them.

    The values of the enums `named` are told where the type leads.
    """
    notes: list[str] = []
    seen: set[SchemaId] = set()
    each = ""
    while schema_id not in seen:
        seen.add(schema_id)
        schema = schemas[schema_id]
        if schema.default is not None and not each:
            notes.append(f"default {_code(schema.default.json)}")
        if schema_id not in named:
            notes += [each + note for note in _limits(schema)]
        match schema:
            case AliasSchema(target=schema_id):
                pass
            case TupleSchema(items=items, rest=rest):
                notes += _positions(items, rest, schemas, named)
                break
            case ArraySchema(items=schema_id) | MapSchema(values=schema_id):
                each = "each "
            case _:
                break
    return tuple(notes)


def _positions(
    items: Iterable[SchemaId],
    rest: SchemaId | None,
    schemas: Mapping[SchemaId, Schema],
    named: Collection[SchemaId],
) -> Iterable[str]:
    """The notes on the items of a tuple, by their position."""
    for number, item in enumerate(items, 1):
        for note in value_notes(item, schemas, named):
            yield f"item {number} {note}"
    for note in value_notes(rest, schemas, named) if rest is not None else ():
        yield f"each further item {note}"


def choices(values: Iterable[JsonValue]) -> list[str]:
    """The values of an enum as code."""
    return [_code(value) for value in values]


def _forms(parameter: Parameter, schemas: Mapping[SchemaId, Schema]) -> Iterable[str]:
    """How an array or an object is sent, and what stands around a value in a path."""
    wire = wire_parameter(parameter.name, parameter, schemas)
    styles = wire.style
    if wire.json:
        yield "each item sent as JSON" if styles else "sent as JSON"
    elif wire.prefix or wire.members or styles[:1] == ("brackets",):
        examples: list[object] = []
        if wire.scalar or not (styles or wire.members):
            examples.append("a")
        if styles:
            examples.append(["a", "b"])
        if wire.members:
            names = _member_names(parameter, schemas)
            examples.append(dict(zip(names, "xy", strict=True)))
        shown = [span(_written(wire, example)) for example in examples]
        yield f"sent as {' or '.join(shown)}"
    elif styles:
        forms = [_form(style, parameter) for style in styles]
        yield f"sent as {', each item as '.join(forms)}"


def _member_names(
    parameter: Parameter, schemas: Mapping[SchemaId, Schema]
) -> tuple[str, str]:
    """Names of two members of an object: its own, or any."""
    named = [
        item.name
        for schema in variants(parameter.schema, schemas)
        if isinstance(schema, ObjectSchema)
        for item in all_properties(schema, schemas)
    ]
    plain = [name for name in dict.fromkeys(named) if name.isidentifier()]
    return (plain[0], plain[1]) if len(plain) > 1 else ("a", "b")


def _written(wire: WireParameter, value: object) -> str:
    """A value as it is sent, without escapes that nobody reads."""
    match wire.place:
        case "path":
            return unquote(encode_path(wire, value))
        case "header":
            return ", ".join(encode_header(wire, value))
        case "cookie":
            return "; ".join(map("=".join, encode_cookie(wire, value)))
        case _:
            return unquote("&".join(map("=".join, encode_query(wire, value))))


def _form(style: ArrayStyle, parameter: Parameter) -> str:
    if style != "repeated":
        delimiter, form = _FORMS[style]
        return f"{span(form)} ({delimiter})"
    if parameter.place is Place.QUERY:
        return f"{span(f'{parameter.name}=a&{parameter.name}=b')} (repeated)"
    return f"{span(parameter.name)} repeated"


def _limits(schema: Schema) -> Iterable[str]:
    match schema:
        case (
            AnySchema(enum=[_, *_])
            | StringSchema(enum=[_, *_])
            | IntegerSchema(enum=[_, *_])
            | NumberSchema(enum=[_, *_])
            | BooleanSchema(enum=[_, *_])
        ):
            listed = ", ".join(choices(schema.enum))
            yield f"one of {listed}" if len(schema.enum) > 1 else f"always {listed}"
        case StringSchema():
            yield from count(schema.min_length, schema.max_length, "character")
            if schema.pattern:
                unchecked = "" if linear_pattern(schema.pattern) else " (not checked)"
                yield f"matches {span(schema.pattern)}{unchecked}"
            if schema.format and schema.format not in _TYPED_FORMATS:
                yield f"format {span(schema.format)}"
        case IntegerSchema() | NumberSchema():
            yield from _range(schema.limits)
        case ArraySchema() | TupleSchema():
            yield from count(schema.min_items, schema.max_items, "item")
            if schema.unique_items:
                yield "unique items"
        case MapSchema():
            yield from count(schema.min_properties, schema.max_properties, "member")
            yield from pattern_notes(schema)
        case _:
            pass
    if not isinstance(schema, ObjectSchema):
        yield from rule_notes(schema.rules)


def _range(limits: NumberLimits) -> Iterable[str]:
    low, high = limits.minimum, limits.maximum
    if (
        low is not None
        and high is not None
        and not limits.exclusive_minimum
        and not limits.exclusive_maximum
    ):
        yield f"{low} to {high}"
    else:
        if low is not None:
            yield f"{'more than' if limits.exclusive_minimum else 'at least'} {low}"
        if high is not None:
            yield f"{'less than' if limits.exclusive_maximum else 'at most'} {high}"
    if limits.multiple_of is not None:
        yield f"a multiple of {limits.multiple_of}"


def _code(value: JsonValue) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return span(text) if text else "an empty string"
