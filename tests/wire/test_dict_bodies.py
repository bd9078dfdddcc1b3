"""Bodies that are dicts: typed by the names on the wire, sent as models are."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.golden import generate_into
from tests.packages import imported
from triptych.config import DocumentConfig

_DOCUMENT = Path(__file__).parents[1] / "documents" / "dicts.yaml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dicts")
    config = DocumentConfig(spec=_DOCUMENT, output=folder, name="dicts")
    generate_into(config, folder)
    return folder / "client"


@pytest.fixture(scope="module")
def package(folder: Path) -> Iterator[Any]:
    with imported(folder, "dicts_client") as client:
        yield client


def _sent(package: Any, method: str, body: object) -> Any:
    """The JSON that a call sends."""
    requests: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        return httpx2.Response(200, json={})

    http_client = httpx2.Client(transport=httpx2.MockTransport(answer))
    client = package.Client("https://h", http_client=http_client)
    getattr(client.shapes, method)(body=body)
    return json.loads(requests[0].content)


def test_a_dict_is_sent_with_the_values_a_model_would_have(package: Any) -> None:
    parcel = {
        "@id": 1,
        "sent-on": dt.date(2024, 2, 29),
        "weight": Decimal("0.10"),
        "seal": b"\x00\xff",
        "inside": package.models.Parcel(id=2, sent_on=dt.date(2024, 3, 1)),
        "models": {"models": {"kind": "Circle", "radius": 1}, "class": "c"},
    }
    assert _sent(package, "add_parcels", [parcel]) == [
        {
            "@id": 1,
            "sent-on": "2024-02-29",
            "weight": 0.10,
            "seal": "AP8=",
            "inside": {"@id": 2, "sent-on": "2024-03-01"},
            "models": {"models": {"kind": "Circle", "radius": 1}, "class": "c"},
        }
    ]


@pytest.mark.parametrize(
    ("method", "body", "message"),
    [
        ("add_shape", {"kind": "Circle", "radius": -1}, "body/radius"),
        ("add_shape", {"kind": "Circle"}, "body/radius"),
        ("add_shape", {"colour": "red"}, "body/kind"),
        ("add_parcels", [{"@id": 1}], "body/0/sent-on"),
        ("add_parcels", [{"@id": 1, "sent-on": "today"}], "body/0/sent-on"),
        ("add_parcels", [{"@id": "1", "sent-on": "2024-02-29"}], "body/0/@id"),
        ("add_labels", {"first": "a", "second": 2}, "body/second"),
    ],
)
def test_a_dict_that_no_model_could_be_is_not_sent(
    package: Any, method: str, body: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        _sent(package, method, body)


def test_decimals_are_written_as_their_members_are(package: Any) -> None:
    parcel = {"@id": 1, "sent-on": dt.date(2024, 2, 29)}
    for value in (Decimal("1.10"), "1.10"):
        body = [{**parcel, "weight": Decimal("1.10"), "value": value}]
        sent = _sent(package, "add_parcels", body)
        assert sent[0]["weight"] == 1.1
        assert sent[0]["value"] == "1.10"
    sent = _sent(package, "add_parcels", [{**parcel, "value": 1.5, "other": [1]}])
    assert sent == [{"@id": 1, "sent-on": "2024-02-29", "value": "1.5", "other": [1]}]


def test_members_without_a_name_and_with_an_empty_one_are_sent(package: Any) -> None:
    for method, body in (
        ("add_open", {"size": 1, "inner": {"size": 2, "x": None}, "y": [1]}),
        ("add_nameless", {"": "a", "size": 1}),
    ):
        assert _sent(package, method, body) == body
    with pytest.raises(ValueError, match="body/inner/size"):
        _sent(package, "add_open", {"size": 1, "inner": {"size": "2"}})


def test_a_member_without_a_name_tells_no_classes_apart(package: Any) -> None:
    assert not hasattr(package.models.Nameless, "__discriminator__")


def test_a_client_does_without_the_dicts_and_can_import_them(folder: Path) -> None:
    code = (
        "import sys; from dicts_client import Client; Client('http://h').shapes;"
        "print('dicts_client.dicts' in sys.modules);"
        "from dicts_client import dicts; print(dicts.Circle(kind='Circle', radius=1))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n{'kind': 'Circle', 'radius': 1}\n"


_CALLER = """\
from __future__ import annotations

