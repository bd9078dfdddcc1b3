"""`triptych verify`: it finds nothing where all is well, and every planted defect.

Each defect is one that the type checkers of generated packages do not see.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.golden import REPOSITORY
from triptych import pipeline
from triptych.cli import main

_FOLDER = Path(__file__).parents[1] / "documents"
_TRIPS = _FOLDER / "trips.yaml"
_SUMMARY = re.compile(
    r"(\d+) operations, (\d+) trips, (\d+) failures, (\d+) skipped\n\Z"
)


def _numbers(printed: str) -> tuple[int, ...]:
    found = _SUMMARY.search(printed)
    assert found, printed
    return tuple(map(int, found.groups()))


@pytest.mark.parametrize("name", ["security", "trips", "whole_queries"])
def test_nothing_fails(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(_FOLDER / f"{name}.yaml"), "--trips", "12"]) == 0
    operations, trips, failures, skipped = _numbers(capsys.readouterr().out)
    assert operations > 0
    assert (trips, failures, skipped) == (operations * 12, 0, 0)


_CLIENT = "client/trips_client/"
_SERVER = "server/trips_server/_generated/"

_DEFECTS = {
    "a name of a member on both sides": (
        (f"{_CLIENT}models/note.py", f"{_SERVER}models/note.py"),
        ('validation_alias="writtenOn"', 'validation_alias="written"'),
        "/writtenOn: lost",
    ),
    "a name of a parameter": (
        (f"{_CLIENT}operations/notes.py",),
        ('"query", "limit"', '"query", "limits"'),
        "limit arrived as",
    ),
    "how arrays are written": (
        (f"{_SERVER}services/notes.py",),
        ('style=("pipe",)', 'style=("comma",)'),
        "tags arrived as",
    ),
    "a default": (
        (f"{_SERVER}services/notes.py",),
        ("default=10", "default=11"),
        "limit, which was left out, arrived as : 11, not 10",
    ),
    "what is escaped": (
        (f"{_CLIENT}_runtime/wire/encode.py",),
        ('quote(text, safe="")', 'quote(text, safe="%")'),
        "not 'a&b=c+d/e?f#g%20%2F'",
    ),
    "texts of headers": (
        (f"{_SERVER}_runtime/server/incoming.py",),
        ("return value.decode()", "return value.decode().upper()"),
        "x_author arrived as",
    ),
    "empty texts of forms": (
        (f"{_SERVER}_runtime/server/incoming.py",),
        ("keep_blank_values=True", "keep_blank_values=False"),
        "labels",
    ),
    "the status": (
        (f"{_SERVER}_runtime/server/results.py",),
        ("answer.status or self", "self"),
        "came back, not 404",
    ),
    "bodies of errors": (
        (f"{_CLIENT}operations/notes.py",),
        ('errors={"404"', 'errors={"405"'),
        "the answer came back as",
    ),
    "bytes in models": (
        (f"{_CLIENT}_runtime/wire/scalars.py",),
        ("base64.b64encode(value)", "base64.b64encode(value[:2])"),
        "/pages/",
    ),
    "decimals that become texts": (
        (f"{_CLIENT}_runtime/wire/json_text.py",),
        ("is_number = isinstance(value, Decimal)", "is_number = False"),
        "must be a number, not a text",
    ),
    "durations that lose a day": (
        (f"{_CLIENT}_runtime/wire/scalars.py",),
        ("P{size.days}D", "P{size.days % 365}D"),
        "took arrived as",
    ),
    "a default that is a list": (
        (f"{_SERVER}services/notes.py",),
        ('default=["a", "b"]', 'default=["a"]'),
        "kinds, which was left out, arrived as",
    ),
    "a limit of a member": (
        (f"{_SERVER}schemas.json", f"{_SERVER}models/note.py"),
        ("200", "201"),
        "a body was accepted that is wrong",
    ),
    "headers of answers": (
        (f"{_SERVER}_runtime/server/results.py",),
        ("value.encode().decode", "value[:-1].encode().decode"),
        "the header X-Tag came back as",
    ),
    "bytes that are sent in chunks": (
        (f"{_CLIENT}_runtime/client/bodies.py",),
        (
            'content=cast("Iterable[bytes] | AsyncIterable[bytes]", value),',
            'content=b"",',
        ),
        "body arrived as b",
    ),
    "bytes that are answered in chunks": (
        (f"{_SERVER}_runtime/server/results.py",),
        (
            "return StreamingResponse(chunks, status",
            "return StreamingResponse([], status",
        ),
        "the answer came back as",
    ),
    "a pattern of a body that is no object": (
        (f"{_SERVER}schemas.json",),
        ("^[ab]$", "^[ab]?"),
        "a body was accepted that is wrong",
    ),
    "a map that may have too many members": (
        (f"{_SERVER}schemas.json",),
        ('"maxProperties":3', '"maxProperties":99'),
        "a body was accepted that is wrong",
    ),
    "members that nobody named": (
        (f"{_CLIENT}_runtime/models/base.py",),
        ('extra="allow"', 'extra="ignore"'),
        "lost",
    ),
}


@pytest.mark.parametrize("defect", _DEFECTS)
def test_a_planted_defect_is_found(
    defect: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths, (right, wrong), expected = _DEFECTS[defect]
    monkeypatch.setattr(pipeline, "generate", _planting(paths, right, wrong))
    assert main(["verify", str(_TRIPS)]) == 1
    printed = capsys.readouterr().out
    assert _numbers(printed)[2] > 0
    assert expected in printed


_EVERYTHING = REPOSITORY / "specs" / "everything3.yaml"
_EVENTS = "client/everything3_client/_runtime/wire/events.py"
_STREAMS = "server/everything3_server/_generated/_runtime/server/item_streams.py"

# What goes wrong in streams: a part of a file, and what is put in its place.
_STREAM_DEFECTS = {
    "IDs": (_EVENTS, 'case b"id" if', 'case b"no" if'),
    "names of events": (_EVENTS, "self._event or MESSAGE", "MESSAGE"),
    "lines of data": (_EVENTS, '"\\n".join(self._data)', '"".join(self._data)'),
    "records": (
        _STREAMS,
        "return write_record(self._json(item, json), self._framing)",
        "return 2 * write_record(self._json(item, json), self._framing)",
    ),
}


@pytest.mark.parametrize("defect", _STREAM_DEFECTS)
def test_a_planted_defect_of_a_stream_is_found(
    defect: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, right, wrong = _STREAM_DEFECTS[defect]
    only = "lines" if defect == "records" else "namedEvents"
    command = ["verify", str(_EVERYTHING), "--only", only]
    assert main(command) == 0
    monkeypatch.setattr(pipeline, "generate", _planting((path,), right, wrong))
    assert main(command) == 1
    assert "the answer came back as" in capsys.readouterr().out


def test_a_failure_is_repeated_by_its_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths, (right, wrong), _ = _DEFECTS["a name of a parameter"]
    monkeypatch.setattr(pipeline, "generate", _planting(paths, right, wrong))
    assert main(["verify", str(_TRIPS), "--seed", "s 1"]) == 1
    printed = capsys.readouterr().out
    failure, command = re.findall(r"^FAILED (.*)\n  triptych (.*)$", printed, re.M)[0]
    assert main(shlex.split(command)) == 1
    repeated = capsys.readouterr().out
    assert repeated.startswith(f"FAILED {failure}\n")
    assert _numbers(repeated) == (1, 1, 1, 0)


def _planting(paths: tuple[str, ...], right: str, wrong: str) -> Callable[..., Any]:
    real = pipeline.generate

    def generate(*arguments: Any, **options: Any) -> pipeline.Generated:
        generated = real(*arguments, **options)
        texts = {file.path: file.text for file in generated.files}
        assert all(right in texts[path] for path in paths)
        files = tuple(
            (
                replace(file, text=file.text.replace(right, wrong))
                if file.path in paths
                else file
            )
            for file in generated.files
        )
        return replace(generated, files=files)

    return generate


def test_without_what_runs_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; sys.modules['uvicorn'] = None;"
            "import triptych.cli; sys.exit(triptych.cli.main(['verify', 'a.yaml']))",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "triptych: error[not-installed] `triptych verify` runs what is generated, "
        "which needs uvicorn\n  hint: install triptych with its extra `run`\n"
    )
