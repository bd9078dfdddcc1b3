"""Limits, enums and patterns of scalar schemas."""

from __future__ import annotations

import math
import re
from typing import TypeVar

from triptych.description.node import Node
from triptych.ir import NumberLimits, Value
from triptych.json_value import JsonValue, written
from triptych.linear_patterns import linear_pattern

__all__ = [
    "boolean_enum",
    "lower_limits",
    "lower_pattern",
    "number_enum",
    "string_default",
    "string_enum",
]


# With flags it would mean something that a pattern can't say.
_IN_SLASHES = re.compile(r"/(\^.*\$)/", re.DOTALL)


def lower_pattern(node: Node) -> str:
    """The pattern, unless it is written for an engine that Python has not got."""
    pattern = node.text("pattern")
    if literal := _IN_SLASHES.fullmatch(pattern):
        pattern = literal[1]
        node.findings.warn(
            "pattern-in-slashes",
            "no text matches a pattern with something before its `^`; the slashes "
            "around it are ignored",
            node.pointer / "pattern",
            hint="write the pattern without the slashes of JavaScript",
        )
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as problem:
        node.findings.warn(
            "pattern-unusable",
            f"Python can't compile this pattern ({problem}); it is not enforced",
            node.pointer / "pattern",
        )
        return ""
    if pattern and not linear_pattern(pattern):
        node.findings.warn(
            "pattern-not-linear",
            "no engine matches this pattern in linear time, so that one request could "
            "stop a server; it is not enforced",
            node.pointer / "pattern",
            hint="look-around, backreferences and huge repetitions need backtracking",
        )
    return pattern


def lower_limits(node: Node) -> NumberLimits:
    """The limits of a number, whose exclusive ones are flags."""
    multiple_of = node.number("multipleOf")
    return NumberLimits(
        minimum=node.number("minimum"),
        maximum=node.number("maximum"),
        exclusive_minimum=node.flag("exclusiveMinimum"),
        exclusive_maximum=node.flag("exclusiveMaximum"),
        multiple_of=(
            multiple_of if multiple_of is not None and multiple_of > 0 else None
        ),
    )


_Number = TypeVar("_Number", int, float)


def number_enum(node: Node, kind: type[_Number]) -> tuple[_Number, ...]:
    """The enum of a numeric schema; texts that are such numbers count as them."""
    numbers: list[_Number] = []
    for item in node.items("enum"):
        if item.value is None:
            continue
        try:
            number = _number(item.value, kind)
        except ValueError:
            node.findings.warn(
                "enum-value",
                f"{item.value!r} is not of that type; the enum is not enforced",
                item.pointer,
            )
            return ()
        numbers.append(number)
    return tuple(dict.fromkeys(numbers))


def _number(value: JsonValue, kind: type[_Number]) -> _Number:
    if isinstance(value, float) and value.is_integer():
        # 1.0 is an integer, as JSON Schema has them.
        return kind(value)
    number = kind(str(value))
    if number in (math.inf, -math.inf):
        raise ValueError(f"{value} is not a double")
    return number


def boolean_enum(node: Node) -> tuple[bool, ...]:
    """The enum of a boolean; texts that are such values count as them."""
    values = {"true": True, "false": False}
    stated = [item.value for item in node.items("enum") if item.value is not None]
    found = [values.get(str(value).lower()) for value in stated]
    if None in found:
        node.findings.warn(
            "enum-value",
            "not all values of this enum are booleans; it is not enforced",
            node.pointer / "enum",
        )
        return ()
    return tuple(dict.fromkeys(value for value in found if value is not None))


def string_enum(node: Node) -> tuple[str, ...]:
    """The enum of a string; null among its values is none of them.

    A number or a boolean is what its author wrote: YAML makes numbers of versions.
    """
    texts = (
        written(item.value)
        for item in node.items("enum")
        if isinstance(item.value, str | bool | int | float)
    )
    return tuple(dict.fromkeys(texts))


def string_default(node: Node) -> Value | None:
    """The default of a string: of a number or a boolean, what its author wrote."""
    stated = node.present("default")
    if stated is None or not isinstance(stated.json, bool | int | float):
        return stated
    return Value(json=node.text("default"))
