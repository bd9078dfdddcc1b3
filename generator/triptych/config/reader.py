"""Reading the tables of a configuration, and gathering what is wrong with them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from triptych.config.documents import (
    ALL_TARGETS,
    DocumentConfig,
    NamingKind,
    NamingRule,
    Origin,
    PaginationRule,
    PaginationStyle,
    Pattern,
    Patterns,
    Rename,
    Selection,
    Target,
    placed,
)
from triptych.config.toml_places import Place, TomlPlaces
from triptych.diagnostics import Diagnostic, error

__all__ = ["Reader"]

_KEYS = {
    "spec",
    "output",
    "name",
    "targets",
    "strict",
    "include",
    "exclude",
    "rename",
    "naming",
    "pagination",
}

# The keys of a table on pagination by its style, besides `style` and `operations`.
_PAGINATION_KEYS = {
    PaginationStyle.TOKEN: {"parameter", "next", "items", "size"},
    PaginationStyle.PAGE: {"parameter", "items", "size"},
    PaginationStyle.OFFSET: {"parameter", "items", "size"},
    PaginationStyle.LINK: {"items", "size"},
}


class Reader:
    """Reads one file's tables; `found` has what is wrong with them."""

    def __init__(self, file: Path) -> None:
        self._file = file
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
        self.found.append(placed(found, self._origin(place)))

    def known_keys(
        self, table: Mapping[str, object], known: set[str], place: Place, what: str
    ) -> None:
        """Refuse the keys of `table` that `what` has not."""
        for key in table:
            if key in known:
                continue
            nearest = difflib.get_close_matches(key, sorted(known), n=1, cutoff=0)
            self.refuse(
                "config-unknown",
                f"`{key}` is not a key of {what}",
                place.at(key),
                hint=f"did you mean `{nearest[0]}`?" if nearest else None,
            )

    def document(self, item: object, place: Place) -> DocumentConfig | None:
        """The document that the table `item` describes, None if that can't be told."""
        if not isinstance(item, dict):
            self.refuse("config-documents", f"`{place}` should be a table", place)
            return None
        self.known_keys(item, _KEYS, place, "a document")
        spec = self._text(item, "spec", place, required=True)
        output = self._text(item, "output", place, required=True)
        name = self._text(item, "name", place, required=False)
        strict = item.get("strict", False)
        if not isinstance(strict, bool):
            self.refuse(
                "config-value", "`strict` should be true or false", place.at("strict")
            )
            strict = False
        targets = self._targets(item.get("targets"), place)
        selection = Selection(
            include=self._patterns(item, place.at("include")),
            exclude=self._patterns(item, place.at("exclude")),
        )
        renames = self._renames(item, place.at("rename"))
        naming = self._naming(item, place.at("naming"))
        pagination = self._pagination(item, place.at("pagination"))
        if not spec or not output:
            return None
        folder = self._file.parent
        return DocumentConfig(
            spec=folder / spec,
            output=folder / output,
            name=name or Path(spec).stem,
            targets=targets,
            strict=strict,
            selection=selection,
            renames=renames,
            naming=naming,
            pagination=pagination,
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
                    Place(document=index).at("output"),
                )
            seen.add(folder)

    def _text(
        self, item: Mapping[str, object], key: str, place: Place, *, required: bool
    ) -> str:
        value = item.get(key, "")
        if isinstance(value, str) and (value or not required):
            return value
        if key in item:
            self.refuse("config-value", f"`{key}` should be a text", place.at(key))
        else:
            self.refuse("config-value", f"a document needs the key `{key}`", place)
        return ""

    def _targets(self, value: object, place: Place) -> tuple[Target, ...]:
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
                    place.at("targets"),
                    hint=f"the targets are {', '.join(ALL_TARGETS)}",
                )
        return tuple(target for target in ALL_TARGETS if target in chosen)

    def _patterns(self, item: Mapping[str, object], place: Place) -> Patterns:
        table = self._table(item, place)
        key = place.keys[-1]
        self.known_keys(table, {"tags", "paths", "operations"}, place, f"`{key}`")
        return Patterns(
            tags=self._pattern_list(table, place.at("tags")),
            paths=self._pattern_list(table, place.at("paths")),
            operations=self._pattern_list(table, place.at("operations")),
        )

    def _pattern_list(
        self, table: Mapping[str, object], place: Place
    ) -> tuple[Pattern, ...]:
        key = place.keys[-1]
        listed = table.get(key, [])
        if not isinstance(listed, list) or not all(
            isinstance(item, str) and item for item in listed
        ):
            self.refuse("config-value", f"`{key}` should be a list of texts", place)
            return ()
        return tuple(
            Pattern(text=item, origin=self._origin(place.of(item))) for item in listed
        )

    def _renames(self, item: Mapping[str, object], place: Place) -> tuple[Rename, ...]:
        renames: list[Rename] = []
        for what, name in self._table(item, place).items():
            there = place.at(what)
            if not isinstance(name, str):
                self.refuse("config-value", f"the name of `{what}` is no text", there)
            elif not what.startswith("tag:") and "#/" not in what:
                self.refuse(
                    "config-value",
                    f"`{what}` is neither a JSON pointer nor a tag",
                    there,
                    hint='"#/paths/~1pets/get" is a pointer, "tag:pets" a tag',
                )
            else:
                renames.append(Rename(what=what, name=name, origin=self._origin(there)))
        return tuple(renames)

    def _naming(
        self, item: Mapping[str, object], place: Place
    ) -> tuple[NamingRule, ...]:
        rules = [
            self._naming_rule(table, place.table(entry))
            for entry, table in enumerate(self._table_list(item, place))
        ]
        return tuple(rule for rule in rules if rule is not None)

    def _naming_rule(self, table: object, place: Place) -> NamingRule | None:
        if not isinstance(table, dict):
            self.refuse("config-value", f"`{place}` should be a table", place)
            return None
        kinds = [kind for kind in NamingKind if kind in table]
        self.known_keys(table, {*NamingKind, "name"}, place, "a naming rule")
        if len(kinds) != 1:
            self.refuse(
                "config-value",
                "a naming rule needs one pattern",
                place.at(kinds[1]) if kinds else place,
                hint=f"one of the keys {', '.join(NamingKind)}",
            )
            return None
        kind, pattern, name = kinds[0], table[kinds[0]], table.get("name")
        texts = {kind.value: pattern, "name": name}
        for key, value in texts.items():
            if not isinstance(value, str) or not value:
                self.refuse("config-value", f"`{key}` should be a text", place.at(key))
        if not (isinstance(pattern, str) and pattern and isinstance(name, str)):
            return None
        stars = pattern.count("*")
        for number in re.findall(r"\{([0-9]*)\}", name):
            if not number or not 1 <= int(number[:9]) <= stars:
                self.refuse(
                    "config-value",
                    f"`{{{number}}}` is not one of the {stars} `*` of the pattern",
                    place.at("name"),
                )
                return None
        return NamingRule(
            kind=kind, pattern=pattern, name=name, origin=self._origin(place.at(kind))
        )

    def _table_list(self, item: Mapping[str, object], place: Place) -> Sequence[object]:
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

    def _pagination(
        self, item: Mapping[str, object], place: Place
    ) -> tuple[PaginationRule, ...]:
        rules = [
            self._pagination_rule(table, place.table(entry))
            for entry, table in enumerate(self._table_list(item, place))
        ]
        return tuple(rule for rule in rules if rule is not None)

    def _pagination_rule(self, table: object, place: Place) -> PaginationRule | None:
        before = len(self.found)
        if not isinstance(table, dict):
            self.refuse("config-value", f"`{place}` should be a table", place)
            return None
        try:
            style = PaginationStyle(str(table.get("style", "")))
        except ValueError:
            self.refuse(
                "config-value",
                (
                    f"{table['style']!r} is not a style of pagination"
                    if "style" in table
                    else "pagination needs the key `style`"
                ),
                place.at("style"),
                hint=f"the styles are {', '.join(PaginationStyle)}",
            )
            return None
        keys = _PAGINATION_KEYS[style]
        self.known_keys(
            table,
            {"style", "operations", *keys},
            place,
            f"pagination in the style `{style}`",
        )
        operations = self._pattern_list(table, place.at("operations"))
        texts: dict[str, str] = {}
        for key in sorted(keys & table.keys()):
            value = table[key]
            # An empty text means all of the answer, which nothing else can be.
            if isinstance(value, str) and (value or key == "items"):
                texts[key] = value
            else:
                self.refuse("config-value", f"`{key}` should be a text", place.at(key))
        if "parameter" in keys - table.keys():
            self.refuse(
                "config-value",
                f"pagination in the style `{style}` needs the key `parameter`",
                place,
            )
        elif not operations and not texts.keys() & {"parameter", "size"}:
            self.refuse(
                "config-value",
                "pagination needs `operations`, or a parameter to tell them by",
                place,
            )
        if len(self.found) > before:
            return None
        return PaginationRule(
            style=style,
            operations=operations,
            parameter=texts.get("parameter", ""),
            next=texts.get("next"),
            items=texts.get("items"),
            size=texts.get("size", ""),
            origins={
                "": self._origin(place),
                **{key: self._origin(place.at(key)) for key in table},
            },
        )

    def _table(self, item: Mapping[str, object], place: Place) -> Mapping[str, object]:
        key = place.keys[-1]
        table = item.get(key, {})
        if isinstance(table, dict):
            return table
        self.refuse("config-value", f"`{key}` should be a table", place)
        return {}

    def _origin(self, place: Place) -> Origin:
        position = self._places.find(place)
        return Origin(
            file=str(self._file),
            position=position,
            source_line=self._places.line(position.line) if position else None,
        )
