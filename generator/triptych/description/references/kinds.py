"""Whether what a reference names is of the kind its place needs, judged by its keys."""

from __future__ import annotations

from triptych.description.grammar import Expected, Grammar, Kind, Shape
from triptych.json_value import JsonValue

__all__ = ["kind_of", "mismatch"]


def mismatch(value: JsonValue, expected: Expected, grammar: Grammar) -> str | None:
    """What is wrong with `value` if it is not what is expected, in words; else None.

    Where its keys leave doubt, it is what it should be: whoever reads it says more.
    """
    kind = expected.kind
    if isinstance(value, list) and expected.shape is Shape.LIST:
        return None
    if isinstance(value, bool) and kind is Kind.SCHEMA and grammar.has_boolean_schemas:
        return None
    if not isinstance(value, dict):
        return f"is {_scalar(value)}, where {kind.value} is expected"
    known = grammar.known_keys.get(kind)
    if known is None or not value or expected.shape is not Shape.ONE:
        return None
    told = kind_of(value, grammar) or kind
    if told is not kind and not (told is Kind.SCHEMA and kind is Kind.HEADER):
        return f"is {told.value}, where {kind.value} is expected"
    if known & value.keys() or any(key[:2].lower() == "x-" for key in value):
        return None
    return f"is not {kind.value}"


def kind_of(value: JsonValue, grammar: Grammar) -> Kind | None:
    """What the keys of `value` tell it is; None where they leave doubt."""
    if not isinstance(value, dict):
        return None
    telling = grammar.telling_keys
    return next((kind for kind in telling if telling[kind] & value.keys()), None)


def _scalar(value: JsonValue) -> str:
    match value:
        case None:
            return "null"
        case list():
            return "a list"
        case str():
            return "a text"
        case _:
            return "a single value"
