"""Reading what a configuration corrects in a document."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Final

from triptych.config.documents import Correction, CorrectionKind, OverlayFile
from triptych.config.tables import Tables
from triptych.config.toml_places import Place
from triptych.json_value import JsonValue
from triptych.pointer import Pointer

__all__ = ["CORRECTION_KEYS", "read_corrections", "read_overlays"]

CORRECTION_KEYS = {"op", "path", "value"}

# RFC 6901, section 3: a tilde begins an escape.
_POINTER: Final = re.compile(r"[^#]*#(?:/(?:[^~]|~[01])*)?")


def read_overlays(
    tables: Tables, item: Mapping[str, object], place: Place
) -> tuple[OverlayFile, ...]:
    """The files with overlays that a document's table `item` names, in their order."""
    listed = item.get("overlays", [])
    if not isinstance(listed, list):
        listed = [listed]
    files: list[OverlayFile] = []
    for name in listed:
        if not isinstance(name, str) or not name:
            message = "`overlays` should be a list of file names"
            tables.refuse("config-value", message, place)
            continue
        origin = tables.origin(place.of(name))
        files.append(OverlayFile(path=tables.file.parent / name, origin=origin))
    return tuple(files)


def read_corrections(
    tables: Tables, item: Mapping[str, object], place: Place
) -> tuple[Correction, ...]:
    """The corrections in a document's table `item`, in their order."""
    listed = item.get("corrections", [])
    if not isinstance(listed, list):
        tables.refuse(
            "config-value",
            "`corrections` should be a list of tables",
            place,
            hint="begin each with [[documents.corrections]], in pyproject.toml with "
            "[[tool.triptych.documents.corrections]]",
        )
        return ()
    read = [
        _correction(tables, table, place.table(entry))
        for entry, table in enumerate(listed)
    ]
    return tuple(correction for correction in read if correction is not None)


def _correction(tables: Tables, table: object, place: Place) -> Correction | None:
    before = len(tables.found)
    if not isinstance(table, dict):
        tables.refuse("config-value", f"`{place}` should be a table", place)
        return None
    tables.known_keys(table, CORRECTION_KEYS, place, "a correction")
    kinds = ", ".join(CorrectionKind)
    try:
        kind = CorrectionKind(str(table.get("op", "")))
    except ValueError:
        given = "op" in table
        message = "a correction needs the key `op`"
        if given:
            message = f"{table['op']!r} is not something a correction can do"
        there = place.at("op") if given else place
        tables.refuse("config-value", message, there, hint=f"`op` is one of {kinds}")
        return None
    pointer = _pointer(tables, table, place)
    value: JsonValue = None
    if kind is CorrectionKind.REMOVE:
        if "value" in table:
            message = "a correction that removes something has no `value`"
            tables.refuse("config-value", message, place.at("value"))
    elif "value" not in table:
        hint = "TOML has no null; an overlay can set one"
        message = f"a correction with the `op` {kind} needs the key `value`"
        tables.refuse("config-value", message, place, hint=hint)
    elif kind is CorrectionKind.MERGE and not isinstance(table["value"], dict):
        message = "what is merged should be a table"
        tables.refuse("config-value", message, place.at("value"))
    else:
        value = _json(tables, table["value"], place.at("value"))
    if len(tables.found) > before or pointer is None:
        return None
    return Correction(
        kind=kind,
        pointer=pointer,
        value=value,
        origin=tables.origin(place.at("path")),
        origins={
            tokens: tables.origin(there)
            for tokens, there in _places(value, place.at("value"), ())
        },
    )


def _pointer(
    tables: Tables, table: Mapping[str, object], place: Place
) -> Pointer | None:
    """The place that `path` names: `#/a/b`, `file.yaml#/a/b` or, as RFC 6902 has it,
    `/a/b`."""
    path = table.get("path")
    if not isinstance(path, str):
        there = place.at("path") if "path" in table else place
        message = "a correction needs a string `path`, a JSON pointer"
        tables.refuse("config-value", message, there, hint='such as "#/paths/~1pets"')
        return None
    file, mark, fragment = path.partition("#")
    if not mark and (not path or path.startswith("/")):
        return Pointer(f"#{path}")
    if mark and _POINTER.fullmatch(path) and not fragment.startswith("#"):
        return Pointer(f"{file}#{fragment}")
    tables.refuse(
        "config-value",
        f"`{path}` is not a JSON pointer",
        place.at("path"),
        hint='such as "#/paths/~1pets/get": `~1` stands for `/`, `~0` for `~`',
    )
    return None


def _json(tables: Tables, value: object, place: Place) -> JsonValue:
    """A value of TOML as one of JSON, which has no dates and only finite numbers."""
    match value:
        case dict():
            return {
                str(key): _json(tables, inner, place.at(str(key)))
                for key, inner in value.items()
            }
        case list():
            return [_json(tables, inner, place) for inner in value]
        case float() if not math.isfinite(value):
            message = f"JSON has no number {value}"
            tables.refuse("config-value", message, place)
            return None
        case bool() | int() | float() | str():
            return value
        case _:
            tables.refuse(
                "config-value",
                f"JSON has no dates and times, and this is {value}",
                place,
                hint="put it in quotes",
            )
            return None


def _places(
    value: JsonValue, place: Place, tokens: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Place]]:
    """Where `value` and the members of its objects stand, by their tokens."""
    yield tokens, place
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, place.at(key), (*tokens, key))
