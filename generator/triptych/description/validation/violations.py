"""What a violation of a standard's schema means, in a sentence about the document.

The schema describes alternatives by `oneOf`: of a parameter with a typo it says that it
"is not valid under any of the given schemas". Here the alternative that its author had
in mind is found, and what is wrong by that one is said.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from triptych.description.grammar import Grammar
from triptych.description.validation.unique_items import first_repetition
from triptych.pointer import ROOT, Pointer
from triptych.source.json_reference import reference_of

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

__all__ = ["Violation", "pointer_of", "violations"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One thing wrong at one place."""

    pointer: Pointer
    message: str
    hint: str | None = None
    code: str = "schema-violation"


_ALTERNATIVES: Final = frozenset({"oneOf", "anyOf"})

# Marks an alternative as one the author can't have meant.
_WRONG_KIND: Final = 100

_FOLLOWED: Final = "it is followed all the same"

# They are lists, and are followed as a whole.
_LISTS: Final = ("parameters", "tags")

_ITEM_SCHEMA: Final = "itemSchema"

# Of OpenAPI 3, and understood in earlier documents too.
_RANGE: Final = "; it is taken as a range of them"

_TYPES: Final = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "an integer",
    "null": "null",
    "number": "a number",
    "object": "an object",
    "string": "a text",
}


