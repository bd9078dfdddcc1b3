"""Docstrings of generated code, as lines ready to be indented."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from triptych.text import paragraphs, sentence, wrap

__all__ = ["DocumentedArgument", "docstring_lines"]

_WIDTH = 88
_QUOTES = 3

# Stands before what is printed with a backslash before it while lines are measured.
_ESCAPE = "\ue000"
_ESCAPED = re.compile(r'\\|"{3,}|"\Z')


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedArgument:
    """An argument for the `Args` section."""

    argument: str
    description: str


def docstring_lines(
    *,
    summary: str,
    description: str = "",
    arguments: Iterable[DocumentedArgument] = (),
    returns: str = "",
    notes: Iterable[str] = (),
    indent: int,
) -> tuple[str, ...]:
    """The lines of a docstring in Google's style, none of them with trailing blanks.

    At `indent` they fit into lines of code, with the quotes around them. A description
    that only repeats the summary is left out. Empty lines are empty strings. `notes`
    are paragraphs behind the description.
    """
    blocks: list[list[str]] = []
    head = paragraphs(summary)
    body = [text for text in paragraphs(description) if text not in head]
    if not head and body:
        head, body = body[:1], body[1:]
    # Everything of a long summary is kept: the first line is only its beginning.
    width = _WIDTH - indent
    texts = [sentence(text) for text in (*head, *body, *notes)]
    described = list(arguments)
    is_alone = len(texts) == 1 and not described and not returns
    for index, text in enumerate(texts):
        blocks.append(_wrapped(text, width, opening=not index, closing=is_alone))
    section = [
        line
        for item in described
        for line in _argument_lines(item.argument, item.description, width)
    ]
    if section:
        blocks.append(["Args:", *section])
    if returns:
        blocks.append(["Returns:", *_indented(sentence(returns), width)])
    return tuple(
        line
        for index, block in enumerate(blocks)
        for line in ([""] if index else []) + block
    )


# Operations share arguments, and have a method on each side.
@lru_cache(maxsize=4096)
def _argument_lines(argument: str, description: str, width: int) -> tuple[str, ...]:
    return tuple(_indented(f"{argument}: {sentence(description)}", width))


def _indented(text: str, width: int) -> list[str]:
    lines = _wrapped(text, width - 4, indent="    ")
    return [f"    {line}" for line in lines]


def _wrapped(
    text: str,
    width: int,
    *,
    indent: str = "",
    opening: bool = False,
    closing: bool = False,
) -> list[str]:
    """The lines of a paragraph, which the quotes of the docstring may stand beside."""
    text = _ESCAPED.sub(lambda found: _ESCAPE + _ESCAPE.join(found[0]), text)
    beside = " " * _QUOTES if opening else ""
    lines = wrap(text, width, indent=indent, before=beside)
    if closing and len(lines) == 1 and len(lines[0]) + 2 * _QUOTES > width:
        # A second line makes room for the quotes at the end.
        lines = wrap(text, width - 2 * _QUOTES)
    return [line.replace(_ESCAPE, "") for line in lines]
