"""Path templates, taken apart into what a router matches and what parameters get."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from urllib.parse import quote

__all__ = ["Capture", "Segment", "Template", "parse_template"]

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_STARS = re.compile(r"(\*\*?)")

# What a segment may hold unescaped (RFC 3986, section 3.3), and escapes themselves.
_SAFE = "/!$&'()*+,;=:@%"

# Combinations of the values that placeholders of one segment may have.
_MAX_COMBINATIONS = 256


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands between two slashes: literals around the texts that are matched.

    `choices` has for each text the only values it may have, nothing if it may have any.
    With `is_rest` the one text may hold slashes.
    """

    literals: tuple[str, ...]
    choices: tuple[tuple[str, ...], ...] = ()
    is_rest: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether the segment is a placeholder and nothing else."""
        return self.literals == ("", "") and not self.is_rest

    def variants(self) -> Iterator[tuple[tuple[str, ...], tuple[str | None, ...]]]:
        """The segment with each combination of its choices as literals.

        With each come the texts of its placeholders, None for what is to be matched.
        """
        options = [choice or (None,) for choice in self.choices]
        if prod(map(len, options)) > _MAX_COMBINATIONS:
            options = [(None,) for _ in options]
        for texts in product(*options):
            literals = [self.literals[0]]
            for text, literal in zip(texts, self.literals[1:], strict=True):
                if text is None:
                    literals.append(literal)
                else:
                    literals[-1] += f"{text}{literal}"
            yield tuple(literals), texts


@dataclass(frozen=True, slots=True)
class Capture:
    """A placeholder: its name, and which of the matched texts are its value.

    The first of them has the number `first`, and `literals` stand around them.
    """

    name: str
    first: int
    literals: tuple[str, ...]

    def text(self, texts: Sequence[str]) -> str:
        """The percent-encoded value, of the texts of the whole path."""
        last = self.first + len(self.literals) - 1
        own = (*texts[self.first : last], "")
        return "".join(
            f"{literal}{text}" for literal, text in zip(self.literals, own, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Template:
    """A path template as its segments, and its placeholders in their order."""

    segments: tuple[Segment, ...]
    captures: tuple[Capture, ...]


def parse_template(
    template: str,
    spans: Mapping[str, str] | None = None,
    choices: Mapping[str, tuple[str, ...]] | None = None,
) -> Template:
    """The parts of `template`.

    `spans` has what a placeholder spans by its name, such as `projects/*/notes/*`: `*`
    is a segment, or a part of one, and `**` all the rest of the path. Without it that
    is `*`. `choices` has the only values that a placeholder may have.
    """
    pieces: list[str | tuple[str, ...] | None] = []
    captures: list[Capture] = []
    count = 0
    for index, part in enumerate(_PLACEHOLDER.split(template)):
        if index % 2 == 0:
            pieces.append(part)
            continue
        span = (spans or {}).get(part, "*")
        values = (choices or {}).get(part, ()) if span == "*" else ()
        written = _STARS.split(span)
        literals = tuple(quote(literal, safe=_SAFE) for literal in written[::2])
        captures.append(Capture(part, count, literals))
        count += len(written) // 2
        for position, piece in enumerate(written):
            if position % 2 == 0:
                pieces.append(piece)
            else:
                pieces.append(None if piece == "**" else _quoted(values))
    return Template(tuple(_segments(pieces)), tuple(captures))


def _quoted(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(quote(value, safe="") for value in values)


def _segments(pieces: Sequence[str | tuple[str, ...] | None]) -> Iterator[Segment]:
    """The segments of literals, of the choices of placeholders, and of one rest."""
    literals, choices, is_rest, has_rest = [""], list[tuple[str, ...]](), False, False
    is_first = True
    for piece in pieces:
        if not isinstance(piece, str):
            # A path has but one rest: another would make its bounds a guess.
            if piece is None and not has_rest and not choices:
                is_rest = has_rest = True
            literals.append("")
            choices.append(piece or ())
            continue
        first, *others = piece.split("/")
        literals[-1] += first
        for other in others:
            # What stands before the first slash of a path is nothing.
            if not is_first:
                yield Segment(tuple(literals), tuple(choices), is_rest)
            is_first = False
            literals, choices, is_rest = [other], [], False
    yield Segment(tuple(literals), tuple(choices), is_rest)
