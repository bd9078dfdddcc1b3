"""The README as a script: every block of it, in order, in a fresh clone."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.golden import REPOSITORY
from tests.serving import free_port

_README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TEST = re.compile(r"^(?:async )?def (test_\w+)", re.MULTILINE)

pytestmark = pytest.mark.skipif(
    any(shutil.which(needed) is None for needed in ("git", "make", "curl")),
    reason="needs git, make and curl",
)


@dataclass(frozen=True)
class _Block:
    """A fenced block, and the text before it."""

    language: str
    text: str
    before: str


def _blocks() -> list[_Block]:
    """All blocks in the order in which a reader runs them.

    The session on top of the page is there to be seen; it runs with the mock.
    """
    blocks: list[_Block] = []
    end = 0
    for found in _FENCE.finditer(_README):
        blocks.append(_Block(found[1], found[2], _README[end : found.start()]))
        end = found.end()
    first = next(block for block in blocks if block.language == "python")
    blocks.remove(first)
    mock = next(
        index
        for index, block in enumerate(blocks)
        if block.language == "console" and "triptych mock" in block.text
    )
    blocks.insert(mock + 1, first)
    return blocks


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of this working tree, with nothing installed in it."""
    folder = tmp_path_factory.mktemp("readme") / "clone"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        if (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / name, folder / name)
    for command in (
        ["init", "--quiet"],
        ["add", "--all"],
        ["commit", "--quiet", "--message", "All of it"],
    ):
        identity = ["-c", "user.name=Reader", "-c", "user.email=reader@example.com"]
        subprocess.run(["git", *identity, *command], cwd=folder, check=True)
    return folder


class _Reader:
    """Somebody who types in what the README says; the ports are ones that are free."""

    def __init__(self, clone: Path) -> None:
        self._clone = clone
        self._ports = {"8000": str(free_port()), "8001": str(free_port())}
        self._servers: list[subprocess.Popen[str]] = []
        # What pip has to say about its own configuration is not the README's.
        silent = {"PIP_QUIET": "3", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        self._environment = {**os.environ, **silent, "PYTHON": sys.executable}
        # Where its output goes to no terminal, curl shows its progress.
        (clone.parent / ".curlrc").write_text("silent\nshow-error\n")
        self._environment["CURL_HOME"] = str(clone.parent)

    def _moved(self, text: str) -> str:
        return re.sub(r"\b800[01]\b", lambda port: self._ports[port[0]], text)

    def types(self, line: str, expected: str) -> None:
        """Run a command and compare what it prints."""
        command = self._moved(line)
        if command.endswith("&"):
            self._serve(command.removesuffix("&"), expected)
            return
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self._clone,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        # A prompt goes on after the answer of curl, which ends in no newline.
        printed = done.stdout.removesuffix("\n")
        if line == "make":
            assert done.returncode == 0, printed
        else:
            assert printed == self._moved(expected.removesuffix("\n")), line

    def _serve(self, command: str, expected: str) -> None:
        log = self._clone.parent / f"server-{len(self._servers)}"
        with log.open("w") as output:
            server = subprocess.Popen(
                ["bash", "-c", f"exec {command}"],
                cwd=self._clone,
                env=self._environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
            )
        self._servers.append(server)
        port = re.search(r"--port (\d+)", command)
        assert port is not None
        # A mock listens before it has samples to serve, and then prints its URL.
        for _ in range(600):
            assert server.poll() is None, log.read_text()
            with socket.socket() as probe:
                is_there = probe.connect_ex(("127.0.0.1", int(port[1]))) == 0
            if is_there and log.read_text().count("\n") >= expected.count("\n"):
                break
            time.sleep(0.1)
        assert log.read_text() == self._moved(expected)

    def runs(self, session: str) -> None:
        """Run a session of Python and compare what it prints."""
        file = self._clone.parent / "session.txt"
        file.write_text(self._moved(session), encoding="utf-8")
        self._python("-m", "doctest", str(file))

    def writes(self, text: str, before: str) -> Path:
        """Put a block into the file that the text before it names."""
        (name,) = set(re.findall(r"`(play/[\w.]+)`", before))
        file: Path = self._clone / str(name)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def reads_configuration(self, folder: Path) -> None:
        """Nothing is to be said about a configuration, and all of it is understood."""
        self._python("-m", "triptych", "validate", folder=folder)

    def _python(self, *arguments: str, folder: Path | None = None) -> None:
        done = subprocess.run(
            [self._clone / ".venv" / "bin" / "python", *arguments],
            cwd=folder or self._clone,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr

    def leaves(self) -> None:
        """End the servers."""
        for server in self._servers:
            server.terminate()
            server.wait()


def _commands(session: str) -> Iterator[tuple[str, str]]:
    """The commands of a console session, each with what it prints."""
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        line, _, expected = part.partition("\n")
        yield line, expected


def test_every_block_does_what_the_readme_says(clone: Path) -> None:
    reader = _Reader(clone)
    configuration = "`play/triptych.toml`"
    ran: list[str] = []
    try:
        for block in _blocks():
            if block.language == "console":
                for line, expected in _commands(block.text):
                    reader.types(line, expected)
            elif block.language == "python" and ">>>" in block.text:
                reader.runs(block.text)
            elif block.language == "python":
                reader.writes(block.text, block.before)
            elif block.language == "toml":
                file = reader.writes(block.text, configuration)
                reader.reads_configuration(file.parent)
            else:
                continue
            ran.append(block.language)
    finally:
        reader.leaves()
    assert ran.count("console") >= 4
    assert ran.count("python") >= 4
    assert ran.count("toml") >= 5
    status = subprocess.run(
        ["git", "status", "--porcelain"],
        cwd=clone,
        capture_output=True,
        text=True,
        check=True,
    )
    assert status.stdout == ""


def test_links_of_the_readme_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", _README)
    local = [target for target in targets if "://" not in target]
    assert len(local) > 10
    assert [target for target in local if not (REPOSITORY / target).exists()] == []


def test_comparison_names_tests_that_exist() -> None:
    comparison = (REPOSITORY / "docs" / "comparison.md").read_text(encoding="utf-8")
    _, _, *rows = [line for line in comparison.splitlines() if line.startswith("|")]
    sources = [
        path.read_text("utf-8") for path in Path(__file__).parents[1].rglob("*.py")
    ]
    known = {name for source in sources for name in _TEST.findall(source)}
    named = [re.findall(r"`(test_\w+)`", row.rpartition("| ")[2]) for row in rows]
    assert len(rows) > 20
    assert all(named)
    assert {name for names in named for name in names} <= known


def test_the_readme_compares_as_the_whole_table_does() -> None:
    comparison = (REPOSITORY / "docs" / "comparison.md").read_text(encoding="utf-8")
    section = _README.partition("## Compared")[2].partition("\n## ")[0]
    _, _, *rows = [line for line in section.splitlines() if line.startswith("|")]
    assert len(rows) == 5
    assert [row for row in rows if f"\n{row.removesuffix('|')}" not in comparison] == []
