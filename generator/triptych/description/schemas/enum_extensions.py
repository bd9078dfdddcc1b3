"""Extensions that name and describe the values of an enum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from triptych.description.node import Node
from triptych.json_value import JsonValue, written

__all__ = ["schema_extensions"]

_NAMES: Final = ("x-enum-varnames", "x-enumNames", "x-enum-names")
_DESCRIPTIONS: Final = ("x-enum-descriptions", "x-enumDescriptions")
_MICROSOFT: Final = "x-ms-enum"


def schema_extensions(node: Node) -> dict[str, JsonValue]:
    """The extensions of a schema; those of its enum hold a text for each value.

    The values are those that the lowered enum has: null and repeated ones are left out.
    What is not of that form is a warning and left out.
    """
    extensions = node.extensions()
    for name in (*_NAMES, *_DESCRIPTIONS):
        if name not in extensions:
            continue
        stated = extensions.pop(name)
        texts = (
            _by_value(node, name, stated)
            if isinstance(stated, dict) and name in _DESCRIPTIONS
            else _in_order(node, name, stated)
        )
        if texts:
            extensions[name] = texts
    if _MICROSOFT in extensions and not _is_microsoft(node, extensions[_MICROSOFT]):
        del extensions[_MICROSOFT]
    return extensions


def _in_order(node: Node, name: str, stated: JsonValue) -> list[JsonValue]:
    """The texts of a list that has one for each value."""
    values = _values(node)
    kept = _kept(values)
    if not isinstance(stated, list):
        _ignore(node, name, "it should be a list")
    elif not values:
        _ignore(node, name, "there is no `enum` beside it")
    elif node.text("type") in ("number", "boolean"):
        _ignore(node, name, "only texts and whole numbers have names")
    elif len(stated) not in (len(values), len(kept)):
        _ignore(node, name, f"it has {_counted(stated)}, the enum {_counted(values)}")
    elif not all(isinstance(item, str) for item in stated) or (
        # There may be nothing to say of a value, but it has to be called something.
        name in _NAMES
        and "" in [item.strip() for item in stated if isinstance(item, str)]
    ):
        _ignore(node, name, "it should hold a text for each value of the enum")
    elif len(stated) == len(values):
        return [stated[index] for index in kept]
    else:
        return stated
    return []


def _by_value(
    node: Node, name: str, stated: dict[str, JsonValue]
) -> dict[str, JsonValue]:
    """The texts of an object that has them by their values."""
    known = {_key(value) for value in _values(node)}
    texts: dict[str, JsonValue] = {}
    for key, text in stated.items():
        if key not in known:
            _ignore(node, name, f"the enum has no value `{key:.100}`", key)
        elif not isinstance(text, str):
            _ignore(node, name, "what it says of a value should be a text", key)
        else:
            texts[key] = text
    return texts


def _is_microsoft(node: Node, stated: JsonValue) -> bool:
    """Whether `x-ms-enum` is an object whose `values`, if any, are objects."""
    if not isinstance(stated, dict):
        _ignore(node, _MICROSOFT, "it should be an object")
        return False
    listed = stated.get("values", [])
    if isinstance(listed, list) and all(isinstance(item, dict) for item in listed):
        return True
    _ignore(node, _MICROSOFT, "`values` should be a list of objects")
    return False


def _values(node: Node) -> Sequence[JsonValue]:
    stated = node.value.get("enum") if isinstance(node.value, dict) else None
    return stated if isinstance(stated, list) else []


def _kept(values: Sequence[JsonValue]) -> list[int]:
    """The positions of values that are not null, each where it stands first."""
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        if value is not None:
            first.setdefault(_key(value), index)
    return list(first.values())


def _key(value: JsonValue) -> str:
    return written(value) if isinstance(value, str | bool | int | float) else ""


def _counted(items: Sequence[JsonValue]) -> str:
    return "one value" if len(items) == 1 else f"{len(items)} values"


def _ignore(node: Node, name: str, reason: str, key: str = "") -> None:
    pointer = node.pointer / name
    node.findings.warn(
        "enum-extension",
        f"`{name}` is ignored{' here' if key else ''}: {reason}",
        pointer / key if key else pointer,
    )
