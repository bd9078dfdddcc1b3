"""An output folder brought up to date, and what there is to tell about that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from triptych import __version__
from triptych.cli.printing.console import Console
from triptych.cli.updates.current import inputs_digest, is_repeatable
from triptych.cli.updates.lock_inputs import lock_inputs
from triptych.cli.versions.recorded import history_inputs, recorded_history
from triptych.config import DocumentConfig
from triptych.diagnostics import Diagnostic, info
from triptych.output.unchanged import forget, remember

if TYPE_CHECKING:
    from triptych.output.planning import Plan
    from triptych.output.transaction import Change
    from triptych.pipeline import Generated

__all__ = ["Updated", "other_targets", "update_output"]


@dataclass(frozen=True, slots=True)
class Updated:
    """What a run has made of an output folder, and of what.

    `files` are those the document refers to.
    """

    generated: Generated
    plan: Plan
    files: tuple[str, ...]


def update_output(
    document: DocumentConfig,
    console: Console,
    *,
    force: bool = False,
    all_to_black: bool = False,
    is_cached: bool = True,
    unlisted: Sequence[Change] = (),
    keeps_state: bool = True,
) -> Updated:
    """Generate from a document into its output folder, and tell what is to be told.

    If it `is_cached`, what the folder is known to hold is not made again.
    `unlisted` are changes of files that no lock lists. A folder that `keeps_state` has
    what a next run needs to find that it has nothing to do.

    Raises `DiagnosticsError` with all that keeps it from being done.
    """
    from triptych.cli.documents.reading import generate_from
    from triptych.cli.updates.tasks import server_tasks
    from triptych.output.writer import write

    history = recorded_history(document, unlisted, force=force)
    sources, generated = generate_from(
        document,
        console,
        all_to_black=all_to_black,
        is_cached=is_cached,
        history=history,
    )
    written = write(
        document.output,
        generated.files,
        version=__version__,
        inputs=lock_inputs(document, sources) | history_inputs(history),
        force=force,
        unlisted=unlisted,
    )
    if is_cached:
        from triptych.output.known import note_files

        note_files(document.output, generated.files)
    tasks = server_tasks(document.output, generated.files)
    console.diagnostics([*tasks, *_others(document.output, written.others)])
    # With tasks left the next run must not be one that has nothing to do, or it
    # would have nothing to say either.
    contents = sources.contents
    if not keeps_state:
        forget(document.output)
    elif not tasks and is_repeatable(document):
        digest = inputs_digest(document, sources.root.data, contents)
        remember(document.output, digest, tuple(contents))
    changed = len(written.creates) + len(written.updates)
    console.note(
        f"{document.output}: {changed} files written, "
        f"{len(written.deletes)} removed, {len(written.unchanged)} unchanged"
    )
    console.item(
        "outputs",
        {
            "output": str(document.output),
            "created": [file.path for file in written.creates],
            "updated": [file.path for file in written.updates],
            "removed": list(written.deletes),
        },
    )
    return Updated(generated, written, tuple(contents))


def _others(output: Path, others: tuple[str, ...]) -> Iterator[Diagnostic]:
    """What is to say about files in an output folder that somebody else has written."""
    if not others:
        return
    shown = ", ".join(others[:3])
    if len(others) > 3:
        shown += f" and {len(others) - 3} more"
    message = f"not written by triptych, and left alone: {shown}"
    yield info("other-files", message, file=str(output))


def other_targets(document: DocumentConfig, updated: Updated) -> Iterator[Diagnostic]:
    """That a run for some targets has removed what the others had written."""
    made = {file.path.partition("/")[0] for file in updated.generated.files}
    removed = [
        path for path in updated.plan.deletes if path.partition("/")[0] not in made
    ]
    if removed:
        counted = "1 file" if len(removed) == 1 else f"{len(removed)} files"
        folders = ", ".join(sorted({path.partition("/")[0] for path in removed}))
        message = f"{counted} of other targets removed: {folders}"
        hint = "`--target` says all that the folder is to hold"
        yield info("targets-removed", message, file=str(document.output), hint=hint)
