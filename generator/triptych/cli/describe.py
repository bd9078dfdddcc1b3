"""`triptych validate` and `triptych inspect`: what a document says."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from triptych.cli.console import Console
from triptych.cli.requests import listed_document, package_stem
from triptych.config import EVERYTHING

__all__ = ["inspect", "validate"]


def validate(arguments: argparse.Namespace, console: Console) -> int:
    """Report the findings about a document; 1 if there are any."""
    # Imported here, as everywhere in the commands, so that one costs not what all do.
    from triptych.cli.documents import read_document
    from triptych.pipeline import understand

    sources = read_document(Path(arguments.spec))
    with console.reporting(sources):
        understood = understand(sources, name="api", strict=arguments.strict)
    console.diagnostics(understood.diagnostics, sources)
    operations, findings = len(understood.api.operations), len(understood.diagnostics)
    console.note(f"{sources.root.name}: {operations} operations, {findings} findings")
    return 1 if findings else 0


def inspect(arguments: argparse.Namespace, console: Console) -> int:
    """Print the API and its Python names as JSON."""
    from triptych.cli.documents import read_document
    from triptych.inspection import inspect as inspection
    from triptych.pipeline import understand

    spec = Path(arguments.spec)
    # The names have to be those that `generate SPEC` gives.
    listed = listed_document(spec)
    name = arguments.name or (listed.name if listed else package_stem(spec))
    sources = read_document(spec)
    with console.reporting(sources):
        understood = understand(
            sources,
            name=name,
            strict=arguments.strict,
            selection=listed.selection if listed else EVERYTHING,
            renames=listed.renames if listed else (),
            naming=listed.naming if listed else (),
            pagination=listed.pagination if listed else (),
        )
    console.diagnostics(understood.diagnostics, sources)
    described = inspection(understood.api, understood.names)
    console.result(json.dumps(described, indent=2, ensure_ascii=False) + "\n")
    return 0
