"""Source on one line, read into the parts a printer can break.

It knows the expressions that generated code has: names, attributes, literals, calls,
subscripts, displays, unions, lambdas without parameters, and `await`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from triptych.python.layout.document import (
    Brackets,
    Delimiter,
    Kind,
    Line,
    Part,
    Token,
    line_of,
)

__all__ = ["element_line", "parameter_line", "result_line", "statement_line"]

_TOKEN = re.compile(
    r"""( ?)((?:[bru]{0,2}"(?:[^"\\]|\\.)*"|[bru]{0,2}'(?:[^'\\]|\\.)*')"""
    r"""|-?\d[\w.]*(?:(?<=[eE])[+-]\d+)?|\w+|->|[\[\](){}]|.)"""
)
_CLOSING = frozenset({")", "]", "}"})


def statement_line(source: str, indent: int) -> Line:
    """The line of a simple statement, or of the head of a definition."""
    parts = _read(source)
    first = parts[0].text
    second = parts[1].text if len(parts) > 1 else ""
    if first == "from":
        position = _position(parts, " import") + 1
        return line_of(_optional_from(parts, position), indent, Kind.IMPORT)
    if first == "def" or (first == "async" and second == " def"):
        return line_of(_definition(parts), indent, Kind.DEFINITION)
    if first == "class" or first == "raise":
        return line_of(parts, indent, Kind.STATEMENT)
    if first == "return":
        return line_of(_optional_from(parts, 1), indent, Kind.STATEMENT)
    return line_of(_assigned(parts), indent, Kind.STATEMENT)


def element_line(source: str, indent: int) -> Line:
    """The line of an element with its comma, in brackets that stand open around it."""
    return line_of((*_read(source), Token(",", Delimiter.COMMA)), indent, Kind.INSIDE)


def parameter_line(source: str, indent: int) -> Line:
    """The line of a parameter with its comma, in a definition that stands open."""
    parts = _parameter(_read(source))
    return line_of((*parts, Token(",", Delimiter.COMMA)), indent, Kind.INSIDE)


def result_line(annotation: str, indent: int) -> Line:
    """The last line of the head of a definition that stands open."""
    parts = (
        Token(")", closes=True),
        Token(" ->"),
        _optional(_read(f" {annotation}")),
        Token(":"),
    )
    return line_of(parts, indent, Kind.REST)


def _definition(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The head of a definition, whose result and parameters may need brackets."""
    arrow = _position(parts, " ->")
    if arrow >= 0:
        parts = _optional_from(parts, arrow + 1, len(parts) - 1)
    return tuple(
        _with_parameters(part) if isinstance(part, Brackets) and part.body else part
        for part in parts
    )


def _with_parameters(brackets: Brackets) -> Brackets:
    if brackets.is_optional:
        return brackets
    body: list[Part] = []
    start = 0
    for index, part in enumerate(brackets.body):
        if isinstance(part, Token) and part.delimiter is Delimiter.COMMA:
            body += (*_parameter(brackets.body[start:index]), part)
            start = index + 1
    body += _parameter(brackets.body[start:])
    return replace(brackets, body=tuple(body))


def _parameter(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """A parameter; the union that annotates it may need brackets."""
    colon, equals = _position(parts, ":"), _position(parts, " =")
    end = equals if equals >= 0 else len(parts)
    if _position(parts[:end], " |") > colon >= 0:
        return _optional_from(parts, colon + 1, end)
    return parts


def _assigned(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """An assignment or a declaration; other statements stay as they are."""
    equals = _position(parts, " =")
    if equals >= 0:
        parts = _optional_from(parts, equals + 1)
    end = equals if equals >= 0 else len(parts)
    colon = _position(parts[:end], ":")
    return _optional_from(parts, colon + 1, end) if colon >= 0 else parts


def _position(parts: Sequence[Part], text: str) -> int:
    """Where the first token with this text stands, or -1."""
    for index, part in enumerate(parts):
        if isinstance(part, Token) and part.text == text:
            return index
    return -1


def _optional_from(
    parts: tuple[Part, ...], start: int, end: int | None = None
) -> tuple[Part, ...]:
    """The parts with those from `start` to `end` in optional brackets.

    A tuple has brackets of its own.
    """
    body = parts[start:end]
    if not body or (len(body) == 1 and _is_tuple(body[0])):
        return parts
    after = parts[end:] if end is not None else ()
    return (*parts[:start], _optional(body), *after)


def _is_tuple(part: Part) -> bool:
    if not isinstance(part, Brackets) or part.opening != "(" or not part.is_display:
        return False
    return not part.body or any(
        isinstance(item, Token) and item.delimiter is Delimiter.COMMA
        for item in part.body
    )


def _optional(body: tuple[Part, ...]) -> Brackets:
    text = "".join([part.text for part in body])
    return Brackets(
        blank=" " if text[:1] == " " else "",
        opening="",
        body=body,
        closing="",
        is_display=True,
        text=text,
        has_magic_comma=any(part.has_magic_comma for part in body),
    )


def _read(source: str) -> tuple[Part, ...]:
    """The parts of `source`, brackets as one part each."""
    stack: list[list[Part]] = [[]]
    opened: list[tuple[str, str, bool]] = []
    before = ""
    for blank, text in _TOKEN.findall(source):
        if text in "([{":
            # What follows a name or brackets without a blank belongs to them.
            belongs = not blank and (before.isidentifier() or before in _CLOSING)
            opened.append((blank, text, not belongs))
            stack.append([])
        elif text in _CLOSING:
            body = tuple(stack.pop())
            stack[-1].append(_brackets(*opened.pop(), body, text))
        else:
            stack[-1].append(_token(blank, text, before in _CLOSING))
        before = text
    return tuple(stack[0])


def _brackets(
    blank: str, opening: str, is_display: bool, body: tuple[Part, ...], closing: str
) -> Brackets:
    inner = "".join([part.text for part in body])
    return Brackets(
        blank=blank,
        opening=opening,
        body=body,
        closing=closing,
        is_display=is_display,
        text=f"{blank}{opening}{inner}{closing}",
        has_magic_comma=_has_magic_comma(opening, body, is_display=is_display),
    )


def _has_magic_comma(opening: str, body: tuple[Part, ...], *, is_display: bool) -> bool:
    if any(part.has_magic_comma for part in body):
        return True
    if not body or body[-1].text != ",":
        return False
    # A tuple and a subscript of one have to have the comma.
    commas = sum(part.text == "," for part in body)
    needs_comma = (opening == "(") == is_display and opening != "{"
    return commas > 1 or not needs_comma


# The same few are in nearly every line.
@lru_cache(maxsize=4096)
def _token(blank: str, bare: str, is_behind_brackets: bool) -> Token:
    text = blank + bare
    if bare == ",":
        return Token(text, Delimiter.COMMA)
    if bare == "|":
        return Token(text, Delimiter.UNION)
    if bare == "." and is_behind_brackets:
        return Token(text, Delimiter.DOT)
    is_negative = bare[0] == "-" and bare != "->" and len(bare) > 1
    return Token(text, leaves=2 if is_negative else 1)
