"""Defaults of arrays that are written as the array is in a URL: `a,b` or `a|b`."""

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

__all__ = ["with_list_defaults"]

_DELIMITERS = {
    ArrayStyle.COMMA: ",",
    ArrayStyle.SPACE: " ",
    ArrayStyle.TAB: "\t",
    ArrayStyle.PIPE: "|",
}

_INTEGER = re.compile(r"[+-]?\d{1,1000}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)


def with_list_defaults(api: Api) -> Api:
    """The API with lists as the defaults of all its arrays, where they can be read."""
    schemas = {
        key: _with_list(schema, api.schemas) for key, schema in api.schemas.items()
    }
    return replace(api, schemas=schemas)


def _with_list(schema: Schema, schemas: Mapping[SchemaId, Schema]) -> Schema:
    if not isinstance(schema, ArraySchema) or schema.default is None:
        return schema
    text = schema.default.json
    if not isinstance(text, str):
        return schema
    return replace(schema, default=Value(json=_items(text, schema, schemas)))


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
