"""Which files of a folder are API descriptions, by what is in them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from triptych.diagnostics import DiagnosticsError
from triptych.json_value import JsonValue
from triptych.output.layout import LOCK_NAME
from triptych.source import read_bytes
from triptych.source.limits import MAX_BYTES

__all__ = ["Description", "Discovered", "describe", "discover"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """An API description: its file, its title if it has one, and its standard.

    Without operations it is a part of others, such as schemas that they share.
    """

    path: Path
    standard: str
    title: str = ""
    has_operations: bool = True


@dataclass(slots=True)
class Discovered:
    """The descriptions of a folder, sorted by path, and those that are left out.

    `set_aside` are in folders of tests or of other people's code. `left_out` are the
    others, each with the reason.
    """

    descriptions: list[Description] = field(default_factory=list)
    set_aside: list[Path] = field(default_factory=list)
    left_out: list[tuple[Path, str]] = field(default_factory=list)


_SUFFIXES: Final = (".yaml", ".yml", ".json")

# Folders of what programs have put there, by their usual names.
_NOBODYS: Final = frozenset(
    {
        *("node_modules", "bower_components", "site-packages", "venv", "env"),
        *("__pycache__", "build", "dist", "target", "_build", "htmlcov"),
    }
)
# Folders of tests and of what others have written.
_SET_ASIDE: Final = frozenset(
    {
        *("test", "tests", "testing", "testdata", "test-data", "test_data"),
        *("fixtures", "__fixtures__", "__tests__", "__snapshots__", "snapshots"),
        *("vendor", "vendored", "_vendor", "third_party", "third-party"),
    }
)


def discover(folder: Path) -> Discovered:
    """The API descriptions in `folder`, with paths relative to the working folder.

    What git ignores is left out, and so are hidden folders, those of programs, and
    output of triptych.
    """
    listed = [*_files(folder)]
    outputs = {path.parent for path in listed if path.name == LOCK_NAME}
    found = Discovered()
    for path in sorted(listed):
        if path.suffix.lower() not in _SUFFIXES or outputs.intersection(path.parents):
            continue
        try:
            description = describe(folder / path)
        except DiagnosticsError as refused:
            found.left_out.append((folder / path, refused.diagnostics[0].message))
            continue
        if description is None:
            continue
        if _SET_ASIDE.intersection(part.lower() for part in path.parts[:-1]):
            found.set_aside.append(folder / path)
        elif not description.has_operations:
            found.left_out.append((folder / path, "it has no operations"))
        else:
            found.descriptions.append(description)
    _leave_copies_out(found)
    return found


def _files(folder: Path) -> Iterator[PurePosixPath]:
    """Relative paths of the files that may be somebody's own."""
    tracked = _git_files(folder)
    for path in _walk(folder) if tracked is None else tracked:
        if not any(map(_is_nobodys, path.parts[:-1])) and path.name[0] != ".":
            yield path


def _is_nobodys(name: str) -> bool:
    return name.startswith(".") or name.lower() in _NOBODYS


