"""Reading which files a configuration has in place of templates."""

from __future__ import annotations

from collections.abc import Mapping

from triptych.config.documents import TemplateFile
from triptych.config.tables import Tables
from triptych.config.toml_places import Place

__all__ = ["read_templates"]


def read_templates(
    tables: Tables, item: Mapping[str, object], place: Place
) -> tuple[TemplateFile, ...]:
    """The files that a document's table `item` has for templates, or for their blocks.

    A key is the name of a template, or that and, behind `#`, the name of a block.
    """
    files: list[TemplateFile] = []
    for what, file in tables.table(item, place).items():
        there = place.at(what)
        if not isinstance(file, str) or not file:
            tables.refuse(
                "config-value", f"`{what}` should be the name of a file", there
            )
            continue
        name, mark, block = what.partition("#")
        if mark and not block:
            message = f"`{what}` names no block after `#`"
            tables.refuse("config-value", message, there)
            continue
        files.append(
            TemplateFile(
                name=name,
                block=block,
                path=tables.file.parent / file,
                origin=tables.origin(there),
            )
        )
    return tuple(files)
