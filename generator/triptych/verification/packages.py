"""Generated packages, imported from an output folder."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["imported"]


@contextmanager
def imported(folder: Path, package: str) -> Iterator[Any]:
    """The package below `folder`, gone from the interpreter again afterwards."""
    sys.path.insert(0, str(folder))
    # The folder may have been looked into before the package was there.
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(package)
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.split(".")[0] == package]:
            del sys.modules[name]
