"""`triptych validate` and `triptych inspect`: what a document says."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from triptych.cli.documents.each import results_of_each
from triptych.cli.documents.requests import (
    STANDARD_INPUT,
    described_document,
    described_documents,
    package_stem,
)
from triptych.cli.printing.console import Console
from triptych.config import DocumentConfig

__all__ = ["inspect", "validate"]


def validate(arguments: argparse.Namespace, console: Console) -> int:
    """Report the findings about documents; 1 if there are any."""
    documents = described_documents(arguments)
    codes = results_of_each(
        documents,
        console,
        lambda one: _validate(one, console),
        slow=range(len(documents)),
    )
    return max(2 if code is None else code for code in codes)


def _validate(document: DocumentConfig, console: Console) -> int:
    # Imported here, as everywhere in the commands, so that one costs not what all do.
    from triptych.cli.documents.reading import checked_templates, understood_from

    checked_templates(document, console)
    sources, understood = understood_from(document, console)
    operations, findings = len(understood.api.operations), len(understood.diagnostics)
    console.note(f"{sources.root.name}: {operations} operations, {findings} findings")
    console.item(
        "documents",
        {
            "document": sources.root.name,
            "operations": operations,
            "findings": findings,
        },
    )
    return 1 if findings else 0


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
