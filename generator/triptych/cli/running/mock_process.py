"""A mock server in a process of its own, which is started anew when its API changes."""

from __future__ import annotations

import argparse
import atexit
import subprocess
import sys
from pathlib import Path
from typing import Final

__all__ = ["MockProcess"]

_PATIENCE_SECONDS: Final = 5.0


class MockProcess:
    """`triptych mock` of a document; it ends with this process."""

    def __init__(self, spec: Path, arguments: argparse.Namespace) -> None:
        self._command: Final = [
            *(sys.executable, "-m", "triptych", "mock", "--quiet", str(spec)),
            *("--host", arguments.host, "--port", str(arguments.port)),
            *(["--ref-root", arguments.ref_root] if arguments.ref_root else []),
        ]
        self._running: subprocess.Popen[bytes] | None = None
        atexit.register(self.end)

    def restart(self) -> None:
        """End the server, and start it with the document as it is now."""
        self.end()
        # It prints its URL itself.
        sys.stdout.flush()
        self._running = subprocess.Popen(self._command)

    def end(self) -> None:
        """End the server, if one runs."""
        if self._running is None:
            return
        self._running.terminate()
        try:
            self._running.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.wait()
        self._running = None
