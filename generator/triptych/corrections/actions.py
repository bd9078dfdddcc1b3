"""Applying the actions of an overlay to what their JSONPath queries select."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError

from triptych.corrections.editing import (
    CorrectionError,
    Editor,
    Origins,
    Tokens,
    UnmatchedError,
)
from triptych.corrections.overlays import Action, Overlay
from triptych.corrections.places import child, find, pointer_of
from triptych.diagnostics import Origin
from triptych.json_value import JsonValue
from triptych.source.limits import MAX_DEPTH

__all__ = ["apply_action"]

_OriginOf: TypeAlias = Callable[[Tokens], Origin]
"""Where the part of a value at some tokens stands in the overlay."""


class _Environment(JSONPathEnvironment):
    max_recursion_depth = MAX_DEPTH + 1


_ENVIRONMENT: Final = _Environment()


def apply_action(editor: Editor, overlay: Overlay, action: Action) -> None:
    """Apply one action of an overlay (section 4.4.3).

    Raises `CorrectionError` for a query that isn't JSONPath (RFC 9535) and for a value
    that doesn't fit what is selected, `UnmatchedError` if nothing is.
    """
    selected = _select(editor.tree, action.target)
    if not selected:
        message = f"`{action.target}` selects nothing in the document"
        raise UnmatchedError("overlay-unmatched", message)
    if action.is_removal:
        # From behind, so that what is removed moves nothing that is still to go.
        for tokens in sorted(selected, key=_order, reverse=True):
            if not tokens:
                message = "an overlay can't remove the whole document"
                raise CorrectionError("overlay-target", message)
            editor.remove(tokens)
        return
    value, key = action.update, "update"
    if action.copy:
        sources = _select(editor.tree, action.copy)
        if len(sources) != 1:
            message = f"`copy` should select one value, and selects {len(sources)}"
            raise CorrectionError("overlay-copy", message)
        value, key = find(editor.tree, sources[0]), "copy"
    pointer = action.pointer / key

    def origin_of(tokens: Tokens) -> Origin:
        there = pointer
        # What is copied stands in the document, and not below `copy`.
        for token in tokens if key == "update" else ():
            there = there / token
        return overlay.origin(there)

    values = [find(editor.tree, tokens) for tokens in selected]
    if len({_shape(item) for item in values}) > 1:
        message = "the target selects objects, lists and other values at once"
        raise CorrectionError("overlay-target", message)
    for tokens, old in zip(selected, values, strict=True):
        _update(editor, tokens, old, value, origin_of, overlay.minor)


def _update(
    editor: Editor,
    tokens: Tokens,
    old: JsonValue,
    value: JsonValue,
    origin_of: _OriginOf,
    minor: int,
) -> None:
    if isinstance(old, dict) and isinstance(value, dict):
        _merge(editor, tokens, value, origin_of, ())
    elif isinstance(old, list):
        # Version 1.0 appends a list as one item.
        if minor and isinstance(value, list):
            _extend(editor, tokens, value, origin_of, ())
        else:
            _append(editor, tokens, value, _origins(value, origin_of, ()))
    elif minor and tokens and _are_primitive(old, value):
        editor.put(tokens, value, _origins(value, origin_of, ()))
    else:
        hint = None
        if not minor and _are_primitive(old, value):
            hint = "select the object around it, or write an overlay of version 1.1"
        raise _misfit(tokens, old, value, hint)


def _merge(
    editor: Editor,
    tokens: Tokens,
    update: dict[str, JsonValue],
    origin_of: _OriginOf,
    inside: Tokens,
) -> None:
    """Merge the part of an update at `inside` into the object at `tokens`."""
    for key, value in update.items():
        target = find(editor.tree, tokens)
        there, part = (*tokens, key), (*inside, key)
        if not isinstance(target, dict) or key not in target:
            editor.put(there, value, _origins(value, origin_of, part))
            continue
        old = child(target, key)
        if isinstance(value, dict) and isinstance(old, dict):
            _merge(editor, there, value, origin_of, part)
        elif isinstance(value, list) and isinstance(old, list):
            _extend(editor, there, value, origin_of, part)
        elif _are_primitive(old, value):
            editor.put(there, value, _origins(value, origin_of, part))
        else:
            raise _misfit(there, old, value, "remove it in an action before this one")


def _extend(
    editor: Editor,
    tokens: Tokens,
    items: list[JsonValue],
    origin_of: _OriginOf,
    inside: Tokens,
) -> None:
    for index, item in enumerate(items):
        origins = _origins(item, origin_of, (*inside, str(index)))
        _append(editor, tokens, item, origins)


def _append(editor: Editor, tokens: Tokens, item: JsonValue, origins: Origins) -> None:
    items = find(editor.tree, tokens)
    assert isinstance(items, list)
    editor.insert((*tokens, str(len(items))), item, origins)


def _origins(value: JsonValue, origin_of: _OriginOf, inside: Tokens) -> Origins:
    """The origins of `value`, the part of an update at `inside`, and of its parts."""
    origins: dict[Tokens, Origin] = {}
    waiting: list[tuple[Tokens, JsonValue]] = [((), value)]
    while waiting:
        tokens, part = waiting.pop()
        origins[tokens] = origin_of((*inside, *tokens))
        if isinstance(part, dict):
            waiting += [((*tokens, key), inner) for key, inner in part.items()]
        elif isinstance(part, list):
            waiting += [((*tokens, str(at)), inner) for at, inner in enumerate(part)]
    return origins


def _select(tree: JsonValue, query: str) -> list[Tokens]:
    """The places that a JSONPath query selects, each once."""
    try:
        nodes = _ENVIRONMENT.find(query, tree)
    except JSONPathError as problem:
        message = f"`{query}` is not a JSONPath query (RFC 9535): {problem}"
        raise CorrectionError("overlay-target", message) from None
    places = (tuple(str(key) for key in node.location) for node in nodes)
    return list(dict.fromkeys(places))


def _order(tokens: Tokens) -> tuple[tuple[int, int, str], ...]:
    """The order of places in a document: items by number, what is inside later."""
    return tuple(
        (0, int(token), "") if token.isascii() and token.isdigit() else (1, 0, token)
        for token in tokens
    )


def _are_primitive(*values: JsonValue) -> bool:
    return not any(isinstance(value, dict | list) for value in values)


def _shape(value: JsonValue) -> type:
    return type(value) if isinstance(value, dict | list) else object


def _kind(value: JsonValue) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case str():
            return "a string"
        case None:
            return "null"
        case bool():
            return "a boolean"
        case _:
            return "a number"


def _misfit(
    tokens: Tokens, old: JsonValue, value: JsonValue, hint: str | None
) -> CorrectionError:
    return CorrectionError(
        "overlay-misfit",
        f"`{pointer_of(tokens)}` is {_kind(old)}, and can't be updated with "
        f"{_kind(value)}",
        hint,
    )
