"""`triptych init`: a configuration for the API descriptions of a repository."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from triptych.cli.printing.console import Console
from triptych.diagnostics import (
    Diagnostic,
    DiagnosticsError,
    Position,
    error,
    info,
)

if TYPE_CHECKING:
    from triptych.cli.new_configuration.discovery import Description, Discovered
    from triptych.cli.new_configuration.text import NewDocument

__all__ = ["init"]

_OWN = Path("triptych.toml")
_SHARED = Path("pyproject.toml")


def init(arguments: argparse.Namespace, console: Console) -> int:
    """Write a configuration that lists what is found; nothing if there is one."""
    from triptych.cli.new_configuration.text import configuration_text, new_documents

    _refuse_existing(is_shared=arguments.pyproject)
    console.diagnostics(_shadowed())
    descriptions = _descriptions(arguments.paths, console)
    documents = new_documents(descriptions)
    text = configuration_text(documents, is_shared=arguments.pyproject)
    file = _SHARED if arguments.pyproject else _OWN
    if arguments.pyproject:
        _append(text)
    else:
        _create(text)
    console.fact("configuration", str(file))
    console.fact(
        "documents",
        [{"document": item.spec, "output": item.output} for item in documents],
    )
    console.result(_told(file, documents))
    return 0


def _told(file: Path, documents: Sequence[NewDocument]) -> str:
    from triptych.characters import escape_hidden

    noun = "description" if len(documents) == 1 else "descriptions"
    lines = [f"{file} lists {len(documents)} API {noun}:"]
    lines += [
        escape_hidden(f"  {item.spec} ({item.description.standard}) -> {item.output}")
        for item in documents
    ]
    lines.append("Look it over, and run `triptych generate`.")
    return "".join(f"{line}\n" for line in lines)


def _refuse_existing(*, is_shared: bool) -> None:
    """Raise `DiagnosticsError` where there is a configuration already, or no file."""
    hint = "edit it, or delete it to begin anew"
    if _OWN.exists() or _OWN.is_symlink():
        message = "there is a configuration already"
        found = error("config-exists", message, file=str(_OWN), hint=hint)
        raise DiagnosticsError([found])
    if not _SHARED.is_file():
        if is_shared:
            message = "there is no such file to add the configuration to"
            hint = "leave --pyproject out to write a triptych.toml"
            raise DiagnosticsError(
                [error("file-missing", message, file=str(_SHARED), hint=hint)]
            )
        return
    from triptych.config.files import read_table

    if read_table(_SHARED) is not None:
        lines = _SHARED.read_text(encoding="utf-8").splitlines()
        numbers = (
            number
            for number, line in enumerate(lines, 1)
            if re.match(r"\s*\[\[?\s*tool\s*\.\s*triptych\b", line)
        )
        line = next(numbers, 1)
        raise DiagnosticsError(
            [
                error(
                    "config-exists",
                    "there is a configuration already",
                    file=str(_SHARED),
                    position=Position(line, 1),
                    source_line=lines[line - 1],
                    hint="edit it, or delete it to begin anew",
                )
            ]
        )


def _shadowed() -> Iterator[Diagnostic]:
    """What is to say where another configuration counts so far."""
    from triptych.config.files import find_config

    above = None
    # One that can't be read is no reason not to write another.
    with contextlib.suppress(DiagnosticsError):
        above = find_config(Path.cwd().parent)
    if above is not None:
        message = "in this folder and below, the new configuration counts instead"
        yield info("config-shadowed", message, file=str(above))


def _descriptions(paths: Sequence[str], console: Console) -> list[Description]:
    """What the command line names, or else what there is; says what is left out."""
    from triptych.cli.new_configuration.discovery import discover

    files = [Path(path) for path in paths if not Path(path).is_dir()]
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    found = {item.path: item for item in map(_named, files)}
    searched = folders if paths else [Path()]
    for folder in searched:
        discovered = discover(folder)
        found |= {item.path: item for item in discovered.descriptions}
        console.diagnostics(_left_out(discovered))
        if not found and discovered.set_aside:
            raise _missing(discovered.set_aside)
    if not found:
        raise _missing([])
    return [found[path] for path in sorted(found, key=os.path.relpath)]


def _missing(set_aside: Sequence[Path]) -> DiagnosticsError:
    message = "there is no API description here"
    named: object = "api.yaml"
    if set_aside:
        message += " but in folders of tests or of other people's code"
        named = set_aside[0]
    hint = f"name the files: triptych init {named}"
    return DiagnosticsError([error("description-missing", message, hint=hint)])


def _named(path: Path) -> Description:
    """The description in a file that the command line names."""
    from triptych.cli.new_configuration.discovery import describe
    from triptych.source import read

    try:
        description = describe(path)
    except DiagnosticsError as refused:
        found = (
            replace(item, pointer=None, file=str(path)) for item in refused.diagnostics
        )
        raise DiagnosticsError(found) from None
    if description is None:
        # Whatever keeps a file from being read is told in the same way everywhere.
        read(path)
        message = "this is no API description"
        raise DiagnosticsError([error("description-missing", message, file=str(path))])
    return description


def _left_out(discovered: Discovered) -> Iterator[Diagnostic]:
    for path, reason in discovered.left_out:
        yield info("description-skipped", f"left out: {reason}", file=str(path))
    if discovered.set_aside and discovered.descriptions:
        first, number = discovered.set_aside[0], len(discovered.set_aside)
        more = f", as {number - 1} more are" if number > 1 else ""
        yield info(
            "description-skipped",
            f"left out: it is in a folder of tests or of other people's code{more}",
            file=str(first),
            hint=f"to list it, name it: triptych init {first}",
        )


def _create(text: str) -> None:
    try:
        with _OWN.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as problem:
        raise _unwritable(_OWN, problem) from None


def _append(text: str) -> None:
    """Add the configuration to the end of the pyproject.toml."""
    import tomllib

    try:
        before = _SHARED.read_bytes()
        ending = "\r\n" if b"\r\n" in before else "\n"
        blank = "" if not before.strip() else "\n" if before.endswith(b"\n") else "\n\n"
        added = (blank + text).replace("\n", ending).encode()
        tomllib.loads((before + added).decode().replace("\r\n", "\n"))
        with _SHARED.open("ab") as file:
            file.write(added)
    except tomllib.TOMLDecodeError:
        # Such as `tool = {...}`, to which no table can be added.
        message = "a table `tool.triptych` can't be added to the end of this file"
        hint = "leave --pyproject out to write a triptych.toml"
        raise DiagnosticsError(
            [error("config-unwritable", message, file=str(_SHARED), hint=hint)]
        ) from None
    except OSError as problem:
        raise _unwritable(_SHARED, problem) from None


def _unwritable(file: Path, problem: OSError) -> DiagnosticsError:
    reason = problem.strerror or str(problem)
    message = f"the configuration can't be written: {reason}"
    return DiagnosticsError([error("config-unwritable", message, file=str(file))])
