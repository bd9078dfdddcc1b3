"""The tables of one configuration file, and what is wrong with them."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path

from triptych.config.documents import Origin, Pattern, placed
from triptych.config.toml_places import Place, TomlPlaces
from triptych.diagnostics import Diagnostic, error

__all__ = ["Tables"]


class Tables:
    """Reads values out of tables; `found` has what is wrong with them."""

    def __init__(self, file: Path) -> None:
        self.file = file
        is_shared = file.name == "pyproject.toml"
        self._places = TomlPlaces(
            file.read_text(encoding="utf-8"), "tool.triptych" if is_shared else ""
        )
        self.found: list[Diagnostic] = []

    def refuse(
        self, code: str, message: str, place: Place, *, hint: str | None = None
    ) -> None:
        """Record that something is wrong at `place`."""
        found = error(code, message, hint=hint)
        self.found.append(placed(found, self.origin(place)))

    def known_keys(
        self,
        table: Mapping[str, object],
        known: set[str],
        place: Place,
        what: str,
        *,
        hints: Mapping[str, str] | None = None,
    ) -> None:
        """Refuse the keys of `table` that `what` has not.

        `hints` say of keys that are known elsewhere where that is.
        """
        for key in table:
            if key in known:
                continue
            hint = (hints or {}).get(key)
            if hint is None:
                nearest = difflib.get_close_matches(key, sorted(known), n=1)
                hint = f"did you mean `{nearest[0]}`?" if nearest else None
            self.refuse(
                "config-unknown",
                f"`{key}` is not a key of {what}",
                place.at(key),
                hint=hint,
            )

    def text(
        self, item: Mapping[str, object], key: str, place: Place, *, required: bool
    ) -> str:
        """The string at `key`, empty if there is none to use."""
        value = item.get(key, "")
        if isinstance(value, str) and (value or not required):
            return value
        if value == "" and key in item:
            message = f"`{key}` should not be empty"
            self.refuse("config-value", message, place.at(key))
        elif key in item:
            self.refuse("config-value", f"`{key}` should be a string", place.at(key))
        else:
            self.refuse("config-value", f"a document needs the key `{key}`", place)
        return ""

    def table(self, item: Mapping[str, object], place: Place) -> Mapping[str, object]:
        """The table at the last key of `place`, empty if there is none."""
        key = place.keys[-1]
        table = item.get(key, {})
        if isinstance(table, dict):
            return table
        self.refuse("config-value", f"`{key}` should be a table", place)
        return {}

    def origin(self, place: Place) -> Origin:
        """Where `place` stands, for findings about it."""
        position = self._places.find(place)
        return Origin(
            file=str(self.file),
            position=position,
            source_line=self._places.line(position.line) if position else None,
        )

    def table_list(self, item: Mapping[str, object], place: Place) -> Sequence[object]:
        """The list of tables at the last key of `place`, empty if there is none."""
        key = place.keys[-1]
        listed = item.get(key, [])
        if isinstance(listed, list):
            return listed
        self.refuse(
            "config-value",
            f"`{key}` should be a list of tables",
            place,
            hint=f"begin each with [[documents.{key}]], in pyproject.toml with "
            f"[[tool.triptych.documents.{key}]]",
        )
        return []

    def pattern_list(
        self, table: Mapping[str, object], place: Place
    ) -> tuple[Pattern, ...]:
        """The patterns at the last key of `place`, none if there are none to use."""
        key = place.keys[-1]
        listed = table.get(key, [])
        if not isinstance(listed, list) or not all(
            isinstance(item, str) and item for item in listed
        ):
            self.refuse("config-value", f"`{key}` should be a list of texts", place)
            return ()
        return tuple(
            Pattern(text=item, origin=self.origin(place.of(item))) for item in listed
        )
