"""The command line of a generated server: `python -m package`."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence

from starlette.types import ASGIApp

from .access_log import HidesKeys, query_keys

__all__ = ["run"]


def run(app: ASGIApp, argv: Sequence[str] | None = None, *, prog: str) -> None:
    """Serve `app` with uvicorn until it is interrupted.

    `argv` are the arguments, those of the process if None, and `prog` is the command
    that help and errors show. API keys in queries are left out of the access log.
    Exits with 2 for wrong arguments or a missing uvicorn.
    """
    parser = argparse.ArgumentParser(prog=prog, description="Serve the API over HTTP.")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on (default: %(default)s)",
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=8000,
        help="port to listen on, 0 for any that is free (default: %(default)s)",
    )
    arguments = parser.parse_args(argv)
    try:
        import uvicorn
    except ModuleNotFoundError:
        parser.error("uvicorn is not installed: pip install uvicorn")
    logging.getLogger("uvicorn.access").addFilter(HidesKeys(query_keys(app)))
    uvicorn.run(app, host=arguments.host, port=arguments.port)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)
