"""Documents as a revision of git has them, put into a temporary folder.

Nothing of the repository is run or followed on the way: no hooks, filters or
attributes, no links, and nothing is fetched.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from triptych.diagnostics import Diagnostic, DiagnosticsError, error

__all__ = ["PREFIX", "Revision", "commits_of", "opened_revision", "split_reference"]

PREFIX: Final = "git:"
"""What begins the name of a document in a revision: `git:REV:path`."""

_MANY: Final = 5_000
"""Of how many files below a folder not all are needed, but those of documents."""

_DOCUMENTS: Final = (".yaml", ".yml", ".json", ".toml", ".md", ".txt")


def split_reference(reference: str) -> tuple[str, str]:
    """Revision and path of `git:REV:path`; raises `DiagnosticsError` without them."""
    revision, _, path = reference.removeprefix(PREFIX).partition(":")
    if not revision or not path:
        hint = f"{PREFIX}HEAD:api.yaml, or ./{reference} for a file"
        raise _refusal(f"`{reference}` names no revision and path", hint)
    return revision, path


def _top_folder(start: Path) -> Path:
    """The root of the repository that `start` is in; raises `DiagnosticsError`."""
    shown = _git(start, "rev-parse", "--show-toplevel").removesuffix(b"\n")
    return Path(os.fsdecode(shown)).resolve()


_MOST_COMMITS: Final = 100
"""How far back to look for a version."""


def commits_of(path: Path, revision: str) -> list[str]:
    """The commits up to `revision` that changed a file, the newest first."""
    folder = path.absolute().parent
    if not folder.is_dir():
        return []
    listed = _git(
        folder,
        "log",
        "--format=%H",
        f"--max-count={_MOST_COMMITS}",
        "--end-of-options",
        revision,
        "--",
        path.name,
    )
    return listed.decode().split()


@dataclass(frozen=True, slots=True)
class Revision:
    """The tree of a revision, and the folder into which its files are put.

    `entries` are the objects of its plain files by their paths from `top`, the root of
    the repository; `links` are the paths of those that are none.
    """

    name: str
    top: Path
    folder: Path
    entries: Mapping[str, str]
    links: frozenset[str]

    def extract(self, paths: Iterable[str]) -> None:
        """Put files into the folder: those of these paths, and all below them."""
        # What is outside of the repository is in no revision.
        below: dict[str, list[str]] = {
            "" if path == "." else path.rstrip("/"): []
            for path in paths
            if not path.startswith("../")
        }
        for name in self.entries:
            for place in (name, *_parents(name)):
                if place in below:
                    below[place].append(name)
        wanted = {
            name: self.entries[name]
            for names in below.values()
            for name in names
            if len(names) <= _MANY or name.lower().endswith(_DOCUMENTS)
        }
        missing = {
            name: entry
            for name, entry in wanted.items()
            if not (self.folder / name).exists()
        }
        contents = _contents(self.top, [*missing.values()])
        for name, entry in missing.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(contents[entry])

    def document(self, path: str) -> Path:
        """Where a document is in the folder, once it was extracted.

        Raises `DiagnosticsError` if it is a link.
        """
        if path in self.links:
            message = "it is a link, which is not followed in a revision"
            name = f"{PREFIX}{self.name}:{path}"
            raise DiagnosticsError([error("file-is-link", message, file=name)])
        return self.folder / path

    def inside(self, path: Path) -> str:
        """A path of the working tree from the root of the repository."""
        relative = self.relative(path)
        if relative.startswith("../"):
            raise _refusal(f"{path} is not part of the repository", None)
        return relative

    def relative(self, path: Path) -> str:
        """The same for a path that may lead out of the repository."""
        wanted = Path(os.path.normpath(path.absolute()))
        if not wanted.is_relative_to(self.top):
            # The folder may be written in another way; the file may be a link.
            wanted = wanted.parent.resolve() / wanted.name
        return Path(os.path.relpath(wanted, self.top)).as_posix()

    def extracted(self, path: Path) -> str:
        """A path in the folder from the root of the repository."""
        return Path(os.path.relpath(path, self.folder)).as_posix()

    def shown(self, text: str) -> str:
        """A message in which files of the folder are called `git:REV:path`."""
        for folder in (str(self.folder), os.path.relpath(self.folder)):
            text = text.replace(f"{folder}{os.sep}", f"{PREFIX}{self.name}:")
        return text

    @contextmanager
    def naming(self) -> Iterator[None]:
        """Raise what is raised inside with the names that users know."""
        try:
            yield
        except DiagnosticsError as broken:
            raise DiagnosticsError(map(self._renamed, broken.diagnostics)) from None

    def _renamed(self, found: Diagnostic) -> Diagnostic:
        return replace(
            found,
            message=self.shown(found.message),
            file=self.shown(found.file) if found.file is not None else None,
            hint=self.shown(found.hint) if found.hint is not None else None,
        )


@contextmanager
def opened_revision(name: str, start: Path) -> Iterator[Revision]:
    """The revision `name` of the repository that the folder `start` is in.

    Before the first commit there is nothing in `HEAD`.

    Raises:
        DiagnosticsError: there is no git, no repository or no such revision.
    """
    top = _top_folder(start)
    tree = _tree(name, top)
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", tree) if tree else b""
    with tempfile.TemporaryDirectory(prefix="triptych-") as folder:
        yield Revision(
            name=name,
            top=top,
            folder=Path(folder).resolve(),
            entries=dict(_entries(listed, b"100")),
            links=frozenset(path for path, _ in _entries(listed, b"120")),
        )


def _parents(path: str) -> Iterator[str]:
    """The folders around a path, the root as an empty text."""
    while path:
        path = path.rpartition("/")[0]
        yield path


def _tree(name: str, top: Path) -> str:
    """The object of the tree of a revision, empty before the first commit."""
    query = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    try:
        return _git(top, *query, f"{name}^{{tree}}").decode().strip()
    except DiagnosticsError:
        if name == "HEAD" and _is_unborn(top):
            return ""
        message = f"there is no revision `{name}`"
        raise _refusal(message, "git log --oneline --all") from None


def _is_unborn(top: Path) -> bool:
    try:
        _git(top, "rev-parse", "--verify", "--quiet", "HEAD")
    except DiagnosticsError:
        return True
    return False


def _entries(listed: bytes, mode: bytes) -> Iterator[tuple[str, str]]:
    """What `git ls-tree` lists of a kind, plain files or links: paths and objects."""
    for line in listed.split(b"\0"):
        kind, _, name = line.partition(b"\t")
        path = os.fsdecode(name)
        # What no checkout would write must not leave the folder either.
        is_safe = not {"", ".", ".."} & set(path.split("/"))
        if kind.startswith(mode) and is_safe:
            yield path, kind.split()[2].decode()


def _contents(top: Path, entries: list[str]) -> Mapping[str, bytes]:
    """The bytes of objects."""
    asked = "".join(f"{entry}\n" for entry in entries).encode()
    given = _git(top, "cat-file", "--batch", given=asked) if entries else b""
    found: dict[str, bytes] = {}
    start = 0
    for entry in entries:
        end = given.index(b"\n", start)
        size = given[start:end].split()[-1]
        if not size.isdigit():
            raise _refusal(f"the object {entry} is not there", "git fetch")
        start = end + 1
        found[entry] = given[start : start + int(size)]
        start += int(size) + 1
    return found


_SETTINGS: Final = (
    *("-c", "core.fsmonitor="),
    *("-c", f"core.hooksPath={os.devnull}"),
    "--no-pager",
    "--no-replace-objects",
)
_ENVIRONMENT: Final = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            ["git", *_SETTINGS, *arguments],
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT},
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as broken:
        reason = broken.strerror or str(broken)
        raise _refusal(f"git can't be run: {reason}", None) from broken
    if done.returncode != 0:
        said = os.fsdecode(done.stderr).strip().splitlines()
        reason = said[0] if said else f"it ends with {done.returncode}"
        raise _refusal(reason.removeprefix("fatal: "), None)
    return done.stdout


def _refusal(message: str, hint: str | None) -> DiagnosticsError:
    return DiagnosticsError([error("git", message, hint=hint)])
