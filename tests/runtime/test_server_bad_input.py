"""What is hostile or broken, sent to a server: it says so, and lives on."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.golden import REPOSITORY
from tests.runtime.served_operations import MAX_BODY_SIZE, SECRET
from tests.serving import free_port, serving

pytest.importorskip("python_multipart", reason="python-multipart is optional")

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_PARTS = "multipart/form-data; boundary=b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server has answered; `is_whole` if it is as long as it should be."""

    status: int
    headers: dict[str, str]
    body: bytes
    is_whole: bool = True

    @property
    def problem(self) -> dict[str, Any]:
        """The problem it is."""
        assert self.headers["content-type"] == "application/problem+json"
        members: dict[str, Any] = json.loads(self.body)
        assert members["status"] == self.status
        return members


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server in another process."""

    port: int
    log: Path

    def send(self, *pieces: bytes, half_closed: bool = False) -> Reply:
        """The answer to a request that is these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as peer:
            try:
                for piece in pieces:
                    peer.sendall(piece)
                if half_closed:
                    peer.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                # It has heard enough.
                pass
            response = HTTPResponse(peer)
            response.begin()
            is_whole = True
            try:
                body = response.read()
            except Exception:
                body, is_whole = b"", False
            return Reply(
                status=response.status,
                headers={key.lower(): value for key, value in response.getheaders()},
                body=body,
                is_whole=is_whole,
            )

    def get(self, target: bytes, *headers: bytes, method: bytes = b"GET") -> Reply:
        """The answer to a request without a body."""
        return self.send(_head(method, target, *headers) + b"\r\n")

    def post(
        self, path: bytes, body: bytes, content_type: str = _JSON, *headers: bytes
    ) -> Reply:
        """The answer to a request with a body."""
        length = f"Content-Length: {len(body)}\r\n".encode()
        kind = f"Content-Type: {content_type}\r\n".encode()
        return self.send(
            _head(b"POST", path, *headers) + length + kind + b"\r\n" + body
        )

    def memory(self) -> int:
        """The kilobytes it has used at most; raises if it does not answer."""
        return int(self.get(b"/alive").body)


def _head(method: bytes, target: bytes, *headers: bytes) -> bytes:
    lines = [b"Host: h", b"Connection: close", *headers]
    return (
        method
        + b" "
        + target
        + b" HTTP/1.1\r\n"
        + b"".join(line + b"\r\n" for line in lines)
    )


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    port = free_port()
    log = tmp_path_factory.mktemp("served") / "log"
    command = [
        sys.executable,
        "-m",
        "tests.runtime.served_operations",
        str(port),
        str(log),
    ]
    path = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "generator")])
    environment = {**os.environ, "PYTHONPATH": path}
    with serving(command, port, folder=REPOSITORY, environment=environment):
        yield Server(port=port, log=log)


@pytest.fixture
def server(running: Server) -> Iterator[Server]:
    """The server, which is alive afterwards and has logged nothing but warnings."""
    logged = running.log.stat().st_size
    yield running
    assert running.memory() > 0
    written = running.log.read_text()[logged:]
    assert "Traceback" not in written, written


def _nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


