"""Python source that is known to be source."""

from __future__ import annotations

import re

__all__ = ["Code", "split_source"]

_TOKEN = re.compile(
    r""" \| |, |[\[\](){}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\[\](){}"' ,]+|."""
)
_OPENING, _CLOSING = "[({", "])}"


class Code(str):
    """Text built from allocated names and literals only, so that it may stand bare.

    Templates print it through the `code` filter, which refuses an ordinary string:
    whoever writes `Code(...)` vouches that nothing of a document is in there unquoted.
    Every operation on it gives an ordinary string again.
    """

    __slots__ = ()


def split_source(source: str, separator: str) -> list[str]:
    """The parts of an expression between separators, which are `" | "` or `", "`.

    What stands in brackets is one part. Literals hold any character, so what they
    enclose is not looked into.
    """
    parts = [""]
    depth = 0
    for token in _TOKEN.findall(source):
        if token == separator and not depth:
            parts.append("")
        else:
            depth += (token in _OPENING) - (token in _CLOSING)
            parts[-1] += token
    return parts
