"""What is in force for a document, and where each setting comes from."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from triptych.config.documents import DocumentConfig, Origin
from triptych.config.editions import latest_edition
from triptych.config.files import read_table
from triptych.config.tables import Tables
from triptych.config.toml_places import Place
from triptych.json_value import JsonValue

__all__ = ["Setting", "in_force", "toml_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The value of a key, and where it comes from.

    That is a place in the configuration, an `option` of the command line, or neither
    for a default. The key of an entry in a list of tables has its index: `naming[0]`.
    """

    key: str
    value: JsonValue
    origin: Origin | None = None
    option: str | None = None


def in_force(
    file: Path | None,
    index: int | None,
    document: DocumentConfig,
    options: Mapping[str, str],
) -> Iterator[Setting]:
    """The settings of a document, those first that every document has.

    `index` is its place in the configuration `file`; None if it is not listed there.
    `options` are the options of the command line by the keys that they replace.
    """
    written: Mapping[str, object] = {}
    tables: Tables | None = None
    if file is not None and index is not None:
        tables = Tables(file)
        written = _document(file, index)
    general = _general(document)
    of_all = _of_all(file) if tables is not None and file is not None else {}
    for key, value in general.items():
        if key in options:
            yield Setting(key=key, value=value, option=options[key])
        elif key in written and tables is not None:
            origin = tables.origin(Place(document=index).at(key))
            yield Setting(key=key, value=_json(written[key]), origin=origin)
        elif key in of_all and tables is not None:
            yield Setting(key=key, value=value, origin=tables.origin(Place().at(key)))
        else:
            yield Setting(key=key, value=value)
    if tables is None:
        return
    for key, given in written.items():
        if key not in general:
            yield from _parts(tables, key, given, Place(document=index).at(key))


def _document(file: Path, index: int) -> Mapping[str, object]:
    """The table of a document, as TOML has it."""
    table = read_table(file) or {}
    listed = table.get("documents")
    item = listed[index] if isinstance(listed, list) else {}
    return item if isinstance(item, dict) else {}


def _of_all(file: Path) -> Mapping[str, object]:
    """The settings of a configuration that are those of all its documents."""
    table = read_table(file) or {}
    return {key: value for key, value in table.items() if key != "documents"}


def _general(document: DocumentConfig) -> dict[str, JsonValue]:
    """The keys that have a value in every case."""
    root = document.reference_root or document.spec.parent
    return {
        "spec": str(document.spec),
        "output": str(document.output),
        "name": document.name,
        "targets": [target.value for target in document.targets],
        "strict": document.strict,
        "ref-root": str(root),
        "edition": (document.edition or latest_edition()).name,
    }


def _parts(tables: Tables, key: str, given: object, place: Place) -> Iterator[Setting]:
    """A setting, or those that a table or a list of tables has."""
    if isinstance(given, dict) and given:
        for inner, value in given.items():
            yield Setting(
                key=f"{key}.{_bare(inner)}",
                value=_json(value),
                origin=tables.origin(place.at(inner)),
            )
    elif isinstance(given, list) and any(isinstance(item, dict) for item in given):
        for number, item in enumerate(given):
            origin = tables.origin(place.table(number))
            yield Setting(key=f"{key}[{number}]", value=_json(item), origin=origin)
    else:
        yield Setting(key=key, value=_json(given), origin=tables.origin(place))


def _json(value: object) -> JsonValue:
    """A value of TOML as JSON."""
    match value:
        case dict():
            return {str(key): _json(inner) for key, inner in value.items()}
        case list():
            return [_json(inner) for inner in value]
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case float() if not math.isfinite(value):
            return str(value)
        case str() | bool() | int() | float():
            return value
        case _:
            return str(value)


def toml_text(value: JsonValue) -> str:
    """A value as TOML writes it, on one line."""
    match value:
        case dict():
            inner = (f"{_bare(key)} = {toml_text(item)}" for key, item in value.items())
            return f"{{{', '.join(inner)}}}"
        case list():
            return f"[{', '.join(map(toml_text, value))}]"
        case bool():
            return "true" if value else "false"
        case str():
            # What JSON escapes, TOML does too; a DEL is only forbidden by TOML.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case _:
            return str(value)


def _bare(key: str) -> str:
    """A key without quotes where it needs none."""
    is_bare = key.replace("-", "").replace("_", "").isalnum() and key.isascii()
    return key if is_bare else toml_text(key)
