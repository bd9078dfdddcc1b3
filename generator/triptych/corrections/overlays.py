"""Reading OpenAPI overlays (Overlay Specification 1.0 and 1.1)."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Final

from triptych.config import OverlayFile
from triptych.diagnostics import (
    Diagnostic,
    DiagnosticsError,
    Origin,
    error,
    placed,
)
from triptych.json_value import JsonValue
from triptych.pointer import ROOT, Pointer
from triptych.source import Positions, read
from triptych.source.reader import Source

__all__ = ["Action", "Overlay", "read_overlay"]

_VERSION: Final = re.compile(r"1\.(?P<minor>[01])(\.\d+)?")
_KEYS: Final = ("target", "description", "update", "copy", "remove")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One change: what JSONPath selects is updated, gets a copy or is removed.

    `target` and `copy` are JSONPath queries; `copy` is empty if nothing is copied.
    `pointer` is where the action stands in its overlay.
    """

    target: str
    update: JsonValue
    copy: str
    is_removal: bool
    pointer: Pointer


class Overlay:
    """The actions of one file, and where they stand in it.

    `minor` is the second number of the version.
    """

    def __init__(self, source: Source, minor: int, actions: tuple[Action, ...]) -> None:
        self._positions = Positions(source)
        self.minor = minor
        self.actions = actions

    def origin(self, pointer: Pointer) -> Origin:
        """Where `pointer` stands in the overlay."""
        position = self._positions.of(pointer)
        line = self._positions.line(position.line)
        return Origin(file=self._positions.name, position=position, source_line=line)


def read_overlay(file: OverlayFile) -> Overlay:
    """The overlay in a file; raises `DiagnosticsError` for what is wrong with it."""
    try:
        source = read(file.path)
    except DiagnosticsError as unreadable:
        found = unreadable.diagnostics
        if any(item.position for item in found):
            raise
        # Without a place of its own, the place that names the file tells most.
        raise DiagnosticsError(
            placed(error(item.code, f"{file.path}: {item.message}"), file.origin)
            for item in found
        ) from None
    return _Reading(source).overlay()


class _Reading:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._found: list[tuple[Pointer, Diagnostic]] = []

    def overlay(self) -> Overlay:
        tree = self._source.tree
        version = tree.get("overlay")
        known = _VERSION.fullmatch(version) if isinstance(version, str) else None
        if known is None:
            self._refuse(
                ROOT / "overlay",
                "this is not an OpenAPI overlay of version 1.0 or 1.1",
                'it begins with `overlay: "1.1.0"`',
            )
        listed = tree.get("actions")
        actions: list[Action | None] = []
        if isinstance(listed, list) and listed:
            actions = [
                self._action(item, ROOT / "actions" / index)
                for index, item in enumerate(listed)
            ]
        else:
            self._refuse(ROOT / "actions", "`actions` should be a list of objects")
        minor = int(known["minor"]) if known is not None else 0
        usable = tuple(action for action in actions if action is not None)
        overlay = Overlay(self._source, minor, usable)
        if self._found:
            raise DiagnosticsError(
                placed(found, overlay.origin(pointer)) for pointer, found in self._found
            )
        return overlay

    def _action(self, item: JsonValue, pointer: Pointer) -> Action | None:
        if not isinstance(item, dict):
            self._refuse(pointer, "an action should be an object")
            return None
        for key in item:
            if key not in _KEYS and not key.startswith("x-"):
                near = difflib.get_close_matches(key, _KEYS, n=1)
                self._refuse(
                    pointer / key,
                    f"`{key}` is not a key of an action",
                    f"did you mean `{near[0]}`?" if near else None,
                )
        target, copy = item.get("target"), item.get("copy", "")
        removes = item.get("remove", False)
        if not isinstance(target, str):
            self._refuse(pointer / "target", "an action needs a string `target`")
            return None
        if not isinstance(removes, bool):
            self._refuse(pointer / "remove", "`remove` should be true or false")
            return None
        if not isinstance(copy, str):
            self._refuse(pointer / "copy", "`copy` should be a string")
            return None
        if removes is False and not copy and "update" not in item:
            self._refuse(pointer, "this action neither updates, copies nor removes")
            return None
        return Action(
            target=target,
            update=item.get("update"),
            copy=copy,
            is_removal=removes,
            pointer=pointer,
        )

    def _refuse(self, pointer: Pointer, message: str, hint: str | None = None) -> None:
        self._found.append((pointer, error("overlay-invalid", message, hint=hint)))
