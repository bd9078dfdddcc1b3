"""Whether a document can be told to have no findings without asking for them.

openapi-spec-validator words its findings well and is slow: jsonschema takes as long for
a large document as all that is generated from it, and the checks of paths half of that.
Nearly every document is fine, which jsonschema-rs says in a hundredth of the time. Only
a yes counts here; whatever is not certain is left to the slower library.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from triptych.description.grammar import Grammar, Standard
from triptych.json_value import JsonValue

__all__ = ["is_accepted"]

_FOLDERS: Final = {
    Standard.SWAGGER_2_0: "v2.0",
    Standard.OPENAPI_3_0: "v3.0",
    Standard.OPENAPI_3_1: "v3.1",
    Standard.OPENAPI_3_2: "v3.2",
}
"""Where openapi-spec-validator has the schema of each standard."""

_DRAFT_4: Final = "http://json-schema.org/draft-04/schema#"

_KINDS: Final[Mapping[str, tuple[type, ...]]] = {
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "string": (str,),
}

_PLAIN: Final = frozenset(
    {
        *("type", "default", "enum", "name", "in", "required", "description", "title"),
        *("readOnly", "example", "examples", "collectionFormat", "allowEmptyValue"),
        *("format", "minimum", "maximum", "items"),
    }
)
"""Members beside a default that say nothing of it, or are looked at here."""

_JUDGED_FORMATS: Final = frozenset({"byte", "regex"})
"""Formats of texts that openapi-spec-validator takes a closer look at."""

_LEAST_RANGE: Final = 2**31
"""The range of `int32`, which is the least of any format's."""

_MAPS: Final = frozenset({"definitions", "parameters", "properties", "responses"})
"""Members whose own members have names that an author chose."""


def is_accepted(tree: dict[str, JsonValue], grammar: Grammar) -> bool:
    """Whether the validator has surely nothing to say about `tree`."""
    if grammar.standard is Standard.SWAGGER_2_0 and _may_contradict_itself(tree):
        return False
    # What a library raises on a hostile text is open; the other one is asked then.
    try:
        return _matches_schema(tree, grammar.standard)
    except Exception:
        return False


def _matches_schema(tree: dict[str, JsonValue], standard: Standard) -> bool:
    # A run with nothing to do stays without it.
    import jsonschema_rs

    is_draft_4 = standard in (Standard.SWAGGER_2_0, Standard.OPENAPI_3_0)
    validator = (
        jsonschema_rs.Draft4Validator
        if is_draft_4
        else jsonschema_rs.Draft202012Validator
    )
    return validator(_schema(standard), validate_formats=False).is_valid(tree)


def _schema(standard: Standard) -> Any:
    """The schema of a standard, read without loading the library that has it."""
    folder = _FOLDERS[standard]
    text = _resource(
        "openapi_spec_validator", f"resources/schemas/{folder}/schema.json"
    )
    if _DRAFT_4 not in text:
        return json.loads(text)
    # The metaschema that jsonschema-rs brings itself allows more, as an empty `enum`.
    metaschema = _resource(
        "jsonschema_specifications", "schemas/draft4/metaschema.json"
    )
    place = "#/definitions/draft-04"
    schema = json.loads(text.replace(f"{_DRAFT_4}/", f"{place}/"))
    draft = json.loads(metaschema.replace('"#', f'"{place}'))
    schema["definitions"]["draft-04"] = {
        "definitions": draft["definitions"],
        "properties": draft["properties"],
    }
    return schema


def _resource(package: str, path: str) -> str:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(spec.submodule_search_locations[0], path).read_text("utf-8")


def _may_contradict_itself(tree: JsonValue) -> bool:
    """Whether the checks of paths may find something, wherever it stands.

    They speak about a `required` beside an `allOf`, and about a default that does not
    fit its schema.
    """
    # What YAML aliases share is visited once for each meaning it can have.
    seen: set[tuple[int, bool]] = set()
    pending = [(tree, False)]
    while pending:
        value, is_map = pending.pop()
        if isinstance(value, dict):
            if not is_map and _contradicts(value):
                return True
            inner = [
                (item, not is_map and key in _MAPS)
                for key, item in value.items()
                if isinstance(item, dict | list)
            ]
        elif isinstance(value, list):
            inner = [(item, False) for item in value if isinstance(item, dict | list)]
        else:
            continue
        if (id(value), is_map) not in seen:
            seen.add((id(value), is_map))
            pending += inner
    return False


def _contradicts(value: dict[str, JsonValue]) -> bool:
    if "allOf" in value and "required" in value:
        return True
    return "default" in value and not (
        _are_responses(value) or _takes(value, value["default"])
    )


def _are_responses(value: dict[str, JsonValue]) -> bool:
    """Whether all members are responses, for which "default" is a name."""
    return all(
        key == "default" or key.isdigit() or key[:2].lower() == "x-" for key in value
    )


def _takes(schema: JsonValue, value: JsonValue) -> bool:
    """Whether `value` surely is one of the values of a schema."""
    if not isinstance(schema, dict) or any(
        key not in _PLAIN and key[:2] != "x-" for key in schema
    ):
        return False
    kind = schema.get("type")
    if kind == "array" and isinstance(value, list):
        items = schema.get("items")
        return "enum" not in schema and all(_takes(items, item) for item in value)
    kinds = _KINDS.get(kind, ()) if isinstance(kind, str) else ()
    if type(value) not in kinds or schema.get("format") in _JUDGED_FORMATS:
        return False
    choices = schema.get("enum", [value])
    return (
        isinstance(choices, list)
        and any(type(item) is type(value) and item == value for item in choices)
        and (isinstance(value, str | bool) or _is_within(schema, value))
    )


def _is_within(schema: dict[str, JsonValue], value: JsonValue) -> bool:
    """Whether a number is within the limits of its schema and of any format."""
    low, high = schema.get("minimum", value), schema.get("maximum", value)
    return (
        isinstance(value, int | float)
        and isinstance(low, int | float)
        and isinstance(high, int | float)
        and low <= value <= high
        and abs(value) < _LEAST_RANGE
    )
