"""Text from elsewhere, fit for a record of a log or the message of an error."""

from __future__ import annotations

__all__ = ["one_line"]

_LONGEST = 300


def one_line(text: str) -> str:
    """Return `text` on one line of bounded length, without control characters."""
    line = " ".join(text[: 4 * _LONGEST].split())
    line = "".join(char if char.isprintable() else "\ufffd" for char in line)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
