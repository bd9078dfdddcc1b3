"""Finding configuration files, and loading them."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from triptych.config.documents import Config, DocumentConfig
from triptych.config.misplaced import misplaced_tables
from triptych.config.reader import DOCUMENT_KEYS, Reader
from triptych.config.toml_places import Place
from triptych.diagnostics import DiagnosticsError, Position, error

__all__ = [
    "CONFIGURATION_KEYS",
    "find_config",
    "load_config",
    "load_configs",
    "read_table",
]

CONFIGURATION_KEYS = {"documents", "edition"}

_FILES = ("triptych.toml", "pyproject.toml")


def find_config(start: Path) -> Path | None:
    """The nearest configuration file in the folder `start` or above it.

    `triptych.toml` wins over `pyproject.toml`, which counts only if it has a
    `[tool.triptych]` table. The path is relative to the working directory, as a user
    would type it; so are then the paths of its documents.
    """
    for folder in (start, *start.parents):
        for name in _FILES:
            candidate = Path(os.path.relpath(folder / name))
            if candidate.is_file() and read_table(candidate) is not None:
                return candidate
    return None


def load_config(file: Path) -> Config:
    """The configuration in `file`; paths in it are relative to its folder.

    Raises `DiagnosticsError` that lists everything wrong with it.
    """
    return _load(file, set())


def load_configs(files: Iterable[Path]) -> tuple[Config, ...]:
    """The configurations in several files, no two documents of which share an output.

    Raises `DiagnosticsError` like `load_config`.
    """
    outputs: set[str] = set()
    return tuple(_load(file, outputs) for file in files)


def _load(file: Path, outputs: set[str]) -> Config:
    """A configuration; `outputs` are those that are taken, and get those of it."""
    table = read_table(file)
    if table is None:
        raise DiagnosticsError(
            [
                error(
                    "config-missing",
                    "there is no [tool.triptych] table",
                    file=str(file),
                )
            ]
        )
    reader = Reader(file)
    top = Place()
    prefix = "tool.triptych." if file.name == "pyproject.toml" else ""
    reader.known_keys(
        table,
        CONFIGURATION_KEYS,
        top,
        "the configuration",
        hints=dict.fromkeys(
            DOCUMENT_KEYS, f"put it into a `[[{prefix}documents]]` table"
        ),
    )
    edition = reader.edition(table, top)
    listed = table.get("documents")
    documents: list[DocumentConfig] = []
    if isinstance(listed, list) and listed:
        for index, item in enumerate(listed):
            document = reader.document(item, Place(document=index), edition)
            if document is not None:
                documents.append(document)
    else:
        reader.refuse(
            "config-documents",
            "`documents` should be a list of tables",
            top.at("documents"),
            hint="begin each with [[documents]], in pyproject.toml with "
            "[[tool.triptych.documents]]",
        )
    reader.distinct_outputs(documents, outputs)
    if reader.found:
        raise DiagnosticsError(reader.found)
    return Config(file=file, documents=tuple(documents))


def read_table(file: Path) -> Mapping[str, object] | None:
    """The configuration's table in `file` as TOML has it, None if there is none.

    Raises `DiagnosticsError` if the file is not TOML, or has tables in a wrong place.
    """
    try:
        text = file.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except OSError as problem:
        message = f"the configuration can't be read: {(problem.strerror or '').lower()}"
        found = error("config-unreadable", message, file=str(file))
        raise DiagnosticsError([found]) from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        position = _toml_position(problem)
        raise DiagnosticsError(
            [
                error(
                    "config-not-toml",
                    f"this is not TOML: {str(problem).partition(' (at ')[0]}",
                    file=str(file),
                    position=position,
                    source_line=_line(file, position),
                )
            ]
        ) from problem
    is_shared = file.name == "pyproject.toml"
    if misplaced := misplaced_tables(
        content, text, file=str(file), is_shared=is_shared
    ):
        raise DiagnosticsError(misplaced)
    if not is_shared:
        return content
    tool = content.get("tool")
    table = tool.get("triptych") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _line(file: Path, position: Position | None) -> str | None:
    if position is None:
        return None
    return file.read_text(encoding="utf-8").splitlines()[position.line - 1]


def _toml_position(problem: Exception) -> Position | None:
    """Line and column that a TOML error names in its message, as Python 3.11 has no
    other way to ask for them."""
    words = str(problem).replace(")", "").split()
    try:
        line = int(words[words.index("line") + 1].rstrip(","))
        column = int(words[words.index("column") + 1])
    except (ValueError, IndexError):
        return None
    return Position(line, column)
