"""The document a command line names: read with all its files, and generated from."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from triptych.cli.documents.requests import STANDARD_INPUT
from triptych.cli.printing.console import Console
from triptych.config import DocumentConfig
from triptych.diagnostics import DiagnosticsError
from triptych.history import NO_HISTORY, History
from triptych.source import Sources, read, read_bytes

if TYPE_CHECKING:
    from triptych.corrections import Corrector
    from triptych.output.overrides import Overrides
    from triptych.pipeline import Generated, Understood

__all__ = ["checked_templates", "generate_from", "read_document", "understood_from"]


def read_document(document: DocumentConfig) -> Sources:
    """The document with its corrections; raises `DiagnosticsError` if there is none."""
    from triptych.front_ends import gather

    spec, correct = document.spec, _corrector(document)
    if str(spec) == STANDARD_INPUT:
        root, file = read_bytes(sys.stdin.buffer.read(), "<stdin>"), None
    else:
        root, file = read(spec), spec
    if correct is not None:
        root = correct("", root)
    sources = gather(
        root, file, reference_root=document.reference_root, correct=correct
    )
    if correct is not None and (missing := correct.missing(sources.files)):
        raise DiagnosticsError(missing)
    return sources


def understood_from(
    document: DocumentConfig, console: Console
) -> tuple[Sources, Understood]:
    """What is read and what it means; findings are printed."""
    from triptych.pipeline import understand

    sources = read_document(document)
    with console.reporting(sources):
        understood = understand(sources, document)
    console.diagnostics(understood.diagnostics, sources)
    return sources, understood


def generate_from(
    document: DocumentConfig,
    console: Console,
    *,
    all_to_black: bool = False,
    is_cached: bool = False,
    history: History = NO_HISTORY,
) -> tuple[Sources, Generated]:
    """What is read and what is generated; findings are printed.

    If it `is_cached`, what the output folder is known to hold is not made again.
    """
    from triptych.output.known import NOTHING_KNOWN, known_files
    from triptych.pipeline import generate

    overrides = checked_templates(document, console)
    sources = read_document(document)
    opened = known_files(document.output) if is_cached else nullcontext(NOTHING_KNOWN)
    with console.reporting(sources), opened as known:
        generated = generate(
            sources,
            document,
            targets=document.targets,
            all_to_black=all_to_black,
            known=known,
            overrides=overrides,
            history=history,
        )
    console.diagnostics(generated.diagnostics, sources)
    return sources, generated


def checked_templates(document: DocumentConfig, console: Console) -> Overrides:
    """The files in place of templates; raises `DiagnosticsError` for unusable ones."""
    from triptych.output.overrides import NO_OVERRIDES

    if not document.templates:
        return NO_OVERRIDES
    from triptych.cli.templates.files import context_warnings, read_overrides

    overrides = read_overrides(document.templates)
    console.diagnostics(context_warnings(overrides))
    return overrides


def _corrector(document: DocumentConfig) -> Corrector | None:
    if not document.overlays and not document.corrections:
        return None
    from triptych.corrections import Corrector

    return Corrector(document.overlays, document.corrections)
