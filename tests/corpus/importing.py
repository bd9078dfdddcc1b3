"""Imports all modules of packages in this fresh interpreter, and makes the server.

`python -m tests.corpus.importing FOLDER NAME`
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import warnings
from pathlib import Path

__all__: list[str] = []


def _import_all(package: str) -> None:
    # `__main__` runs the server when it is imported.
    module = importlib.import_module(package)
    for found in pkgutil.walk_packages(module.__path__, f"{package}."):
        if not found.name.endswith(".__main__"):
            importlib.import_module(found.name)


if __name__ == "__main__":
    warnings.simplefilter("error")
    folder, name = Path(sys.argv[1]), sys.argv[2]
    for side in ("client", "server"):
        sys.path.insert(0, str(folder / side))
        _import_all(f"{name}_{side}")
    importlib.import_module(f"{name}_server").create_app()
