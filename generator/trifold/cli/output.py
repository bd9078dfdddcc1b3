"""`trifold generate` and `trifold check`: output folders, brought or found up to date.

A run with nothing to do takes little longer than starting Python: it compares digests
and imports nothing of what it would need to generate.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from trifold import __version__
from trifold.cli.console import Console, ReportedError
from trifold.cli.requests import STANDARD_INPUT, requested_documents
from trifold.config import DocumentConfig
from trifold.output.digests import producer_digest
from trifold.output.unchanged import is_unchanged, remember

if TYPE_CHECKING:
    from trifold.output.files import GeneratedFile
    from trifold.source import Source

__all__ = ["check", "generate"]


def generate(arguments: argparse.Namespace, console: Console) -> int:
    """Write what is stale; 1 if something was and `--exit-code` asks to tell."""

    def generate_one(document: DocumentConfig, digest: str) -> int:
        from trifold.output.writer import write

        source, files = _generate(document, console)
        written = write(
            document.output,
            files,
            version=__version__,
            inputs=_lock_inputs(document, source),
            force=arguments.force,
        )
        if digest:
            remember(document.output, digest)
        changed = len(written.creates) + len(written.updates)
        console.note(
            f"{document.output}: {changed} files written, "
            f"{len(written.deletes)} removed, {len(written.unchanged)} unchanged"
        )
        return 1 if arguments.exit_code and (changed or written.deletes) else 0

    return _for_each_stale(arguments, console, generate_one)


def check(arguments: argparse.Namespace, console: Console) -> int:
    """Print how output differs from what generate would write; 1 if it does."""

    def check_one(document: DocumentConfig, _digest: str) -> int:
        from trifold.output.difference import difference
        from trifold.output.lock import make_lock, read_lock

        source, files = _generate(document, console)
        lock = make_lock(
            files, version=__version__, inputs=_lock_inputs(document, source)
        )
        folder = document.output
        name = folder.as_posix()
        found = difference(folder, files, read_lock(folder), lock, name=name)
        console.result(found)
        console.note(f"{document.output}: {'stale' if found else 'up to date'}")
        return 1 if found else 0

    return _for_each_stale(arguments, console, check_one)


def _for_each_stale(
    arguments: argparse.Namespace,
    console: Console,
    command: Callable[[DocumentConfig, str], int],
) -> int:
    """The highest exit code of the documents: one that fails does not stop others."""
    codes = [0]
    for document in requested_documents(arguments):
        digest = _inputs_digest(document)
        if digest and is_unchanged(document.output, digest):
            console.note(f"{document.output}: up to date")
            continue
        try:
            with console.reporting():
                codes.append(command(document, digest))
        except ReportedError:
            codes.append(2)
    return max(codes)


def _inputs_digest(document: DocumentConfig) -> str:
    """A digest of all that decides the output, empty where a run is always due.

    Standard input can't be read twice, and with `strict` the findings about a document
    count, which only a run finds.
    """
    if document.strict or str(document.spec) == STANDARD_INPUT:
        return ""
    try:
        data = document.spec.read_bytes()
    except OSError:
        # Reading it again gives the diagnostic.
        return ""
    digest = hashlib.sha256(producer_digest().encode())
    digest.update("\0".join([document.name, *document.targets]).encode())
    digest.update(data)
    return digest.hexdigest()


def _generate(
    document: DocumentConfig, console: Console
) -> tuple[Source, tuple[GeneratedFile, ...]]:
    from trifold.cli.documents import read_document
    from trifold.pipeline import generate as run_pipeline

    source = read_document(document.spec)
    with console.reporting(source):
        generated = run_pipeline(
            source,
            name=document.name,
            targets=document.targets,
            strict=document.strict,
        )
    console.diagnostics(generated.diagnostics, source)
    return source, generated.files


def _lock_inputs(document: DocumentConfig, source: Source) -> dict[str, str]:
    """What the lock says the output was made from."""
    from trifold.source.digest import tree_digest

    return {
        "document": tree_digest(source.tree),
        "name": document.name,
        "targets": ", ".join(document.targets),
    }
