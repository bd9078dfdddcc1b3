"""Patterns of documents in the syntax of an engine that matches in linear time.

JSON Schema writes patterns in the dialect of ECMA-262, whose usual engines backtrack:
thirty characters keep `^(a+)+$` busy for minutes. Generated packages match with the
`regex` crate of Rust, which comes with pydantic and never backtracks. It has neither
look-around nor backreferences, and spells some things differently.
"""

from __future__ import annotations

import re

__all__ = ["linear_pattern"]

# In instructions of a compiled pattern. The crate refuses about three times as many.
_MAX_SIZE = 100_000

_QUANTIFIER = re.compile(r"[*+?]|\{([0-9]*)(,?)([0-9]*)\}")
_GROUP = re.compile(r"\?(?::|P?<[A-Za-z_][A-Za-z_0-9]*>|[ims]+(?:-[ims]+)?[:)])")
_ESCAPE = re.compile(r"x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.", re.DOTALL)
_SURROGATE = re.compile("u[dD][89a-fA-F]")

# ECMA-262 knows only the digits and letters of ASCII, and all blanks of Unicode.
_DIGITS, _WORD = "0-9", "A-Za-z0-9_"
_SETS = {
    "d": f"[{_DIGITS}]",
    "D": f"[^{_DIGITS}]",
    "w": f"[{_WORD}]",
    "W": f"[^{_WORD}]",
    "s": r"\s",
    "S": r"\S",
}
_SETS_IN_CLASS = {
    "d": _DIGITS,
    "w": _WORD,
    "D": r"\D",
    "W": r"\W",
    "s": r"\s",
    "S": r"\S",
}
_ASSERTIONS = {"b": r"\b", "B": r"\B", "A": r"\A", "Z": "$"}
_CONTROLS = frozenset("afnrtv")

# Instructions of what stands for many characters, and of a set of Unicode in a class.
_WIDE, _UNICODE_SET = 40, 2_000


class _NotLinearError(Exception):
    """The pattern has something that the engine has not, or is too large for it."""


def linear_pattern(pattern: str) -> str:
    """`pattern`, which Python can compile, as the linear engine spells it.

    It is still to be searched for; `$` is the very end of a text. Python can compile
    the result too. Empty if the engine can't match the pattern, which then can't be
    enforced on untrusted text.
    """
    try:
        return _Translation(pattern).text()
    except _NotLinearError:
        return ""


class _Translation:
    """Goes through a pattern once, from left to right, and adds up its size."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._written: list[str] = []
        # The sizes of the groups around this place, and of the last thing in each.
        self._sizes = [0]
        self._last = 0
        self._factor = 1

    def text(self) -> str:
        """The whole pattern; raises `_NotLinearError`."""
        while self._at < len(self._pattern):
            self._step()
        self._end_item()
        if self._sizes[0] * self._factor > _MAX_SIZE:
            raise _NotLinearError
        return "".join(self._written)

    def _step(self) -> None:
        character = self._pattern[self._at]
        match character:
            case "\\":
                self._escape()
            case "[":
                self._class()
            case "(":
                self._open()
            case ")":
                self._close()
            case "*" | "+" | "?" | "{":
                self._repeat()
            case ".":
                self._item(".", _WIDE)
            case "}" | "]":
                self._item(f"\\{character}", 1)
            case _:
                # A bare `|` or `^` has no size worth mentioning.
                self._item(character, 1 if character.isascii() else 4)

    def _item(self, written: str, size: int, length: int = 1) -> None:
        self._end_item()
        self._written.append(written)
        self._last = size
        self._at += length

    def _end_item(self) -> None:
        self._sizes[-1] += self._last
        self._last = 0

    def _escape(self) -> None:
        self._at += 1
        name = self._escaped()
        size = _WIDE if name in _SETS else 1
        known = _SETS.get(name) or _ASSERTIONS.get(name)
        self._item(known or _single(name), size, len(name))

    def _escaped(self) -> str:
        """What stands behind a backslash."""
        found = _ESCAPE.match(self._pattern, self._at)
        if found is None or _SURROGATE.match(found[0]):
            raise _NotLinearError
        return found[0]

    def _class(self) -> None:
        self._at += 1
        written, size = "[", 1
        if self._pattern.startswith("^", self._at):
            written, size = "[^", _WIDE
            self._at += 1
        is_first = True
        while is_first or self._pattern[self._at] != "]":
            is_first = False
            member = self._member()
            size += _UNICODE_SET if member in (r"\D", r"\W") else 1
            size += 0 if member.isascii() else 4
            if self._is_range():
                self._at += 1
                member = f"{member}-{self._member()}"
                size += 1 if member.isascii() else _WIDE
            written += member
        self._item(f"{written}]", size)

    def _is_range(self) -> bool:
        following = self._pattern[self._at : self._at + 2]
        return following.startswith("-") and not following.endswith("]")

    def _member(self) -> str:
        """One character or set of a class."""
        character = self._pattern[self._at]
        self._at += 1
        if character != "\\":
            # The engine has operators of sets that ECMA-262 has not.
            return f"\\{character}" if character in "[]&~-^" else character
        name = self._escaped()
        self._at += len(name)
        if name == "b":
            return r"\x08"
        return _SETS_IN_CLASS.get(name) or _single(name)

    def _open(self) -> None:
        self._end_item()
        self._at += 1
        opened = "("
        if self._pattern.startswith("?", self._at):
            found = _GROUP.match(self._pattern, self._at)
            if found is None:
                raise _NotLinearError
            opened += found[0]
            self._at += len(found[0])
            if "i" in found[0] and "<" not in found[0]:
                self._factor = 10
        self._written.append(opened)
        if not opened.endswith(")"):
            self._sizes.append(0)

    def _close(self) -> None:
        self._end_item()
        self._written.append(")")
        self._last = self._sizes.pop() + 2
        self._at += 1

    def _repeat(self) -> None:
        found = _QUANTIFIER.match(self._pattern, self._at)
        if found is None or found[0] in ("{}", "{,}"):
            self._item(r"\{", 1)
            return
        self._at += len(found[0])
        written, times = found[0], 2
        if written[0] == "{":
            least, comma, most = found.groups()
            written = f"{{{least or 0}{comma}{most}}}"
            times = max(int(f"{least or 0}"[:9]) + 1, int(f"{most or 0}"[:9]))
        following = self._pattern[self._at : self._at + 1]
        if following == "+":
            raise _NotLinearError
        if following == "?":
            written += "?"
            self._at += 1
        self._written.append(written)
        self._last = self._last * times + 2


def _single(name: str) -> str:
    """One escaped character."""
    if name == "0":
        return r"\x00"
    if len(name) > 1 or name in _CONTROLS:
        return f"\\{name}"
    if name.isalnum() and name.isascii():
        # A backreference, an octal number, or the name of a character.
        raise _NotLinearError
    # The engine has a meaning of its own for an escaped `<`.
    return name if name in "<>" or not name.isascii() else f"\\{name}"
