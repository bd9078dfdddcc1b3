"""Runtime expressions, in words ("Runtime Expressions" of OpenAPI 3)."""

from __future__ import annotations

import re
from typing import Final

from triptych.pointer import Pointer

__all__ = ["embedded_expressions", "is_expression", "meaning"]

_EMBEDDED: Final = re.compile(r"\{(\$[^{}]+)\}")
_SOURCE: Final = re.compile(r"\$(request|response)\.(header|query|path|body)(.*)", re.S)

_WHOLE: Final = {
    "$url": "the URL of the request",
    "$method": "the method of the request",
    "$statusCode": "the status of the response",
}


def is_expression(text: str) -> bool:
    """Whether a text as a whole is a runtime expression."""
    return text.startswith("$") and meaning(text) != ""


def embedded_expressions(text: str) -> tuple[str, ...]:
    """The runtime expressions in braces in a text, each once."""
    return tuple(dict.fromkeys(_EMBEDDED.findall(text)))


def meaning(expression: str) -> str:
    """What an expression stands for; empty if it is none.

    >>> meaning("$request.body#/callback/url")
    'callback.url in the body of the request'
    """
    if expression in _WHOLE:
        return _WHOLE[expression]
    found = _SOURCE.fullmatch(expression)
    if found is None:
        return ""
    message, place, rest = found.groups()
    if place == "body":
        pointer = rest.removeprefix("#")
        if not pointer:
            return f"the body of the {message}"
        if not rest.startswith("#/"):
            return ""
        return f"{'.'.join(Pointer(rest).tokens)} in the body of the {message}"
    name = rest.removeprefix(".")
    if not name or name == rest:
        return ""
    noun = {"header": "header", "query": "query parameter", "path": "path parameter"}
    return f"the {noun[place]} {name} of the {message}"
