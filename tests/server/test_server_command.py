"""`python -m <package>` serves a generated server as it was generated."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import httpx2
import pytest

from tests.golden import OUT, REPOSITORY
from tests.serving import free_port, serving
from triptych.source import read


def test_python_m(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "cognito_server", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(OUT / "cognito" / "server")}
    with serving(command, port, folder=tmp_path, environment=environment):
        base = f"http://127.0.0.1:{port}"
        document = httpx2.get(f"{base}/openapi.json")
        page = httpx2.get(f"{base}/docs")
        unserved = httpx2.get(f"{base}/?Action=GetDevice")
    assert document.json() == read(REPOSITORY / "specs" / "cognito.yaml").tree
    assert "AWS Cognito" in page.text
    assert unserved.status_code == 501


def test_keys_of_queries_are_not_logged(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    command = [sys.executable, "-m", "everything_server", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(OUT / "everything" / "server")}
    with serving(command, port, folder=tmp_path, environment=environment):
        url = f"http://127.0.0.1:{port}/v1/nowhere?a=1&key=s3cret&%6Bey=s%33cret&b"
        assert httpx2.get(url).status_code == 404
    log = "".join(capfd.readouterr())
    assert "/v1/nowhere?a=1&key=***&%6Bey=***&b " in log
