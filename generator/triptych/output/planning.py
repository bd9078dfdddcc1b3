"""What a run is going to do with an output folder, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from triptych.diagnostics import Diagnostic, DiagnosticsError, error
from triptych.output.digests import content_digest
from triptych.output.files import GeneratedFile
from triptych.output.folder import Folder
from triptych.output.following import may_follow, package_of
from triptych.output.ownership import Ownership
from triptych.output.transaction import Change

__all__ = ["Plan", "plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run is going to do with an output folder, paths sorted.

    `left_alone` are the user's own files, those written once. `kept` are those of them
    that are as a run wrote them but can't follow the document, with their digests.
    `others` are files that are neither the tool's nor written once; only a run that
    writes looks for them.
    """

    creates: tuple[GeneratedFile, ...] = ()
    updates: tuple[GeneratedFile, ...] = ()
    deletes: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    def changes(self) -> list[Change]:
        """The changes of the files, without the lock's."""
        changes = [Change(path=path, content=None) for path in self.deletes]
        changes += [
            Change(path=file.path, content=file.text.encode())
            for file in (*self.creates, *self.updates)
        ]
        return changes


def plan(
    folder: Folder | None,
    files: Sequence[GeneratedFile],
    owned: Ownership,
    *,
    force: bool,
) -> Plan:
    """What to do so that a folder holds `files`; writes nothing.

    None stands for a folder that is not there yet. What is on disk and not `owned` was
    edited or put there by somebody, and is not touched unless by `force`.

    Raises:
        DiagnosticsError: for every file in the way.
        ValueError: two of `files` have one path, or one is inside the other.
    """
    _check_paths(files)
    if folder is None:
        ordered = sorted(files, key=lambda file: file.path)
        return Plan(creates=tuple(ordered))
    return _Planner(folder, owned, force).plan(files)


