"""Which values a schema describes: what decides whether an example is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

import pytest

from triptych.config import Settings
from triptych.front_ends import gather
from triptych.ir import Schema, SchemaId
from triptych.json_value import JsonValue
from triptych.passes.values.fitting import fits
from triptych.passes.values.rules import keeps
from triptych.pipeline import understand
from triptych.pointer import Pointer
from triptych.source import read_bytes

_DEFINITIONS: dict[str, JsonValue] = {
    "Any": {},
    "Choice": {"enum": [1, "one", None]},
    "Number": {"type": "number", "minimum": 0, "exclusiveMinimum": True},
    "Small": {"type": "integer", "format": "int32"},
    "Code": {"type": "string", "minLength": 2, "pattern": "^[a-z]+$"},
    "Day": {"type": "string", "format": "date"},
    "Moment": {"type": "string", "format": "date-time"},
    "Nullable": {"type": "boolean", "x-nullable": True},
    "Set": {"type": "array", "items": {"type": "integer"}, "uniqueItems": True},
    "Scores": {"type": "object", "additionalProperties": {"type": "integer"}},
    "Pet": {
        "type": "object",
        "discriminator": "kind",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
        "additionalProperties": {"type": "integer"},
    },
    "Dog": {
        "allOf": [
            {"$ref": "#/definitions/Pet"},
            {"required": ["barks"], "properties": {"barks": {"type": "boolean"}}},
        ]
    },
}


@cache
def _schemas() -> Mapping[SchemaId, Schema]:
    document = {
        "swagger": "2.0",
        "info": {"title": "Case", "version": "1"},
        "paths": {},
        "definitions": _DEFINITIONS,
    }
    source = read_bytes(json.dumps(document).encode(), "case.json")
    return understand(gather(source, None), Settings(name="case")).api.schemas


@pytest.mark.parametrize(
    ("name", "fitting", "others"),
    [
        ("Any", [None, 1, {"a": []}], []),
        ("Choice", [1, "one", None], [True, 2, "None"]),
        ("Number", [1, 0.5, 10**300], [0, -1, True, "1", 10**400]),
        ("Small", [0, -(2**31)], [2**31, 1.5, False]),
        ("Code", ["ab"], ["a", "AB", 1]),
        ("Day", ["2024-02-29"], ["2023-02-29", "29.2.2024", "2024-02-29T12:00:00Z"]),
        ("Moment", ["2024-02-29T12:30:00Z"], ["2024-02-29", "yesterday"]),
        ("Nullable", [True, None], [0, "true"]),
        ("Set", [[], [1, 2]], [[1, 1], ["1"], {}, None]),
        ("Scores", [{}, {"a": 1}], [{"a": None}, [1]]),
        (
            "Pet",
            [{"kind": "?", "age": 3}, {"kind": "Dog", "barks": True}],
            [{}, {"kind": "?", "age": "3"}, {"kind": "Dog"}],
        ),
        ("Dog", [{"kind": "Dog", "barks": False}], [{"kind": "Dog", "barks": 0}]),
    ],
)
def test_fits(name: str, fitting: list[JsonValue], others: list[JsonValue]) -> None:
    key = Pointer(f"#/definitions/{name}")
    schemas = _schemas()
    assert [value for value in fitting if not fits(value, key, schemas)] == []
    assert [value for value in others if fits(value, key, schemas)] == []


def test_the_formats_of_rules_are_those_that_servers_check() -> None:
    rule: dict[str, JsonValue] = {"not": {"type": "string", "format": "ipv4"}}
    assert keeps("localhost", rule)
    assert not keeps("127.0.0.1", rule)
    assert keeps(4, {"format": "date"})
    assert not keeps("2026-02-30", {"format": "date"})
