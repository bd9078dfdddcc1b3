"""Bodies against their JSON Schema (draft 2020-12, as far as generated schemas go).

A library would do, but the ones there are find every fault before they tell the first,
or match patterns by backtracking: two megabytes of faults, or thirty characters, would
stop the server. Here the work is linear in the body, and ends with the hundredth fault.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias, cast
from urllib.parse import unquote

from ..models.reading import Fault
from ..models.values import is_multiple, json_identity
from .formats import format_check, pattern_check

__all__ = ["MAX_FAULTS", "SchemaChecks"]

MAX_FAULTS = 100
"""How many things that are wrong with a body are told."""

_Path: TypeAlias = "tuple[_Path, str | int] | None"
"""Where in a body a value stands: the place it is part of, and its name there."""

_Check: TypeAlias = "Callable[[Any, _Path, _Run], None]"

_TYPES: Mapping[str, tuple[frozenset[type], str]] = {
    "string": (frozenset({str}), "a valid string"),
    "integer": (frozenset({int}), "a valid integer"),
    "number": (frozenset({int, float}), "a valid number"),
    "boolean": (frozenset({bool}), "a valid boolean"),
    "array": (frozenset({list}), "a valid list"),
    "object": (frozenset({dict}), "an object"),
    "null": (frozenset({type(None)}), "null"),
}


class _EnoughError(Exception):
    """As many faults are found as are told."""


class _Run:
    """One look at one body: what is wrong, and which alternatives were tried."""

    def __init__(self, limit: int) -> None:
        self.faults: list[Fault] = []
        # By the identities of value and alternative, which live as long as the run.
        self.tried: dict[tuple[int, int], tuple[Fault, ...]] = {}
        self._limit = limit

    def add(self, path: _Path, message: str) -> None:
        """Adds a fault; raises `_EnoughError` if that was the last one."""
        fault = Fault(pointer=_pointer(path), message=message, is_json=True)
        self.extend((fault,))

    def extend(self, faults: Iterable[Fault]) -> None:
        """Adds faults; raises `_EnoughError` if those were enough."""
        self.faults.extend(faults)
        if len(self.faults) >= self._limit:
            del self.faults[self._limit :]
            raise _EnoughError


class SchemaChecks:
    """The checks of one API, by the names of schemas in a file of `$defs`.

    The file is read when a check is first needed, and a schema is compiled then.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._definitions: dict[str, Any] | None = None
        self._compiled: dict[str, _Check] = {}

    def faults(self, name: str, value: object) -> tuple[Fault, ...]:
        """What is wrong with the value of a JSON text, by the schema of this name.

        There are at most `MAX_FAULTS`.
        """
        run = _Run(MAX_FAULTS)
        try:
            with suppress(_EnoughError):
                self._definition(name)(value, None, run)
        except RecursionError:
            return (
                Fault(pointer="", message="Input is nested too deeply", is_json=True),
            )
        return tuple(run.faults)

    def schema(self, name: str) -> Mapping[str, Any]:
        """The JSON Schema of this name."""
        if self._definitions is None:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            self._definitions = cast("dict[str, Any]", content["$defs"])
        return cast("Mapping[str, Any]", self._definitions[name])

    def _definition(self, name: str) -> _Check:
        if name not in self._compiled:
            compiled: list[_Check] = []

            # A schema may refer to itself.
            def check(value: Any, path: _Path, run: _Run) -> None:
                compiled[0](value, path, run)

            self._compiled[name] = check
            compiled.append(self._check(self.schema(name)))
            self._compiled[name] = compiled[0]
        return self._compiled[name]

    def _check(self, schema: Mapping[str, Any] | bool) -> _Check:
        if isinstance(schema, bool):
            return _anything if schema else _nothing
        if reference := schema.get("$ref"):
            # RFC 6901, sections 4 and 6.
            name = unquote(cast("str", reference).removeprefix("#/$defs/"))
            return self._definition(name.replace("~1", "/").replace("~0", "~"))
        kinds = schema.get("type", ())
        names: Sequence[str] = [kinds] if isinstance(kinds, str) else kinds
        allowed = frozenset[type]().union(*(_TYPES[name][0] for name in names))
        expected = " or ".join(_TYPES[name][1] for name in names)
        of_type: dict[type, Sequence[_Check]] = {
            str: _string_checks(schema),
            int: _number_checks(schema),
            float: _number_checks(schema),
            list: self._array_checks(schema),
            dict: self._object_checks(schema),
        }
        always = [*_enum_checks(schema), *self._applied(schema)]

        def check(value: Any, path: _Path, run: _Run) -> None:
            kind = type(cast("object", value))
            if allowed and kind not in allowed:
                run.add(path, f"Input should be {expected}")
                return
            for part in of_type.get(kind, ()):
                part(value, path, run)
            for part in always:
                part(value, path, run)

        return check

    def _applied(self, schema: Mapping[str, Any]) -> list[_Check]:
        """The checks of what combines schemas: `allOf`, `anyOf`, `not`, `if`."""
        checks = [self._check(part) for part in schema.get("allOf", ())]
        if "anyOf" in schema:
            checks.append(_any_of([self._check(part) for part in schema["anyOf"]]))
        if "oneOf" in schema:
            checks.append(_one_of([self._check(part) for part in schema["oneOf"]]))
        if "not" in schema:
            checks.append(_not(self._check(schema["not"]), schema["not"]))
        if "if" in schema:
            condition = self._check(schema["if"])
            fitting = self._check(schema.get("then", {}))
            other = self._check(schema.get("else", {}))

            def decide(value: Any, path: _Path, run: _Run) -> None:
                is_fitting = not _first_faults(condition, value, path)
                (fitting if is_fitting else other)(value, path, run)

            checks.append(decide)
        return checks

    def _array_checks(self, schema: Mapping[str, Any]) -> list[_Check]:
        checks = _length_checks(schema, "Items", "List", "item")
        first = [self._check(part) for part in schema.get("prefixItems", ())]
        if first:

            def positions(value: Any, path: _Path, run: _Run) -> None:
                for index, (item, check) in enumerate(zip(value, first, strict=False)):
                    check(item, (path, index), run)

            checks.append(positions)
        if "items" in schema:
            check_item = self._check(schema["items"])

            def items(value: Any, path: _Path, run: _Run) -> None:
                for index in range(len(first), len(value)):
                    check_item(value[index], (path, index), run)

            checks.append(items)
        if "contains" in schema:
            checks.append(self._contains(schema))
        if schema.get("uniqueItems"):

            def unique(value: Any, path: _Path, run: _Run) -> None:
                if len({json_identity(item) for item in value}) < len(value):
                    run.add(path, "Items must be unique")

            checks.append(unique)
        return checks

    def _contains(self, schema: Mapping[str, Any]) -> _Check:
        wanted = self._check(schema["contains"])
        least: int = schema.get("minContains", 1)
        most: float = schema.get("maxContains", math.inf)
        described = json.dumps(schema["contains"], ensure_ascii=False)

        def check(value: Any, path: _Path, run: _Run) -> None:
            count = sum(not _first_faults(wanted, item, path) for item in value)
            if not least <= count <= most:
                word, bound = ("least", least) if count < least else ("most", most)
                items = "1 item" if bound == 1 else f"{bound} items"
                told = f"List should have at {word} {items} that fit {described}"
                run.add(path, told)

        return check

    def _object_checks(self, schema: Mapping[str, Any]) -> list[_Check]:
        checks = _length_checks(schema, "Properties", "Object", "member")
        checks += self._dependent(schema)
        if "propertyNames" in schema:
            check_name = self._check(schema["propertyNames"])

            def names(value: Any, path: _Path, run: _Run) -> None:
                for name in value:
                    if _first_faults(check_name, name, path):
                        run.add((path, name), "Name of the member is not permitted")

            checks.append(names)
        required: Sequence[str] = schema.get("required", ())
        properties = {
            name: self._check(part)
            for name, part in schema.get("properties", {}).items()
        }
        patterns = [
            (pattern_check(pattern)[0], self._check(part))
            for pattern, part in schema.get("patternProperties", {}).items()
        ]
        additional: Mapping[str, Any] | bool = schema.get("additionalProperties", True)
        others = None if isinstance(additional, bool) else self._check(additional)

        def members(value: Any, path: _Path, run: _Run) -> None:
            for name in required:
                if name not in value:
                    run.add((path, name), "Field required")
            for name, item in value.items():
                found = [check for is_named, check in patterns if is_named(name)]
                if name in properties:
                    found.append(properties[name])
                if not found and others is not None:
                    found.append(others)
                for check_member in found:
                    check_member(item, (path, name), run)
                if not found and additional is False:
                    run.add((path, name), "Extra inputs are not permitted")

        if required or properties or patterns or additional is not True:
            checks.append(members)
        return checks

    def _dependent(self, schema: Mapping[str, Any]) -> list[_Check]:
        """The checks of what a member needs beside it."""
        required: Mapping[str, Sequence[str]] = schema.get("dependentRequired", {})
        schemas = {
            name: self._check(part)
            for name, part in schema.get("dependentSchemas", {}).items()
        }

        def check(value: Any, path: _Path, run: _Run) -> None:
            for name, others in required.items():
                for other in others:
                    if name in value and other not in value:
                        run.add((path, other), f"Field required beside {name!r}")
            for name, dependent in schemas.items():
                if name in value:
                    dependent(value, path, run)

        return [check] if required or schemas else []


