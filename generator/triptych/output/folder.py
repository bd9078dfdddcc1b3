"""An output folder that is held open: the only way to what is in it.

Every folder is opened relative to the descriptor of the one it is in, and no symbolic
link is ever followed. So nothing that a repository may contain leads a read, a write, a
rename or a removal out of the folder, not even a link that is put in place meanwhile.
Only regular files are opened: a pipe or a device would block, or act on being opened.

This needs what POSIX calls `openat`; Windows has no such functions in Python.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final, Literal, TypeAlias

if sys.platform != "win32":
    import fcntl

__all__ = ["Folder", "Kind", "existing_folder", "new_folder"]

Kind: TypeAlias = Literal["file", "folder", "link", "other"]

# Files that targets write have a few megabytes at most; what is larger is not ours.
_MAX_BYTES: Final = 1 << 28

_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_FOLDER_ONLY: Final = getattr(os, "O_DIRECTORY", 0)
_FOLDER: Final = os.O_RDONLY | _NO_FOLLOW | _FOLDER_ONLY
# How many folders inside stay open at least.
_MAX_OPEN: Final = 32

# Without waiting, in case a pipe takes the place of the file that was just looked at.
_FILE: Final = os.O_RDONLY | _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0)
_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW


class Folder:
    """An open folder; paths are relative to it, in POSIX form, and "" is itself.

    `name` is what its user calls it. Methods raise `OSError` with the path in question
    where the system refuses, or where a link or a file stands for a folder.
    """

    __slots__ = ("_descriptor", "_inner", "_uses", "name")

    def __init__(self, descriptor: int, name: str) -> None:
        self._descriptor = descriptor
        # Folders inside that were opened, by path: most files have neighbours. They are
        # closed when there are many, but never one that is in use.
        self._inner: dict[str, int] = {}
        self._uses = 0
        self.name = name

    def place(self, path: str) -> str:
        """What a user calls the file at `path`."""
        return str(PurePath(self.name, path))

    def kind(self, path: str) -> Kind | None:
        """What is at `path`; None if nothing is, or if no folder leads there."""
        try:
            with self._parent(path) as (parent, name):
                return _kind(os.lstat(name, dir_fd=parent))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def read(self, path: str) -> bytes | None:
        """The content of the file at `path`; None if nothing is there.

        Raises:
            OSError: what is there is no regular file, or can't be read.
        """
        try:
            with self._parent(path) as (parent, name):
                _regular(os.lstat(name, dir_fd=parent))
                descriptor = os.open(name, _FILE, dir_fd=parent)
        except (FileNotFoundError, NotADirectoryError):
            return None
        with open(descriptor, "rb") as file:  # noqa: PTH123  # no path, a descriptor
            _regular(os.fstat(descriptor))
            return file.read()

    def create(self, path: str, data: bytes) -> None:
        """Write a new file; raises `FileExistsError` if anything is at `path`."""
        with self._parent(path) as (parent, name):
            descriptor = os.open(name, _NEW_FILE, 0o666, dir_fd=parent)
            with open(descriptor, "wb") as file:  # noqa: PTH123  # a descriptor
                file.write(data)

    def put(self, path: str, data: bytes) -> None:
        """Write a file, new or not, so that no reader ever finds a part of it."""
        draft = f"{path}.draft"
        with contextlib.suppress(FileNotFoundError):
            self.remove(draft)
        self.create(draft, data)
        self.rename(draft, path)

    def rename(self, source: str, target: str) -> None:
        """Move a file; what is at `target`, if it is not a folder, is replaced."""
        with (
            self._parent(source) as (from_parent, from_name),
            self._parent(target) as (to_parent, to_name),
        ):
            os.replace(from_name, to_name, src_dir_fd=from_parent, dst_dir_fd=to_parent)

    def link(self, source: str, target: str) -> None:
        """Give the file at `source` a second name, `target`, where nothing may be."""
        with (
            self._parent(source) as (from_parent, from_name),
            self._parent(target) as (to_parent, to_name),
        ):
            os.link(
                from_name,
                to_name,
                src_dir_fd=from_parent,
                dst_dir_fd=to_parent,
                follow_symlinks=False,
            )

    def remove(self, path: str) -> None:
        """Remove a file or a link, never what the link leads to."""
        with self._parent(path) as (parent, name):
            os.unlink(name, dir_fd=parent)

    def make_folder(self, path: str) -> None:
        """Make a folder; raises `FileExistsError` if anything is at `path`."""
        with self._parent(path) as (parent, name):
            os.mkdir(name, dir_fd=parent)

    def remove_folder(self, path: str) -> None:
        """Remove a folder; raises `OSError` unless it is empty."""
        with self._parent(path) as (parent, name):
            os.rmdir(name, dir_fd=parent)
        self._forget()

    def entries(self, path: str) -> list[tuple[str, Kind]]:
        """The names in a folder and what they are, sorted."""
        with self._opened(path) as opened:
            # A descriptor of its own has a position of its own.
            descriptor = os.open(".", _FOLDER, dir_fd=opened)
        try:
            with os.scandir(descriptor) as found:
                return sorted(
                    (item.name, _kind(item.stat(follow_symlinks=False)))
                    for item in found
                )
        finally:
            os.close(descriptor)

    def files(self, path: str) -> Iterator[str]:
        """The paths of all that is below a folder and is none, sorted by folder."""
        for name, kind in self.entries(path):
            inner = f"{path}/{name}" if path else name
            if kind == "folder":
                yield from self.files(inner)
            else:
                yield inner

    def identity(self, path: str) -> list[int]:
        """Numbers of a file that no copy of it has, and that nobody can choose.

        The inode, and when it last changed, in nanoseconds: the system sets both.
        """
        with self._parent(path) as (parent, name):
            found = os.lstat(name, dir_fd=parent)
            _regular(found)
            return [found.st_ino, found.st_ctime_ns]

    def modified(self, path: str) -> int:
        """When a file was last modified, in nanoseconds."""
        with self._parent(path) as (parent, name):
            return os.lstat(name, dir_fd=parent).st_mtime_ns

    def renew(self, path: str) -> None:
        """Let a regular file be modified now."""
        with self._parent(path) as (parent, name):
            descriptor = os.open(name, _FILE, dir_fd=parent)
        try:
            _regular(os.fstat(descriptor))
            os.utime(descriptor)
        finally:
            os.close(descriptor)

    @contextlib.contextmanager
    def held(self, *, shared: bool = False) -> Iterator[None]:
        """Hold the folder: alone, or with others that hold it `shared`.

        Waits for whoever holds it, which can't last: the system frees it when its
        holder ends, however that ends.
        """
        if sys.platform == "win32":  # no folder can be opened there
            raise NotImplementedError
        fcntl.flock(self._descriptor, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close all descriptors; for whoever has opened the folder."""
        self._forget()
        os.close(self._descriptor)

    def _forget(self) -> None:
        for descriptor in self._inner.values():
            os.close(descriptor)
        self._inner.clear()

    @contextlib.contextmanager
    def _opened(self, path: str) -> Iterator[int]:
        """The descriptor of the folder at `path`."""
        self._uses += 1
        try:
            yield self._open(path)
        finally:
            self._uses -= 1
            if not self._uses and len(self._inner) > _MAX_OPEN:
                self._forget()

    def _open(self, path: str) -> int:
        if not path:
            return self._descriptor
        if path in self._inner:
            return self._inner[path]
        outer, _, name = path.rpartition("/")
        if name in ("", ".", ".."):
            raise ValueError(f"not a path inside a folder: {path!r}")
        try:
            descriptor = os.open(name, _FOLDER, dir_fd=self._open(outer))
        except OSError as broken:
            if broken.errno == errno.ELOOP:  # a link, as some systems say
                broken.errno = errno.ENOTDIR
            raise OSError(broken.errno, broken.strerror, path) from None
        self._inner[path] = descriptor
        return descriptor

    @contextlib.contextmanager
    def _parent(self, path: str) -> Iterator[tuple[int, str]]:
        """The descriptor of the folder that `path` is in, and the path's last name."""
        parent, _, name = path.rpartition("/")
        if name in ("", ".", ".."):
            raise ValueError(f"not a path inside a folder: {path!r}")
        with self._opened(parent) as descriptor:
            yield descriptor, name