import datetime as dt

from dicts_client import Client, dicts, models


def call(client: Client) -> None:
    day = dt.date(2024, 2, 29)
    client.shapes.add_shape(body={"kind": "Circle", "radius": 1})
    circle: dicts.Circle = {"kind": "Circle", "radius": 1, "colour": "red"}
    square: dicts.Square = {"kind": "Square", "side": 2, "inner": circle}
    client.shapes.add_shape(body=square)
    client.shapes.add_shape(body=models.Circle(radius=1))
    client.shapes.add_shape(body={"kind": "Shape"})
    client.shapes.add_parcels(body=[{"@id": 1, "sent-on": day}])
    client.shapes.add_parcels(
        body=[{"@id": 1, "sent-on": day, "inside": models.Parcel(id=1, sent_on=day)}]
    )
    inner: dicts.Models = {"models": circle, "class": "c", "str": "s"}
    client.shapes.add_parcels(body=[{"@id": 1, "sent-on": day, "models": inner}])
    client.shapes.add_labels(body={"first": "a", "second": "b"})
    client.shapes.add_open(body={"size": 1, "inner": {"size": 2, "x": 1}, "y": [1]})
    known: dicts.Open = {"size": 1, "inner": {"size": 2}}
    client.shapes.add_open(body=known)
    client.shapes.add_nameless(body={"": "a", "size": 1})
    wrong: dicts.Open = {"size": "1"}  # wrong
    print(wrong)
    client.shapes.add_shape(body={"kind": "Circle"})  # wrong
    client.shapes.add_shape(body={"kind": "Star", "radius": 1})  # wrong
    client.shapes.add_shape(body={"kind": "Circle", "radius": "1"})  # wrong
    client.shapes.add_shape(body={"kind": "Circle", "radius": 1, "x": 1})  # wrong
    client.shapes.add_shape(body={"kind": "Shape", "colour": "black"})  # wrong
    client.shapes.add_parcels(body=[{"@id": 1}])  # wrong
    client.shapes.add_parcels(body=[{"id_": 1, "sent_on": day}])  # wrong
    client.shapes.add_parcels(body=[{"@id": 1, "sent-on": 1}])  # wrong
    dicts.Parcel({"@id": 1, "sent-on": day, "number": "read-only"})  # wrong
    print(dicts.Receipt)  # wrong
"""


@pytest.mark.parametrize("checker", ["mypy", "basedpyright"])
def test_type_checkers_know_the_members(
    checker: str, folder: Path, tmp_path: Path
) -> None:
    caller = tmp_path / "caller.py"
    caller.write_text(_CALLER)
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(folder)]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    commands = {
        "mypy": ["--strict", "--cache-dir", str(tmp_path / "cache"), str(caller)],
        "basedpyright": ["--pythonpath", sys.executable, "-p", str(tmp_path)],
    }
    done = subprocess.run(
        [sys.executable, "-m", checker, *commands[checker]],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(folder)},
    )
    told = {int(line) for line in re.findall(r"caller\.py:(\d+):.*error", done.stdout)}
    wrong = {
        number
        for number, line in enumerate(_CALLER.splitlines(), 1)
        if line.endswith("# wrong")
    }
    assert told == wrong, done.stdout


def test_the_module_itself_passes_the_checkers(folder: Path, tmp_path: Path) -> None:
    settings = {
        "typeCheckingMode": "strict",
        "include": [str(folder)],
        "extraPaths": [str(folder)],
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    cache = f"--cache-dir={tmp_path / 'cache'}"
    rules = "B,C4,E,F,I,N,PIE,RET,SIM,T20,UP,W"
    for command in (
        ["mypy", "--strict", cache, "dicts_client"],
        ["basedpyright", "--pythonpath", sys.executable, "-p", str(tmp_path)],
        ["ruff", "check", "--isolated", "--no-cache", "--select", rules, "."],
        ["black", "--config", os.devnull, "--check", "--quiet", "dicts_client"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=folder,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
