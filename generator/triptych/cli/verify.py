"""`triptych verify`: the proof that the client and the server of a document agree."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from triptych.cli.console import Console
from triptych.config import Target
from triptych.diagnostics import DiagnosticsError, error

if TYPE_CHECKING:
    from triptych.pipeline import Generated
    from triptych.verification.verifying import Verified

__all__ = ["verify"]


def verify(arguments: argparse.Namespace, console: Console) -> int:
    """Generate, call every operation, and print what differs; 1 if anything does."""
    from triptych.cli.documents import generate_from
    from triptych.cli.running import document_to_run, require_run

    require_run("triptych verify")
    targets = (Target.CLIENT, Target.SERVER)
    document = document_to_run(Path(arguments.spec), targets)
    _, generated = generate_from(document, console)
    verified = _verify(generated, arguments, console)
    if not verified and arguments.only != "*":
        raise DiagnosticsError(
            [
                error(
                    "nothing-to-verify",
                    f"no operation has an id such as `{arguments.only}`",
                    hint="triptych inspect SPEC | jq '.operations[].id'",
                )
            ]
        )
    failures = sum(len(item.failures) for item in verified)
    console.result(
        f"{len(verified)} operations, {sum(item.trips for item in verified)} trips, "
        f"{failures} failures, {sum(bool(item.skipped) for item in verified)} skipped\n"
    )
    return 1 if failures else 0


def _verify(
    generated: Generated, arguments: argparse.Namespace, console: Console
) -> list[Verified]:
    """Every operation verified; what is amiss is printed as soon as it is known."""
    # Not at the top, as all commands load this module.
    from tempfile import TemporaryDirectory

    from triptych.cli.running import put
    from triptych.verification.packages import imported
    from triptych.verification.verifying import Request
    from triptych.verification.verifying import verify as verify_packages

    understood = generated.understood
    package = understood.names.package
    request = Request(
        trips=arguments.trips,
        seed=arguments.seed,
        only=arguments.only,
        trip=arguments.trip,
    )
    verified: list[Verified] = []
    with TemporaryDirectory(prefix="triptych-") as folder:
        put(generated.files, Path(folder))
        with (
            imported(Path(folder, "client"), f"{package}_client") as client,
            imported(Path(folder, "server"), f"{package}_server") as server,
        ):
            for item in verify_packages(
                client, server, understood.api, understood.names, request
            ):
                verified.append(item)
                console.result(_told(item, arguments))
    return verified


def _told(item: Verified, arguments: argparse.Namespace) -> str:
    """What is to say about an operation, nothing if all is well."""
    import shlex

    lines: list[str] = []
    for failure in item.failures:
        command = shlex.join(
            [
                *("triptych", "verify", arguments.spec, "--seed", arguments.seed),
                *("--only", _literal(item.operation_id), "--trip", str(failure.trip)),
            ]
        )
        lines += [f"FAILED {item.operation_id}: {failure.what}", f"  {command}"]
    if item.skipped:
        lines.append(f"skipped {item.operation_id}: {item.skipped}")
    return "".join(f"{line}\n" for line in lines)


def _literal(text: str) -> str:
    """A pattern that only this text fits."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)
