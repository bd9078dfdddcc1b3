"""The hand-written runtime as files of a generated package."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import triptych.runtime
from triptych.targets.jobs import Verbatim

__all__ = ["exported_names", "runtime_files", "runtime_test"]

_RUNTIME = Path(triptych.runtime.__path__[0])


def runtime_files(
    package: str, *parts: str, without: tuple[str, ...] = ()
) -> tuple[Verbatim, ...]:
    """The sub-packages `parts` of the runtime, as `package`/_runtime/...

    Modules named in `without` are left out: what one side never does.
    """
    return tuple(
        Verbatim(path=f"{package}/_runtime/{path}", text=text)
        for path, text in _sources()
        if path.partition("/")[0] in {"__init__.py", *parts} and path not in without
    )


def exported_names(path: str) -> tuple[str, ...]:
    """The public classes of a runtime module: capitalised names of its `__all__`.

    The module is read, not imported, since it may need what only its users install.
    """
    module = ast.parse(dict(_sources())[path])
    exported = next(
        node.value
        for node in module.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )
    names: list[str] = ast.literal_eval(exported)
    return tuple(name for name in names if name[0].isupper())


def runtime_test(name: str) -> str:
    """The text of a test that generated packages have, from `runtime/tests`."""
    return dict(_sources())[f"tests/{name}.py"]


@cache
def _sources() -> tuple[tuple[str, str], ...]:
    """Path and text of every module; they can't change while the tool runs."""
    return tuple(
        (path.relative_to(_RUNTIME).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(_RUNTIME.rglob("*.py"))
    )
