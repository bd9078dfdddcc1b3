"""Reading the document a command line names, with all the files it refers to."""

from __future__ import annotations

import sys
from pathlib import Path

from trifold.cli.requests import STANDARD_INPUT
from trifold.source import Sources, read, read_bytes
from trifold.swagger2.gathering import gather

__all__ = ["read_document"]


def read_document(spec: Path) -> Sources:
    """The document; raises `DiagnosticsError` if there is none."""
    if str(spec) == STANDARD_INPUT:
        return gather(read_bytes(sys.stdin.buffer.read(), "<stdin>"), None)
    return gather(read(spec), spec)
