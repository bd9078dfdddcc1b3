"""Depfiles: rules that Make reads as a makefile and Ninja as `depfile`.

Both have the same escapes for a blank, `#`, `$` and `:`. Other characters that mean
something to either of them can't be written so that both understand them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from triptych.diagnostics import DiagnosticsError, error

__all__ = ["depfile_text"]

_ESCAPES: Final = str.maketrans({" ": r"\ ", "#": r"\#", "$": "$$", ":": r"\:"})

# Letters of all scripts, and the signs that mean nothing to both, wherever they stand.
_FILE: Final = re.compile(r"(?!~)[\w\x80-\U0010ffff #$:%+,./@!{}()~-]*(?<![)\s])")


def depfile_text(targets: Iterable[Path], files: Iterable[Path]) -> str:
    """The rule that `targets` are made of `files`, and an empty rule for each file.

    An empty rule keeps Make going when the file is gone that it stands for. One with
    `%` has none, since that would be a pattern.

    Raises:
        DiagnosticsError: a path has characters that Make and Ninja read differently.
    """
    made = " ".join(_escaped(target, is_target=True) for target in targets)
    sources = [_escaped(file) for file in sorted({*files})]
    first = " \\\n ".join([f"{made}:", *sources])
    empty = [f"{file}:" for file in sources if "%" not in file]
    return "".join(f"{rule}\n" for rule in (first, *empty))


def _escaped(path: Path, *, is_target: bool = False) -> str:
    text = path.as_posix()
    if not _FILE.fullmatch(text) or (is_target and "%" in text):
        message = f"no depfile can name {text!a}: Make and Ninja disagree about it"
        hint = "rename it; letters, digits, blanks and ._-+,@/ are safe"
        raise DiagnosticsError(
            [error("depfile-name", message, file=str(path), hint=hint)]
        )
    return text.translate(_ESCAPES)
