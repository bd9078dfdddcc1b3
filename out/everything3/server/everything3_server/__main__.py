"""Runs the application in `app.py`. Edit it freely."""

from __future__ import annotations

from ._generated import run
from .app import app

if __name__ == "__main__":
    run(app, prog="python -m everything3_server")
