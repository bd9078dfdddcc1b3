"""`triptych diff`: what a change of documents breaks, and for whom."""

from __future__ import annotations

import argparse
from contextlib import ExitStack

from triptych.cli.memory import rarely_collecting
from triptych.cli.printing.console import Console
from triptych.cli.versions.revisions import PREFIX
from triptych.diagnostics import DiagnosticsError, error

__all__ = ["diff"]


def diff(arguments: argparse.Namespace, console: Console) -> int:
    """Print how documents differ; 1 if what `--fail-on` names breaks."""
    from triptych.cli.versions.pairs import compared, configured_pairs, named_pair
    from triptych.cli.versions.reports import described, fails, findings, report

    if arguments.old is not None and arguments.new is None:
        message = "`diff` takes two documents, or none for all of the configuration"
        hint = f"triptych diff {PREFIX}HEAD:{arguments.old} {arguments.old}"
        raise DiagnosticsError([error("argument", message, hint=hint)])
    if arguments.old is not None and arguments.against is not None:
        message = "`--against` goes without documents only"
        hint = f"{PREFIX}{arguments.against}:PATH is a document of a revision"
        raise DiagnosticsError([error("argument", message, hint=hint)])
    with ExitStack() as stack, rarely_collecting():
        if arguments.old is None:
            pairs = configured_pairs(
                arguments.against or "HEAD", stack, arguments.config
            )
        else:
            old, new = arguments.old, arguments.new
            pairs = [named_pair(old, new, stack, arguments.config)]
        found = compared(pairs, console)
        if console.is_for_people:
            text = report(
                found.documents,
                form=arguments.format,
                only_breaking=arguments.only_breaking,
                painted=console.painted,
            )
            console.result(text)
        else:
            told = described(found.documents, only_breaking=arguments.only_breaking)
            console.fact("documents", told)
        if arguments.format in ("github", "sarif"):
            for finding in findings(
                found.documents,
                fail_on=arguments.fail_on,
                only_breaking=arguments.only_breaking,
            ):
                console.finding(finding)
        is_failure = fails(found.documents, arguments.fail_on)
    if found.has_failed:
        return 2
    return 1 if is_failure else 0
