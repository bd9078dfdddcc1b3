"""Writes and reads the objects in parameters, and what stands in brackets.

An object `{"a": 1, "b": 2}` in a parameter `p`, by `Parameter.members`:

| members  | is written as   |
|----------|-----------------|
| comma    | `p=a,1,b,2`     |
| space    | `p=a%201%20b%202` |
| pipe     | `p=a%7C1%7Cb%7C2` |
| pairs    | `a=1,b=2`       |
| fields   | `a=1&b=2`       |
| brackets | `p[a]=1&p[b]=2` |

Members that are null are not written, as RFC 6570, section 2.3, has it. A member that
is an array or an object is in brackets again, or else JSON: no standard says how.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias, cast

from .json_text import encode_json, is_model

__all__ = [
    "WireValue",
    "bracketed_fields",
    "is_object",
    "json_tree",
    "member_text",
    "members_of",
    "named_in_brackets",
    "tree_of_brackets",
]

WireValue: TypeAlias = "str | list[WireValue] | dict[str, WireValue]"
"""The decoded text of a parameter: a string, the items of an array, or the members of
an object."""

# Deeper than anybody nests on purpose.
_MAX_DEPTH = 32


def is_object(value: object) -> bool:
    """Whether a value has members: a model, or a mapping."""
    return is_model(value) or isinstance(value, Mapping)


def json_tree(value: object) -> object:
    """`value` as JSON, with numbers that have all their digits."""
    return json.loads(encode_json(value, omit_read_only=True), parse_float=Decimal)


def members_of(value: object) -> dict[str, object]:
    """The members of an object that are written, by their names on the wire.

    Raises `TypeError` for anything else.
    """
    if not is_object(value):
        raise TypeError(f"takes an object, not a value of type {type(value).__name__}")
    members = cast("dict[str, object]", json_tree(value))
    return {name: member for name, member in members.items() if member is not None}


def member_text(value: object) -> str:
    """The text of a member, or of anything else in a tree of JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, Decimal)):
        return str(value)
    return encode_json(value).decode()


def bracketed_fields(name: str, value: object) -> Iterator[tuple[str, str]]:
    """The fields of a tree of JSON, with the place of each in brackets in its name.

    Raises `ValueError` for a member whose name can't stand in brackets.
    """
    if isinstance(value, dict):
        for key, member in cast("dict[str, object]", value).items():
            if not key or "[" in key or "]" in key:
                raise ValueError(f"a member can't be called {key!r} in brackets")
            if member is not None:
                yield from bracketed_fields(f"{name}[{key}]", member)
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            if item is None:
                raise ValueError("an item can't be null in brackets")
            yield from bracketed_fields(f"{name}[{index}]", item)
    else:
        yield name, member_text(value)


def named_in_brackets(name: str, fields: Mapping[str, object]) -> list[str]:
    """The names of the fields that begin with `name` and go on with brackets."""
    start = f"{name}["
    return [key for key in fields if key.startswith(start) and key.endswith("]")]


def tree_of_brackets(name: str, fields: Mapping[str, Sequence[str]]) -> WireValue:
    """What the fields named in brackets behind `name` say together.

    Raises `ValueError` if brackets don't pair up, are nested too deeply, or if a field
    is a value and has members as well.
    """
    root: dict[str, WireValue] = {}
    for key, texts in fields.items():
        inside = key[len(name) :]
        tokens = re.findall(r"\[([^\[\]]*)\]", inside)
        if "".join(f"[{token}]" for token in tokens) != inside:
            raise ValueError(f"has brackets that don't pair up in {key!r}")
        if len(tokens) > _MAX_DEPTH:
            raise ValueError("is nested too deeply")
        node = root
        for token in tokens[:-1]:
            child = node.setdefault(token, {})
            if not isinstance(child, dict):
                raise ValueError(f"has a value and members at {token!r}")
            node = child
        if tokens[-1] in node:
            raise ValueError(f"has a value and members at {tokens[-1]!r}")
        values: list[WireValue] = [*texts]
        node[tokens[-1]] = values[0] if len(values) == 1 else values
    return root
