"""The document a command line names: read with all its files, and generated from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from triptych.cli.console import Console
from triptych.cli.requests import STANDARD_INPUT
from triptych.config import DocumentConfig
from triptych.source import Sources, read, read_bytes

if TYPE_CHECKING:
    from triptych.pipeline import Generated

__all__ = ["generate_from", "read_document"]


def read_document(spec: Path) -> Sources:
    """The document; raises `DiagnosticsError` if there is none."""
    from triptych.front_ends import gather

    if str(spec) == STANDARD_INPUT:
        return gather(read_bytes(sys.stdin.buffer.read(), "<stdin>"), None)
    return gather(read(spec), spec)


def generate_from(
    document: DocumentConfig, console: Console, *, all_to_black: bool = False
) -> tuple[Sources, Generated]:
    """What is read and what is generated; findings are printed."""
    from triptych.pipeline import generate

    sources = read_document(document.spec)
    with console.reporting(sources):
        generated = generate(
            sources,
            name=document.name,
            targets=document.targets,
            strict=document.strict,
            selection=document.selection,
            renames=document.renames,
            naming=document.naming,
            pagination=document.pagination,
            all_to_black=all_to_black,
        )
    console.diagnostics(generated.diagnostics, sources)
    return sources, generated
