"""What is accepted at once is what the validator has nothing to say about."""

from __future__ import annotations

import copy
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from triptych.description.validation import conformance
from triptych.description.validation.acceptance import is_accepted
from triptych.front_ends import front_end_of
from triptych.json_value import JsonValue
from triptych.source import read_bytes
from triptych.swagger2.grammar import GRAMMAR

_SPECS = Path(__file__).parents[2] / "specs"
_HEAD = 'swagger: "2.0"\ninfo: {title: t, version: "1"}\npaths: {}\n'
_VALUES: tuple[Any, ...] = (
    *(None, True, 1, 1.0, 2.5, -1, 10**30, "", "x", "http"),
    [],
    [1, 1],
    [1, True],
    ["a", "a"],
    {},
    {"$ref": "#/a"},
    {"type": "string"},
)
_KEYS = ("default", "required", "allOf", "type", "enum", "x-a", "items", "minimum")


def tree(text: str) -> dict[str, JsonValue]:
    return read_bytes(text.encode(), "api.yaml").tree


@pytest.mark.parametrize("spec", ["cognito", "bookshop", "workshop", "everything"])
def test_the_validator_has_nothing_to_say_about_what_is_accepted(spec: str) -> None:
    original = tree((_SPECS / f"{spec}.yaml").read_text("utf-8"))
    chance = random.Random(spec)
    accepted = 0
    for _ in range(60):
        changed = copy.deepcopy(original)
        _change(changed, chance)
        grammar = front_end_of(original).grammar
        if is_accepted(changed, grammar):
            accepted += 1
            assert list(conformance.findings(changed, grammar)) == []
    assert accepted


def _change(document: dict[str, JsonValue], chance: random.Random) -> None:
    """Change a value anywhere in a document, take it out, or add another one."""
    places: list[tuple[Any, Any]] = []
    pending: list[Any] = [document]
    while pending:
        value = pending.pop()
        keys = value if isinstance(value, dict) else range(len(value))
        places += [(value, key) for key in keys]
        pending += [value[key] for key in keys if isinstance(value[key], dict | list)]
    owner, key = chance.choice(places)
    new = copy.deepcopy(chance.choice(_VALUES))
    if isinstance(owner, dict) and chance.random() < 0.4:
        owner[chance.choice(_KEYS)] = new
    elif chance.random() < 0.2:
        del owner[key]
    else:
        owner[key] = new


@pytest.mark.parametrize(
    "schema",
    [
        "{type: integer, default: 1, enum: [1, 2]}",
        "{type: string, default: a, description: d, x-a: 1}",
        "{type: number, default: 1}",
        "{type: integer, default: 20, format: int32, minimum: 1, maximum: 100}",
        "{type: string, default: 2020-01-01, format: date}",
        "{type: array, items: {type: string}, default: [a, b]}",
        # A name, and no default.
        "{properties: {default: {type: string}}}",
        "{allOf: [{type: object}]}",
    ],
)
def test_sound_schemas_are_accepted(schema: str) -> None:
    assert is_accepted(tree(f"{_HEAD}definitions: {{A: {schema}}}\n"), GRAMMAR)


@pytest.mark.parametrize(
    "schema",
    [
        "{type: integer, default: true}",
        "{type: integer, default: 1.5}",
        "{type: string, default: c, enum: [a, b]}",
        "{type: integer, default: 1, enum: [true]}",
        "{type: string, default: a, minLength: 2}",
        "{type: integer, default: 0, minimum: 1}",
        "{type: integer, default: 2, maximum: 1.5}",
        "{type: integer, default: 1, minimum: 1, exclusiveMinimum: true}",
        "{type: integer, default: 2147483648, format: int32}",
        '{type: string, default: "\'", format: byte}',
        "{type: array, items: {type: string}, default: [1]}",
        "{type: array, items: {type: string}, default: a}",
        "{properties: {a: {type: string, default: 1}}}",
        "{allOf: [{type: object}], required: [a]}",
        "{type: string, enum: []}",
        "{type: strin}",
    ],
)
def test_what_is_not_certain_is_not_accepted(schema: str) -> None:
    assert not is_accepted(tree(f"{_HEAD}definitions: {{A: {schema}}}\n"), GRAMMAR)


def test_a_sound_document_loads_no_slow_library() -> None:
    script = (
        "import sys\n"
        "from triptych.description.validation.findings import validate\n"
        "from triptych.source import read_bytes\n"
        "from triptych.swagger2.grammar import GRAMMAR\n"
        f"tree = read_bytes({_HEAD.encode()!r}, 'api.yaml').tree\n"
        "assert validate(tree, GRAMMAR) == ()\n"
        "print({'jsonschema', 'openapi_spec_validator'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
