"""The golden output: out/, which is what specs/ generates."""

from __future__ import annotations

import contextlib
import json
import tempfile
from pathlib import Path

from triptych.cli import main
from triptych.config import DocumentConfig
from triptych.config.files import load_config
from triptych.contexts import all_contexts

__all__ = [
    "OUT",
    "REPOSITORY",
    "config_text",
    "documents",
    "generate_into",
    "tree",
    "with_contexts",
]

REPOSITORY = Path(__file__).parents[1]
OUT = REPOSITORY / "out"


def documents() -> tuple[DocumentConfig, ...]:
    """The documents of this repository's own configuration."""
    return load_config(REPOSITORY / "pyproject.toml").documents


def generate_into(document: DocumentConfig, folder: Path) -> None:
    """Generate `document` into `folder` as the configuration has it."""
    with tempfile.TemporaryDirectory() as scratch:
        config = Path(scratch) / "triptych.toml"
        config.write_text(config_text(document, folder), encoding="utf-8")
        with contextlib.chdir(scratch):
            code = main(["generate"])
    if code != 0:
        raise AssertionError(f"triptych generate of {document.spec} exits with {code}")


def config_text(document: DocumentConfig, folder: Path) -> str:
    """A `triptych.toml` that generates `document` into `folder`.

    What is chosen of the document and how it is renamed is not part of it.
    """
    pagination = [
        {"operations": [pattern.text for pattern in rule.operations]}
        | {key: value for key in _PAGINATION if (value := getattr(rule, key))}
        for rule in document.pagination
    ]
    tables: list[tuple[str, dict[str, object]]] = [
        (
            "[[documents]]",
            {
                "spec": str(document.spec.absolute()),
                "output": str(folder.absolute()),
                "name": document.name,
                "targets": list(document.targets),
            },
        ),
        *(("[[documents.pagination]]", table) for table in pagination),
    ]
    # Texts and lists of texts are written in TOML as in JSON.
    return "".join(
        f"{header}\n"
        + "".join(f"{key} = {json.dumps(value)}\n" for key, value in table.items())
        for header, table in tables
    )


_PAGINATION = ("style", "parameter", "next", "items", "size")


def tree(folder: Path) -> dict[str, bytes]:
    """The files below `folder`, without what tool and interpreter keep there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not {".triptych", "__pycache__"} & set(path.relative_to(folder).parts)
    }


def with_contexts(page: str) -> str:
    """docs/templates.md with what the templates of now are given."""
    return page.partition(_CONTEXTS)[0] + _CONTEXTS + "\n" + all_contexts()


_CONTEXTS = "<!-- From here on `make accept` writes this page. -->\n"
