"""Applications served on a free port of this machine, while a test runs."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

__all__ = ["free_port", "serving"]

_PATIENCE_SECONDS = 30.0


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def serving(
    command: Sequence[str],
    port: int,
    *,
    folder: Path,
    environment: Mapping[str, str],
    patience: float = _PATIENCE_SECONDS,
) -> Iterator[None]:
    """Run `command` until the block ends; the block begins once `port` answers.

    That it has to within `patience` seconds.
    """
    with subprocess.Popen(command, cwd=folder, env=dict(environment)) as process:
        try:
            deadline = time.monotonic() + patience
            while not _answers(port):
                assert process.poll() is None, f"{command} ended"
                assert time.monotonic() < deadline, f"{command} does not answer"
                time.sleep(0.05)
            yield
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE_SECONDS)
            process.kill()


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    return False