class _Planner:
    def __init__(self, folder: Folder, owned: Ownership, force: bool) -> None:
        self.folder = folder
        self.owned = owned
        self.force = force
        self.found: list[Diagnostic] = []

    def plan(self, files: Sequence[GeneratedFile]) -> Plan:
        creates: list[GeneratedFile] = []
        updates: list[GeneratedFile] = []
        unchanged: list[str] = []
        left_alone: list[str] = []
        kept: dict[str, str] = {}
        wanted = {file.path: file for file in files}
        pristine = self._pristine_packages(wanted)
        deletes = list(self._deletes(set(wanted), pristine))
        going = frozenset(deletes)
        for path, file in sorted(wanted.items()):
            if not file.written_once and self._is_blocked(path, going):
                continue
            kind = self.folder.kind(path)
            if kind is None or (kind == "folder" and not file.written_once):
                if file.written_once and (
                    path in self.owned.written_once or self._is_blocked(path, going)
                ):
                    left_alone.append(path)
                else:
                    creates.append(file)
                continue
            data = self._read(path)
            if data is not None and _is_same(data, file.text):
                unchanged.append(path)
            elif file.written_once:
                if data is None or not self.owned.is_as_written(path, data):
                    left_alone.append(path)
                elif package_of(path) in pristine or may_follow(path, data, file.text):
                    updates.append(file)
                else:
                    left_alone.append(path)
                    kept[path] = content_digest(data)
            elif self._is_ours(path, data, "would be overwritten"):
                updates.append(file)
        if self.found:
            raise DiagnosticsError(self.found)
        return Plan(
            creates=tuple(creates),
            updates=tuple(updates),
            deletes=tuple(deletes),
            unchanged=tuple(unchanged),
            left_alone=tuple(left_alone),
            kept=kept,
        )

    def _deletes(self, wanted: set[str], pristine: set[str]) -> Iterator[str]:
        for path in sorted({*self.owned.files, *self.owned.written_once} - wanted):
            # Behind a link there is nothing that could be ours, and a folder never is.
            if self.folder.kind(path) in (None, "folder"):
                continue
            if path in self.owned.files:
                if self._is_ours(path, self._read(path), "would be deleted"):
                    yield path
            elif package_of(path) in pristine:
                data = self._read(path)
                if data is not None and self.owned.is_as_written(path, data):
                    yield path

    def _pristine_packages(self, wanted: Mapping[str, GeneratedFile]) -> set[str]:
        """The packages in which every module is as runs wrote it.

        "" among them, which stands for files that are in none.
        """
        packages: dict[str, list[str]] = {}
        for path in self.owned.written_once:
            packages.setdefault(package_of(path), []).append(path)
        known = {*self.owned.files, *self.owned.written_once, *wanted}
        return {""} | {
            package
            for package, paths in packages.items()
            if package
            and all(self._is_untouched(path) for path in paths)
            and known.issuperset(self._modules(package))
        }

    def _is_untouched(self, path: str) -> bool:
        data = self._read(path) if self.folder.kind(path) == "file" else None
        return data is not None and self.owned.is_as_written(path, data)

    def _modules(self, package: str) -> Iterator[str]:
        if self.folder.kind(package) == "folder":
            for path in self.folder.files(package):
                if path.endswith(".py"):
                    yield path

    def _is_ours(self, path: str, data: bytes | None, fate: str) -> bool:
        """Whether what is at `path` may go: unedited since a run wrote it, or by force.

        `data` is None for what is no regular file.
        """
        if self.force or (data is not None and self.owned.is_generated(path, data)):
            return True
        if path not in self.owned.files:
            self._object(
                "foreign-file",
                path,
                f"{path} was not written by triptych and {fate}",
                "move it away, or overwrite it with --force",
            )
        else:
            self._object(
                "edited-file",
                path,
                f"{path} was edited since it was generated and {fate}",
                "move the change out of the generated file, or discard it with --force",
            )
        return False

    def _is_blocked(self, path: str, going: frozenset[str]) -> bool:
        """Object to what even `force` can't put a file at."""
        for parent in reversed(PurePosixPath(path).parents[:-1]):
            kind = self.folder.kind(str(parent))
            if kind is None or str(parent) in going:
                break
            if kind != "folder":
                what = "a symbolic link" if kind == "link" else "a file"
                self._object(
                    "path-blocked",
                    str(parent),
                    f"{parent} is {what}, but a folder has to be there",
                    "move it away",
                )
                return True
        if self.folder.kind(path) == "folder":
            left = [file for file in self.folder.files(path) if file not in going]
            if left or not any(file.startswith(f"{path}/") for file in going):
                self._object(
                    "path-blocked",
                    path,
                    f"{path} is a folder, but a file has to be there",
                    "move it away",
                )
                return True
        return False

    def _read(self, path: str) -> bytes | None:
        """The content of a regular file, None for anything else."""
        if self.folder.kind(path) != "file":
            return None
        try:
            return self.folder.read(path)
        except OSError as broken:
            reason = broken.strerror or str(broken)
            message = f"{path} can't be read: {reason}"
            self._object("file-unreadable", path, message, "make it readable")
            return None

    def _object(self, code: str, path: str, message: str, hint: str) -> None:
        found = error(code, message, file=self.folder.place(path), hint=hint)
        if found not in self.found:
            self.found.append(found)


def _is_same(data: bytes, text: str) -> bool:
    return content_digest(data) == content_digest(text.encode())


def _check_paths(files: Sequence[GeneratedFile]) -> None:
    paths = [file.path for file in files]
    if len(set(paths)) != len(paths):
        twice = sorted({path for path in paths if paths.count(path) > 1})
        raise ValueError(f"generated twice: {', '.join(twice)}")
    folders = {str(parent) for path in paths for parent in PurePosixPath(path).parents}
    if both := sorted(folders & set(paths)):
        raise ValueError(f"generated as file and as folder: {', '.join(both)}")