@contextlib.contextmanager
def existing_folder(path: Path) -> Iterator[Folder | None]:
    """The folder at `path`, open; None if nothing is there.

    Raises:
        OSError: it can't be opened, or is behind a link that leads out of the folder
            the path is relative to.
        ValueError: no system takes such a path.
    """
    _refuse_links_out(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | _FOLDER_ONLY)
    except FileNotFoundError:
        yield None
        return
    folder = Folder(descriptor, str(path))
    try:
        yield folder
    finally:
        folder.close()


@contextlib.contextmanager
def new_folder(path: Path) -> Iterator[Folder]:
    """The folder at `path`, made with its parents where it is missing.

    Folders that were made and are empty in the end are removed again. Raises as
    `existing_folder` does.
    """
    made: list[Path] = []
    try:
        _refuse_links_out(path)
        missing = [item for item in (path, *path.parents) if not _is_there(item)]
        for folder in reversed(missing):
            # Another run may be quicker, and the folder is that run's then.
            with contextlib.suppress(FileExistsError):
                folder.mkdir()
                made.append(folder)
        with existing_folder(path) as opened:
            if opened is None:
                raise FileNotFoundError(errno.ENOENT, "it was removed meanwhile")
            yield opened
    finally:
        for folder in reversed(made):
            try:
                folder.rmdir()
            except OSError:
                break


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def _refuse_links_out(path: Path) -> None:
    """Raise `OSError` for links in a relative path that lead out of its base.

    A repository may come with one in place of its output folder. An absolute path is
    its user's own word, and so are the `..` that a path begins with.
    """
    if os.open not in os.supports_dir_fd:
        raise OSError(errno.ENOTSUP, "this system can't open files relative to folders")
    if "\0" in str(path):
        raise OSError(errno.EINVAL, "its name has a NUL character")
    if path.is_absolute():
        return
    up = [part for part in path.parts if part == ".."]
    if path.parts[: len(up)] != tuple(up):
        return
    # Unlike pathlib it has an answer for links that lead to each other.
    base, real = (Path(os.path.realpath(item)) for item in (Path(*up), path))
    if not real.is_relative_to(base):
        message = f"a symbolic link leads to {real}; to write there, give that path"
        raise OSError(errno.ELOOP, message)


def _kind(found: os.stat_result) -> Kind:
    if stat.S_ISREG(found.st_mode):
        return "file"
    if stat.S_ISDIR(found.st_mode):
        return "folder"
    return "link" if stat.S_ISLNK(found.st_mode) else "other"


def _regular(found: os.stat_result) -> None:
    """Raise `OSError` for what is no regular file, or one that no target wrote."""
    kind = _kind(found)
    if kind == "folder":
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if kind != "file":
        what = "is a symbolic link" if kind == "link" else "is not a regular file"
        raise OSError(errno.EINVAL, what)
    if found.st_size > _MAX_BYTES:
        raise OSError(errno.EFBIG, "is too large")