class TestBodies:
    @pytest.mark.parametrize(
        ("path", "body", "content_type", "status"),
        [
            ("/", b'{"a": ', _JSON, 400),
            ("/", b"\xff\xfe", _JSON, 400),
            ("/", b'{"a": "\xff"}', _JSON, 400),
            ("/", b'{"\\ud800": 1}', _JSON, 400),
            ("/", b'{"a": 1}', "text/html", 415),
            ("/", b'{"a": 1}', "nonsense", 415),
            ("/", b'{"a": 1}', ";;;", 415),
            ("/", b"\xff", "text/plain", 400),
            ("/", b"x", "text/plain; charset=nonsense", 400),
            ("/", b"[1]", _JSON, 422),
            ("/", b'{"a": 1e999}', _JSON, 422),
            ("/", b'{"a": NaN}', _JSON, 422),
            ("/any", b'{"a": [1e999]}', _JSON, 422),
            ("/", b'{"a": 1.5}', _JSON, 422),
            ("/", _nested(100_000), _JSON, 400),
            ("/any", _nested(100_000), _JSON, 400),
            ("/any", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, _JSON, 400),
            ("/any", b"[" * 100_000, _JSON, 400),
            ("/any", b"9" * 100_000, _JSON, 400),
            ("/form", b"a=%FF", _FORM, 400),
            ("/form", b"a=\xff", _FORM, 400),
            ("/form", b"a=1&a=2", _FORM, 422),
            ("/form", b"&".join([b"a=1"] * 10_000), _FORM, 400),
            ("/form", b'{"a": 1}', _JSON, 415),
            ("/form", b"a=1", _PARTS, 415),
            ("/upload", b"a=1", _FORM, 415),
            ("/upload", b"", "multipart/form-data", 400),
            ("/upload", b"x", _PARTS, 400),
            ("/upload", b"--b\r\n\r\nx\r\n--b--\r\n", _PARTS, 400),
            ("/upload", b"--b\r\nA: " + b"x" * 10_000, _PARTS, 400),
            ("/upload", b"--b\r\n" + b"A: x\r\n" * 1_000, _PARTS, 400),
            (
                "/upload",
                b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n' * 10_000
                + b"--b--\r\n",
                _PARTS,
                400,
            ),
        ],
    )
    def test_a_body_that_is_no_good(
        self, server: Server, path: str, body: bytes, content_type: str, status: int
    ) -> None:
        reply = server.post(path.encode(), body, content_type)
        assert (reply.status, reply.problem["status"]) == (status, status)

    @pytest.mark.parametrize("number", [b"1e400", b"-1E+999", b"9" * 4_000])
    def test_numbers_beyond_doubles(self, server: Server, number: bytes) -> None:
        # Either they are refused, or they are read and can be written again.
        reply = server.post(b"/any", b"[" + number + b"]")
        assert reply.status in (200, 400, 422)

    def test_a_declared_size_is_refused_before_the_body_comes(
        self, server: Server
    ) -> None:
        length = f"Content-Length: {MAX_BODY_SIZE + 1}".encode()
        reply = server.get(b"/", length, method=b"POST")
        assert reply.status == 413
        assert reply.problem["detail"] == "The body is larger than 1000000 bytes."

    @pytest.mark.parametrize("length", [b"9" * 400, b"-1", b"x"])
    def test_a_size_that_is_none(self, server: Server, length: bytes) -> None:
        reply = server.get(b"/", b"Content-Length: " + length, method=b"POST")
        assert 400 <= reply.status < 500

    @pytest.mark.parametrize(
        ("path", "content_type"),
        [(b"/", _JSON), (b"/form", _FORM), (b"/upload", _PARTS)],
    )
    def test_chunks_without_end_take_no_memory(
        self, server: Server, path: bytes, content_type: str
    ) -> None:
        before = server.memory()
        chunk = b"10000\r\n" + b"a" * 65_536 + b"\r\n"
        begin = b""
        if content_type == _PARTS:
            part = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
            begin = f"{len(part):x}\r\n".encode() + part + b"\r\n"
        reply = server.send(
            _head(b"POST", path, b"Transfer-Encoding: chunked")
            + f"Content-Type: {content_type}\r\n\r\n".encode()
            + begin,
            *[chunk] * 1_000,
        )
        assert reply.status in (400, 413)
        assert server.memory() - before < 20_000

    def test_a_body_that_ends_too_early(self, server: Server) -> None:
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as peer:
            peer.sendall(_head(b"POST", b"/", b"Content-Length: 100") + b"\r\n{")


