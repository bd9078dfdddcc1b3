"""Finding the place in a tree that a correction names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from triptych.corrections.editing import CorrectionError, Tokens, is_index
from triptych.json_value import JsonValue
from triptych.pointer import Pointer
from triptych.source.json_reference import reference_of

__all__ = ["child", "find", "parent", "pointer_of"]


def find(tree: JsonValue, tokens: Tokens) -> JsonValue:
    """The value at `tokens`; raises `CorrectionError` if there is no such place."""
    value = tree
    for depth, token in enumerate(tokens):
        if not _has(value, token):
            raise _missing(value, tokens, depth)
        value = child(value, token)
    return value


def parent(tree: JsonValue, tokens: Tokens) -> dict[str, JsonValue] | list[JsonValue]:
    """The object or list that the place `tokens` is in, whether or not it exists.

    Raises `CorrectionError` if there is none.
    """
    around = find(tree, tokens[:-1])
    if isinstance(around, dict | list):
        return around
    raise CorrectionError(
        "correction-place",
        f"`{pointer_of(tokens[:-1])}` holds neither members nor items",
    )


def child(value: JsonValue, token: str) -> JsonValue:
    """The member or item of `value` that exists at `token`."""
    if isinstance(value, dict):
        return value[token]
    assert isinstance(value, list)
    return value[int(token)]


def pointer_of(tokens: Iterable[str]) -> Pointer:
    """The pointer that `tokens` spell, in the file they are about."""
    pointer = Pointer("#")
    for token in tokens:
        pointer = pointer / token
    return pointer


def _has(value: JsonValue, token: str) -> bool:
    if isinstance(value, dict):
        return token in value
    return isinstance(value, list) and is_index(token, value)


def _missing(value: JsonValue, tokens: Tokens, depth: int) -> CorrectionError:
    """What to say of a place that is missing, `value` being all there is of it."""
    there = pointer_of(tokens[:depth])
    hint = None
    if (reference := reference_of(value)) is not None:
        hint = f"`{there}` refers to `{reference}`; correct what stands there"
    elif isinstance(value, dict):
        near = difflib.get_close_matches(tokens[depth], list(value), n=1)
        if near:
            suggested = pointer_of((*tokens[:depth], near[0], *tokens[depth + 1 :]))
            hint = f"did you mean `{suggested}`?"
        elif tokens[depth : depth + 1] and f"/{tokens[depth]}" in value:
            hint = "a slash in a name is written `~1` in a pointer"
    elif isinstance(value, list):
        hint = f"`{there}` has {len(value)} items, counted from 0"
    return CorrectionError(
        "correction-place",
        f"the document has nothing at `{pointer_of(tokens)}`",
        hint or f"the nearest place that exists is `{there}`",
    )
