"""One run for many documents: quicker than many runs, and the same."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.golden import REPOSITORY, tree
from tests.small_documents import write_documents

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2,
    reason="there is one processor, or no way to start a process for another",
)

_GENERATE = [sys.executable, "-m", "triptych", "generate"]


def _one_processor() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def test_the_number_of_processors_changes_nothing(tmp_path: Path) -> None:
    runs = []
    for name in ("one", "all"):
        folder = tmp_path / name
        folder.mkdir()
        specs = write_documents(folder, 9)
        specs[4].write_text("openapi: 3.1.0\ninfo: [\n", encoding="utf-8")
        done = subprocess.run(
            [*_GENERATE],
            cwd=folder,
            capture_output=True,
            text=True,
            preexec_fn=_one_processor if name == "one" else None,
            check=False,
        )
        runs.append((done.returncode, done.stdout, done.stderr, tree(folder / "out")))
    assert runs[0] == runs[1]
    code, stdout, stderr, files = runs[0]
    assert (code, stdout) == (2, "")
    told = re.findall(r"^service(\d)\.yaml:\d+:\d+: (\w+)\[", stderr, re.MULTILINE)
    assert told == [
        ("0", "warning"),
        ("3", "warning"),
        ("4", "error"),
        ("6", "warning"),
    ]
    assert stderr.endswith("\n1 of 9 documents failed: service4.yaml\n")
    assert {path.split("/")[0] for path in files} == {
        f"service{number}" for number in range(9) if number != 4
    }


def test_one_that_cannot_be_written_stops_no_other(tmp_path: Path) -> None:
    write_documents(tmp_path, 6)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "service2").write_text("a file\n")
    done = subprocess.run(
        [*_GENERATE, "--quiet"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    first, last = done.stderr.splitlines()
    assert first.startswith("out/service2: error[output-unusable]")
    assert last == "1 of 6 documents failed: service2.yaml"
    assert len([*(tmp_path / "out").glob("*/triptych.lock")]) == 5


def test_a_person_reads_a_summary(tmp_path: Path) -> None:
    specs = write_documents(tmp_path, 5)
    text = _on_a_terminal(tmp_path)
    assert text.endswith("5 documents: 5 written; 30 files changed")
    assert text.count(" files written, 0 removed") == 5

    specs[3].write_text(specs[3].read_text().replace("The thing.", "A thing."))
    specs[1].write_text("{")
    text = _on_a_terminal(tmp_path)
    assert "out/service0" not in text
    *_, summary, failed = text.splitlines()
    assert summary == "5 documents: 3 up to date, 1 written, 1 failed; 1 file changed"
    assert failed == "1 of 5 documents failed: service1.yaml"


def _on_a_terminal(folder: Path) -> str:
    """What a person sees of a run, without colours."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*_GENERATE],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        parts: list[bytes] = []
        while True:
            try:
                part = os.read(ours, 1 << 16)
            except OSError:  # nobody holds the other end any more
                break
            if not part:
                break
            parts.append(part)
    os.close(ours)
    return b"".join(parts).decode().replace("\r\n", "\n").strip()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_command(number: signal.Signals, tmp_path: Path) -> None:
    write_documents(tmp_path, 8, targets='"client", "server", "docs"')
    with subprocess.Popen(
        [*_GENERATE, "--quiet"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        # Workers are there once the first document is done.
        while not [*tmp_path.glob("out/*/triptych.lock")]:
            time.sleep(0.02)
        began = time.monotonic()
        process.send_signal(number)
        # The pipes end when all that hold them have ended.
        process.communicate(timeout=20)
    assert process.returncode in (128 + number, -number)
    while left := _session(process.pid):
        # A killed process can't wait for its children.
        assert time.monotonic() - began < 5, left
        time.sleep(0.02)
    done = [path.parent for path in tmp_path.glob("out/*/triptych.lock")]
    assert len(done) < 8
    # What is there is whole, so that a next run overwrites nothing of anybody.
    subprocess.run([*_GENERATE, "--quiet"], cwd=tmp_path, check=True)
    assert len([*tmp_path.glob("out/*/triptych.lock")]) == 8


def _session(leader: int) -> list[str]:
    found: list[str] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            found.append(stat.parent.name)
    return found


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        ("order", "squares in order, by 1, 2 and 3 workers"),
        ("end", "all 30 done"),
        ("raise", "0, 1, then LookupError: 2"),
        ("nested", "processors of a worker: 1"),
        ("unread", "left: 0"),
    ],
)
def test_workers(scenario: str, expected: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.builds.crew", scenario],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == (f"{expected}\n", "")
