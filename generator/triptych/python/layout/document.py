"""The document a printer works on: tokens, brackets, and the lines made of them.

It is the algebra of Wadler's pretty printer as Black's style needs it: brackets are the
groups that may break, delimiters the places between their parts, and *optional*
brackets, which show only where a line is broken at them, are its conditional text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import ClassVar, NamedTuple, TypeAlias

from triptych.python.layout.width import display_width

__all__ = [
    "WIDTH",
    "Brackets",
    "Delimiter",
    "Kind",
    "Line",
    "Part",
    "Token",
    "line_of",
]

WIDTH = 88


class Delimiter(IntEnum):
    """Where a line inside brackets may break; at those of the highest value first."""

    NONE = 0
    DOT = 1
    UNION = 9
    COMMA = 18


@dataclass(frozen=True, slots=True)
class Token:
    """Text that is never broken, with the blank before it if there is one.

    A line may end behind a comma, and before every other `delimiter`. `leaves` counts
    what Python's tokenizer sees in it. A token that `closes` belongs to brackets that
    were opened on an earlier line.
    """

    has_magic_comma: ClassVar[bool] = False

    text: str
    delimiter: Delimiter = Delimiter.NONE
    leaves: int = 1
    closes: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Brackets:
    """Brackets with what they hold; optional ones have no text of their own yet.

    Those of a `display` hold a tuple, list, set or dictionary, others a call's
    arguments, a subscript or parameters. Compared by identity.
    """

    blank: str
    opening: str
    body: tuple[Part, ...]
    closing: str
    is_display: bool
    text: str
    has_magic_comma: bool

    @property
    def is_optional(self) -> bool:
        """Whether they show only where a line is broken at them."""
        return not self.opening

    @property
    def leaves(self) -> int:
        """What Python's tokenizer sees, with the brackets."""
        return 2 + sum(part.leaves for part in self.body)


Part: TypeAlias = Token | Brackets


class Kind(Enum):
    """How a line may be broken."""

    STATEMENT = "statement"
    IMPORT = "import"
    DEFINITION = "definition"
    INSIDE = "inside"
    """A line inside brackets, which may break at its delimiters."""
    REST = "rest"
    """The last line of a broken one: its commas and delimiters count no more."""


class Line(NamedTuple):
    """A line to be: parts at an indent, broken in any case if it `explodes`.

    `text` is the line if it is not broken, without its indent. Made by `line_of`.
    """

    parts: tuple[Part, ...]
    indent: int
    kind: Kind
    explodes: bool
    text: str

    @property
    def fits(self) -> bool:
        """Whether the unbroken line is short enough."""
        return self.indent + display_width(self.text) <= WIDTH

    @property
    def has_magic_comma(self) -> bool:
        """Whether brackets in the line have a trailing comma that keeps them open."""
        return self.kind is not Kind.REST and any(
            part.has_magic_comma for part in self.parts
        )

    @property
    def delimiters(self) -> list[Delimiter]:
        """The delimiters outside of all brackets, but for one at the very end."""
        if self.kind is Kind.REST:
            return []
        return [
            part.delimiter
            for part in self.parts[:-1]
            if isinstance(part, Token) and part.delimiter
        ]


def line_of(
    parts: tuple[Part, ...], indent: int, kind: Kind, explodes: bool = False
) -> Line:
    """A line with its text, which is put together once."""
    text = "".join([part.text for part in parts]).strip()
    return Line(parts, indent, kind, explodes, text)
