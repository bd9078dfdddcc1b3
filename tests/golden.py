"""The golden output: out/, which is what specs/ generates."""

from __future__ import annotations

from pathlib import Path

from trifold.cli import main
from trifold.config import DocumentConfig, load_config

__all__ = ["OUT", "REPOSITORY", "documents", "generate_into", "tree"]

REPOSITORY = Path(__file__).parents[1]
OUT = REPOSITORY / "out"


def documents() -> tuple[DocumentConfig, ...]:
    """The documents of this repository's own configuration."""
    return load_config(REPOSITORY / "pyproject.toml").documents


def generate_into(document: DocumentConfig, folder: Path) -> None:
    """Generate `document` into `folder` as the configuration has it."""
    arguments = ["generate", str(document.spec), "-o", str(folder)]
    arguments += ["--name", document.name]
    for target in document.targets:
        arguments += ["--target", target.value]
    code = main(arguments)
    if code != 0:
        raise AssertionError(f"trifold {' '.join(arguments)} exits with {code}")


def tree(folder: Path) -> dict[str, bytes]:
    """The files below `folder`, without what tool and interpreter keep there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not {".trifold", "__pycache__"} & set(path.relative_to(folder).parts)
    }
