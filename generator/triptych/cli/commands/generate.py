"""`triptych generate`: update output folders.

A run with nothing to do takes little longer than starting Python: it compares digests
and imports nothing of what it would need to generate.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from triptych.cli.documents.requests import requested_documents
from triptych.cli.printing.console import Console
from triptych.cli.updates.current import current_files
from triptych.cli.updates.lock_inputs import lock_inputs
from triptych.cli.updates.stale import Done, for_each_stale, is_cached, is_judged
from triptych.cli.versions.recorded import check_record
from triptych.config import DocumentConfig
from triptych.diagnostics import DiagnosticsError, error

if TYPE_CHECKING:
    from triptych.output.transaction import Change

__all__ = ["generate"]


def generate(arguments: argparse.Namespace, console: Console) -> int:
    """Write what is stale; 1 if something was and `--exit-code` asks to tell."""

    def generate_one(document: DocumentConfig, unlisted: Sequence[Change] = ()) -> Done:
        from triptych.cli.updates.updating import other_targets, update_output

        updated = update_output(
            document,
            console,
            force=arguments.force,
            all_to_black=is_judged(arguments),
            is_cached=is_cached(arguments),
            unlisted=unlisted,
            keeps_state=not arguments.no_state,
        )
        if arguments.target:
            console.diagnostics(other_targets(document, updated))
        changed = len(updated.plan.changes())
        return Done(
            code=1 if arguments.exit_code and changed else 0,
            changed=changed,
            files=updated.files,
            state="written",
        )

    if not arguments.bump:
        if arguments.against is not None:
            message = "`--against` goes with `--bump` only"
            raise DiagnosticsError([error("argument", message)])
        return for_each_stale(arguments, console, generate_one, renews=True)

    def generate_next(document: DocumentConfig) -> Done:
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
        is_certain = not unlisted and not is_judged(arguments)
        files = current_files(document) if is_certain else None
        done = Done(files=files or ())
        if files is None:
            done = generate_one(document, unlisted)
        bumped.finish(console)
        return done

    return for_each_stale(arguments, console, generate_next, renews=True)