def _git_files(folder: Path) -> list[PurePosixPath] | None:
    """What git knows or would add.

    None where there is no git, no repository, or nothing that git does not ignore.
    """
    command = ["git", "-c", "core.fsmonitor=", "ls-files", "-z", "--cached", "--others"]
    try:
        done = subprocess.run(
            [*command, "--exclude-standard"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    if done.returncode != 0:
        return None
    names = {os.fsdecode(name) for name in done.stdout.split(b"\0") if name}
    return [PurePosixPath(name) for name in sorted(names)] or None


def _walk(folder: Path) -> Iterator[PurePosixPath]:
    for place, folders, files in os.walk(folder):
        # A folder with this file is an environment, whatever it is called.
        folders[:] = sorted(
            name
            for name in folders
            if not _is_nobodys(name) and not Path(place, name, "pyvenv.cfg").exists()
        )
        for name in files:
            yield PurePosixPath(Path(place, name).relative_to(folder).as_posix())


_SECTIONS: Final = frozenset({"info", "paths", "components", "webhooks", "definitions"})
# The keys at the left margin of a YAML file: enough for files of any size.
_VERSION: Final = re.compile(
    r"""^["']?(?P<key>openapi|swagger)["']?[ \t]*:[ \t]+["']?(?P<value>[\w.-]+)""",
    re.MULTILINE,
)
_JSON_VERSION: Final = re.compile(
    r'"(?P<key>openapi|swagger)"\s*:\s*"(?P<value>2\.0|3\.\d[\w.-]*)"'
)
_SECTION: Final = re.compile(
    rf"""^["']?(?:{'|'.join(sorted(_SECTIONS))})["']?[ \t]*:""", re.MULTILINE
)
_TITLE: Final = re.compile(
    r"""^["']?info["']?[ \t]*:[^\S\n]*(?:\#.*)?\n(?:(?:[ \t]+.*|\#.*)?\n)*?"""
    r"""[ \t]+["']?title["']?[ \t]*:[ \t]+(?P<title>\S.*)$""",
    re.MULTILINE,
)


def describe(path: Path) -> Description | None:
    """The API description in a file, None if it is none or can't be read.

    Raises:
        DiagnosticsError: it is one that follows a standard that is not supported.
    """
    from triptych.description.versions import stated_standard

    stated = _stated(path)
    if stated is None:
        return None
    standard = stated_standard({stated.key: stated.version}).standard
    return Description(
        path=path,
        standard=str(standard),
        title=stated.title,
        has_operations=stated.has_operations,
    )


class _Stated(NamedTuple):
    """What a description says of itself: the key and value of its version."""

    key: str
    version: JsonValue
    title: str
    has_operations: bool = True


def _stated(path: Path) -> _Stated | None:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    # In UTF-16 there is a zero between two letters.
    flat = data.replace(b"\0", b"")
    if b"openapi" not in flat and b"swagger" not in flat:
        return None
    if len(data) <= _SMALL:
        return _read(path, data) or _scanned(data)
    return _scanned(data) or _read(path, data)


_SMALL: Final = 100_000
"""Up to how many bytes a file is read as a whole before its lines are looked at."""


def _scanned(data: bytes) -> _Stated | None:
    """What the lines of a YAML file say, whether or not all of it is YAML."""
    text = data.decode("utf-8", errors="replace")
    version = _VERSION.search(text)
    if version is None or not _SECTION.search(text):
        return None
    title = _TITLE.search(text)
    told = title["title"].partition(" #")[0].strip(" \t\r\"'") if title else ""
    return _Stated(version["key"], version["value"], told)


def _read(path: Path, data: bytes) -> _Stated | None:
    """What a whole document says, or what a JSON text seems to that is unusable."""
    try:
        tree = read_bytes(data, str(path)).tree
    except DiagnosticsError:
        text = data.decode("utf-8", errors="replace")
        version = _JSON_VERSION.search(text) if text.lstrip()[:1] == "{" else None
        if version is None or '"paths"' not in text:
            return None
        return _Stated(version["key"], version["value"], "")
    key = next((key for key in ("openapi", "swagger") if key in tree), None)
    if key is None or not _SECTIONS & tree.keys():
        return None
    info = tree.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    return _Stated(
        key,
        tree[key],
        title if isinstance(title, str) else "",
        has_operations=any(tree.get(name) for name in _WITH_OPERATIONS),
    )


_WITH_OPERATIONS: Final = ("paths", "x-ms-paths", "webhooks", "x-webhooks")


def _leave_copies_out(found: Discovered) -> None:
    """Of the same document in YAML and in JSON beside it, keep the former."""
    by_stem: dict[Path, list[Description]] = {}
    for item in found.descriptions:
        by_stem.setdefault(item.path.with_suffix(""), []).append(item)
    for group in by_stem.values():
        if len(group) < 2:
            continue
        first, *others = sorted(group, key=lambda item: item.path.suffix == ".json")
        tree = _tree(first.path)
        for other in others:
            if tree is not None and _tree(other.path) == tree:
                reason = f"it says the same as {first.path}"
                found.left_out.append((other.path, reason))
                found.descriptions.remove(other)


def _tree(path: Path) -> object:
    try:
        return read_bytes(path.read_bytes(), str(path)).tree
    except (DiagnosticsError, OSError):
        return None