def violations(error: ValidationError, grammar: Grammar) -> Iterator[Violation]:
    """What is wrong according to `error` or, if it speaks of alternatives, the best."""
    for leaf in _leaves(error):
        yield from _explained(leaf.error, leaf.wanted, grammar)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An error that doesn't speak of alternatives.

    `wanted` is the value of the violated keyword. `penalty` is how much the error
    speaks against the alternative it belongs to.
    """

    error: ValidationError
    wanted: Any
    penalty: int


def _leaves(error: ValidationError) -> list[_Leaf]:
    """The errors without alternatives that `error` comes down to."""
    if error.validator not in _ALTERNATIVES or not error.context:
        return [_Leaf(error, error.validator_value, _penalty(error))]
    branches: dict[str | int, list[_Leaf]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).extend(_leaves(inner))
    best = min(branches.values(), key=_implausibility)
    wrong = next((leaf for leaf in best if leaf.penalty >= _WRONG_KIND), None)
    if wrong is None:
        if _wanted_types(error) and all(map(_at_root, branches.values())):
            return [_Leaf(error, error.validator_value, _WRONG_KIND // 2)]
        return best
    if wrong.error.validator != "enum":
        return [wrong]
    # None of the alternatives is meant: what tells them apart is itself wrong.
    place = wrong.error.absolute_path
    choices = [
        choice
        for leaves in branches.values()
        for leaf in leaves
        if leaf.error.validator == "enum" and leaf.error.absolute_path == place
        for choice in leaf.wanted
    ]
    return [_Leaf(wrong.error, list(dict.fromkeys(choices)), _WRONG_KIND)]


def _implausibility(leaves: list[_Leaf]) -> tuple[int, int]:
    """How unlikely an alternative is: one telling error outweighs many small ones."""
    penalties = [leaf.penalty for leaf in leaves]
    return max(penalties), sum(penalties)


def _at_root(leaves: list[_Leaf]) -> bool:
    """Whether an alternative fails by the type of the value itself alone."""
    return all(
        leaf.error.validator == "type" and len(leaf.error.relative_path) == 0
        for leaf in leaves
    )


def _penalty(error: ValidationError) -> int:
    wanted: Any = error.validator_value
    match error.validator:
        case "enum" if len(wanted) == 1:
            return _WRONG_KIND
        case "required" if wanted == ["$ref"]:
            return _WRONG_KIND + 1
        case "type" if len(error.relative_path) == 0:
            return _WRONG_KIND // 2
        case "additionalProperties":
            surplus = _surplus(error)
            return _WRONG_KIND if "$ref" in surplus else len(surplus)
        case _:
            return 1


def _explained(
    leaf: ValidationError, wanted: Any, grammar: Grammar
) -> Iterator[Violation]:
    place = pointer_of(leaf.absolute_path)
    tokens = list(leaf.absolute_path)
    instance: Any = leaf.instance
    if repaired := _repaired(leaf, grammar):
        yield Violation(pointer=place, message=repaired)
        return
    match leaf.validator:
        case "required":
            # Of a reference where none may stand, nothing else is worth saying.
            for name in () if "$ref" in instance else wanted:
                if name not in instance:
                    article = "an" if name[0] in "aeiou" else "a"
                    message = f"{_noun(leaf, grammar)} needs {article} `{name}`"
                    yield Violation(pointer=place, message=message)
        case "additionalProperties":
            for name in _surplus(leaf):
                yield _surplus_member(leaf, name, place / name, grammar)
        case "unevaluatedProperties" if f"('{_ITEM_SCHEMA}' was" in leaf.message:
            yield _later_item_schema(place / _ITEM_SCHEMA)
        case "type" | "oneOf" | "anyOf" if _wanted_types(leaf):
            yield Violation(
                pointer=place,
                message=f"{_called(tokens)} should be {_wanted_types(leaf)}, "
                f"and is {_short(leaf.instance)}",
            )
        case "enum" if leaf.parent is None and _wrong_type_too(leaf):
            return  # The violation of `type` at the same place says it.
        case "enum":
            hint = None
            if isinstance(leaf.instance, str):
                hint = _did_you_mean(leaf.instance, map(str, wanted))
            choices = ", ".join(f"`{choice}`" for choice in wanted)
            only = "" if len(wanted) == 1 else "one of "
            yield Violation(
                pointer=place,
                message=f"{_called(tokens)} should be {only}{choices}, "
                f"and is {_short(leaf.instance)}",
                hint=hint,
            )
        case "pattern":
            known = grammar.patterns.get(place)
            meaning = known or f"a text that matches the pattern `{_cut(wanted, 60)}`"
            yield Violation(
                pointer=place,
                message=f"{_called(tokens)} should be {meaning}, "
                f"and is {_short(leaf.instance)}",
            )
        case "uniqueItems":
            first, second = first_repetition(instance) or (0, 0)
            yield Violation(
                pointer=place / second,
                message=f"items {first + 1} and {second + 1} of {_called(tokens)} "
                "are the same",
            )
        case "minItems" | "minProperties":
            yield Violation(
                pointer=place, message=f"{_called(tokens)} should not be empty"
            )
        case "not" if tokens and tokens[-1] == "responses":
            if instance:  # What `minProperties` says of an empty object is enough.
                yield Violation(pointer=place, message="an operation needs a response")
        case "oneOf":
            # Without errors of its alternatives: more than one of them fits, as for a
            # parameter that does not say where it is sent.
            lacks_in = isinstance(instance, dict) and "in" not in instance
            yield Violation(
                pointer=place,
                message=(
                    f"{_noun(leaf, grammar)} needs an `in`"
                    if lacks_in
                    else f"{_called(tokens)} is ambiguous"
                ),
            )
        case _:
            told = leaf.message.replace(repr(leaf.instance), _short(leaf.instance))
            yield Violation(
                pointer=place, message=f"{_called(tokens)}: {_cut(told, 200)}"
            )


def _repaired(leaf: ValidationError, grammar: Grammar) -> str:
    """What is said of what is taken as its author meant it; empty for anything else."""
    tokens = list(leaf.absolute_path)
    instance: Any = leaf.instance
    if leaf.validator == "enum" and tokens[-2:] == ["items", "type"]:
        told = f"a list of files is not of {grammar.standard}; it is taken for uploads"
        return told if instance == "file" else ""
    if leaf.validator not in ("type", *_ALTERNATIVES) or not tokens:
        return ""
    if tokens[-1] == "$ref" and tokens[1:]:
        section = tokens[:-1]
    elif tokens[-1] in _LISTS and reference_of(instance) is not None:
        section = tokens
    else:
        return ""
    return f"{_called(section)} can't be a `$ref` in {grammar.standard}; {_FOLLOWED}"


def _wrong_type_too(leaf: ValidationError) -> bool:
    schema: Any = leaf.schema
    return schema.get("type") == "string" and not isinstance(leaf.instance, str)


def _surplus(leaf: ValidationError) -> list[str]:
    """The members of an object that its schema does not know."""
    schema: Any = leaf.schema
    instance: Any = leaf.instance
    known = schema.get("properties", {})
    patterns = schema.get("patternProperties", {})
    return [
        name
        for name in instance
        if name not in known and not any(re.search(each, name) for each in patterns)
    ]


def _surplus_member(
    leaf: ValidationError, name: str, place: Pointer, grammar: Grammar
) -> Violation:
    tokens = list(leaf.absolute_path)
    if tokens == ["paths"]:
        return Violation(
            pointer=place, message=f"the path `{name}` should begin with `/`"
        )
    if tokens and tokens[-1] == "responses":
        return Violation(
            pointer=place,
            message=f"`{name}` is neither a status code of three digits nor `default`"
            f"{_RANGE if re.fullmatch('[1-5]XX', name.upper()) else ''}",
        )
    if name == "$ref":
        return Violation(
            pointer=place,
            message=f"{_noun(leaf, grammar)} can't be a `$ref` here in "
            f"{grammar.standard}; {_FOLLOWED}",
        )
    if name == _ITEM_SCHEMA:
        return _later_item_schema(place)
    instance: Any = leaf.instance
    if "$ref" in instance:
        means = (
            "is obeyed, but has no meaning" if name == "nullable" else "means nothing"
        )
        return Violation(pointer=place, message=f"`{name}` {means} beside a `$ref`")
    schema: Any = leaf.schema
    hint = _did_you_mean(name, schema.get("properties", {}))
    return Violation(
        pointer=place,
        message=f"{_noun(leaf, grammar)} has no field `{name}` in {grammar.standard}",
        hint=hint or "the names of extensions begin with `x-`",
    )


def _later_item_schema(place: Pointer) -> Violation:
    """Said of an `itemSchema` in earlier documents, where frameworks write it too."""
    return Violation(
        pointer=place,
        message=f"`{_ITEM_SCHEMA}` is OpenAPI 3.2; it is taken as meant there",
        code="keyword-version",
    )


def _wanted_types(leaf: ValidationError) -> str:
    """The types of value that would do, in words; empty if types are not the point."""
    leaves = [leaf, *(leaf.context or ())]
    names: list[str] = []
    for each in leaves:
        if each.validator == "type":
            wanted: Any = each.validator_value
            names += [wanted] if isinstance(wanted, str) else wanted
    return " or ".join(dict.fromkeys(_TYPES.get(name, name) for name in names))


def _noun(leaf: ValidationError, grammar: Grammar) -> str:
    """What the object is in which a member is missing or too much."""
    tokens = [str(token) for token in leaf.absolute_path]
    if not tokens:
        return "the document"
    parent = tokens[-2] if len(tokens) > 1 else ""
    if parent == "parameters":
        instance: Any = leaf.instance
        place = instance.get("in")
        where = f"{place} parameter" if isinstance(place, str) else "parameter"
        return f"a {where}"
    return (
        grammar.entry_nouns.get(parent)
        or grammar.member_nouns.get(tokens[-1])
        or f"`{tokens[-1]}`"
    )


def _called(tokens: list[str | int]) -> str:
    """The name of a value within its surroundings."""
    if not tokens:
        return "the document"
    if isinstance(tokens[-1], int):
        parent = next(
            (token for token in reversed(tokens) if isinstance(token, str)), ""
        )
        return f"item {tokens[-1] + 1} of `{parent}`"
    return f"`{tokens[-1]}`"


def pointer_of(tokens: Iterable[str | int]) -> Pointer:
    """The pointer made of these tokens."""
    pointer = ROOT
    for token in tokens:
        pointer = pointer / token
    return pointer


def _did_you_mean(name: str, known: Iterable[str]) -> str | None:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean `{near[0]}`?" if near else None


def _short(value: object) -> str:
    """A value as it may stand within a sentence."""
    if isinstance(value, dict):
        return "an object" if value else "an empty object"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return _cut(json.dumps(value, ensure_ascii=False), 60)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 3]}..."
