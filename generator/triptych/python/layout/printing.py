"""Lines, divided until they fit, as Black divides them."""

from __future__ import annotations

from triptych.python.layout.document import Brackets, Kind, Line
from triptych.python.layout.splitting import (
    CannotSplitError,
    split_at_delimiters,
    split_at_first_brackets,
    split_at_last_brackets,
)

__all__ = ["print_line"]


def print_line(line: Line) -> str:
    """The text of `line`, with line breaks; the first line without its indent.

    Lines that nothing can make short enough are left as they are.
    """
    return "\n".join(
        [" " * item.indent + item.text for item in _divided(line, forced=False)]
    ).lstrip(" ")


def _divided(line: Line, *, forced: bool) -> list[Line]:
    if line.fits and not line.explodes and not line.has_magic_comma:
        return [line]
    if line.kind is Kind.DEFINITION:
        try:
            return _definition_divided(line, forced=forced)
        except CannotSplitError:
            return [line]
    if line.kind is Kind.INSIDE:
        try:
            return _all_divided(split_at_delimiters(line), line, forced=forced)
        except CannotSplitError:
            pass
    try:
        return _divided_at_last_brackets(line, forced=forced)
    except CannotSplitError:
        return [line]


def _definition_divided(line: Line, *, forced: bool) -> list[Line]:
    """The head of a definition, divided at its parameters, else at its result.

    A result that got a trailing comma has to stay open, which comes first then.
    """
    head, body, rest = split_at_first_brackets(line)
    ending = _divided(rest, forced=forced)
    if any(item.text.endswith(",") for item in ending):
        lines = split_at_last_brackets(line, forced=forced, is_open=True)
        return _all_divided(lines, line, forced=forced)
    return [head, *_divided(body, forced=forced), *ending]


def _divided_at_last_brackets(line: Line, *, forced: bool) -> list[Line]:
    split = split_at_last_brackets(line, forced=forced)
    divided = _all_divided(split, line, forced=forced)
    if forced or divided[0].fits or line.kind is Kind.REST:
        return divided
    optional = [
        part for part in line.parts if isinstance(part, Brackets) and part.is_optional
    ]
    if not optional or any(_shows(part, split) for part in optional):
        return divided
    with_brackets = _all_divided(
        split_at_last_brackets(line, forced=True), line, forced=True
    )
    is_better = all(item.fits for item in with_brackets)
    return with_brackets if is_better else divided


def _shows(brackets: Brackets, split: list[Line]) -> bool:
    """Whether a line was divided at these optional brackets."""
    return len(split) == 3 and split[1].parts == brackets.body


def _all_divided(lines: list[Line], whole: Line, *, forced: bool) -> list[Line]:
    """All of `lines` divided; an unchanged one means that nothing was gained."""
    if any(line.indent == whole.indent and line.text == whole.text for line in lines):
        raise CannotSplitError
    return [item for line in lines for item in _divided(line, forced=forced)]
