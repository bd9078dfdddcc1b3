"""Places in JSON texts are found without taking apart what stands beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.golden import REPOSITORY
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source import Positions, read, read_bytes
from triptych.source.json_offsets import JsonOffsets

_TREE = read(REPOSITORY / "specs" / "bookshop.yaml").tree


def _places(value: JsonValue, tokens: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield (*tokens, key)
            yield from _places(child, (*tokens, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield (*tokens, str(index))
            yield from _places(child, (*tokens, str(index)))


@pytest.mark.parametrize("indent", [None, 0, 2])
def test_a_member_stands_at_its_key_and_an_item_at_its_value(
    indent: int | None,
) -> None:
    text = json.dumps(_TREE, indent=indent)
    offsets = JsonOffsets(text)
    decoder = json.JSONDecoder()
    for tokens in _places(_TREE, ()):
        found, _ = decoder.raw_decode(text, offsets.of(tokens))
        around = _value(tokens[:-1])
        assert found == (_value(tokens) if isinstance(around, list) else tokens[-1])


def _value(tokens: tuple[str, ...]) -> JsonValue:
    value: JsonValue = _TREE
    for token in tokens:
        if isinstance(value, list):
            value = value[int(token)]
        elif isinstance(value, dict):
            value = value[token]
    return value


def test_what_is_missing_stands_where_its_surroundings_do() -> None:
    text = ' {"a": [1, {"b": 2}], "c": "d"}'
    offsets = JsonOffsets(text)
    assert offsets.of(("a", "1", "x", "y")) == text.index('{"b"')
    assert offsets.of(("a", "2")) == text.index('"a"')
    assert offsets.of(("c", "d")) == text.index('"c"')
    assert offsets.of(("x",)) == 1


def test_a_key_that_stands_twice_is_found_by_reading_all_of_the_text() -> None:
    source = read_bytes(b'{"a": {"b": 1,\n"b": 1}}', "twice.json")
    with pytest.raises(ValueError, match="twice"):
        JsonOffsets(source.text).of(("a", "b"))
    assert Positions(source).of(Pointer("#/a/b")).line == 2
