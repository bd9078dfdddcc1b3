"""How Black divides a line that does not fit: at brackets, or at delimiters.

Each function gives the lines that a line becomes, which may have to be divided again,
or raises `CannotSplitError`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from triptych.python.layout.document import (
    WIDTH,
    Brackets,
    Delimiter,
    Kind,
    Line,
    Part,
    Token,
    line_of,
)
from triptych.python.layout.width import display_width

__all__ = [
    "CannotSplitError",
    "split_at_delimiters",
    "split_at_first_brackets",
    "split_at_last_brackets",
]

_STEP = 4
# Stands for the end of optional brackets that were not opened on the same line.
_CLOSED = Token("", leaves=0, closes=True)
_COMMA = Token(",", Delimiter.COMMA)


class CannotSplitError(Exception):
    """A line has nowhere to be divided in the way that was tried."""


@dataclass(frozen=True, slots=True)
class _Split:
    """A line divided at brackets, which the head ends with and the rest begins with."""

    brackets: Brackets
    head: Line
    body: Line
    rest: Line

    def lines(self) -> list[Line]:
        return [self.head, self.body, self.rest]


def split_at_delimiters(line: Line) -> list[Line]:
    """A line for each part between the delimiters of the highest value.

    Commas stay at the end of lines, and the last line gets one too.
    """
    delimiters = line.delimiters
    highest = max(delimiters, default=Delimiter.NONE)
    if not highest or (highest is Delimiter.DOT and delimiters.count(highest) == 1):
        raise CannotSplitError
    groups: list[list[Part]] = [[]]
    for part in line.parts:
        is_delimiter = isinstance(part, Token) and part.delimiter is highest
        if is_delimiter and highest is not Delimiter.COMMA and groups[-1]:
            groups.append([])
        groups[-1].append(part)
        if is_delimiter and highest is Delimiter.COMMA:
            groups.append([])
    if not groups[-1]:
        groups.pop()
    elif highest is Delimiter.COMMA:
        groups[-1].append(_COMMA)
    return [line_of(tuple(group), line.indent, line.kind) for group in groups]


def split_at_first_brackets(line: Line) -> list[Line]:
    """The head of a definition: its parameters stand on lines of their own."""
    for index, part in enumerate(line.parts):
        if isinstance(part, Brackets) and part.opening == "(":
            if not part.body:
                break
            before, after = line.parts[:index], line.parts[index + 1 :]
            return _split(line, part, before, after).lines()
    raise CannotSplitError


def split_at_last_brackets(
    line: Line, *, forced: bool, is_open: bool = False
) -> list[Line]:
    """The line divided at its last brackets, or at earlier ones if the head fits then.

    Optional brackets show if that reads better than what is inside of them divided;
    with `forced` they show in any case. Brackets that stand open are never passed over.
    """
    if is_open:
        return _preferred(line, frozenset(), forced=forced)
    first: list[Line] | None = None
    for omitted in _omissions(line):
        if omitted and _ends_too_late(line, omitted):
            continue
        lines = _preferred(line, omitted, forced=forced)
        if first is None and not omitted:
            first = lines
        if lines[0].fits:
            return lines
    return first or _preferred(line, frozenset(), forced=forced)


def _preferred(line: Line, omitted: frozenset[Brackets], *, forced: bool) -> list[Line]:
    return _chosen(line, _last_split(line, omitted), omitted, forced=forced).lines()


def _chosen(
    line: Line, split: _Split, omitted: frozenset[Brackets], *, forced: bool
) -> _Split:
    """`split`, or one that leaves optional brackets out."""
    is_needed = forced or line.kind is Kind.IMPORT or not split.brackets.is_optional
    if is_needed or not _may_be_left_out(split.body):
        return split
    omitted = omitted | {split.brackets}
    try:
        inner = _last_split(line, omitted)
        if _is_better(inner, split):
            return _chosen(line, inner, omitted, forced=forced)
    except CannotSplitError:
        leaves = sum(part.leaves for part in split.body.parts)
        if leaves < 2 and not split.body.fits:
            raise
    return split


def _last_split(line: Line, omitted: frozenset[Brackets]) -> _Split:
    found = _last_brackets(line.parts, omitted)
    if found is None:
        raise CannotSplitError
    before, brackets, after = found
    return _split(line, brackets, before, after)


def _last_brackets(
    parts: tuple[Part, ...], omitted: frozenset[Brackets]
) -> tuple[tuple[Part, ...], Brackets, tuple[Part, ...]] | None:
    """The last brackets that hold something, with what is around them."""
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if isinstance(part, Token):
            if part.closes:
                raise CannotSplitError
        elif part.is_optional and part in omitted:
            found = _last_brackets(part.body, omitted)
            if found is not None:
                before, brackets, after = found
                before = (*parts[:index], *before)
                return before, brackets, (*after, _CLOSED, *parts[index + 1 :])
        elif part.body and part not in omitted:
            return parts[:index], part, parts[index + 1 :]
    return None


def _split(
    line: Line,
    brackets: Brackets,
    before: tuple[Part, ...],
    after: tuple[Part, ...],
) -> _Split:
    opening, closing = brackets.opening or "(", brackets.closing or ")"
    body = brackets.body
    is_list = Delimiter.COMMA in line_of(body, 0, Kind.INSIDE).delimiters
    needs_comma = line.kind is Kind.IMPORT or (
        line.kind is Kind.DEFINITION and opening == "(" and not is_list
    )
    if needs_comma and body[-1].text != ",":
        body = (*body, _COMMA)
    ends_in_comma = body[-1].text == ","
    explodes = is_list and (brackets.is_display or ends_in_comma)
    return _Split(
        brackets=brackets,
        head=line_of(
            (*before, Token(brackets.blank + opening)), line.indent, _kind_of_head(line)
        ),
        body=line_of(body, line.indent + _STEP, Kind.INSIDE, explodes),
        rest=line_of((Token(closing, closes=True), *after), line.indent, Kind.REST),
    )


def _kind_of_head(line: Line) -> Kind:
    return Kind.STATEMENT if line.kind in (Kind.INSIDE, Kind.REST) else line.kind


def _may_be_left_out(body: Line) -> bool:
    """Whether optional brackets around `body` are not wanted for their own sake."""
    delimiters = body.delimiters
    if not delimiters:
        return True
    highest = max(delimiters)
    return highest is Delimiter.DOT and delimiters.count(highest) == 1


def _is_better(inner: _Split, outer: _Split) -> bool:
    """Whether the split inside optional brackets reads better than the one at them."""
    left = outer.head.parts[:-1]
    is_value = bool(left) and left[-1].text == " ="
    if not is_value or not any(isinstance(part, Brackets) for part in left):
        return True
    if outer.head.indent + display_width(outer.head.text) > WIDTH:
        return True
    if outer.head.has_magic_comma:
        return True
    parts = inner.head.parts
    equals = [index for index, part in enumerate(parts) if part.text == " ="]
    if not equals:
        return any(isinstance(part, Brackets) for part in parts)
    behind = parts[equals[-1] + 1 :]
    return any(isinstance(part, Brackets) for part in behind) or inner.head.fits


def _omissions(line: Line) -> Iterator[frozenset[Brackets]]:
    """The brackets at the end of a line to look past: more with each step.

    First none, unless others have to stay open; as many as fit in a line after all.
    """
    if not line.has_magic_comma:
        yield frozenset()
    omitted: set[Brackets] = set()
    empty: set[Brackets] = set()
    last: Brackets | None = None
    length = line.indent
    for part in _backwards(line.parts):
        if isinstance(part, Token):
            is_closing, is_optional = part.closes, not part.text
            length += len(part.text)
        else:
            is_closing, is_optional = True, part.is_optional
            length += not is_optional
        if length > WIDTH:
            return
        if not is_closing:
            continue
        if isinstance(part, Brackets) and not part.body:
            empty.add(part)
            length += len(part.text) - 1
            continue
        if last is not None:
            omitted |= {last, *_within(last), *empty}
            empty = set()
            yield frozenset(omitted)
        if is_optional:
            continue
        if isinstance(part, Token) or part.has_magic_comma:
            return
        last = part
        length += len(part.text) - 1


def _backwards(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts from the last to the first; optional brackets before what they hold."""
    for part in reversed(parts):
        yield part
        if isinstance(part, Brackets) and part.is_optional:
            yield from _backwards(part.body)


def _within(brackets: Brackets) -> Iterator[Brackets]:
    for part in brackets.body:
        if isinstance(part, Brackets):
            yield part
            yield from _within(part)


def _ends_too_late(line: Line, omitted: frozenset[Brackets]) -> bool:
    """Whether the brackets to divide at begin beyond the end of a line."""
    length = line.indent + sum(len(part.text) for part in line.parts)
    for part in reversed(line.parts):
        length -= len(part.text)
        if isinstance(part, Brackets) and part not in omitted:
            return not part.is_optional and length + len(part.blank) > WIDTH
        if isinstance(part, Token) and part.closes:
            return False
    return False
