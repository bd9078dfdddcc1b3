"""The files that a document's output is made of."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from triptych.cli.documents.requests import STANDARD_INPUT, configuration_files
from triptych.config import DocumentConfig

__all__ = ["files_read"]


def files_read(
    document: DocumentConfig, referenced: Iterable[str], arguments: argparse.Namespace
) -> list[Path]:
    """The document and what it refers to, overlays, templates and the configuration.

    `referenced` are paths relative to the folder of references. Some of the files may
    not be there.
    """
    folder = document.reference_root or document.spec.parent
    files = [] if str(document.spec) == STANDARD_INPUT else [document.spec]
    files += [folder / file for file in referenced]
    files += [overlay.path for overlay in document.overlays]
    files += [template.path for template in document.templates]
    if arguments.spec is None or arguments.output is None:
        files += configuration_files(arguments)
    return files
