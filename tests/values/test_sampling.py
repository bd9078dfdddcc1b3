"""Samples are valid to a validator of JSON schemas, the same by seed, and finite."""

from __future__ import annotations

import copy
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft4Validator, FormatChecker

from tests.golden import documents
from triptych.front_ends import gather
from triptych.ir import (
    ArraySchema,
    IntegerSchema,
    NumberLimits,
    NumberSchema,
    ObjectSchema,
    Property,
    Schema,
    SchemaId,
    StringSchema,
    UnionSchema,
)
from triptych.json_value import JsonValue
from triptych.passes.objects.inheritance import resolve_objects
from triptych.passes.samples.sampler import Sampler
from triptych.passes.samples.sizes import least_sizes
from triptych.passes.samples.wanted import SamplingError, Wanted
from triptych.pointer import ROOT
from triptych.source import read
from triptych.swagger2.front_end import SWAGGER_2_0
from triptych.swagger2.lowering import lower

_FOLDER = Path(__file__).parents[1] / "documents"
_SPECS = [
    *(document.spec for document in documents()),
    *(_FOLDER / f"{name}.yaml" for name in ("bodies", "values")),
]
# An integer that is to be a text as well, which no value can be.
_CONTRADICTIONS = ("AllOfWithMap", "EveryAllOf")


@pytest.mark.parametrize("is_odd", [False, True], ids=["ordinary", "odd"])
@pytest.mark.parametrize("spec", _SPECS, ids=lambda spec: spec.stem)
def test_what_a_validator_says(spec: Path, is_odd: bool) -> None:
    sources = gather(read(spec), spec)
    tree: Any = copy.deepcopy(SWAGGER_2_0.bundle(sources))
    schemas = resolve_objects(lower(sources).api).api.schemas
    sampler = Sampler(schemas)
    _translate(tree)
    for name in tree.get("definitions", {}):
        key = ROOT / "definitions" / name
        if key not in schemas or name in _CONTRADICTIONS:
            continue
        judge = Draft4Validator(
            {**tree, "$ref": quote(str(key), safe="#/~")},
            format_checker=FormatChecker(),
        )
        for seed in range(30):
            value = sampler.sample(key, Random(seed), Wanted(is_odd=is_odd))
            errors = [error.message for error in judge.iter_errors(value)]
            assert not errors, (name, seed, value)


def _translate(node: Any) -> None:
    """What Swagger says in an extension, JSON Schema says in types.

    The API that is sampled knows no enum of booleans, and no object that is closed:
    clients and servers keep what they don't know.
    """
    if isinstance(node, dict):
        if node.get("additionalProperties") is False:
            del node["additionalProperties"]
        if node.get("type") == "boolean":
            node.pop("enum", None)
        if node.get("x-nullable") and "type" in node:
            node["type"] = [node["type"], "null"]
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            _translate(item)


def _sampler(**schemas: Schema) -> Sampler:
    return Sampler({_key(name): schemas[name] for name in schemas})


def _key(name: str) -> SchemaId:
    return ROOT / name


def _samples(
    schema: Schema, *, is_odd: bool = True, count: int = 50
) -> list[JsonValue]:
    sampler = _sampler(it=schema)
    wanted = Wanted(is_odd=is_odd)
    return [sampler.sample(_key("it"), Random(seed), wanted) for seed in range(count)]


def _members(*properties: tuple[str, str, bool]) -> tuple[Property, ...]:
    return tuple(
        Property(pointer=ROOT, name=name, schema=_key(schema), required=required)
        for name, schema, required in properties
    )


def test_a_seed_decides_everything() -> None:
    document = next(item for item in documents() if item.name == "everything")
    api = lower(gather(read(document.spec), document.spec)).api
    sampler, again = (Sampler(resolve_objects(api).api.schemas) for _ in range(2))
    key = next(key for key, item in sampler.schemas.items() if item.description)
    wanted = Wanted(is_odd=True)
    many = [sampler.sample(key, Random(seed), wanted) for seed in range(20)]
    assert many == [again.sample(key, Random(seed), wanted) for seed in range(20)]
    assert len({json.dumps(value) for value in many}) > 1


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (NumberLimits(minimum=3, maximum=3), {3}),
        (NumberLimits(minimum=0, maximum=2, exclusive_minimum=True), {1, 2}),
        (NumberLimits(minimum=0.5, maximum=2.5), {1, 2}),
        (NumberLimits(minimum=4, maximum=11, multiple_of=5), {5, 10}),
    ],
)
@pytest.mark.parametrize("is_odd", [False, True], ids=["ordinary", "odd"])
def test_integers_within_limits(
    limits: NumberLimits, expected: set[int], is_odd: bool
) -> None:
    schema = IntegerSchema(pointer=ROOT, limits=limits)
    found = _samples(schema, is_odd=is_odd)
    assert set(map(str, found)) == set(map(str, expected))


def test_integers_at_the_edges_of_their_format() -> None:
    found = _samples(IntegerSchema(pointer=ROOT, format="int32"), count=200)
    assert {2**31 - 1, -(2**31), 0} <= set(map(int, map(str, found)))
    assert all(-(2**31) <= int(str(number)) < 2**31 for number in found)


