"""`triptych generate` and `triptych check`: update output folders, or compare them.

A run with nothing to do takes little longer than starting Python: it compares digests
and imports nothing of what it would need to generate.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from triptych import __version__
from triptych.cli.documents.each import results_of_each
from triptych.cli.documents.inputs import files_read
from triptych.cli.documents.requests import STANDARD_INPUT, requested_documents
from triptych.cli.memory import rarely_collecting
from triptych.cli.printing.console import Console
from triptych.cli.updates.build_steps import build_step
from triptych.cli.updates.lock_inputs import choices, lock_inputs, read_file
from triptych.cli.versions.recorded import (
    check_record,
    history_inputs,
    record_of,
    recorded_history,
)
from triptych.config import (
    DocumentConfig,
)
from triptych.diagnostics import Diagnostic, DiagnosticsError, error, info
from triptych.output.digests import producer_digest
from triptych.output.unchanged import (
    forget,
    is_unchanged,
    remember,
    remembered_files,
    renew,
)

if TYPE_CHECKING:
    from triptych.json_value import JsonValue
    from triptych.output.planning import Plan
    from triptych.output.transaction import Change
    from triptych.pipeline import Generated

__all__ = ["Updated", "check", "generate", "other_targets", "update_output"]


def generate(arguments: argparse.Namespace, console: Console) -> int:
    """Write what is stale; 1 if something was and `--exit-code` asks to tell."""

    def generate_one(
        document: DocumentConfig, unlisted: Sequence[Change] = ()
    ) -> _Done:
        updated = update_output(
            document,
            console,
            force=arguments.force,
            all_to_black=_is_judged(arguments),
            is_cached=_is_cached(arguments),
            unlisted=unlisted,
            keeps_state=not arguments.no_state,
        )
        if arguments.target:
            console.diagnostics(other_targets(document, updated))
        changed = len(updated.plan.changes())
        return _Done(
            code=1 if arguments.exit_code and changed else 0,
            changed=changed,
            files=updated.files,
            state="written",
        )

    if not arguments.bump:
        if arguments.against is not None:
            message = "`--against` goes with `--bump` only"
            raise DiagnosticsError([error("argument", message)])
        return _for_each_stale(arguments, console, generate_one, renews=True)

    def generate_next(document: DocumentConfig) -> _Done:
        from triptych.cli.versions.bump import bump
        from triptych.cli.versions.stated import unstated

        if document.version_origin is None and any(
            other.version_origin for other in requested_documents(arguments)
        ):
            # It has no part in what others do.
            console.diagnostics([unstated(document, is_left_out=True)])
            return generate_one(document)
        if not arguments.force:
            check_record(document)
        bumped = bump(
            document, console, against=arguments.against, inputs_of=lock_inputs
        )
        document, unlisted = bumped.document, bumped.files
        is_certain = not unlisted and not _is_judged(arguments)
        files = _current_files(document) if is_certain else None
        done = _Done(files=files or ())
        if files is None:
            done = generate_one(document, unlisted)
        bumped.finish(console)
        return done

    return _for_each_stale(arguments, console, generate_next, renews=True)


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
    elif not tasks and _is_repeatable(document):
        digest = _inputs_digest(document, sources.root.data, contents)
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


def check(arguments: argparse.Namespace, console: Console) -> int:
    """Print how output differs from what generate would write; 1 if it does."""

    def check_one(document: DocumentConfig) -> _Done:
        from triptych.cli.documents.reading import generate_from
        from triptych.output.comparison import compare

        history = recorded_history(document)
        sources, generated = generate_from(
            document,
            console,
            all_to_black=_is_judged(arguments),
            is_cached=_is_cached(arguments),
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
        return _Done(
            code=1 if compared.is_stale else 0,
            files=tuple(sources.contents),
            state="stale" if compared.is_stale else "up to date",
        )

    return _for_each_stale(arguments, console, check_one)


class _Done(NamedTuple):
    """What became of a document: its exit code, and how many files were changed.

    `files` are those the document refers to.
    """

    code: int = 0
    changed: int = 0
    files: tuple[str, ...] = ()
    state: str = "up to date"


def _for_each_stale(
    arguments: argparse.Namespace,
    console: Console,
    command: Callable[[DocumentConfig], _Done],
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
    needs_run = _is_judged(arguments) or arguments.no_state
    # What the next version is, is asked in any case.
    needs_run = needs_run or bool(getattr(arguments, "bump", False))
    current = {
        document.output: None if needs_run else _current_files(document)
        for document in documents
    }

    def run(document: DocumentConfig) -> _Done:
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
            done = _Done(files=files)
            if len(documents) == 1:
                console.note(f"{document.output}: up to date")
        if renews:
            renew(document.output, _newest(document, done.files, arguments))
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


def _is_judged(arguments: argparse.Namespace) -> bool:
    """Whether Black formats every module, which is a run in any case."""
    return bool(arguments.formatter == "black")


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


def _is_cached(arguments: argparse.Namespace) -> bool:
    """Whether a run may take what is known of an output folder, and note what is."""
    # A build step that keeps no state keeps none elsewhere either.
    is_stateless = arguments.no_cache or arguments.no_state
    return not is_stateless and not _is_judged(arguments)


def _report_unstaged(document: DocumentConfig, done: _Done, console: Console) -> int:
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


def _newest(
    document: DocumentConfig, files: tuple[str, ...], arguments: argparse.Namespace
) -> int:
    """When the newest of what the output is made from was modified, in nanoseconds."""
    times = [0]
    for file in files_read(document, files, arguments):
        with contextlib.suppress(OSError, ValueError):
            times.append(file.stat().st_mtime_ns)
    return max(times)


def _is_repeatable(document: DocumentConfig) -> bool:
    """Whether equal inputs make a run needless.

    Standard input can't be read twice, and with `strict` the findings about a document
    count, which only a run finds.
    """
    return not document.strict and str(document.spec) != STANDARD_INPUT


def _current_files(document: DocumentConfig) -> tuple[str, ...] | None:
    """The files the document refers to, if its output is what a run would write.

    None where that is not certain.
    """
    if not _is_repeatable(document):
        return None
    files = remembered_files(document.output)
    root = read_file(document.spec)
    if files is None or root is None:
        return None
    folder = document.reference_root or document.spec.parent
    contents = {file: read_file(folder / file) for file in files}
    digest = _inputs_digest(document, root, contents)
    return files if is_unchanged(document.output, digest, files) else None


def _inputs_digest(
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
