"""What an output is made from: the digests and choices that its lock lists."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from triptych.config import DocumentConfig, PackageMetadata, PaginationRule, Patterns
from triptych.output.digests import content_digest

if TYPE_CHECKING:
    from triptych.source import Sources

__all__ = ["choices", "lock_inputs", "read_file"]


def lock_inputs(document: DocumentConfig, sources: Sources) -> dict[str, str]:
    """What the lock says the output was made from."""
    from triptych.source.digest import tree_digest

    trees = {file: source.tree for file, source in sources.files.items()}
    return {
        "document": tree_digest(sources.root.tree, trees),
        "name": document.name,
        "targets": ", ".join(document.targets),
        **choices(document),
    }


def choices(document: DocumentConfig) -> dict[str, str]:
    """What the configuration selects, names and paginates, as the lock has it.

    Nothing for what is not given, so that no lock changes for those who choose nothing.
    """
    edition = document.edition
    tables: dict[str, object] = {
        "edition": None if edition is None else edition.name,
        "include": _listed(document.selection.include),
        "exclude": _listed(document.selection.exclude),
        "rename": {item.what: item.name for item in document.renames},
        "naming": [
            {rule.kind.value: rule.pattern, "name": rule.name}
            for rule in document.naming
        ],
        "pagination": [_pagination(rule) for rule in document.pagination],
        "metadata": _metadata(document.metadata),
        "templates": _templates(document),
    }
    return {
        key: json.dumps(table, ensure_ascii=False, sort_keys=True)
        for key, table in tables.items()
        if table
    }


def _metadata(metadata: PackageMetadata) -> dict[str, object]:
    given = asdict(metadata)
    return {key: value for key, value in given.items() if value}


def _templates(document: DocumentConfig) -> dict[str, str]:
    """The digests of the files in place of templates, by what they replace."""
    return {
        item.what: content_digest(read_file(item.path) or b"")
        for item in document.templates
    }


def _pagination(rule: PaginationRule) -> dict[str, object]:
    given: dict[str, object] = {
        "parameter": rule.parameter or None,
        "next": rule.next,
        "items": rule.items,
        "size": rule.size or None,
        "operations": sorted({item.text for item in rule.operations}) or None,
        "header": rule.header or None,
        "last": rule.last or None,
        "more": rule.more or None,
        "pages": rule.pages,
        "total": rule.total or None,
        "end": rule.end,
        "first": rule.first,
    }
    return {"style": rule.style.value} | {
        key: value for key, value in given.items() if value is not None
    }


def _listed(patterns: Patterns) -> dict[str, list[str]]:
    kinds = {
        "tags": patterns.tags,
        "paths": patterns.paths,
        "operations": patterns.operations,
    }
    return {
        kind: sorted({pattern.text for pattern in listed})
        for kind, listed in kinds.items()
        if listed
    }


def read_file(path: Path) -> bytes | None:
    """The content of a plain file, None where there is none to read."""
    try:
        # What is no plain file may never end.
        return path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        return None
