"""What the docs say about rules that no type expresses, and of how many there may be.

The notes are Markdown, with code spans around what is literal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from triptych.ir import MapSchema, ObjectSchema
from triptych.json_value import JsonValue

__all__ = ["count", "member_notes", "pattern_notes", "rule_notes", "span"]

# A schema that is longer is cut: the description of the API has it in full.
_LONGEST = 200

_Rules = Mapping[str, JsonValue]


def rule_notes(rules: _Rules) -> Iterator[str]:
    """A note for each keyword of a rule."""
    for keyword, value in rules.items():
        match keyword, value:
            case "allOf", list():
                for part in value:
                    yield from rule_notes(part) if isinstance(part, dict) else ()
            case ("anyOf" | "oneOf"), list() if all(map(_required, value)):
                listed = " or ".join(_names(_required(part)) for part in value)
                most = "exactly" if keyword == "oneOf" else "at least"
                yield f"{most} one of {listed} is there"
            case "not", dict() if _required(value):
                together = " together" * (len(_required(value)) > 1)
                yield f"not with {_names(_required(value))}{together}"
            case "dependentRequired", dict():
                for name, others in value.items():
                    if isinstance(others, list) and others:
                        yield f"{_names(others)} is there where {span(name)} is"
            case "const", _:
                yield f"always {_code(value)}"
            case "not", _:
                yield f"not what fits {_code(value)}"
            case "contains", _:
                yield f"contains an item that fits {_code(value)}"
            case "propertyNames", _:
                yield f"the names of members fit {_code(value)}"
            case ("minContains" | "maxContains" | "then" | "else"), _:
                pass
            case "if", _:
                then = rules.get("then", True)
                yield f"what fits {_code(value)} also fits {_code(then)}"
                if "else" in rules:
                    yield f"all else fits {_code(rules['else'])}"
            case _:
                yield f"fits {_code({keyword: value})}"


def member_notes(schema: ObjectSchema, rules: _Rules) -> Iterator[str]:
    """The notes on the members of an object as a whole; `rules` are those it keeps."""
    yield from count(schema.min_properties, schema.max_properties, "field")
    yield from pattern_notes(schema)
    if schema.is_closed and not schema.patterns:
        yield "no other fields"
    yield from rule_notes(rules)


def pattern_notes(schema: MapSchema | ObjectSchema) -> Iterator[str]:
    """The note on the names of members that have none in their schema."""
    if schema.patterns:
        named = " or ".join(span(pattern) for pattern, _ in schema.patterns)
        if schema.is_closed:
            yield f"all other names match {named}"
        else:
            yield f"names that match {named} have a type of their own"


def count(least: int | None, most: int | None, noun: str) -> Iterator[str]:
    """How many of something there may be."""
    if most is None:
        if least:
            yield f"at least {least} {noun}{'s' * (least != 1)}"
    elif least == most:
        yield f"{most} {noun}{'s' * (most != 1)}"
    elif least:
        yield f"{least} to {most} {noun}s"
    else:
        yield f"at most {most} {noun}{'s' * (most != 1)}"


def span(text: str) -> str:
    """A code span around any text."""
    runs = re.findall("`+", text)
    ticks = "`" * (max(map(len, runs), default=0) + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{blank}{text}{blank}{ticks}"


def _required(part: JsonValue) -> Sequence[JsonValue]:
    """The members that a schema requires, if it says no more than that."""
    if not isinstance(part, dict) or not part.keys() <= {"required", "type"}:
        return ()
    names = part.get("required")
    return names if isinstance(names, list) else ()


def _names(names: Sequence[JsonValue]) -> str:
    return " and ".join(span(str(name)) for name in names)


def _code(value: JsonValue) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return span(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}...")
