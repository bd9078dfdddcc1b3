"""`triptych check`: how output differs from what would be generated."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from triptych import __version__
from triptych.cli.printing.console import Console
from triptych.cli.updates.lock_inputs import lock_inputs
from triptych.cli.updates.stale import Done, for_each_stale, is_cached, is_judged
from triptych.cli.versions.recorded import history_inputs, recorded_history
from triptych.config import DocumentConfig
from triptych.diagnostics import Diagnostic, error

__all__ = ["check"]


def check(arguments: argparse.Namespace, console: Console) -> int:
    """Print how output differs from what generate would write; 1 if it does."""

    def check_one(document: DocumentConfig) -> Done:
        from triptych.cli.documents.reading import generate_from
        from triptych.output.comparison import compare

        history = recorded_history(document)
        sources, generated = generate_from(
            document,
            console,
            all_to_black=is_judged(arguments),
            is_cached=is_cached(arguments),
            history=history,
        )
        compared = compare(
            document.output,
            generated.files,
            version=__version__,
            inputs=lock_inputs(document, sources) | history_inputs(history),
        )
        console.diagnostics(compared.diagnostics)
        if not console.is_for_people:
            console.diagnostics(_stale_files(compared.difference))
        elif arguments.stat:
            from triptych.output.statistics import diff_statistics

            console.statistics(diff_statistics(compared.difference))
        else:
            console.diff(compared.difference)
        console.note(
            f"{document.output}: {'stale' if compared.is_stale else 'up to date'}"
        )
        console.item(
            "outputs",
            {"output": str(document.output), "is_stale": compared.is_stale},
        )
        return Done(
            code=1 if compared.is_stale else 0,
            files=tuple(sources.contents),
            state="stale" if compared.is_stale else "up to date",
        )

    return for_each_stale(arguments, console, check_one)


def _stale_files(difference: str) -> Iterator[Diagnostic]:
    """What a unified diff shows, for programs."""
    from triptych.output.statistics import changed_files

    for file in changed_files(difference):
        yield error(
            "output-stale",
            f"{file.name} is stale: {file.added} lines would be added, "
            f"{file.removed} removed",
            file=file.name,
            hint="triptych generate",
        )
