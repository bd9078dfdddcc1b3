"""What is done for each document whose output is stale, and the exit code of all."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from triptych.cli.documents.each import results_of_each
from triptych.cli.documents.inputs import files_read
from triptych.cli.documents.requests import requested_documents
from triptych.cli.memory import rarely_collecting
from triptych.cli.printing.console import Console
from triptych.cli.updates.build_steps import build_step
from triptych.cli.updates.current import current_files, newest
from triptych.config import DocumentConfig
from triptych.diagnostics import error
from triptych.output.unchanged import renew

if TYPE_CHECKING:
    from triptych.json_value import JsonValue

__all__ = ["Done", "for_each_stale", "is_cached", "is_judged"]


class Done(NamedTuple):
    """What became of a document: its exit code, and how many files were changed.

    `files` are those the document refers to.
    """

    code: int = 0
    changed: int = 0
    files: tuple[str, ...] = ()
    state: str = "up to date"


def for_each_stale(
    arguments: argparse.Namespace,
    console: Console,
    command: Callable[[DocumentConfig], Done],
    *,
    renews: bool = False,
) -> int:
    """The highest exit code of the documents: one that fails does not stop others.

    `renews` the locks of those that are up to date now.
    """
    documents = requested_documents(arguments)
    inputs = {
        document.output: files_read(document, (), arguments) for document in documents
    }
    step = build_step(arguments, documents, chain.from_iterable(inputs.values()))
    needs_run = is_judged(arguments) or arguments.no_state
    # What the next version is, is asked in any case.
    needs_run = needs_run or bool(getattr(arguments, "bump", False))
    current = {
        document.output: None if needs_run else current_files(document)
        for document in documents
    }

    def run(document: DocumentConfig) -> Done:
        files = current[document.output]
        if files is None:
            done = command(document)
        else:
            nothing: dict[str, JsonValue] = (
                {"created": [], "updated": [], "removed": []}
                if renews
                else {"is_stale": False}
            )
            console.item("outputs", {"output": str(document.output), **nothing})
            done = Done(files=files)
            if len(documents) == 1:
                console.note(f"{document.output}: up to date")
        if renews:
            renew(document.output, newest(document, done.files, arguments))
        if arguments.require_staged and _report_unstaged(document, done, console):
            return done._replace(code=1)
        return done

    stale = {number for number, files in enumerate(current.values()) if files is None}
    with rarely_collecting():
        results = results_of_each(documents, console, run, slow=stale)
    code = max(2 if done is None else done.code for done in results)
    if len(documents) > 1:
        from triptych.cli.printing.summaries import tell_summary

        tell_summary(
            console,
            documents,
            [None if done is None else (done.state, done.changed) for done in results],
        )
    if code == 0 and (step.depfile or step.stamp):
        for document, done in zip(documents, results, strict=True):
            if done is not None:
                inputs[document.output] = files_read(document, done.files, arguments)
        step.finish(documents, chain.from_iterable(inputs.values()))
    return code


def is_judged(arguments: argparse.Namespace) -> bool:
    """Whether Black formats every module, which is a run in any case."""
    return bool(arguments.formatter == "black")


def is_cached(arguments: argparse.Namespace) -> bool:
    """Whether a run may take what is known of an output folder, and note what is."""
    # A build step that keeps no state keeps none elsewhere either.
    is_stateless = arguments.no_cache or arguments.no_state
    return not is_stateless and not is_judged(arguments)


def _report_unstaged(document: DocumentConfig, done: Done, console: Console) -> int:
    """Print which commands stage the output; 1 if there are any."""
    from triptych.cli.updates.staging import find_unstaged

    unstaged = find_unstaged(document.output)
    if not console.is_for_people:
        console.diagnostics(
            error(
                "output-unstaged",
                f"{path} is not staged",
                file=path,
                hint=unstaged.commands().strip(),
            )
            for path in unstaged.paths
        )
    elif unstaged.paths:
        console.result(
            f"{document.output}: {done.changed} files changed, "
            f"{len(unstaged.paths)} are not staged; to stage them:\n"
            f"{unstaged.commands()}"
        )
    return 1 if unstaged.paths else 0