def _anything(value: Any, path: _Path, run: _Run) -> None:
    pass


def _nothing(value: Any, path: _Path, run: _Run) -> None:
    run.add(path, "No value is permitted here")


def _not(unwanted: _Check, schema: object) -> _Check:
    described = json.dumps(schema, ensure_ascii=False)

    def check(value: Any, path: _Path, run: _Run) -> None:
        if not _first_faults(unwanted, value, path):
            run.add(path, f"Input should not fit {described}")

    return check


def _one_of(variants: Sequence[_Check]) -> _Check:
    any_of = _any_of(variants)

    def check(value: Any, path: _Path, run: _Run) -> None:
        fitting = sum(not _tried(variant, value, path, run) for variant in variants)
        if fitting == 0:
            any_of(value, path, run)
        elif fitting > 1:
            run.add(path, f"Input should fit one alternative, and fits {fitting}")

    return check


def _any_of(variants: Sequence[_Check]) -> _Check:
    def check(value: Any, path: _Path, run: _Run) -> None:
        nearest: tuple[Fault, ...] = ()
        for variant in variants:
            found = _tried(variant, value, path, run)
            if not found:
                return
            # One that fits at its top comes nearer than one of another type.
            nearest = max(nearest, found, key=_depth)
        run.extend(nearest)

    return check


