"""`triptych inspect`: what a document says, with the Python names of everything."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from triptych.cli.documents.requests import (
    STANDARD_INPUT,
    described_document,
    package_stem,
)
from triptych.cli.printing.console import Console

__all__ = ["inspect"]


def inspect(arguments: argparse.Namespace, console: Console) -> int:
    """Print the API and its Python names as JSON."""
    from triptych.cli.documents.reading import understood_from
    from triptych.inspection import inspect as inspection

    # The names have to be those that `generate SPEC` gives.
    spec = Path(arguments.spec)
    name = arguments.name or (
        package_stem(spec) if arguments.spec == STANDARD_INPUT else ""
    )
    document = described_document(arguments, name)
    _, understood = understood_from(document, console)
    described = inspection(understood.api, understood.names)
    console.fact("api", described)
    if console.is_for_people:
        console.result(json.dumps(described, indent=2, ensure_ascii=False) + "\n")
    return 0
