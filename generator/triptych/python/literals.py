"""Python literals of JSON values, in the form Black gives them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from triptych.characters import escape_hidden

__all__ = ["literal"]

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_IN_QUOTES = {
    quote: str.maketrans({**_ESCAPES, quote: f"\\{quote}"}) for quote in ("'", '"')
}


def literal(value: object) -> str:
    """The source of a literal that evaluates to `value`.

    `value` is made of None, bool, int, float, str, bytes, lists, tuples and mappings
    with text keys; anything else raises `TypeError`, a non-finite float `ValueError`.
    """
    if value is None or isinstance(value, bool | int):
        return repr(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} has no literal")
        return repr(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bytes):
        written = repr(value)
        return written if b'"' in value else f'b"{written[2:-1]}"'
    if isinstance(value, Mapping):
        members = (f"{literal(key)}: {literal(item)}" for key, item in value.items())
        return "{" + ", ".join(members) + "}"
    if isinstance(value, tuple):
        items = ", ".join(literal(item) for item in value)
        return f"({items},)" if len(value) == 1 else f"({items})"
    if isinstance(value, Sequence):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    raise TypeError(f"no literal for {type(value).__name__}")


def _text(value: str) -> str:
    """In the quotes that need fewer backslashes, double ones if both do."""
    quote = "'" if value.count('"') > value.count("'") else '"'
    escaped = value.translate(_IN_QUOTES[quote])
    return f"{quote}{escape_hidden(escaped)}{quote}"
