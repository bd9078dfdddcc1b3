"""`triptych watch`: output that follows its documents while they are edited."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec

from triptych.cli.printing.console import Console
from triptych.diagnostics import DiagnosticsError, error

__all__ = ["watch"]


def watch(arguments: argparse.Namespace, console: Console) -> int:
    """Generate whenever what output is made from is saved, until told to end."""
    if find_spec("watchfiles") is None:
        message = "`triptych watch` needs watchfiles"
        hint = "install triptych with its extra `watch`"
        raise DiagnosticsError([error("not-installed", message, hint=hint)])
    from triptych.cli.documents.requests import requested_documents
    from triptych.cli.running.mock_process import MockProcess
    from triptych.cli.running.requirements import require_run
    from triptych.cli.running.watched import Changes, Watched

    documents = requested_documents(arguments)
    if arguments.spec is not None and not documents[0].spec.exists():
        # One that is gone later is waited for, because editors replace files.
        found = error("file-missing", "there is no such file", file=arguments.spec)
        raise DiagnosticsError([found])
    mock = None
    if arguments.mock:
        require_run("triptych watch --mock")
        if len(documents) > 1:
            message = (
                "`--mock` serves one document, and the configuration lists several"
            )
            hint = f"triptych watch {documents[0].spec} --mock"
            raise DiagnosticsError([error("argument", message, hint=hint)])
        mock = MockProcess(documents[0].spec, arguments)
    watched = Watched(arguments, documents, console)
    with Changes() as changes:
        # First, so that nothing is missed that is saved meanwhile.
        changes.follow(watched.folders)
        is_new = watched.update(None)
        while True:
            changes.follow(watched.folders)
            if mock is not None and is_new:
                mock.restart()
            console.result(f"Watching {watched.described}.\n")
            sys.stdout.flush()
            is_new = False
            while not (paths := watched.relevant(changes.wait())):
                continue
            is_new = watched.update(paths)
