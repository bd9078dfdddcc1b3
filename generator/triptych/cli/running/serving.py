"""A generated server in this process: imported from a folder, and served over HTTP."""

from __future__ import annotations

import errno
import importlib
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from triptych.cli.running.requirements import put
from triptych.diagnostics import DiagnosticsError, error

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from triptych.pipeline import Generated

__all__ = ["application", "listen", "serve"]


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; raises `DiagnosticsError` if the address can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        is_taken = getattr(problem, "errno", None) == errno.EADDRINUSE
        raise DiagnosticsError(
            [
                error(
                    "address",
                    f"can't listen on {host}, port {port}: "
                    # Python says again which address it was.
                    f"{reason.partition(' (while')[0]}"
                    f"{'; `--port 0` takes any that is free' if is_taken else ''}",
                )
            ]
        ) from None


def application(folder: Path, generated: Generated, *, seed: int) -> ASGIApp:
    """The generated server, put into `folder`, as a mock with these samples."""
    put(generated.files, folder)
    # First, since a package of the same name may be installed.
    sys.path.insert(0, str(folder / "server"))
    package: Any = importlib.import_module(
        f"{generated.understood.names.package}_server"
    )
    app: ASGIApp = package.create_app(mock=True, mock_seed=seed)
    return app


def serve(app: ASGIApp, listening: socket.socket) -> None:
    """Serve until the process is told to end, which raises as it always does."""
    import uvicorn

    # uvicorn shuts down for signals and then raises them again.
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[listening])
