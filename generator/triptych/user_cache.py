"""What runs keep for later ones, in the user's cache folder, by name.

It may be lost, damaged or full of other things at any time: what is not whole counts as
missing, and what can't be written is done without. Nobody but the user can have written
what is read there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
from pathlib import Path
from typing import Final

__all__ = ["cache_folder", "keep", "kept", "name_of"]

_MAGIC: Final = b"triptych cache 1\n"
_SUFFIX: Final = ".kept"
_MAX_BYTES: Final = 1 << 26
_MAX_FILES: Final = 64
_START: Final = len(_MAGIC) + hashlib.sha256().digest_size


def cache_folder() -> Path | None:
    """The folder of the cache; None where there is none.

    `TRIPTYCH_CACHE` names it, and is empty for none. Else it is where the XDG Base
    Directory Specification has it, by which a relative `XDG_CACHE_HOME` doesn't count.
    """
    named = os.environ.get("TRIPTYCH_CACHE")
    if named is not None:
        return Path(named).absolute() if named else None
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if base.is_absolute():
        return base / "triptych"
    with contextlib.suppress(RuntimeError):
        return Path.home() / ".cache" / "triptych"
    return None


def name_of(path: Path) -> str:
    """A name for what is kept about the file or folder at `path`."""
    return os.path.realpath(path)


def kept(name: str) -> bytes | None:
    """What was kept under a name; None where nothing whole is there."""
    folder = cache_folder()
    with contextlib.suppress(OSError):
        if folder is not None and _is_own(folder):
            with _file(folder, name).open("rb") as file:
                data = file.read(_MAX_BYTES)
            if data[:_START] == _head(data[_START:]):
                return data[_START:]
    return None


def keep(name: str, content: bytes) -> None:
    """Keep `content` under a name, in place of what was there, all of it or nothing.

    Of many names those are forgotten that were written longest ago.
    """
    folder = cache_folder()
    if folder is None or len(content) > _MAX_BYTES - _START:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_own(folder):
            _put(folder, _file(folder, name), _head(content) + content)
            _make_room(folder)


def _head(content: bytes) -> bytes:
    return _MAGIC + hashlib.sha256(content).digest()


def _is_own(folder: Path) -> bool:
    """Whether nobody but the user can have written what is in a folder."""
    found = folder.lstat()
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.geteuid()
        and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _file(folder: Path, name: str) -> Path:
    digest = hashlib.sha256(name.encode(errors="surrogateescape")).hexdigest()
    return folder / f"{digest[:32]}{_SUFFIX}"


def _put(folder: Path, path: Path, data: bytes) -> None:
    descriptor, draft = tempfile.mkstemp(dir=folder, suffix=_SUFFIX)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123  # a descriptor
            file.write(data)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _make_room(folder: Path) -> None:
    """Forget the oldest files; those that killed runs have left grow old as well."""
    found = [path for path in folder.iterdir() if path.suffix == _SUFFIX]
    if len(found) > _MAX_FILES:
        found.sort(key=lambda path: path.stat().st_mtime_ns)
        for path in found[:-_MAX_FILES]:
            path.unlink(missing_ok=True)
