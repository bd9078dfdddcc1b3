"""Docstrings of generated methods, as lines ready to be indented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trifold.text import paragraphs, sentence, wrap

__all__ = ["DocumentedArgument", "docstring_lines"]

# What is left of Black's 88 columns inside a method of a class.
_WIDTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedArgument:
    """An argument for the `Args` section; `wire` says where its value goes."""

    argument: str
    wire: str
    description: str = ""


def docstring_lines(
    *,
    summary: str,
    description: str,
    arguments: Iterable[DocumentedArgument] = (),
    returns: str = "",
    notes: Iterable[str] = (),
    width: int = _WIDTH,
) -> tuple[str, ...]:
    """The lines of a docstring in Google's style, none of them with trailing blanks.

    A description that only repeats the summary is left out. Empty lines are empty
    strings. `notes` are paragraphs behind the description.
    """
    blocks: list[list[str]] = []
    head = paragraphs(summary)
    body = [text for text in paragraphs(description) if text not in head]
    if not head and body:
        head, body = body[:1], body[1:]
    # Everything of a long summary is kept: the first line is only its beginning.
    blocks += [wrap(sentence(text), width) for text in (*head, *body, *notes)]
    section = [line for argument in arguments for line in _argument_lines(argument)]
    if section:
        blocks.append(["Args:", *section])
    if returns:
        blocks.append(["Returns:", *_indented(sentence(returns))])
    return tuple(
        line
        for index, block in enumerate(blocks)
        for line in ([""] if index else []) + block
    )


def _argument_lines(argument: DocumentedArgument) -> list[str]:
    text = " ".join(argument.description.split())
    described = f" {sentence(text)}" if text else ""
    return _indented(f"{argument.argument}: {argument.wire}.{described}")


def _indented(text: str) -> list[str]:
    lines = wrap(text, _WIDTH - 4, indent="    ")
    return [f"    {line}" for line in lines]
