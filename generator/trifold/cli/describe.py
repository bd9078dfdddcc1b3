"""`trifold validate` and `trifold inspect`: what a document says."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from trifold.cli.console import Console
from trifold.cli.requests import package_stem

__all__ = ["inspect", "validate"]


def validate(arguments: argparse.Namespace, console: Console) -> int:
    """Report the findings about a document; 1 if there are any."""
    # Imported here, as everywhere in the commands, so that one costs not what all do.
    from trifold.cli.documents import read_document
    from trifold.pipeline import understand

    source = read_document(Path(arguments.spec))
    with console.reporting(source):
        understood = understand(source, name="api", strict=arguments.strict)
    console.diagnostics(understood.diagnostics, source)
    operations, findings = len(understood.api.operations), len(understood.diagnostics)
    console.note(f"{source.name}: {operations} operations, {findings} findings")
    return 1 if findings else 0


def inspect(arguments: argparse.Namespace, console: Console) -> int:
    """Print the API and its Python names as JSON."""
    from trifold.cli.documents import read_document
    from trifold.inspection import inspect as inspection
    from trifold.pipeline import understand

    spec = Path(arguments.spec)
    name = arguments.name or package_stem(spec)
    source = read_document(spec)
    with console.reporting(source):
        understood = understand(source, name=name, strict=arguments.strict)
    console.diagnostics(understood.diagnostics, source)
    described = inspection(understood.api, understood.names)
    console.result(json.dumps(described, indent=2, ensure_ascii=False) + "\n")
    return 0
