"""The text of a new configuration: what `triptych init` writes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from triptych.characters import plain
from triptych.cli.new_configuration.discovery import Description
from triptych.config.in_force import toml_text
from triptych.config.schema import SCHEMA_URL

__all__ = ["NewDocument", "configuration_text", "new_documents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document of a new configuration.

    `name` is empty where the stem of the file is as good.
    """

    description: Description
    spec: str
    output: str
    name: str = ""


# Stems that say nothing about an API, and folders that say no more.
_ANY_API: Final = frozenset(
    {
        *("api", "apis", "openapi", "open-api", "swagger", "spec", "specs", "schema"),
        *("schemas", "index", "main", "root", "doc", "docs", "document", "bundle"),
        *("bundled", "resolved", "src", "v1", "v2", "v3", "specification", "contract"),
        *("contracts", "definitions", "reference"),
    }
)
_OUTPUT: Final = "sdk"


def new_documents(descriptions: Sequence[Description]) -> list[NewDocument]:
    """What to write about descriptions into a configuration in the working folder."""
    taken: set[str] = set()
    documents: list[NewDocument] = []
    for description in descriptions:
        stem = _slug(description.path.stem)
        name = _unique(_name(description), taken)
        taken.add(name)
        documents.append(
            NewDocument(
                description=description,
                spec=Path(os.path.relpath(description.path)).as_posix(),
                output=f"{_OUTPUT}/{name}" if len(descriptions) > 1 else _OUTPUT,
                name=name if name != stem else "",
            )
        )
    return documents


def _name(description: Description) -> str:
    """What says most about an API: the file, a folder around it, or its title."""
    path = description.path
    stem = _slug(path.stem)
    for name in (stem, *(_slug(part) for part in reversed(path.parts[:-1]))):
        if name and name not in _ANY_API:
            return name
    return _slug(description.title) or stem or "api"


def _slug(text: str) -> str:
    words = re.findall("[a-z0-9]+", text.lower())
    return "-".join(words)[:40].strip("-")


def _unique(name: str, taken: set[str]) -> str:
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(candidate for candidate in (name, *numbered) if candidate not in taken)


_HEAD: Final = """\
# What `triptych generate` writes, and from which API descriptions. Paths are relative
# to this file. `triptych config` prints what is in force, and why.
"""

_CHOICES: Final = """\
# targets = ["client", "docs"]  # leave out what you do not need; default: everything
# strict = true                 # treat warnings about the description as errors
# ref-root = ".."               # where `$ref` may lead; default: the file's folder

# Generate a part of the API only; [{prefix}documents.exclude] leaves operations out:
# [{prefix}documents.include]
# tags = ["books"]
# paths = ["/books/**"]

# Choose other Python names; `triptych inspect SPEC` prints the pointers:
# [{prefix}documents.rename]
# "tag:books" = "catalogue"
# "#/paths/~1books/get" = "search"
"""


def configuration_text(documents: Sequence[NewDocument], *, is_shared: bool) -> str:
    """The text of a `triptych.toml`, or what a pyproject.toml that `is_shared` gets."""
    prefix = "tool.triptych." if is_shared else ""
    schema = "" if is_shared else f"#:schema {SCHEMA_URL}\n\n"
    blocks = [_block(item, prefix) for item in documents]
    blocks[0] += _CHOICES.format(prefix=prefix)
    return schema + _HEAD + "\n" + "\n".join(blocks)


def _block(document: NewDocument, prefix: str) -> str:
    return "".join(f"{line}\n" for line in _lines(document, prefix))


def _lines(document: NewDocument, prefix: str) -> Iterator[str]:
    description = document.description
    title = " ".join(plain(description.title).split())
    yield f"# {title}, {description.standard}" if title else f"# {description.standard}"
    yield f"[[{prefix}documents]]"
    yield f"spec = {toml_text(document.spec)}"
    yield f"output = {toml_text(document.output)}"
    if document.name:
        yield f"name = {toml_text(document.name)}"