class TestParameters:
    @pytest.mark.parametrize(
        ("target", "status", "name"),
        [
            (b"/items/x?q=1&q=2", 422, "q"),
            (b"/items/x?q=", 422, "q"),
            (b"/items/x?q=" + b"9" * 5_000, 422, "q"),
            (b"/items/x?n=1e999", 422, "n"),
            (b"/items/x?s=%FF", 400, "s"),
            (b"/items/x?%FF=1", 400, "%FF"),
            (b"/items/%FF", 400, "id"),
            (b"/items/x?" + b"&".join([b"s=1"] * 10_000), 400, ""),
        ],
    )
    def test_the_answer_says_which(
        self, server: Server, target: bytes, status: int, name: str
    ) -> None:
        reply = server.get(target)
        assert reply.status == status
        assert [item["name"] for item in reply.problem["errors"]] == [name]

    def test_a_header_that_is_not_text(self, server: Server) -> None:
        reply = server.get(b"/items/x", b"X-Flag: \xff\xfe")
        assert reply.status == 422
        assert reply.problem["errors"][0]["in"] == "header"

    @pytest.mark.parametrize(
        "target",
        [
            b"/items/..",
            b"/items/.",
            b"/items/%2e%2e",
            b"/items/%2E.",
            b"/items/../../etc/passwd",
            b"/../items/..",
            b"//items/x",
            b"/items//x",
            b"/items/x/",
        ],
    )
    def test_a_path_that_goes_elsewhere(self, server: Server, target: bytes) -> None:
        reply = server.get(target)
        assert (reply.status, reply.problem["title"]) == (404, "Not Found")

    def test_a_slash_in_a_value_is_part_of_it(self, server: Server) -> None:
        reply = server.get(b"/items/a%2Fb")
        assert json.loads(reply.body)["p0"] == "a/b"

    @pytest.mark.parametrize("method", [b"TRACE", b"PATCH", b"FOO"])
    def test_other_methods(self, server: Server, method: bytes) -> None:
        reply = server.get(b"/items/x", method=method)
        assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD, OPTIONS")

    @pytest.mark.parametrize(
        "accept",
        [b'"' * 5_000, b"a/b;q=" * 5_000, b",;=" * 5_000, b"text/html;q=0"],
    )
    def test_accept_is_hostile(self, server: Server, accept: bytes) -> None:
        assert server.get(b"/items/x", b"Accept: " + accept).status in (200, 406)


class TestServices:
    @pytest.mark.parametrize("path", [b"/fail", b"/fail-in-a-thread"])
    def test_one_that_raises(self, running: Server, path: bytes) -> None:
        logged = running.log.stat().st_size
        reply = running.get(path)
        assert (reply.status, reply.problem["title"]) == (500, "Internal Server Error")
        assert SECRET.encode() not in reply.body
        written = running.log.read_text()[logged:]
        assert written.count(f"RuntimeError: {SECRET}") == 1
        assert f"GET {path.decode()} failed" in written
        assert running.memory() > 0

    def test_a_stream_that_raises_midway(self, running: Server) -> None:
        logged = running.log.stat().st_size
        reply = running.get(b"/fail-midway")
        # The client sees that something is missing: the end of the last chunk.
        assert (reply.status, reply.is_whole) == (200, False)
        written = running.log.read_text()[logged:]
        assert "GET /fail-midway failed while its answer was sent" in written
        assert f"RuntimeError: {SECRET}" in written
        assert running.memory() > 0

    @pytest.mark.parametrize(
        "value", ["b\r\nSet-Cookie: a=b", "b\nc", "b\r\n\r\nbody", "b\0"]
    )
    def test_a_header_that_would_split_the_answer(
        self, running: Server, value: str
    ) -> None:
        reply = running.get(f"/headers?value={quote(value)}".encode())
        assert (reply.status, reply.problem["status"]) == (500, 500)
        assert not {"x-value", "set-cookie"} & set(reply.headers)
        assert running.memory() > 0
