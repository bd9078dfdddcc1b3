"""Whether output is what a run would write, by digests of all that decides it."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
from collections.abc import Mapping

from triptych.cli.documents.inputs import files_read
from triptych.cli.documents.requests import STANDARD_INPUT
from triptych.cli.updates.lock_inputs import choices, read_file
from triptych.cli.versions.recorded import record_of
from triptych.config import DocumentConfig
from triptych.output.digests import producer_digest
from triptych.output.unchanged import is_unchanged, remembered_files

__all__ = ["current_files", "inputs_digest", "is_repeatable", "newest"]


def newest(
    document: DocumentConfig, files: tuple[str, ...], arguments: argparse.Namespace
) -> int:
    """When the newest of what the output is made from was modified, in nanoseconds."""
    times = [0]
    for file in files_read(document, files, arguments):
        with contextlib.suppress(OSError, ValueError):
            times.append(file.stat().st_mtime_ns)
    return max(times)


def is_repeatable(document: DocumentConfig) -> bool:
    """Whether equal inputs make a run needless.

    Standard input can't be read twice, and with `strict` the findings about a document
    count, which only a run finds.
    """
    return not document.strict and str(document.spec) != STANDARD_INPUT


def current_files(document: DocumentConfig) -> tuple[str, ...] | None:
    """The files the document refers to, if its output is what a run would write.

    None where that is not certain.
    """
    if not is_repeatable(document):
        return None
    files = remembered_files(document.output)
    root = read_file(document.spec)
    if files is None or root is None:
        return None
    folder = document.reference_root or document.spec.parent
    contents = {file: read_file(folder / file) for file in files}
    digest = inputs_digest(document, root, contents)
    return files if is_unchanged(document.output, digest, files) else None


def inputs_digest(
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
    digest.update(json.dumps(choices(document)).encode())
    digest.update(json.dumps(_corrections(document)).encode())
    digest.update(record_of(document) or b"")
    for file, data in (("", root), *sorted(contents.items())):
        found = "" if data is None else hashlib.sha256(data).hexdigest()
        digest.update(json.dumps([file, found]).encode())
    return digest.hexdigest()


def _corrections(document: DocumentConfig) -> list[object]:
    """What the configuration corrects in the document.

    The lock has the digest of the corrected document instead, so that a correction that
    the document no longer needs changes no lock.
    """
    overlays = [read_file(overlay.path) for overlay in document.overlays]
    return [
        *(hashlib.sha256(data or b"").hexdigest() for data in overlays),
        *([item.kind, item.pointer, item.value] for item in document.corrections),
    ]
