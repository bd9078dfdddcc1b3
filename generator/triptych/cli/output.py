"""`triptych generate` and `triptych check`: update output folders, or compare them.

A run with nothing to do takes little longer than starting Python: it compares digests
and imports nothing of what it would need to generate.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from triptych import __version__
from triptych.cli.console import Console
from triptych.cli.each import for_each
from triptych.cli.requests import STANDARD_INPUT, requested_documents
from triptych.config import (
    DocumentConfig,
    PackageMetadata,
    PaginationRule,
    Patterns,
)
from triptych.output.digests import producer_digest
from triptych.output.unchanged import is_unchanged, remember, remembered_files

if TYPE_CHECKING:
    from triptych.source import Sources

__all__ = ["check", "generate"]


def generate(arguments: argparse.Namespace, console: Console) -> int:
    """Write what is stale; 1 if something was and `--exit-code` asks to tell."""

    def generate_one(document: DocumentConfig) -> int:
        from triptych.cli.documents import generate_from
        from triptych.cli.tasks import server_tasks
        from triptych.output.writer import write

        sources, generated = generate_from(document, console)
        files = generated.files
        written = write(
            document.output,
            files,
            version=__version__,
            inputs=_lock_inputs(document, sources),
            force=arguments.force,
        )
        tasks = server_tasks(document.output, files)
        console.diagnostics(tasks)
        # With tasks left the next run must not be one that has nothing to do, or it
        # would have nothing to say either.
        if not tasks and _is_repeatable(document):
            contents = sources.contents
            digest = _inputs_digest(document, sources.root.data, contents)
            remember(document.output, digest, tuple(contents))
        changed = len(written.creates) + len(written.updates)
        console.note(
            f"{document.output}: {changed} files written, "
            f"{len(written.deletes)} removed, {len(written.unchanged)} unchanged"
        )
        return 1 if arguments.exit_code and (changed or written.deletes) else 0

    return _for_each_stale(arguments, console, generate_one)


def check(arguments: argparse.Namespace, console: Console) -> int:
    """Print how output differs from what generate would write; 1 if it does."""

    def check_one(document: DocumentConfig) -> int:
        from triptych.cli.documents import generate_from
        from triptych.output.difference import difference
        from triptych.output.lock import make_lock, read_lock

        sources, generated = generate_from(document, console)
        files = generated.files
        lock = make_lock(
            files, version=__version__, inputs=_lock_inputs(document, sources)
        )
        folder = document.output
        name = folder.as_posix()
        found = difference(folder, files, read_lock(folder), lock, name=name)
        if arguments.stat:
            from triptych.output.statistics import diff_statistics

            console.result(diff_statistics(found))
        else:
            console.diff(found)
        console.note(f"{document.output}: {'stale' if found else 'up to date'}")
        return 1 if found else 0

    return _for_each_stale(arguments, console, check_one)


def _for_each_stale(
    arguments: argparse.Namespace,
    console: Console,
    command: Callable[[DocumentConfig], int],
) -> int:
    def run(document: DocumentConfig) -> int:
        if _is_current(document):
            console.note(f"{document.output}: up to date")
            return 0
        return command(document)

    return for_each(requested_documents(arguments), console, run)


def _is_repeatable(document: DocumentConfig) -> bool:
    """Whether equal inputs make a run needless.

    Standard input can't be read twice, and with `strict` the findings about a document
    count, which only a run finds.
    """
    return not document.strict and str(document.spec) != STANDARD_INPUT


def _is_current(document: DocumentConfig) -> bool:
    """Whether the output folder holds what a run would write, as far as is certain."""
    if not _is_repeatable(document):
        return False
    files = remembered_files(document.output)
    root = _read(document.spec)
    if files is None or root is None:
        return False
    folder = document.reference_root or document.spec.parent
    contents = {file: _read(folder / file) for file in files}
    digest = _inputs_digest(document, root, contents)
    return is_unchanged(document.output, digest, files)


def _read(path: Path) -> bytes | None:
    try:
        # What is no plain file may never end.
        return path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        return None


def _inputs_digest(
    document: DocumentConfig, root: bytes, contents: Mapping[str, bytes | None]
) -> str:
    """A digest of all that decides the output.

    `contents` are the files the document refers to, None for one that is missing.
    """
    digest = hashlib.sha256(producer_digest().encode())
    digest.update("\0".join([document.name, *document.targets]).encode())
    if document.reference_root is not None:
        inside = os.path.relpath(document.spec, document.reference_root)
        digest.update(inside.encode(errors="surrogateescape"))
    digest.update(json.dumps(_choices(document)).encode())
    digest.update(json.dumps(_corrections(document)).encode())
    for file, data in (("", root), *sorted(contents.items())):
        found = "" if data is None else hashlib.sha256(data).hexdigest()
        digest.update(json.dumps([file, found]).encode())
    return digest.hexdigest()


def _corrections(document: DocumentConfig) -> list[object]:
    """What the configuration corrects in the document.

    The lock has the digest of the corrected document instead, so that a correction that
    the document no longer needs changes no lock.
    """
    overlays = [_read(overlay.path) for overlay in document.overlays]
    return [
        *(hashlib.sha256(data or b"").hexdigest() for data in overlays),
        *([item.kind, item.pointer, item.value] for item in document.corrections),
    ]


def _lock_inputs(document: DocumentConfig, sources: Sources) -> dict[str, str]:
    """What the lock says the output was made from."""
    from triptych.source.digest import tree_digest

    trees = {file: source.tree for file, source in sources.files.items()}
    return {
        "document": tree_digest(sources.root.tree, trees),
        "name": document.name,
        "targets": ", ".join(document.targets),
        **_choices(document),
    }


def _choices(document: DocumentConfig) -> dict[str, str]:
    """What the configuration selects, renames and paginates, as the lock has it.

    Nothing for what is not given, so that no lock changes for those who choose nothing.
    """
    tables: dict[str, object] = {
        "include": _listed(document.selection.include),
        "exclude": _listed(document.selection.exclude),
        "rename": {item.what: item.name for item in document.renames},
        "pagination": [_pagination(rule) for rule in document.pagination],
        "metadata": _metadata(document.metadata),
    }
    return {
        key: json.dumps(table, ensure_ascii=False, sort_keys=True)
        for key, table in tables.items()
        if table
    }


def _metadata(metadata: PackageMetadata) -> dict[str, object]:
    given = asdict(metadata)
    return {key: value for key, value in given.items() if value}


def _pagination(rule: PaginationRule) -> dict[str, object]:
    given: dict[str, object] = {
        "parameter": rule.parameter or None,
        "next": rule.next,
        "items": rule.items,
        "size": rule.size or None,
        "operations": sorted({item.text for item in rule.operations}) or None,
    }
    return {"style": rule.style.value} | {
        key: value for key, value in given.items() if value is not None
    }


def _listed(patterns: Patterns) -> dict[str, list[str]]:
    kinds = {
        "tags": patterns.tags,
        "paths": patterns.paths,
        "operations": patterns.operations,
    }
    return {
        kind: sorted({pattern.text for pattern in listed})
        for kind, listed in kinds.items()
        if listed
    }
