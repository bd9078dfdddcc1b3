"""Example calls with curl send the credentials that clients send, from the same
environment variables."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.markdown import code_blocks
from triptych.cli import main

_DOCUMENT = """\
openapi: 3.0.3
info: {{title: Case, version: "1"}}
servers: [{{url: "http://127.0.0.1:{port}"}}]
paths:
  /bearer: {{get: {{operationId: bearer, security: [{{token: []}}], {rest}}}}}
  /basic: {{get: {{operationId: basic, security: [{{user: []}}], {rest}}}}}
  /other: {{get: {{operationId: other, security: [{{own: []}}], {rest}}}}}
  /header: {{get: {{operationId: header, security: [{{head: []}}], {rest}}}}}
  /cookie: {{get: {{operationId: cookie, security: [{{cook: []}}], {rest}}}}}
  /query:
    get: {{operationId: query, security: [{{field: []}}], {rest}}}
    delete: {{operationId: query_delete, security: [{{field: []}}], {rest}}}
    post:
      operationId: query_post
      security: [{{field: []}}]
      requestBody: {{content: {{text/plain: {{schema: {{type: string}}}}}}}}
      {rest}
  /oauth: {{get: {{operationId: oauth, security: [{{grant: [read]}}], {rest}}}}}
  /all: {{get: {{operationId: both, security: [{{head: [], user: []}}], {rest}}}}}
  /either:
    get: {{operationId: either, security: [{{head: []}}, {{user: []}}], {rest}}}
  /open: {{get: {{operationId: open, {rest}}}}}
components:
  securitySchemes:
    token: {{type: http, scheme: bearer}}
    user: {{type: http, scheme: basic}}
    own: {{type: http, scheme: hoba}}
    head: {{type: apiKey, in: header, name: "X-$HOME`Key"}}
    cook: {{type: apiKey, in: cookie, name: session}}
    field: {{type: apiKey, in: query, name: "a key$"}}
    grant:
      type: oauth2
      flows:
        implicit: {{authorizationUrl: "https://h.example", scopes: {{read: Read}}}}
"""
_REST = "responses: {'204': {description: ok}}"
_SENT_BY_ALL = ("authorization", "cookie", "x-$home`key")
_ENVIRONMENT = {
    "API_TOKEN": "a.b+c/d==",
    "API_USER_USERNAME": "Ada L",
    "API_USER_PASSWORD": "p$HOME`:\"'",
    "API_OWN": 'result="x"',
    "API_HEAD": "k$(echo)",
    "API_COOK": "abc123",
    "API_FIELD": "a b&c=d+é%",
    "API_GRANT": "granted",
}


@pytest.fixture(scope="module")
def sent() -> Iterator[tuple[int, list[Any]]]:
    """A port, and what requests to it carry."""
    requests: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            url = urlsplit(self.path)
            credentials = [self.headers.get(name) for name in _SENT_BY_ALL]
            requests.append((self.command, url.path, parse_qsl(url.query), credentials))
            self.send_response(204)
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, requests
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_sends_the_credentials_that_the_client_sends(
    sent: tuple[int, list[Any]], tmp_path: Path
) -> None:
    port, requests = sent
    (tmp_path / "api.yaml").write_text(_DOCUMENT.format(port=port, rest=_REST))
    output = tmp_path / "sdk"
    assert main(["generate", str(tmp_path / "api.yaml"), "-o", str(output)]) == 0
    page = (output / "docs/operations/default.md").read_text("utf-8")
    environment = {
        **os.environ,
        **_ENVIRONMENT,
        "PYTHONPATH": str(output / "client"),
        "NO_PROXY": "*",
    }
    with_credentials = 0
    for section in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        requests.clear()
        (script,) = code_blocks(section, "python")
        (command,) = code_blocks(section, "sh")
        silently = command.strip() + " --silent"
        for line in ([sys.executable, "-c", script], ["sh", "-c", silently]):
            subprocess.run(line, env=environment, check=True, cwd=tmp_path)
        by_client, by_curl = requests
        assert by_client == by_curl, command
        with_credentials += any(by_curl[3]) or ("a key$", "a b&c=d+é%") in by_curl[2]
    # All but the one that needs none.
    assert with_credentials == 11
