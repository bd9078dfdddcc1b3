"""The configuration: which documents give which output. Unknown keys are refused."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trifold.diagnostics import Diagnostic, DiagnosticsError, Position, error

__all__ = ["Config", "DocumentConfig", "Target", "find_config", "load_config"]


class Target(StrEnum):
    """What can be generated from a document."""

    CLIENT = "client"
    SERVER = "server"
    DOCS = "docs"


ALL_TARGETS = tuple(Target)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentConfig:
    """One document: where it is, where its output goes and what is generated.

    `name` begins the names of the packages. `strict` makes warnings errors.
    """

    spec: Path
    output: Path
    name: str
    targets: tuple[Target, ...] = ALL_TARGETS
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The documents a configuration file lists."""

    file: Path
    documents: tuple[DocumentConfig, ...]


_FILES = ("trifold.toml", "pyproject.toml")


def find_config(start: Path) -> Path | None:
    """The nearest configuration file in the folder `start` or above it.

    `trifold.toml` wins over `pyproject.toml`, which counts only if it has a
    `[tool.trifold]` table. The path is relative to the working directory, as a user
    would type it; so are then the paths of its documents.
    """
    for folder in (start, *start.parents):
        for name in _FILES:
            candidate = Path(os.path.relpath(folder / name))
            if candidate.is_file() and _table(candidate) is not None:
                return candidate
    return None


def load_config(file: Path) -> Config:
    """The configuration in `file`; paths in it are relative to its folder.

    Raises `DiagnosticsError` that lists everything wrong with it.
    """
    table = _table(file)
    if table is None:
        raise DiagnosticsError(
            [
                error(
                    "config-missing", "there is no [tool.trifold] table", file=str(file)
                )
            ]
        )
    reader = _Reader(file)
    top = _Place(None)
    reader.known_keys(table, {"documents"}, top, "the configuration")
    listed = table.get("documents")
    documents: list[DocumentConfig] = []
    if isinstance(listed, list) and listed:
        for index, item in enumerate(listed):
            document = reader.document(item, _Place(index))
            if document is not None:
                documents.append(document)
    else:
        reader.refuse(
            "config-documents",
            "`documents` should be a list of tables",
            top,
            "documents",
            hint="begin each with [[documents]], in pyproject.toml with "
            "[[tool.trifold.documents]]",
        )
    reader.distinct_outputs(documents)
    if reader.found:
        raise DiagnosticsError(reader.found)
    return Config(file=file, documents=tuple(documents))


def _table(file: Path) -> Mapping[str, object] | None:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
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
    if file.name != "pyproject.toml":
        return content
    tool = content.get("tool")
    table = tool.get("trifold") if isinstance(tool, dict) else None
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


@dataclass(frozen=True, slots=True)
class _Place:
    """A table of the file: the `document`-th of the list, or the one around it."""

    document: int | None

    def __str__(self) -> str:
        return "" if self.document is None else f"documents[{self.document}]."


_HEADER = re.compile(r"\s*\[\[?\s*([\w.\s]+?)\s*\]\]?")


class _Reader:
    """Reads one file's tables and gathers what is wrong with them."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lines = file.read_text(encoding="utf-8").splitlines()
        self.found: list[Diagnostic] = []

    def refuse(
        self,
        code: str,
        message: str,
        place: _Place,
        key: str = "",
        *,
        hint: str | None = None,
    ) -> None:
        position = self._position(place, key)
        self.found.append(
            error(
                code,
                message,
                file=str(self._file),
                position=position,
                source_line=self._lines[position.line - 1] if position else None,
                hint=hint,
            )
        )

    def known_keys(
        self, table: Mapping[str, object], known: set[str], place: _Place, what: str
    ) -> None:
        for key in table:
            if key in known:
                continue
            nearest = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0)
            self.refuse(
                "config-unknown",
                f"`{key}` is not a key of {what}",
                place,
                key,
                hint=f"did you mean `{nearest[0]}`?" if nearest else None,
            )

    def document(self, item: object, place: _Place) -> DocumentConfig | None:
        if not isinstance(item, dict):
            self.refuse("config-documents", f"`{place}` should be a table", place)
            return None
        self.known_keys(
            item, {"spec", "output", "name", "targets", "strict"}, place, "a document"
        )
        spec = self._text(item, "spec", place, required=True)
        output = self._text(item, "output", place, required=True)
        name = self._text(item, "name", place, required=False)
        strict = item.get("strict", False)
        if not isinstance(strict, bool):
            self.refuse(
                "config-value", "`strict` should be true or false", place, "strict"
            )
            strict = False
        targets = self._targets(item.get("targets"), place)
        if not spec or not output:
            return None
        folder = self._file.parent
        return DocumentConfig(
            spec=folder / spec,
            output=folder / output,
            name=name or Path(spec).stem,
            targets=targets,
            strict=strict,
        )

    def distinct_outputs(self, documents: Sequence[DocumentConfig]) -> None:
        """Two documents in one folder would each remove what the other wrote."""
        seen: set[Path] = set()
        for index, document in enumerate(documents):
            folder = document.output.absolute()
            if folder in seen:
                self.refuse(
                    "config-output",
                    f"another document has the output {document.output}, too",
                    _Place(index),
                    "output",
                )
            seen.add(folder)

    def _text(
        self, item: Mapping[str, object], key: str, place: _Place, *, required: bool
    ) -> str:
        value = item.get(key, "")
        if isinstance(value, str) and (value or not required):
            return value
        if key in item:
            self.refuse("config-value", f"`{key}` should be a text", place, key)
        else:
            self.refuse("config-value", f"a document needs the key `{key}`", place)
        return ""

    def _targets(self, value: object, place: _Place) -> tuple[Target, ...]:
        if value is None:
            return ALL_TARGETS
        chosen: list[Target] = []
        for item in value if isinstance(value, list) else [value]:
            try:
                chosen.append(Target(str(item)))
            except ValueError:
                self.refuse(
                    "config-value",
                    f"{item!r} is not a target",
                    place,
                    "targets",
                    hint=f"the targets are {', '.join(ALL_TARGETS)}",
                )
        return tuple(target for target in ALL_TARGETS if target in chosen)

    def _position(self, place: _Place, key: str) -> Position | None:
        """Where a key stands, or the header of its table; None if neither is found.

        tomllib tells no places. Tables are found by their headers, so that inline
        tables have none.
        """
        headers = -1
        inside = place.document is None and self._file.name != "pyproject.toml"
        position: Position | None = None
        for number, line in enumerate(self._lines, 1):
            if header := _HEADER.match(line):
                name = header[1].replace(" ", "").removeprefix("tool.trifold")
                is_document = name.removeprefix(".") == "documents"
                headers += is_document
                inside = (
                    name == ""
                    if place.document is None
                    else is_document and headers == place.document
                )
                if inside or name.removeprefix(".") == key:
                    position = Position(number, len(line) - len(line.lstrip()) + 1)
            elif inside and key:
                written = re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line)
                if written:
                    return Position(number, len(line) - len(line.lstrip()) + 1)
        return position
