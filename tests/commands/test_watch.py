"""`triptych watch`, as a process whose files are saved as editors save them."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cases import CASES
from tests.serving import free_port
from triptych.cli import main

pytest.importorskip("watchfiles", reason="needs the extra `watch`")

_API = (CASES / "config" / "rename" / "api.yaml").read_text("utf-8")
_CONFIG = """\
[[documents]]
spec = "api.yaml"
output = "sdk"
targets = ["docs"]
overlays = ["fixes.yaml"]

[documents.templates]
"docs/index.md.jinja#end" = "end.jinja"
"""
_OVERLAY = """\
overlay: 1.0.0
info: {title: Fixes, version: "1"}
actions:
- {target: "$.info", update: {title: Corrected}}
"""

_PATIENCE_SECONDS = 60.0


def _as_in_a_terminal() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class _Watching:
    """A process of `triptych watch`, and what it prints."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "triptych", "watch", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
            # Whoever runs the tests in the background ignores it, and so would this.
            preexec_fn=_as_in_a_terminal,
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def says(self) -> list[str]:
        """The lines up to the one that says that it watches again."""
        lines: list[str] = []
        while True:
            line = self.line()
            if line.startswith("Watching "):
                return lines
            lines.append(line)

    def line(self) -> str:
        try:
            line = self._lines.get(timeout=_PATIENCE_SECONDS)
        except queue.Empty:
            raise AssertionError("it says nothing") from None
        assert line, "it has ended"
        return line.rstrip("\n")

    def is_silent(self) -> bool:
        time.sleep(1.5)
        return self._lines.empty()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        # A mock that is left would hold the other end.
        self._reader.join(_PATIENCE_SECONDS)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def end(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(_PATIENCE_SECONDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "triptych.toml").write_text(_CONFIG)
    (tmp_path / "api.yaml").write_text(_API, encoding="utf-8")
    (tmp_path / "fixes.yaml").write_text(_OVERLAY)
    (tmp_path / "end.jinja").write_text("The end.\n")
    return tmp_path


@pytest.fixture
def watching(folder: Path) -> Iterator[_Watching]:
    started = _Watching(folder)
    try:
        yield started
    finally:
        started.close()


def _save_atomically(file: Path, text: str) -> None:
    """As editors do: a new file takes the place of the old one."""
    draft = file.with_name(f".{file.name}.swp")
    draft.write_text(text, encoding="utf-8")
    draft.replace(file)


def test_what_is_saved_is_generated_and_told(watching: _Watching, folder: Path) -> None:
    assert watching.says() == ["sdk: 7 files written, 0 removed"]
    index = folder / "sdk" / "docs" / "index.md"
    assert index.read_text("utf-8").startswith("# Corrected\n")
    api = folder / "api.yaml"
    renamed = _API.replace("listPeople", "allPeople")
    _save_atomically(api, renamed)
    assert watching.says() == [
        "api.yaml: 2 changes: 1 breaks callers and implementers, 1 is compatible.",
        "sdk: 2 files written, 0 removed",
    ]
    # Saved again as it is.
    _save_atomically(api, renamed)
    assert watching.says() == ["api.yaml: no changes of the API.", "sdk: up to date"]
    (folder / "fixes.yaml").write_text(_OVERLAY.replace("Corrected", "Right"))
    assert watching.says() == [
        "api.yaml: 1 change: 1 is text only.",
        "sdk: 1 file written, 0 removed",
    ]
    _save_atomically(folder / "end.jinja", "Really.\n")
    assert watching.says() == [
        "api.yaml: no changes of the API.",
        "sdk: 1 file written, 0 removed",
    ]
    assert index.read_text("utf-8").endswith("Really.\n")
    assert watching.end() == 130


def test_files_that_are_referenced_are_watched_as_soon_as_they_are(
    watching: _Watching, folder: Path
) -> None:
    watching.says()
    (folder / "parts").mkdir()
    part = folder / "parts" / "person.json"
    part.write_text('{"type": "object", "properties": {"name": {"type": "string"}}}')
    # Nobody refers to it yet.
    assert watching.is_silent()
    text = _API.replace(
        "Person: {type: object, properties: {name: {type: string}}}",
        'Person: {$ref: "parts/person.json"}',
    )
    assert text != _API
    _save_atomically(folder / "api.yaml", text)
    assert watching.says()[0].startswith("api.yaml: ")
    part.write_text('{"type": "object", "properties": {"name": {"type": "integer"}}}')
    told = watching.says()
    assert told[0] == "api.yaml: 1 change: 1 breaks callers and implementers."
    assert watching.end(signal.SIGTERM) == 143


def test_errors_are_shown_and_it_goes_on(watching: _Watching, folder: Path) -> None:
    watching.says()
    api = folder / "api.yaml"
    for broken, expected in (
        ("swagger: [", "error[not-yaml]"),
        (_API.replace("#/definitions/Pet", "#/definitions/Pot"), "[reference-"),
    ):
        _save_atomically(api, broken)
        assert expected in "\n".join(watching.says())
    (folder / "end.jinja").write_text("{{ view.nothing }}")
    watching.says()
    api.write_text(_API, encoding="utf-8")
    assert any("error[template-failed]" in line for line in watching.says())
    (folder / "end.jinja").write_text("The end.\n")
    # The document of before has given a page that this one does not.
    assert watching.says()[-1] == "sdk: 1 file written, 0 removed"
    (folder / "triptych.toml").write_text("[[documents]]\nspec = 1\n")
    assert any("error[config-value]" in line for line in watching.says())
    (folder / "triptych.toml").write_text(
        _CONFIG.replace('docs"]', 'docs"]\nname = "x"')
    )
    told = watching.says()
    assert told[-1].startswith("sdk: ")
    assert watching.end() == 130


def test_a_burst_of_saves_takes_a_few_runs(watching: _Watching, folder: Path) -> None:
    watching.says()
    for number in range(20):
        _save_atomically(
            folder / "api.yaml", _API.replace("Animals.", f"Animals {number}.")
        )
        (folder / f"other{number}.yaml").write_text("x: 1\n")
        time.sleep(0.01)
    page = folder / "sdk" / "docs" / "operations" / "pets.md"
    runs = 0
    while runs == 0 or "Animals 19." not in page.read_text("utf-8"):
        watching.says()
        runs += 1
    # One where the machine is idle; a busy one may pause in the middle of them.
    assert runs <= 5


def test_files_that_other_targets_had_are_told_to_be_removed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert main(["generate"]) == 0
    watching = _Watching(folder, "api.yaml", "--target", "client")
    try:
        assert watching.says()[0].startswith(
            "sdk: info[targets-removed] 6 files of other targets removed: docs"
        )
        assert watching.end() == 130
    finally:
        watching.close()


def test_a_mock_is_started_anew(folder: Path) -> None:
    port = free_port()
    watching = _Watching(folder, "--mock", "--port", str(port))
    try:
        watching.says()
        url = f"http://127.0.0.1:{port}"
        assert watching.line() == url
        assert _status(f"{url}/people") == 200
        assert _status(f"{url}/persons") == 404
        _save_atomically(folder / "api.yaml", _API.replace("  /people:", "  /persons:"))
        watching.says()
        assert watching.line() == url
        assert _status(f"{url}/persons") == 200
        assert watching.end() == 130
        with pytest.raises(httpx.ConnectError):
            _status(f"{url}/persons")
    finally:
        watching.close()


def _status(url: str) -> int:
    return httpx.get(url, timeout=_PATIENCE_SECONDS).status_code
