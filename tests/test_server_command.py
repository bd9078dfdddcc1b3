"""`python -m <package>` serves a generated server as it was generated."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import httpx2

from tests.golden import OUT, REPOSITORY
from tests.serving import free_port, serving
from trifold.source import read


def test_python_m(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "cognito_server", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(OUT / "cognito" / "server")}
    with serving(command, port, folder=tmp_path, environment=environment):
        base = f"http://127.0.0.1:{port}"
        document = httpx2.get(f"{base}/openapi.json")
        unserved = httpx2.get(f"{base}/?Action=GetDevice")
    assert document.json() == read(REPOSITORY / "specs" / "cognito.yaml").tree
    assert unserved.status_code == 501
