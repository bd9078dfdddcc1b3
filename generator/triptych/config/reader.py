"""Reading the tables of a configuration, and gathering what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from triptych.config.corrections import read_corrections, read_overlays
from triptych.config.documents import (
    ALL_TARGETS,
    DocumentConfig,
    Patterns,
    Rename,
    Selection,
    Target,
)
from triptych.config.editions import Edition, known_editions, latest_edition
from triptych.config.metadata import read_metadata
from triptych.config.naming import read_naming
from triptych.config.pagination import read_pagination
from triptych.config.tables import Tables
from triptych.config.templates import read_templates
from triptych.config.toml_places import Place

__all__ = ["DOCUMENT_KEYS", "PATTERN_KEYS", "Reader"]

DOCUMENT_KEYS = {
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
    "overlays",
    "corrections",
    "ref-root",
    "install",
    "metadata",
    "edition",
    "templates",
}

PATTERN_KEYS = {"tags", "paths", "operations"}


class Reader(Tables):
    """Reads the documents that a file lists."""

    def document(
        self, item: object, place: Place, edition: Edition | None
    ) -> DocumentConfig | None:
        """The document that the table `item` describes, None if that can't be told.

        `edition` is that of the file.
        """
        if not isinstance(item, dict):
            self.refuse("config-documents", f"`{place}` should be a table", place)
            return None
        self.known_keys(item, DOCUMENT_KEYS, place, "a document")
        spec = self.text(item, "spec", place, required=True)
        output = self.text(item, "output", place, required=True)
        name = self.text(item, "name", place, required=False)
        root = self.text(item, "ref-root", place, required=False)
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
        naming = read_naming(self, item, place.at("naming"))
        pagination = read_pagination(self, item, place.at("pagination"))
        overlays = read_overlays(self, item, place.at("overlays"))
        corrections = read_corrections(self, item, place.at("corrections"))
        metadata = read_metadata(self, item, place)
        own_edition = self.edition(item, place)
        templates = read_templates(self, item, place.at("templates"))
        if not spec or not output:
            return None
        folder = self.file.parent
        return DocumentConfig(
            spec=_joined(folder, spec),
            output=_joined(folder, output),
            name=name or Path(spec).stem,
            targets=targets,
            strict=strict,
            reference_root=_joined(folder, root) if root else None,
            selection=selection,
            renames=renames,
            naming=naming,
            pagination=pagination,
            overlays=overlays,
            corrections=corrections,
            metadata=metadata,
            edition=own_edition or edition,
            templates=templates,
            version_origin=(
                self.origin(place.at("metadata").at("version"))
                if metadata.version
                else None
            ),
        )

    def edition(self, item: Mapping[str, object], place: Place) -> Edition | None:
        """The edition that a table names, None without one to use."""
        value = item.get("edition")
        known = known_editions()
        if value is None:
            return None
        if isinstance(value, str) and value in known:
            return known[value]
        message = f"`{value}` is not an edition that this version of triptych knows"
        hint = f"known editions: {', '.join(known)}"
        if str(value) in known:
            message, hint = "`edition` should be a string", f'edition = "{value}"'
        elif str(value).isdecimal() and str(value) > latest_edition().name:
            hint += "; later editions need a later version of triptych"
        self.refuse("config-edition", message, place.at("edition"), hint=hint)
        return None

    def distinct_outputs(
        self, documents: Sequence[DocumentConfig], seen: set[str]
    ) -> None:
        """Two documents in one folder would each remove what the other wrote.

        `seen` are the folders of documents in other files, and gets those of these.
        """
        for index, document in enumerate(documents):
            folder = os.path.realpath(document.output)
            if folder in seen:
                self.refuse(
                    "config-output",
                    f"another document has the output {document.output}, too",
                    Place(document=index).at("output"),
                )
            seen.add(folder)

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
        table = self.table(item, place)
        key = place.keys[-1]
        self.known_keys(table, PATTERN_KEYS, place, f"`{key}`")
        return Patterns(
            tags=self.pattern_list(table, place.at("tags")),
            paths=self.pattern_list(table, place.at("paths")),
            operations=self.pattern_list(table, place.at("operations")),
        )

    def _renames(self, item: Mapping[str, object], place: Place) -> tuple[Rename, ...]:
        renames: list[Rename] = []
        for what, name in self.table(item, place).items():
            there = place.at(what)
            if not isinstance(name, str):
                self.refuse(
                    "config-value", f"the name of `{what}` is not a string", there
                )
            elif not what.startswith("tag:") and "#/" not in what:
                self.refuse(
                    "config-value",
                    f"`{what}` is neither a JSON pointer nor a tag",
                    there,
                    hint='"#/paths/~1pets/get" is a pointer, "tag:pets" a tag',
                )
            else:
                renames.append(Rename(what=what, name=name, origin=self.origin(there)))
        return tuple(renames)


def _joined(folder: Path, path: str) -> Path:
    """A path from a folder, in its shortest form where that means the same."""
    joined = folder / path
    short = Path(os.path.normpath(joined))
    # A folder may be a link, and its `..` is elsewhere then.
    is_same = ".." in joined.parts and os.path.realpath(short) == os.path.realpath(
        joined
    )
    return short if is_same else joined
