"""Where the templates are. Free of Jinja, so that a run with nothing to do stays so."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import triptych

__all__ = [
    "CONTEXT_VERSION",
    "OWN_PREFIX",
    "package_folder",
    "template_files",
    "template_folder",
    "template_names",
    "template_text",
]

CONTEXT_VERSION: Final = 1
"""The version of what templates are given; it grows when something of it goes."""

OWN_PREFIX: Final = "triptych/"
"""Begins the name of a template of the tool's own, whatever overrides it."""


def package_folder() -> Path:
    """The folder of the installed package, or of the checkout's."""
    return Path(triptych.__file__).parent


def template_folder() -> Path:
    """Where the templates are: in the installed package, else in the checkout.

    Raises:
        FileNotFoundError: neither place has them, the installation is broken.
    """
    package = package_folder()
    candidates = (package / "templates", package.parents[1] / "templates")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    places = " or ".join(str(candidate) for candidate in candidates)
    raise FileNotFoundError(f"no templates in {places}: reinstall triptych")


def template_files(folder: Path) -> tuple[Path, ...]:
    """Every file a template can come from, sorted by its path inside `folder`."""
    found = (path for path in folder.rglob("*.jinja") if path.is_file())
    return tuple(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


@cache
def template_names() -> tuple[str, ...]:
    """The names of the tool's own templates, sorted."""
    folder = template_folder()
    return tuple(path.relative_to(folder).as_posix() for path in template_files(folder))


def template_text(name: str) -> str:
    """The text of one of the tool's own templates."""
    return (template_folder() / name).read_text(encoding="utf-8")
