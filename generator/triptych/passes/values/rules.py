"""Whether a value keeps a rule, which jsonschema says with patterns in linear time.

jsonschema is imported when the first rule is checked: it takes its time to load, and
few documents have rules.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from triptych.json_value import JsonValue
from triptych.passes.values.formats import has_format
from triptych.passes.values.matching import matches
from triptych.runtime.wire.text_formats import TEXT_FORMATS

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

__all__ = ["RULED_FORMATS", "keeps"]

RULED_FORMATS: Final = frozenset(
    {
        "base64url",
        "byte",
        "date",
        "date-time",
        "decimal",
        "uuid",
        *TEXT_FORMATS,
    }
)
"""The formats that generated servers check wherever they stand in a JSON Schema."""


def keeps(value: JsonValue, rules: Mapping[str, JsonValue]) -> bool:
    """Whether a value keeps a rule."""
    return not rules or _validator(json.dumps(rules, sort_keys=True)).is_valid(value)


# A document may have a rule in each of thousands of schemas.
@lru_cache(maxsize=256)
def _validator(rules: str) -> Validator:
    """The validator of a rule, which is written as JSON."""
    return _validator_class()(json.loads(rules))


@cache
def _validator_class() -> type[Validator]:
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    # jsonschema's stubs leave `extend` without types.
    extended: Callable[..., type[Validator]] = extend
    # Patterns are an author's, and Python's `re` may take for ever over them.
    return extended(
        Draft202012Validator,
        {
            "format": _format,
            "pattern": _pattern,
            "patternProperties": _pattern_properties,
            "additionalProperties": _additional_properties,
        },
    )


def _pattern(
    validator: object, pattern: str, instance: object, schema: object
) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if isinstance(instance, str) and not matches(pattern, instance):
        yield ValidationError("does not match")


def _format(
    validator: object, name: str, instance: object, schema: object
) -> Iterator[ValidationError]:
    from jsonschema.exceptions import ValidationError

    if name not in RULED_FORMATS or not isinstance(instance, str):
        return
    is_wrong = name in TEXT_FORMATS and not TEXT_FORMATS[name][0](instance)
    if is_wrong or not has_format(instance, name):
        yield ValidationError("is not of the format")


def _pattern_properties(
    validator: Any, patterns: Mapping[str, object], instance: object, schema: object
) -> Iterator[ValidationError]:
    if isinstance(instance, dict):
        for pattern, inner in patterns.items():
            for name, item in instance.items():
                if matches(pattern, name):
                    yield from validator.descend(item, inner, path=name)


def _additional_properties(
    validator: Any,
    inner: object,
    instance: object,
    schema: Mapping[str, Mapping[str, object]],
) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    patterns = schema.get("patternProperties", {})
    for name, item in instance.items():
        is_known = name in schema.get("properties", {})
        if not is_known and not any(matches(pattern, name) for pattern in patterns):
            yield from validator.descend(item, inner, path=name)
