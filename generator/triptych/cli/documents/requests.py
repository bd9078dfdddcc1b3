"""Which documents a command line means: its own, or those of the configuration."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from triptych.config import Config, DocumentConfig, Target
from triptych.diagnostics import DiagnosticsError, error

__all__ = [
    "STANDARD_INPUT",
    "all_documents",
    "configuration_files",
    "described_document",
    "described_documents",
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
    listed = listed_document(spec, arguments.config, output=output)
    if listed is not None:
        output = str(listed.output)
    if not output:
        raise _refusal("`-o DIR` is needed with SPEC", "say where the output goes")
    if output == "-":
        raise _refusal(
            "`-o -` is not a folder, and output consists of many files",
            "`-o ./-` if you mean it",
        )
    known = listed or DocumentConfig(spec=spec, output=Path(output), name="")
    given = arguments.target
    return (
        replace(
            known,
            spec=spec,
            output=Path(output),
            name=arguments.name or known.name or package_stem(spec),
            targets=(
                tuple(target for target in Target if target.value in given)
                if given
                else known.targets
            ),
            name_origin=None if arguments.name else known.name_origin,
            is_name_given=bool(arguments.name),
            strict=arguments.strict or known.strict,
            reference_root=_reference_root(arguments) or known.reference_root,
        ),
    )


def described_documents(arguments: argparse.Namespace) -> tuple[DocumentConfig, ...]:
    """The documents to tell about: SPEC, or all that the configuration lists."""
    if arguments.spec is None:
        if arguments.ref_root:
            raise _refusal("`--ref-root` goes with SPEC only", "name a document")
        return _listed(arguments)
    return (described_document(arguments),)


def described_document(arguments: argparse.Namespace, name: str = "") -> DocumentConfig:
    """The document SPEC as the configuration has it, but for where its output goes."""
    spec = Path(arguments.spec)
    # What has no name of its own comes from standard input, and is never put anywhere.
    stem = "api" if str(spec) == STANDARD_INPUT else package_stem(spec)
    known = listed_document(spec, arguments.config) or DocumentConfig(
        spec=spec, output=Path(), name=stem
    )
    # Not all commands that describe a document take its name.
    is_name_given = bool(getattr(arguments, "name", None))
    return replace(
        known,
        spec=spec,
        name=name or known.name,
        name_origin=None if is_name_given else known.name_origin,
        is_name_given=is_name_given,
        strict=arguments.strict or known.strict,
        reference_root=_reference_root(arguments) or known.reference_root,
    )


def _reference_root(arguments: argparse.Namespace) -> Path | None:
    return Path(arguments.ref_root) if arguments.ref_root else None


def package_stem(spec: Path) -> str:
    """What names begin with when nobody says so: the stem of the document's file."""
    if str(spec) == STANDARD_INPUT:
        raise _refusal(
            "`--name NAME` is needed with standard input",
            "there is no file whose name could be taken",
        )
    return spec.stem


def _configured(arguments: argparse.Namespace) -> tuple[DocumentConfig, ...]:
    for value, option in (
        (arguments.output, "-o"),
        (arguments.target, "--target"),
        (arguments.name, "--name"),
        (arguments.ref_root, "--ref-root"),
    ):
        if value:
            raise _refusal(f"`{option}` goes with SPEC only", "name a document")
    return _listed(arguments)


def _listed(arguments: argparse.Namespace) -> tuple[DocumentConfig, ...]:
    return tuple(
        replace(document, strict=document.strict or arguments.strict)
        for config in all_documents(arguments.config)
        for document in config.documents
    )


def configuration_files(arguments: argparse.Namespace) -> list[Path]:
    """The configurations that count: those given, else the nearest, if there is one."""
    from triptych.config.files import find_config

    if arguments.config:
        return [Path(file) for file in arguments.config]
    found = find_config(Path.cwd())
    return [] if found is None else [found]


def all_documents(given: Sequence[str] | None = None) -> tuple[Config, ...]:
    """The configurations in the files that are `given`, or the nearest one.

    Raises `DiagnosticsError` if there is none, and if two of them don't go together.
    """
    from triptych.config.files import find_config, load_config, load_configs

    if given:
        return load_configs([Path(file) for file in given])
    file = find_config(Path.cwd())
    if file is None:
        raise DiagnosticsError(
            [
                error(
                    "config-missing",
                    "no SPEC is given, and there is no triptych.toml and no "
                    "pyproject.toml with [tool.triptych] here or above",
                    hint="write one with `triptych init`, or name a document",
                )
            ]
        )
    return (load_config(file),)


def listed_document(
    spec: Path, given: Sequence[str] | None = None, *, output: str | None = None
) -> DocumentConfig | None:
    """The entry for this very file in the configurations `given`, or the nearest.

    With an `output` it is the one that goes to that folder.
    """
    from triptych.config.files import find_config

    if str(spec) == STANDARD_INPUT or not (given or find_config(Path.cwd())):
        return None
    wanted = spec.resolve()
    listed = (
        document
        for config in all_documents(given)
        for document in config.documents
        if document.spec.resolve() == wanted
        and (not output or document.output.resolve() == Path(output).resolve())
    )
    return next(listed, None)


def _refusal(message: str, hint: str) -> DiagnosticsError:
    return DiagnosticsError([error("argument", message, hint=hint)])