def _tried(variant: _Check, value: Any, path: _Path, run: _Run) -> tuple[Fault, ...]:
    """What is wrong with a value by one of several alternatives.

    That of an array or an object is remembered: looking again would double the time
    with every level of alternatives in alternatives.
    """
    key = id(value), id(variant)
    if key in run.tried:
        return run.tried[key]
    inner = _Run(MAX_FAULTS)
    inner.tried = run.tried
    with suppress(_EnoughError):
        variant(value, path, inner)
    found = tuple(inner.faults)
    if isinstance(value, (list, dict)):
        run.tried[key] = found
    return found


def _depth(faults: tuple[Fault, ...]) -> int:
    """How far from the top the nearest fault is; -1 if there is none."""
    return min((fault.pointer.count("/") for fault in faults), default=-1)


def _first_faults(check: _Check, value: Any, path: _Path) -> list[Fault]:
    """The first fault that a check finds, if there is any."""
    run = _Run(1)
    with suppress(_EnoughError):
        check(value, path, run)
    return run.faults


def _enum_checks(schema: Mapping[str, Any]) -> list[_Check]:
    checks: list[_Check] = []
    if "enum" in schema:
        checks.append(_one_value_of(schema["enum"]))
    if "const" in schema:
        checks.append(_one_value_of([schema["const"]]))
    return checks


def _one_value_of(options: Sequence[Any]) -> _Check:
    known = {json_identity(option) for option in options}
    *first, last = [
        repr(option) if isinstance(option, str) else json.dumps(option)
        for option in options
    ]
    listed = f"{', '.join(first)} or {last}" if first else last

    def check(value: Any, path: _Path, run: _Run) -> None:
        if json_identity(value) not in known:
            run.add(path, f"Input should be {listed}")

    return check


def _length_checks(
    schema: Mapping[str, Any], keyword: str, whole: str, part: str
) -> list[_Check]:
    """The checks of `minLength` and `maxLength`, and of their like."""
    least = schema.get(f"min{keyword}", 0)
    most = schema.get(f"max{keyword}", math.inf)
    if least == 0 and most == math.inf:
        return []

    def check(value: Any, path: _Path, run: _Run) -> None:
        if not least <= len(value) <= most:
            word, count = ("least", least) if len(value) < least else ("most", most)
            plural = part if count == 1 else f"{part}s"
            run.add(path, f"{whole} should have at {word} {count} {plural}")

    return [check]


def _string_checks(schema: Mapping[str, Any]) -> list[_Check]:
    checks = _length_checks(schema, "Length", "String", "character")
    rules = [
        (pattern_check, schema.get("pattern")),
        (format_check, schema.get("format")),
    ]
    for make, argument in rules:
        rule = make(argument) if argument else None
        if rule is not None:
            checks.append(_of_rule(*rule))
    return checks


def _of_rule(is_fitting: Callable[[str], bool], message: str) -> _Check:
    def check(value: Any, path: _Path, run: _Run) -> None:
        if not is_fitting(value):
            run.add(path, message)

    return check


def _number_checks(schema: Mapping[str, Any]) -> list[_Check]:
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

    def check(value: Any, path: _Path, run: _Run) -> None:
        if not math.isfinite(value):
            run.add(path, "Input should be a finite number")
            return
        for is_fitting, limit, words in found:
            if not is_fitting(value, limit):
                run.add(path, f"Input should be {words} {limit}")

    return [check]


def _pointer(path: _Path) -> str:
    tokens: list[str] = []
    while path is not None:
        path, token = path
        tokens.append(str(token).replace("~", "~0").replace("/", "~1"))
    return "".join(f"/{token}" for token in reversed(tokens))
