"""What the commands share that run what they generate.

What generated packages need is no dependency of the tool: the extra `run` has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from triptych.diagnostics import DiagnosticsError, error

if TYPE_CHECKING:
    from triptych.output.files import GeneratedFile

__all__ = ["put", "require_run"]

# By the names of their modules, which are those of the packages but for the hyphen.
_NEEDED = (
    "httpx2",
    "pydantic",
    "python_multipart",
    "starlette",
    "typing_extensions",
    "uvicorn",
)


def require_run(command: str) -> None:
    """Raise `DiagnosticsError` if packages are missing that generated ones need."""
    missing = [name.replace("_", "-") for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise DiagnosticsError(
            [
                error(
                    "not-installed",
                    f"`{command}` runs what is generated, which needs "
                    f"{', '.join(missing)}",
                    hint="install triptych with its extra `run`",
                )
            ]
        )


def put(files: Iterable[GeneratedFile], folder: Path) -> None:
    """Write generated files into a folder that is nobody's."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.text.encode())
