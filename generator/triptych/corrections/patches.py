"""Applying the corrections of a configuration: JSON patches and merge patches."""

from __future__ import annotations

from triptych.config import Correction, CorrectionKind
from triptych.corrections.editing import (
    CorrectionError,
    Editor,
    Origins,
    Tokens,
    is_index,
)
from triptych.corrections.places import child, find, parent, pointer_of
from triptych.diagnostics import Origin
from triptych.json_value import JsonValue

__all__ = ["apply_correction"]


def apply_correction(editor: Editor, correction: Correction) -> None:
    """Apply one correction (RFC 6902, section 4; RFC 7396, section 2).

    Raises `CorrectionError` if the document has no such place, or an earlier
    correction has changed it.
    """
    tokens = correction.pointer.tokens
    if not tokens and correction.kind is not CorrectionKind.MERGE:
        raise CorrectionError(
            "correction-place",
            "a correction can't take the place of the whole document",
            "merge a value into it instead",
        )
    match correction.kind:
        case CorrectionKind.ADD:
            _add(editor, tokens, correction)
        case CorrectionKind.REPLACE:
            find(editor.tree, tokens)
            _refuse_contradiction(editor, tokens)
            editor.put(tokens, correction.value, correction.origins)
        case CorrectionKind.REMOVE:
            find(editor.tree, tokens)
            _refuse_contradiction(editor, tokens)
            editor.remove(tokens)
        case CorrectionKind.MERGE:
            assert isinstance(correction.value, dict)
            target = find(editor.tree, tokens)
            if not isinstance(target, dict):
                raise CorrectionError(
                    "correction-place",
                    f"`{pointer_of(tokens)}` is not an object to merge with",
                    "replace it instead",
                )
            _merge(editor, tokens, correction.value, correction.origins, ())


def _add(editor: Editor, tokens: Tokens, correction: Correction) -> None:
    container = parent(editor.tree, tokens)
    if isinstance(container, dict):
        if tokens[-1] in container:
            _refuse_contradiction(editor, tokens)
        editor.put(tokens, correction.value, correction.origins)
        return
    index = str(len(container)) if tokens[-1] == "-" else tokens[-1]
    if index != str(len(container)) and not is_index(index, container):
        # Says what is wrong with the index.
        find(editor.tree, tokens)
    editor.insert((*tokens[:-1], index), correction.value, correction.origins)


def _merge(
    editor: Editor,
    tokens: Tokens,
    patch: dict[str, JsonValue],
    origins: Origins,
    inside: Tokens,
) -> None:
    """Merge the part `patch` of a value, at `inside`, into the object at `tokens`.

    TOML has no null, so nothing is removed; see RFC 7396 for what a null would do.
    """
    target = find(editor.tree, tokens)
    for key, value in patch.items():
        there, part = (*tokens, key), (*inside, key)
        old = child(target, key) if isinstance(target, dict) and key in target else None
        if isinstance(value, dict) and isinstance(old, dict):
            _merge(editor, there, value, origins, part)
            continue
        _refuse_contradiction(editor, there)
        editor.put(there, value, _below(origins, part))


def _below(origins: Origins, inside: Tokens) -> Origins:
    """The origins of the part of a value that stands at `inside`."""
    length = len(inside)
    return {
        tokens[length:]: origin
        for tokens, origin in origins.items()
        if tokens[:length] == inside
    }


def _refuse_contradiction(editor: Editor, tokens: Tokens) -> None:
    earlier = editor.earlier(tokens)
    if earlier is not None:
        raise CorrectionError(
            "correction-contradiction",
            f"another correction has already set `{pointer_of(tokens)}`",
            f"keep one of them; the other is in {_spelled(earlier)}",
        )


def _spelled(origin: Origin) -> str:
    position = origin.position
    return origin.file if position is None else f"{origin.file}:{position.line}"
