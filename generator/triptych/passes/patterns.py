"""Patterns of a configuration as regular expressions."""

from __future__ import annotations

import re

__all__ = ["compiled_pattern"]


def compiled_pattern(text: str, *, is_path: bool) -> re.Pattern[str]:
    """The regular expression of a pattern; `config.Pattern` says what it means."""
    below = ""
    if is_path and text.endswith("/**"):
        text, below = text.removesuffix("/**"), "(?:/.*)?"
    # Every second part is a run of asterisks.
    parts = re.split(r"(\*+)", text)
    for index, part in enumerate(parts):
        if index % 2 == 0:
            parts[index] = re.escape(part)
        else:
            parts[index] = "[^/]*" if is_path and part == "*" else ".*"
    return re.compile("".join(parts) + below, re.DOTALL)
