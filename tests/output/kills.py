"""Runs that are killed, each in a process of its own: `python -m tests.output.kills`.

It is a program, since a process can be forked safely only where nothing else runs.
Prints a line for each kill: what the folder holds, and what it holds after a next run.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from triptych.output.comparison import compare
from triptych.output.files import GeneratedFile
from triptych.output.folder import Folder
from triptych.output.opening import open_output_folder
from triptych.output.writer import write

__all__ = ["main"]

_OLD = {"a.py": "a1", "pkg/b.py": "b1", "pkg/sub/c.py": "c1", "x": "x1"}
_NEW = {"a.py": "a2", "pkg/b.py": "b1", "x/y": "y1", "n/m/d.py": "d1"}

# What a step takes, so that there is time to be killed between any two.
_STEP_SECONDS = 0.0005


def main(count: int, *, everything: bool) -> None:
    """Kill so many runs: the command alone, or `everything` that it has started."""
    slow_down()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch, "out")
        run(root, _OLD)
        began = time.monotonic()
        run(root, _NEW)
        duration = 1.2 * (time.monotonic() - began)
        for number in range(count):
            shutil.rmtree(root)
            run(root, _OLD)
            kill(root, random.Random(number).uniform(0, duration), everything)
            found = state(root)
            run(root, _NEW)
            print(f"{found}, then {state(root)}", flush=True)  # noqa: T201  # a program


def slow_down() -> None:
    """Let every change of a folder take its time."""
    for name in ("rename", "create", "make_folder", "remove_folder", "link", "remove"):

        def step(
            self: Folder, *arguments: object, original: object = getattr(Folder, name)
        ) -> object:
            time.sleep(_STEP_SECONDS)
            assert callable(original)
            return original(self, *arguments)

        setattr(Folder, name, step)


def run(root: Path, texts: dict[str, str]) -> None:
    """Write `texts` into the folder of a target."""
    files = [
        GeneratedFile(path=f"client/{path}", text=text) for path, text in texts.items()
    ]
    write(root, files, version="1", inputs={})


def kill(root: Path, after: float, everything: bool) -> None:
    """Start a run to `_NEW`, and kill it after so many seconds."""
    process = os.fork()
    if process == 0:
        os.setsid()
        run(root, _NEW)
        os._exit(0)
    time.sleep(after)
    # Stopped, it starts no more.
    os.kill(process, signal.SIGSTOP)
    if not os.WIFSTOPPED(os.waitpid(process, os.WUNTRACED)[1]):
        return
    if everything:
        listed = Path(f"/proc/{process}/task/{process}/children")
        for child in listed.read_text().split() if listed.exists() else ():
            os.kill(int(child), signal.SIGKILL)
    # With its process group, which what lasts has left.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def state(root: Path) -> str:
    """What a folder holds: `_OLD`, `_NEW`, or what lies in between, told or not."""
    # Who reads it waits for what is still being written.
    with open_output_folder(root):
        found = {
            path.relative_to(root / "client").as_posix(): path.read_text()
            for path in root.glob("client/**/*")
            if path.is_file()
        }
    if found in (_OLD, _NEW):
        return "old" if found == _OLD else "new"
    files = [
        GeneratedFile(path=f"client/{path}", text=text) for path, text in _NEW.items()
    ]
    told = compare(root, files, version="1", inputs={}).diagnostics
    return f"between, {'told' if told else 'not told'}"


if __name__ == "__main__":
    main(int(sys.argv[1]), everything=sys.argv[2] == "everything")
