"""Defaults that are not of their type, and can be read as a value of it.

An array's is often written as the array is in a URL, `a,b` or `a|b`, and a number or a
boolean put in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from triptych.ir import (
    Api,
    ArraySchema,
    ArrayStyle,
    BooleanSchema,
    IntegerSchema,
    NumberSchema,
    Schema,
    SchemaId,
    Value,
)
from triptych.json_value import JsonValue

__all__ = ["with_typed_defaults"]

_DELIMITERS = {
    ArrayStyle.COMMA: ",",
    ArrayStyle.SPACE: " ",
    ArrayStyle.TAB: "\t",
    ArrayStyle.PIPE: "|",
}

_INTEGER = re.compile(r"[+-]?\d{1,1000}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)


def with_typed_defaults(api: Api) -> Api:
    """The API with defaults of the types of their schemas, where they can be read."""
    schemas = {
        key: _with_value(schema, api.schemas) for key, schema in api.schemas.items()
    }
    return replace(api, schemas=schemas)


def _with_value(schema: Schema, schemas: Mapping[SchemaId, Schema]) -> Schema:
    if schema.default is None:
        return schema
    stated = schema.default.json
    if isinstance(schema, ArraySchema) and isinstance(stated, str):
        meant: JsonValue = _items(stated, schema, schemas)
    else:
        meant = _scalar(stated, schema)
    return schema if meant is stated else replace(schema, default=Value(json=meant))


def _scalar(stated: JsonValue, schema: Schema) -> JsonValue:
    if isinstance(stated, str):
        return _item(stated, schema)
    is_integer = isinstance(schema, IntegerSchema)
    if is_integer and isinstance(stated, float) and stated.is_integer():
        return int(stated)
    return stated


def _items(
    text: str, schema: ArraySchema, schemas: Mapping[SchemaId, Schema]
) -> list[JsonValue]:
    if not text:
        return []
    delimiter = _DELIMITERS.get(schema.style)
    parts = [text] if delimiter is None else text.split(delimiter)
    return [_item(part, schemas[schema.items]) for part in parts]


def _item(text: str, schema: Schema) -> JsonValue:
    """A text as the value it stands for; one that stands for none is left."""
    match schema:
        case IntegerSchema() if _INTEGER.fullmatch(text):
            return int(text)
        case NumberSchema() if _NUMBER.fullmatch(text):
            return float(text)
        case BooleanSchema() if text in ("true", "false"):
            return text == "true"
        case _:
            return text
