"""Bodies against their JSON Schema (draft 2020-12, as far as generated schemas go).

A library would do, but the ones there are find every fault before they tell the first,
or match patterns by backtracking: two megabytes of faults, or thirty characters, would
stop the server. Here the work is linear in the body, and ends with the hundredth fault.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from ..models.reading import Fault
from ..models.values import are_unique
from .alternatives import any_of, none_of, one_of
from .check_runs import MAX_FAULTS, BodyPath, Check, EnoughError, Run, first_faults
from .formats import pattern_check
from .value_checks import enum_checks, length_checks, number_checks, string_checks

__all__ = ["SchemaChecks"]

_TYPES: Mapping[str, tuple[frozenset[type], str]] = {
    "string": (frozenset({str}), "a valid string"),
    "integer": (frozenset({int}), "a valid integer"),
    "number": (frozenset({int, float}), "a valid number"),
    "boolean": (frozenset({bool}), "a valid boolean"),
    "array": (frozenset({list}), "a valid list"),
    "object": (frozenset({dict}), "an object"),
    "null": (frozenset({type(None)}), "null"),
}


class SchemaChecks:
    """The checks of one API, by the names of schemas in a file of `$defs`.

    The file is read when a check is first needed, and a schema is compiled then.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._definitions: dict[str, Any] | None = None
        self._compiled: dict[str, Check] = {}

    def faults(self, name: str, value: object) -> tuple[Fault, ...]:
        """What is wrong with the value of a JSON text, by the schema of this name.

        There are at most `MAX_FAULTS`.
        """
        run = Run(MAX_FAULTS)
        try:
            with suppress(EnoughError):
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

    def _definition(self, name: str) -> Check:
        if name not in self._compiled:
            compiled: list[Check] = []

            # A schema may refer to itself.
            def check(value: Any, path: BodyPath, run: Run) -> None:
                compiled[0](value, path, run)

            self._compiled[name] = check
            compiled.append(self._check(self.schema(name)))
            self._compiled[name] = compiled[0]
        return self._compiled[name]

    def _check(self, schema: Mapping[str, Any] | bool) -> Check:
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
        of_type: dict[type, Sequence[Check]] = {
            str: string_checks(schema),
            int: number_checks(schema),
            float: number_checks(schema),
            list: self._array_checks(schema),
            dict: self._object_checks(schema),
        }
        always = [*enum_checks(schema), *self._applied(schema)]

        def check(value: Any, path: BodyPath, run: Run) -> None:
            kind = type(cast("object", value))
            # Section 6.1.1: a number without a fraction is an integer.
            is_whole = kind is float and int in allowed and value.is_integer()
            if allowed and kind not in allowed and not is_whole:
                run.add(path, f"Input should be {expected}")
                return
            for part in of_type.get(kind, ()):
                part(value, path, run)
            for part in always:
                part(value, path, run)

        return check

    def _applied(self, schema: Mapping[str, Any]) -> list[Check]:
        """The checks of what combines schemas: `allOf`, `anyOf`, `not`, `if`."""
        checks = [self._check(part) for part in schema.get("allOf", ())]
        if "anyOf" in schema:
            checks.append(any_of([self._check(part) for part in schema["anyOf"]]))
        if "oneOf" in schema:
            checks.append(one_of([self._check(part) for part in schema["oneOf"]]))
        if "not" in schema:
            checks.append(none_of(self._check(schema["not"]), schema["not"]))
        if "if" in schema:
            condition = self._check(schema["if"])
            fitting = self._check(schema.get("then", {}))
            other = self._check(schema.get("else", {}))

            def decide(value: Any, path: BodyPath, run: Run) -> None:
                is_fitting = not first_faults(condition, value, path)
                (fitting if is_fitting else other)(value, path, run)

            checks.append(decide)
        return checks

    def _array_checks(self, schema: Mapping[str, Any]) -> list[Check]:
        checks = length_checks(schema, "Items", "List", "item")
        first = [self._check(part) for part in schema.get("prefixItems", ())]
        if first:

            def positions(value: Any, path: BodyPath, run: Run) -> None:
                for index, (item, check) in enumerate(zip(value, first, strict=False)):
                    check(item, (path, index), run)

            checks.append(positions)
        if "items" in schema:
            check_item = self._check(schema["items"])

            def items(value: Any, path: BodyPath, run: Run) -> None:
                for index in range(len(first), len(value)):
                    check_item(value[index], (path, index), run)

            checks.append(items)
        if "contains" in schema:
            checks.append(self._contains(schema))
        if schema.get("uniqueItems"):

            def unique(value: Any, path: BodyPath, run: Run) -> None:
                if not are_unique(value):
                    run.add(path, "Items must be unique")

            checks.append(unique)
        return checks

    def _contains(self, schema: Mapping[str, Any]) -> Check:
        wanted = self._check(schema["contains"])
        least: int = schema.get("minContains", 1)
        most: float = schema.get("maxContains", math.inf)
        described = json.dumps(schema["contains"], ensure_ascii=False)

        def check(value: Any, path: BodyPath, run: Run) -> None:
            count = sum(not first_faults(wanted, item, path) for item in value)
            if not least <= count <= most:
                word, bound = ("least", least) if count < least else ("most", most)
                items = "1 item" if bound == 1 else f"{bound} items"
                told = f"List should have at {word} {items} that fit {described}"
                run.add(path, told)

        return check

    def _object_checks(self, schema: Mapping[str, Any]) -> list[Check]:
        checks = length_checks(schema, "Properties", "Object", "member")
        checks += self._dependent(schema)
        if "propertyNames" in schema:
            check_name = self._check(schema["propertyNames"])

            def names(value: Any, path: BodyPath, run: Run) -> None:
                for name in value:
                    if first_faults(check_name, name, path):
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

        def members(value: Any, path: BodyPath, run: Run) -> None:
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

    def _dependent(self, schema: Mapping[str, Any]) -> list[Check]:
        """The checks of what a member needs beside it."""
        required: Mapping[str, Sequence[str]] = schema.get("dependentRequired", {})
        schemas = {
            name: self._check(part)
            for name, part in schema.get("dependentSchemas", {}).items()
        }

        def check(value: Any, path: BodyPath, run: Run) -> None:
            for name, others in required.items():
                for other in others:
                    if name in value and other not in value:
                        run.add((path, other), f"Field required beside {name!r}")
            for name, dependent in schemas.items():
                if name in value:
                    dependent(value, path, run)

        return [check] if required or schemas else []


def _anything(value: Any, path: BodyPath, run: Run) -> None:
    pass


def _nothing(value: Any, path: BodyPath, run: Run) -> None:
    run.add(path, "No value is permitted here")
