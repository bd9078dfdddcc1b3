"""`triptych validate`: what is wrong with documents."""

from __future__ import annotations

import argparse

from triptych.cli.documents.each import results_of_each
from triptych.cli.documents.requests import described_documents
from triptych.cli.printing.console import Console
from triptych.config import DocumentConfig

__all__ = ["validate"]


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
