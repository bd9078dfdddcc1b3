"""The configuration: which documents give which output. Unknown keys are refused."""

from __future__ import annotations

import difflib
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
    """The nearest configuration file at `start` or above it.

    `trifold.toml` wins over `pyproject.toml`, which counts only if it has a
    `[tool.trifold]` table.
    """
    for folder in (start, *start.parents):
        for name in _FILES:
            candidate = folder / name
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
    reader.known_keys(table, {"documents"}, "the configuration")
    listed = table.get("documents")
    documents: list[DocumentConfig] = []
    if isinstance(listed, list) and listed:
        for index, item in enumerate(listed):
            document = reader.document(item, f"documents[{index}]")
            if document is not None:
                documents.append(document)
    else:
        reader.refuse("config-documents", "`documents` should be a list of tables")
    reader.distinct_outputs(documents)
    if reader.found:
        raise DiagnosticsError(reader.found)
    return Config(file=file, documents=tuple(documents))


def _table(file: Path) -> Mapping[str, object] | None:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise DiagnosticsError(
            [
                error(
                    "config-not-toml",
                    f"this is not TOML: {problem}",
                    file=str(file),
                    position=_toml_position(problem),
                )
            ]
        ) from problem
    if file.name != "pyproject.toml":
        return content
    tool = content.get("tool")
    table = tool.get("trifold") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


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


class _Reader:
    """Reads one file's tables and gathers what is wrong with them."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.found: list[Diagnostic] = []

    def refuse(self, code: str, message: str, *, hint: str | None = None) -> None:
        self.found.append(error(code, message, file=str(self._file), hint=hint))

    def known_keys(
        self, table: Mapping[str, object], known: set[str], what: str
    ) -> None:
        for key in table:
            if key in known:
                continue
            nearest = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0)
            self.refuse(
                "config-unknown",
                f"`{key}` is not a key of {what}",
                hint=f"did you mean `{nearest[0]}`?" if nearest else None,
            )

    def document(self, item: object, where: str) -> DocumentConfig | None:
        if not isinstance(item, dict):
            self.refuse("config-documents", f"`{where}` should be a table")
            return None
        self.known_keys(
            item, {"spec", "output", "name", "targets", "strict"}, f"`{where}`"
        )
        spec = self._text(item, "spec", where, required=True)
        output = self._text(item, "output", where, required=True)
        name = self._text(item, "name", where, required=False)
        strict = item.get("strict", False)
        if not isinstance(strict, bool):
            self.refuse("config-value", f"`{where}.strict` should be true or false")
            strict = False
        targets = self._targets(item.get("targets"), where)
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
        for document in documents:
            folder = document.output.absolute()
            if folder in seen:
                self.refuse(
                    "config-output", f"two documents have the output {document.output}"
                )
            seen.add(folder)

    def _text(
        self, item: Mapping[str, object], key: str, where: str, *, required: bool
    ) -> str:
        value = item.get(key, "")
        if isinstance(value, str) and (value or not required):
            return value
        self.refuse("config-value", f"`{where}.{key}` should be a text")
        return ""

    def _targets(self, value: object, where: str) -> tuple[Target, ...]:
        if value is None:
            return ALL_TARGETS
        chosen: list[Target] = []
        for item in value if isinstance(value, list) else [value]:
            try:
                chosen.append(Target(str(item)))
            except ValueError:
                self.refuse(
                    "config-value",
                    f"`{where}.targets` names {item!r}",
                    hint=f"the targets are {', '.join(ALL_TARGETS)}",
                )
        return tuple(target for target in ALL_TARGETS if target in chosen)
