"""`triptych config`: what is in force for each document, and why."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from triptych.cli.documents.requests import (
    configuration_files,
    described_document,
    requested_documents,
)
from triptych.cli.printing.console import Console
from triptych.config import DocumentConfig
from triptych.diagnostics import DiagnosticsError, error

if TYPE_CHECKING:
    from triptych.config.in_force import Setting
    from triptych.json_value import JsonValue

__all__ = ["config"]


def config(arguments: argparse.Namespace, console: Console) -> int:
    """Print the settings of documents and where they come from, or the schema."""
    if arguments.schema:
        return _schema(arguments, console)
    from triptych.config.in_force import in_force

    files = configuration_files(arguments)
    options = _options(arguments)
    listed: list[JsonValue] = []
    parts: list[str] = []
    for document, file, index in _documents(arguments, files):
        # Nobody has said where the output of this one goes.
        is_homeless = index is None and not arguments.output
        settings = [
            setting
            for setting in in_force(file, index, document, options)
            if setting.key != "output" or not is_homeless
        ]
        parts.append(_block(settings, console))
        listed.append({"settings": [_fact(setting) for setting in settings]})
    console.result("\n".join(parts))
    console.fact("configuration", str(files[0]) if files else None)
    console.fact("documents", listed)
    return 0


def _schema(arguments: argparse.Namespace, console: Console) -> int:
    import json

    from triptych.config.schema import config_schema

    if arguments.spec is not None or _options(arguments):
        message = "`--schema` goes without SPEC and its options"
        raise DiagnosticsError([error("argument", message)])
    schema = config_schema()
    console.fact("schema", schema)
    console.result(json.dumps(schema, indent=2) + "\n")
    return 0


def _documents(
    arguments: argparse.Namespace, files: Sequence[Path]
) -> Iterator[tuple[DocumentConfig, Path | None, int | None]]:
    """The documents that are meant, and where the configurations list them."""
    known: list[tuple[DocumentConfig, Path, int]] = []
    if files:
        from triptych.config.files import load_configs

        known = [
            (document, config.file, index)
            for config in load_configs(files)
            for index, document in enumerate(config.documents)
        ]
    if arguments.spec is None:
        requested = requested_documents(arguments)
        for document, (_, file, index) in zip(requested, known, strict=True):
            yield document, file, index
        return
    wanted = Path(arguments.spec).resolve()
    output = Path(arguments.output).resolve() if arguments.output else None
    # With another output the configuration does not count, as `generate` has it.
    places = [
        (file, index)
        for it, file, index in known
        if it.spec.resolve() == wanted and output in (None, it.output.resolve())
    ]
    is_listed = bool(places)
    if arguments.output or is_listed:
        (document,) = requested_documents(arguments)
    else:
        document = described_document(arguments, arguments.name or "")
    yield document, *(places[0] if is_listed else (None, None))


def _options(arguments: argparse.Namespace) -> dict[str, str]:
    """The options that were given, by the keys that they replace."""
    given = {
        "spec": ("SPEC", arguments.spec),
        "output": ("--output", arguments.output),
        "name": ("--name", arguments.name),
        "targets": ("--target", arguments.target),
        "strict": ("--strict", arguments.strict),
        "ref-root": ("--ref-root", arguments.ref_root),
    }
    return {key: option for key, (option, value) in given.items() if value}


_WIDEST = 40


def _block(settings: Sequence[Setting], console: Console) -> str:
    """The settings of a document as lines: key, value, where it comes from."""
    from triptych.characters import escape_hidden
    from triptych.config.in_force import toml_text

    rows = [
        (item.key, escape_hidden(toml_text(item.value)), _source(item))
        for item in settings
    ]
    keys = max(len(key) for key, _, _ in rows)
    values = min(max(len(value) for _, value, _ in rows), _WIDEST)
    return "".join(
        f"{key:<{keys}} = {value:<{values}}  {console.painted('hint', f'# {source}')}\n"
        for key, value, source in rows
    )


def _source(setting: Setting) -> str:
    if setting.option is not None:
        return f"command line, {setting.option}"
    if setting.origin is None:
        return "default"
    from triptych.characters import escape_hidden

    position = setting.origin.position
    file = escape_hidden(setting.origin.file)
    return f"{file}:{position.line}:{position.column}" if position else file


def _fact(setting: Setting) -> JsonValue:
    origin = setting.origin
    position = origin.position if origin is not None else None
    source = "default" if origin is None else "file"
    return {
        "key": setting.key,
        "value": setting.value,
        "source": "command line" if setting.option is not None else source,
        "option": setting.option,
        "file": origin.file if origin is not None else None,
        "line": position.line if position is not None else None,
        "column": position.column if position is not None else None,
    }
