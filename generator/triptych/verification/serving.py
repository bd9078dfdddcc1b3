"""An application served on a free port of this machine, in a thread of this process."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

__all__ = ["served"]

_KEEP_ALIVE_SECONDS = 600

_PATIENCE_SECONDS = 30.0

# Of a request line and headers: samples may be longer than what people send.
_MAX_HEAD = 1_000_000


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """The URL at which `app` answers; raises `RuntimeError` if it does not start."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                loop="asyncio",
                lifespan="off",
                log_config=None,
                access_log=False,
                h11_max_incomplete_event_size=_MAX_HEAD,
                # A connection that is closed between two calls would fail the second.
                timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            )
        )
        thread = threading.Thread(
            target=server.run, kwargs={"sockets": [listening]}, daemon=True
        )
        thread.start()
        try:
            deadline = time.monotonic() + _PATIENCE_SECONDS
            while not server.started:
                if not thread.is_alive() or time.monotonic() > deadline:
                    raise RuntimeError("the server does not start")
                time.sleep(0.005)
            host, port = listening.getsockname()
            yield f"http://{host}:{port}"
        finally:
            server.should_exit = True
            thread.join(_PATIENCE_SECONDS)
