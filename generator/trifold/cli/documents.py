"""Reading the document a command line names: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from trifold.cli.requests import STANDARD_INPUT
from trifold.source import Source, read, read_bytes

__all__ = ["read_document"]


def read_document(spec: Path) -> Source:
    """The document; raises `DiagnosticsError` if there is none."""
    if str(spec) == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), "<stdin>")
    return read(spec)
