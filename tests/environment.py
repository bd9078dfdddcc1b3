"""What surrounds a run of tests and must not change what they find."""

from __future__ import annotations

import os
import signal
import sys
from typing import Final

__all__ = ["leave_surroundings", "own_environment"]

_PREFIXES: Final = ("GITHUB_", "TRIPTYCH_")
_NAMES: Final = frozenset(
    {
        # Terminals and continuous integration.
        *("CI", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"),
        # A make around the tests.
        *("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "SOURCE_DATE_EPOCH"),
        # A hook of git around them.
        *("GIT_COMMON_DIR", "GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"),
        *("GIT_PREFIX", "GIT_WORK_TREE"),
    }
)


def own_environment() -> dict[str, str]:
    """The environment without what would change the output of commands."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in _NAMES and not name.startswith(_PREFIXES)
    }


def leave_surroundings() -> None:
    """Let this process and those it starts be as if a user had started them."""
    kept = own_environment()
    for name in os.environ.keys() - kept.keys():
        del os.environ[name]
    sys.dont_write_bytecode = False
    os.umask(0o022)
    # A shell starts what it puts into the background without it.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
