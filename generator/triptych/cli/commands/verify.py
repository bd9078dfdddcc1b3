"""`triptych verify`: the proof that the client and the server of a document agree."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from triptych.cli.documents.each import for_each
from triptych.cli.documents.requests import described_documents
from triptych.cli.printing.console import Console
from triptych.config import DocumentConfig, Target
from triptych.diagnostics import Diagnostic, DiagnosticsError, error, info

if TYPE_CHECKING:
    from triptych.pipeline import Generated
    from triptych.pointer import Pointer
    from triptych.source import Sources
    from triptych.verification.verifying import Failure, Verified

__all__ = ["verify"]


def verify(arguments: argparse.Namespace, console: Console) -> int:
    """Generate, call every operation, and print what differs; 1 if anything does."""
    from triptych.cli.running.requirements import require_run

    require_run("triptych verify")
    if arguments.spec is None and (arguments.only != "*" or arguments.trip is not None):
        option = "--only" if arguments.trip is None else "--trip"
        raise DiagnosticsError(
            [
                error(
                    "argument",
                    f"`{option}` goes with SPEC only",
                    hint="name a document",
                )
            ]
        )
    documents = described_documents(arguments)
    return for_each(documents, console, lambda one: _verify(one, arguments, console))


def _verify(
    document: DocumentConfig, arguments: argparse.Namespace, console: Console
) -> int:
    from triptych.cli.documents.reading import generate_from

    targets = (Target.CLIENT, Target.SERVER, Target.WEBHOOKS)
    sources, generated = generate_from(replace(document, targets=targets), console)
    verified = _verified(document, sources, generated, arguments, console)
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
    trips = sum(item.trips for item in verified)
    skipped = sum(bool(item.skipped) for item in verified)
    failures = sum(len(item.failures) for item in verified)
    name = f"{document.spec}: " if arguments.spec is None else ""
    console.result(
        f"{name}{len(verified)} operations, {trips} trips, {failures} failures, "
        f"{skipped} skipped\n"
    )
    console.item(
        "documents",
        {
            "document": str(document.spec),
            "operations": len(verified),
            "trips": trips,
            "failures": failures,
            "skipped": skipped,
        },
    )
    return 1 if failures else 0


def _verified(
    document: DocumentConfig,
    sources: Sources,
    generated: Generated,
    arguments: argparse.Namespace,
    console: Console,
) -> list[Verified]:
    """Every operation verified; what is amiss is printed as soon as it is known."""
    # Not at the top, as all commands load this module.
    from tempfile import TemporaryDirectory

    from triptych.cli.running.requirements import put
    from triptych.verification.packages import imported
    from triptych.verification.verifying import Request
    from triptych.verification.verifying import verify as verify_packages
    from triptych.verification.webhooks import verify_webhooks

    understood = generated.understood
    package = understood.names.package
    request = Request(
        trips=arguments.trips,
        seed=arguments.seed,
        only=arguments.only,
        trip=arguments.trip,
    )
    verified: list[Verified] = []
    repeating = partial(_repeating, str(document.spec), arguments.seed)
    api = understood.api
    places = {item.id: item.pointer for item in (*api.webhooks, *api.operations)}

    def tell(item: Verified) -> None:
        verified.append(item)
        if console.is_for_people:
            console.result(_told(item, repeating, console))
        else:
            found = _found(item, repeating, places[item.operation_id])
            console.diagnostics(found, sources)

    with TemporaryDirectory(prefix="triptych-") as folder:
        put(generated.files, Path(folder))
        with imported(Path(folder, "client"), f"{package}_client") as client:
            with imported(Path(folder, "server"), f"{package}_server") as server:
                for item in verify_packages(
                    client, server, understood.api, understood.names, request
                ):
                    tell(item)
            for item in verify_webhooks(
                Path(folder), client, understood.api, understood.names, request
            ):
                tell(item)
    return verified


_Repeating: TypeAlias = "Callable[[str, Failure], str]"
"""Gives the command that repeats the trip of an operation that failed."""


def _repeating(spec: str, seed: str, operation_id: str, failure: Failure) -> str:
    import shlex

    return shlex.join(
        [
            *("triptych", "verify", spec, "--seed", seed),
            *("--only", _literal(operation_id), "--trip", str(failure.trip)),
        ]
    )


def _told(item: Verified, repeating: _Repeating, console: Console) -> str:
    """What is to say about an operation, nothing if all is well."""
    lines: list[str] = []
    for failure in item.failures:
        failed = console.painted("error", "FAILED")
        command = repeating(item.operation_id, failure)
        lines += [f"{failed} {item.operation_id}: {failure.what}", f"  {command}"]
    if item.skipped:
        skipped = console.painted("warning", "skipped")
        lines.append(f"{skipped} {item.operation_id}: {item.skipped}")
    return "".join(f"{line}\n" for line in lines)


def _found(
    item: Verified, repeating: _Repeating, pointer: Pointer
) -> Iterator[Diagnostic]:
    """The same for programs."""
    for failure in item.failures:
        yield error(
            "verification-failed",
            f"{item.operation_id}: {failure.what}",
            pointer=pointer,
            hint=repeating(item.operation_id, failure),
        )
    if item.skipped:
        yield info(
            "verification-skipped",
            f"{item.operation_id}: {item.skipped}",
            pointer=pointer,
        )


def _literal(text: str) -> str:
    """A pattern that only this text fits."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in text)
