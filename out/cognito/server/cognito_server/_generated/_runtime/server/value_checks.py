"""Checks of values by themselves: enums, lengths, texts and numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..models.values import is_multiple, json_identity
from .check_runs import BodyPath, Check, Run
from .formats import format_check, pattern_check

__all__ = ["enum_checks", "length_checks", "number_checks", "string_checks"]


def enum_checks(schema: Mapping[str, Any]) -> list[Check]:
    """The checks of `enum` and `const`."""
    checks: list[Check] = []
    if "enum" in schema:
        checks.append(_one_value_of(schema["enum"]))
    if "const" in schema:
        checks.append(_one_value_of([schema["const"]]))
    return checks


def _one_value_of(options: Sequence[Any]) -> Check:
    known = {json_identity(option) for option in options}
    *first, last = [
        repr(option) if isinstance(option, str) else json.dumps(option)
        for option in options
    ]
    listed = f"{', '.join(first)} or {last}" if first else last

    def check(value: Any, path: BodyPath, run: Run) -> None:
        if json_identity(value) not in known:
            run.add(path, f"Input should be {listed}")

    return check


def length_checks(
    schema: Mapping[str, Any], keyword: str, whole: str, part: str
) -> list[Check]:
    """The checks of `minLength` and `maxLength`, and of their like."""
    least = schema.get(f"min{keyword}", 0)
    most = schema.get(f"max{keyword}", math.inf)
    if least == 0 and most == math.inf:
        return []

    def check(value: Any, path: BodyPath, run: Run) -> None:
        if not least <= len(value) <= most:
            word, count = ("least", least) if len(value) < least else ("most", most)
            plural = part if count == 1 else f"{part}s"
            run.add(path, f"{whole} should have at {word} {count} {plural}")

    return [check]


def string_checks(schema: Mapping[str, Any]) -> list[Check]:
    """The checks of the length, the pattern and the format of a text."""
    checks = length_checks(schema, "Length", "String", "character")
    rules = [
        (pattern_check, schema.get("pattern")),
        (format_check, schema.get("format")),
    ]
    for make, argument in rules:
        rule = make(argument) if argument else None
        if rule is not None:
            checks.append(_of_rule(*rule))
    return checks


def _of_rule(is_fitting: Callable[[str], bool], message: str) -> Check:
    def check(value: Any, path: BodyPath, run: Run) -> None:
        if not is_fitting(value):
            run.add(path, message)

    return check


def number_checks(schema: Mapping[str, Any]) -> list[Check]:
    """The checks of the limits of a number, which has to be finite."""
    bounds: Iterable[tuple[str, str, Callable[[Any, Any], bool]]] = (
        ("minimum", "greater than or equal to", lambda value, limit: value >= limit),
        ("exclusiveMinimum", "greater than", lambda value, limit: value > limit),
        ("maximum", "less than or equal to", lambda value, limit: value <= limit),
        ("exclusiveMaximum", "less than", lambda value, limit: value < limit),
        ("multipleOf", "a multiple of", is_multiple),
    )
    found = [
        (is_fitting, schema[keyword], words)
        for keyword, words, is_fitting in bounds
        if keyword in schema
    ]

    def check(value: Any, path: BodyPath, run: Run) -> None:
        # No float may hold an integer; whoever reads it as one refuses it then.
        if isinstance(value, float) and not math.isfinite(value):
            run.add(path, "Input should be a finite number")
            return
        for is_fitting, limit, words in found:
            if not is_fitting(value, limit):
                run.add(path, f"Input should be {words} {limit}")

    return [check]
