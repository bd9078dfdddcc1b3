"""Run the application of `app.py`. This file is yours to change."""

from __future__ import annotations

from ._generated import run
from .app import app

if __name__ == "__main__":
    run(app, prog="python -m bookshop_server")
