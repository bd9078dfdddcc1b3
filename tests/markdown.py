"""Fenced code blocks of Markdown pages."""

from __future__ import annotations

import re

__all__ = ["code_blocks"]

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def code_blocks(text: str, language: str) -> list[str]:
    """The bodies of the blocks in `language`, in their order."""
    return [body for found, body in _FENCED.findall(text) if found == language]