def test_decimal_fractions_are_multiples_in_decimals_and_in_floats() -> None:
    limits = NumberLimits(minimum=0.1, maximum=0.3, multiple_of=0.1)
    found = _samples(NumberSchema(pointer=ROOT, limits=limits), is_odd=False)
    assert set(map(str, found)) == {"0.1", "0.2"}


def test_limits_that_leave_nothing_are_told() -> None:
    schema = IntegerSchema(
        pointer=ROOT, limits=NumberLimits(minimum=4, maximum=2), enum=()
    )
    with pytest.raises(SamplingError, match="limits"):
        _samples(schema)


@pytest.mark.parametrize(
    "pattern",
    [r"^[a-z]{2,8}$", r"^\d{3}-\d{4}$", r"(?=.*\d)", r"^[^\s/]+$", r"^(a|bc)*d?$"],
)
def test_patterns_are_matched_within_lengths(pattern: str) -> None:
    schema = StringSchema(pointer=ROOT, pattern=pattern, min_length=2, max_length=9)
    for text in _samples(schema):
        assert isinstance(text, str)
        assert 2 <= len(text) <= 9


@pytest.mark.parametrize("pattern", ["((a{99}){99}){99}", r"(?!)", r"a\Zb"])
def test_patterns_that_nothing_matches_are_told(pattern: str) -> None:
    with pytest.raises(SamplingError, match="no text"):
        _samples(StringSchema(pointer=ROOT, pattern=pattern))


def test_odd_texts_are_as_short_and_as_long_as_allowed() -> None:
    schema = StringSchema(pointer=ROOT, min_length=2, max_length=7)
    lengths = {len(str(text)) for text in _samples(schema, count=200)}
    assert {2, 7} <= lengths <= set(range(2, 8))


def test_only_accepted_texts() -> None:
    sampler = _sampler(it=StringSchema(pointer=ROOT))
    wanted = Wanted(is_odd=True, accepts=lambda text: text.isdigit())
    found = {sampler.sample(_key("it"), Random(seed), wanted) for seed in range(50)}
    assert all(str(text).isdigit() for text in found)


def test_unique_items_of_few_members() -> None:
    sampler = _sampler(
        it=ArraySchema(
            pointer=ROOT, items=_key("item"), min_items=3, unique_items=True
        ),
        item=StringSchema(pointer=ROOT, enum=("a", "b", "c")),
    )
    found = sampler.sample(_key("it"), Random(0), Wanted(is_odd=True))
    assert isinstance(found, list)
    assert {str(item) for item in found} == {"a", "b", "c"}


def test_what_requires_itself_is_told() -> None:
    sampler = _sampler(
        it=ObjectSchema(pointer=_key("it"), properties=_members(("me", "it", True)))
    )
    assert sampler.sizes[_key("it")] == math.inf
    with pytest.raises(SamplingError, match="endless"):
        sampler.sample(_key("it"), Random(0), Wanted())


def test_what_requires_itself_by_a_union_ends() -> None:
    sampler = _sampler(
        it=ObjectSchema(
            pointer=_key("it"), properties=_members(("in", "choice", True))
        ),
        choice=UnionSchema(pointer=ROOT, variants=(_key("it"), _key("text"))),
        text=StringSchema(pointer=ROOT),
    )
    for seed in range(50):
        value = sampler.sample(_key("it"), Random(seed), Wanted(is_odd=True))
        assert isinstance(value, dict)


@pytest.mark.parametrize("is_odd", [False, True], ids=["ordinary", "odd"])
def test_wide_recursion_stays_small(is_odd: bool) -> None:
    names = [f"member{number}" for number in range(200)]
    sampler = _sampler(
        it=ObjectSchema(
            pointer=_key("it"),
            properties=_members(*((name, "list", False) for name in names)),
        ),
        list=ArraySchema(pointer=ROOT, items=_key("it")),
    )
    for seed in range(10):
        value = sampler.sample(_key("it"), Random(seed), Wanted(is_odd=is_odd))
        assert len(json.dumps(value)) < 10_000


def test_what_requires_too_much_is_told() -> None:
    levels = {
        f"level{number}": ObjectSchema(
            pointer=_key(f"level{number}"),
            properties=_members(
                ("left", f"level{number + 1}", True),
                ("right", f"level{number + 1}", True),
            ),
        )
        for number in range(40)
    }
    sampler = _sampler(**levels, level40=StringSchema(pointer=ROOT))
    with pytest.raises(SamplingError, match="too large"):
        sampler.sample(_key("level0"), Random(0), Wanted())
    assert sampler.sample(_key("level35"), Random(0), Wanted())


def test_least_sizes_of_what_derives() -> None:
    sizes = least_sizes(
        {
            _key("base"): ObjectSchema(
                pointer=_key("base"), properties=_members(("a", "text", True))
            ),
            _key("it"): ObjectSchema(
                pointer=_key("it"),
                bases=(_key("base"),),
                properties=_members(("b", "text", True), ("c", "text", False)),
            ),
            _key("text"): StringSchema(pointer=_key("text")),
        }
    )
    assert sizes[_key("it")] == 3


def test_patterns_are_matched_alike_in_every_process() -> None:
    code = (
        "from random import Random; from triptych.passes.samples.patterns import *;"
        "print(ascii(next(matching_texts('[^a]{20}(a|b)', Random(1)))))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
