"""A command that is told to end does so at once, with all that it has started."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.golden import REPOSITORY, tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

_DELAYS = [0.02, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 1.2, 1.6, 2.2]
_SIGNALS = [signal.SIGTERM, signal.SIGINT, signal.SIGKILL]

_COMMANDS = {
    "generate": ("cognito.yaml", "-o", "sdk"),
    "verify": ("bookshop.yaml",),
    "mock": ("bookshop.yaml", "--port", "0"),
}


@pytest.mark.parametrize("delay", _DELAYS)
@pytest.mark.parametrize("command", _COMMANDS)
def test_all_ends_at_once(command: str, delay: float, tmp_path: Path) -> None:
    spec, *others = _COMMANDS[command]
    number = _SIGNALS[_DELAYS.index(delay) % 2]
    ended, scratch = _end(tmp_path, number, delay, command, spec, *others)
    # What is quicker than its end has done its work. Python leaves signals to the
    # system while it shuts down; a shell gives that the same exit code.
    assert ended.returncode in (128 + number, -number) or (
        ended.returncode == 0 and command != "mock"
    )
    assert ended.stderr == "" or "warning" in ended.stderr
    assert scratch == []
    out = tmp_path / "sdk"
    assert not out.exists() or _is_whole(out)


def _is_whole(folder: Path) -> bool:
    """Whether a folder holds all that its lock lists."""
    listed = json.loads((folder / "triptych.lock").read_text(encoding="utf-8"))["files"]
    return len(listed) > 100 and set(listed) <= set(tree(folder))


@pytest.mark.parametrize("delay", _DELAYS[::3])
def test_nothing_outlives_a_command_that_is_killed(
    delay: float, tmp_path: Path
) -> None:
    ended, _ = _end(tmp_path, signal.SIGKILL, delay, "generate", "cognito.yaml", "-o.")
    assert ended.returncode in (-signal.SIGKILL, 0)


def _end(
    folder: Path, number: signal.Signals, delay: float, *arguments: str
) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """A command that is sent a signal some time after it has begun, read by a pipe.

    With it, what it has left in the folder for temporary files. Fails where anything
    that it has started lives on.
    """
    scratch = folder / "scratch"
    scratch.mkdir()
    command, spec, *others = arguments
    with subprocess.Popen(
        [sys.executable, "-m", "triptych", command, _spec(spec), *others],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        _wait_until_begun(process.pid)
        time.sleep(delay)
        process.send_signal(number)
        # The pipe ends when all that hold it have ended.
        stdout, stderr = process.communicate(timeout=20)
    left = _session(process.pid)
    deadline = time.monotonic() + 5
    while left and time.monotonic() < deadline:
        # A killed process can't wait for its children, which see it a moment later.
        time.sleep(0.02)
        left = _session(process.pid)
    assert left == []
    code = process.returncode
    return (
        subprocess.CompletedProcess(arguments, code, stdout, stderr),
        sorted(path.name for path in scratch.iterdir()),
    )


def _spec(name: str) -> str:
    return str(REPOSITORY / "specs" / name)


def _wait_until_begun(process: int) -> None:
    """Wait until a process handles SIGTERM, or has ended."""
    bit = 1 << (signal.SIGTERM - 1)
    while True:
        status = Path(f"/proc/{process}/status").read_text()
        caught = re.search(r"^SigCgt:\s*(\w+)", status, re.MULTILINE)
        if caught is None or int(caught[1], 16) & bit or "(zombie)" in status:
            return
        time.sleep(0.005)


def _session(leader: int) -> list[str]:
    """What runs in the session of a process."""
    found: list[str] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(stat.parent.name)
    return found
