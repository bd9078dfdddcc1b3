"""Which documents a command line means: its own, or those of the configuration."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from triptych.config import (
    ALL_TARGETS,
    EVERYTHING,
    DocumentConfig,
    Target,
)
from triptych.diagnostics import DiagnosticsError, error

__all__ = [
    "STANDARD_INPUT",
    "listed_document",
    "package_stem",
    "requested_documents",
]

STANDARD_INPUT = "-"


def requested_documents(arguments: argparse.Namespace) -> tuple[DocumentConfig, ...]:
    """The documents to generate from.

    Raises `DiagnosticsError` for arguments that don't go together, and for a missing
    or wrong configuration.
    """
    if arguments.spec is None:
        return _configured(arguments)
    spec, output = Path(arguments.spec), arguments.output
    listed = None if output else listed_document(spec)
    if listed is not None:
        output = str(listed.output)
    if not output:
        raise _refusal("`-o DIR` is needed with SPEC", "say where the output goes")
    if output == "-":
        raise _refusal(
            "`-o -` is no folder, and output is many files", "`-o ./-` if you mean it"
        )
    given = arguments.target
    targets = listed.targets if listed is not None else ALL_TARGETS
    return (
        DocumentConfig(
            spec=spec,
            output=Path(output),
            name=arguments.name or (listed.name if listed else package_stem(spec)),
            targets=(
                tuple(target for target in Target if target.value in given)
                if given
                else targets
            ),
            strict=arguments.strict or (listed is not None and listed.strict),
            selection=listed.selection if listed else EVERYTHING,
            renames=listed.renames if listed else (),
            naming=listed.naming if listed else (),
            pagination=listed.pagination if listed else (),
        ),
    )


def package_stem(spec: Path) -> str:
    """What names begin with when nobody says so: the stem of the document's file."""
    if str(spec) == STANDARD_INPUT:
        raise _refusal(
            "`--name NAME` is needed with standard input",
            "there is no file whose name could be taken",
        )
    return spec.stem


def _configured(arguments: argparse.Namespace) -> tuple[DocumentConfig, ...]:
    from triptych.config.files import find_config, load_config

    for value, option in (
        (arguments.output, "-o"),
        (arguments.target, "--target"),
        (arguments.name, "--name"),
    ):
        if value:
            raise _refusal(f"`{option}` goes with SPEC only", "name a document")
    file = find_config(Path.cwd())
    if file is None:
        raise DiagnosticsError(
            [
                error(
                    "config-missing",
                    "no SPEC is given, and there is no triptych.toml and no "
                    "pyproject.toml with [tool.triptych] here or above",
                    hint="triptych generate SPEC -o DIR",
                )
            ]
        )
    return tuple(
        replace(document, strict=document.strict or arguments.strict)
        for document in load_config(file).documents
    )


def listed_document(spec: Path) -> DocumentConfig | None:
    """The configuration's entry for this very file."""
    from triptych.config.files import find_config, load_config

    file = find_config(Path.cwd())
    if file is None or str(spec) == STANDARD_INPUT:
        return None
    wanted = spec.resolve()
    listed = (
        document
        for document in load_config(file).documents
        if document.spec.resolve() == wanted
    )
    return next(listed, None)


def _refusal(message: str, hint: str) -> DiagnosticsError:
    return DiagnosticsError([error("argument", message, hint=hint)])
